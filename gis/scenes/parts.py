"""What of a scene can be chosen, by its place in the scene's lists."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gis.scenes.scene import Scene


class PartKind(StrEnum):
    """What a part is."""

    POSE = "pose"
    """A party's place: `pose` says which one ("contact", "1", "2" ..., "" for rest)."""
    APPROACH = "approach"
    """A party's path before contact."""
    MARK = "mark"
    OBJECT = "object"
    PHOTO = "photo"
    TEXT = "text"
    DIMENSION = "dimension"
    FIXED_POINT = "fixed_point"
    IMPACT = "impact"
    """The contact point."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class ScenePart:
    """One part of a scene."""

    kind: PartKind
    place: int = 0
    """In the list of its kind, from 0; of a party its number."""
    pose: str = ""
    """As `gis.scenes.targets.poses_of` names them."""


def is_there(part: ScenePart, scene: Scene) -> bool:
    """Whether a scene holds a part."""
    if part.kind is PartKind.IMPACT:
        return scene.impact is not None
    if part.kind in (PartKind.POSE, PartKind.APPROACH):
        return any(party.no == part.place for party in scene.parties)
    lists = {
        PartKind.MARK: scene.marks,
        PartKind.OBJECT: scene.objects,
        PartKind.PHOTO: scene.photos,
        PartKind.TEXT: scene.texts,
        PartKind.DIMENSION: scene.dimensions,
        PartKind.FIXED_POINT: scene.fixed_points,
    }
    return part.place < len(lists[part.kind])


def key_of(part: ScenePart) -> str:
    """What the display items of a part carry as their key: "pose/1/contact", "mark/0/"."""
    return f"{part.kind.value}/{part.place}/{part.pose}"


def part_of_key(key: str) -> ScenePart | None:
    """The part that a display item stands for; None for what is no part."""
    words = key.split("/")
    if len(words) != 3 or words[0] not in set(PartKind) or not words[1].isdigit():
        return None
    return ScenePart(kind=PartKind(words[0]), place=int(words[1]), pose=words[2])
