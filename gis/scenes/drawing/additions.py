"""What is put on a scene: contact point, marks, things, photos, words, dimension lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from gis.angles import Point
from gis.problems import Problem
from gis.scenes.scene import (
    Dimension,
    Mark,
    MarkForm,
    Photo,
    Scene,
    SceneObject,
    SceneText,
)

_FEWEST = {MarkForm.POINT: 1, MarkForm.LINE: 2, MarkForm.AREA: 3}


def with_impact(scene: Scene, at: Point | None, sigma_m: float | None = None) -> Scene:
    """The scene with a contact point, and how sure it is (standard deviation, metres)."""
    return replace(scene, impact=at, impact_sigma_m=None if at is None else sigma_m)


def with_mark(
    scene: Scene,
    kind: str,
    form: MarkForm,
    points: Sequence[Point],
    *,
    party: int | None = None,
) -> Scene:
    """The scene with a mark more, by the next free name (M1, M2 ...).

    Raises:
        Problem: DRAFT_POINTS_LACK of too few points for its form.
    """
    needed = _FEWEST[form]
    if len(points) < needed:
        raise Problem("DRAFT_POINTS_LACK", needed=needed, present=len(points))
    name = free_name("M", (one.id for one in scene.marks), at_least=len(scene.marks) + 1)
    mark = Mark(id=name, kind=kind, form=form, points=tuple(points), party=party)
    return replace(scene, marks=(*scene.marks, mark))


def with_object(scene: Scene, symbol: str, at: Point, heading_deg: float = 0.0) -> Scene:
    """The scene with a thing more, by the next free name (O1, O2 ...)."""
    name = free_name("O", (one.id for one in scene.objects))
    made = SceneObject(id=name, symbol=symbol, at=at, heading_deg=heading_deg % 360.0)
    return replace(scene, objects=(*scene.objects, made))


def with_photo(
    scene: Scene, at: Point, bearing_deg: float | None = None, *, file: str = "", note: str = ""
) -> Scene:
    """The scene with a photo more, by the next free name (P1, P2 ...)."""
    name = free_name("P", (one.id for one in scene.photos))
    made = Photo(id=name, at=at, bearing_deg=bearing_deg, file=file, note=note)
    return replace(scene, photos=(*scene.photos, made))


def with_text(scene: Scene, at: Point, text: str) -> Scene:
    """The scene with words at a place.

    Raises:
        Problem: TEXT_IS_EMPTY.
    """
    if not text.strip():
        raise Problem("TEXT_IS_EMPTY")
    return replace(scene, texts=(*scene.texts, SceneText(at=at, text=text.strip())))


def with_dimension(scene: Scene, start: Point, end: Point, offset_m: float = 0.0) -> Scene:
    """The scene with a dimension line more.

    Raises:
        Problem: DRAFT_POINTS_LACK of two points that are one.
    """
    if start == end:
        raise Problem("DRAFT_POINTS_LACK", needed=2, present=1)
    made = Dimension(start=start, end=end, offset_m=offset_m)
    return replace(scene, dimensions=(*scene.dimensions, made))


def free_name(prefix: str, names: Iterable[str], *, at_least: int = 1) -> str:
    """The first name of a prefix and a number from `at_least` on that nobody has."""
    taken = set(names)
    number = at_least
    while f"{prefix}{number}" in taken:
        number += 1
    return f"{prefix}{number}"
