"""Which items of a drawing belong to parts of the scene's document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from gis.scenes.merging import PartKey
from gis.scenes.parts import PartKind
from gis.scenes.scene import Scene
from gis.scenes.targets import mark_name


def draws_any(scene: Scene, parts: Iterable[PartKey]) -> Callable[[str], bool]:
    """Whether what is drawn under a key is one of some parts."""
    keys = tuple(key for part in parts for key in _keys(scene, part))
    return lambda key: key.startswith(keys)


def _keys(scene: Scene, part: PartKey) -> list[str]:
    match part.field:
        case "parties":
            return [f"{kind}/{part.key}/" for kind in (PartKind.POSE, PartKind.APPROACH)]
        case "impact":
            return [f"{PartKind.IMPACT}/"]
        case "marks":
            names = [mark_name(scene, place) for place in range(len(scene.marks))]
            named = part.key if not part.key.isdecimal() else f"M{part.key}"
            return _places(PartKind.MARK, names, named)
        case "objects":
            return _places(PartKind.OBJECT, [one.id for one in scene.objects], part.key)
        case "photos":
            return _places(PartKind.PHOTO, [one.id for one in scene.photos], part.key)
        case "fixed_points":
            names = [kept.point.id for kept in scene.fixed_points]
            return _places(PartKind.FIXED_POINT, names, part.key)
        case "texts" | "dimensions" if part.key.isdecimal():
            kind = PartKind.TEXT if part.field == "texts" else PartKind.DIMENSION
            return [f"{kind}/{int(part.key) - 1}/"]
        case _:
            return []


def _places(kind: PartKind, names: Sequence[str], wanted: str) -> list[str]:
    return [f"{kind}/{place}/" for place, name in enumerate(names) if name == wanted]
