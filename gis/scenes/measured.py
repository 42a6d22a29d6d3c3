"""What a target's name means in a scene: an anchor of a party's place, a vertex, a thing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from gis.scenes.parts import PartKind, ScenePart
from gis.scenes.scene import Pose, Scene, SceneParty
from gis.scenes.targets import IMPACT, letters, mark_name, poses_of


@dataclass(frozen=True, slots=True)
class AnchorOf:
    """An anchor of a party's place; `pose` as `targets.poses_of` names it."""

    no: int
    pose: str
    anchor: str


@dataclass(frozen=True, slots=True)
class VertexOf:
    """A vertex of a mark: the mark's place in the list from 0, the vertex from 1."""

    mark: int
    number: int


class ThingKind(Enum):
    """Things of one point."""

    OBJECT = "object"
    PHOTO = "photo"
    IMPACT = "impact"


@dataclass(frozen=True, slots=True)
class ThingOf:
    """A thing of one point, by its place in the scene's list."""

    kind: ThingKind
    place: int = 0


Measured = AnchorOf | VertexOf | ThingOf


def read_target(scene: Scene, target: str) -> Measured | None:
    """What a target names; None where the scene has no such party, mark or thing."""
    if target == IMPACT:
        return ThingOf(ThingKind.IMPACT)
    head, *rest = target.split(".")
    if not rest:
        return _thing(scene, head)
    no = next((no for no, own in letters(scene).items() if own == head), None)
    if no is not None:
        return AnchorOf(no, rest[0] if len(rest) > 1 else "", rest[-1])
    for place in range(len(scene.marks)):
        if mark_name(scene, place) == head and rest[0].isdecimal() and int(rest[0]) > 0:
            return VertexOf(place, int(rest[0]))
    return None


def _thing(scene: Scene, name: str) -> ThingOf | None:
    for place, thing in enumerate(scene.objects):
        if thing.id == name:
            return ThingOf(ThingKind.OBJECT, place)
    for place, photo in enumerate(scene.photos):
        if photo.id == name:
            return ThingOf(ThingKind.PHOTO, place)
    return None


def party_of(scene: Scene, no: int) -> SceneParty:
    """The party of a number, which is there."""
    return next(party for party in scene.parties if party.no == no)


def pose_named(party: SceneParty, name: str) -> Pose | None:
    """A place of a party by what targets call it."""
    return poses_of(party).get(name)


def part_of(read: Measured) -> ScenePart:
    """What is chosen with a target: the place of a party, the mark, the thing."""
    if isinstance(read, AnchorOf):
        return ScenePart(kind=PartKind.POSE, place=read.no, pose=read.pose)
    if isinstance(read, VertexOf):
        return ScenePart(kind=PartKind.MARK, place=read.mark)
    return ScenePart(kind=_PARTS[read.kind], place=read.place)


_PARTS = {
    ThingKind.OBJECT: PartKind.OBJECT,
    ThingKind.PHOTO: PartKind.PHOTO,
    ThingKind.IMPACT: PartKind.IMPACT,
}
