"""Where the parts of a scene can be taken hold of, and what pulling there makes of it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from gis.angles import Point, bearing_deg, moved, turn_deg
from gis.scenes.drawing.parties import TOUCH_M, party_of, with_party, with_pose
from gis.scenes.drawing.poses import ahead_of
from gis.scenes.parts import PartKind, ScenePart
from gis.scenes.scene import Dimension, Mark, MarkForm, Pose, PoseState, Scene
from gis.scenes.symbols import SymbolKind, SymbolLibrary
from gis.scenes.targets import poses_of

TURN_M = 1.5
"""From the nose of a vehicle to the grip that turns it."""
LOOK_M = 3.0
"""From a photo or a thing to the grip that turns it."""
FEWEST = {MarkForm.LINE: 2, MarkForm.AREA: 3, MarkForm.POINT: 1}


class GripKind(Enum):
    """What pulling at a grip does."""

    VERTEX = "vertex"
    INSERT = "insert"
    """The middle of a segment: pulling it puts a vertex in."""
    TURN = "turn"
    TRAILER = "trailer"
    """The end of a trailer: pulling it folds it against its tractor."""
    START = "start"
    END = "end"
    OFFSET = "offset"
    """The middle of a dimension's line: pulling it moves the line off its points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grip:
    """A place of a part to take hold of; `number` is that of the vertex or segment."""

    kind: GripKind
    at: Point
    part: ScenePart
    number: int = 0
    about: Point | None = None
    """What a trailer turns about."""


def grips_of(scene: Scene, part: ScenePart, library: SymbolLibrary) -> tuple[Grip, ...]:
    """The grips of a part besides the part itself, which moves whole."""
    if part.kind is PartKind.POSE:
        return _pose_grips(scene, part, library)
    if part.kind is PartKind.APPROACH:
        party = party_of(scene, part.place)
        return () if party is None else _vertices(party.approach, part, is_ring=False)
    if part.kind is PartKind.MARK:
        mark = scene.marks[part.place]
        return _vertices(mark.points, part, is_ring=mark.form is MarkForm.AREA)
    if part.kind is PartKind.DIMENSION:
        return _dimension_grips(scene.dimensions[part.place], part)
    if part.kind is PartKind.PHOTO:
        photo = scene.photos[part.place]
        if photo.at is None:
            return ()
        look = moved(photo.at, photo.bearing_deg or 0.0, LOOK_M)
        return (Grip(kind=GripKind.TURN, at=look, part=part),)
    if part.kind is PartKind.OBJECT:
        one = scene.objects[part.place]
        look = moved(one.at, one.heading_deg, LOOK_M)
        return (Grip(kind=GripKind.TURN, at=look, part=part),)
    return ()


def pulled(scene: Scene, grip: Grip, to: Point) -> Scene:
    """The scene with a grip pulled to a place."""
    return _PULLS[grip.part.kind](scene, grip, to)


def without_vertex(scene: Scene, grip: Grip) -> Scene:
    """The scene without a vertex of a mark or path; as it is where too few would be left."""
    part = grip.part
    if grip.kind is not GripKind.VERTEX:
        return scene
    if part.kind is PartKind.MARK:
        mark = scene.marks[part.place]
        if len(mark.points) <= FEWEST.get(mark.form, 1):
            return scene
        return _with_mark(scene, part.place, _dropped(mark.points, grip.number))
    party = party_of(scene, part.place)
    if part.kind is not PartKind.APPROACH or party is None or len(party.approach) <= 2:
        return scene
    if grip.number == len(party.approach) - 1:
        return scene
    return with_party(scene, replace(party, approach=_dropped(party.approach, grip.number)))


# --- grips


def _pose_grips(scene: Scene, part: ScenePart, library: SymbolLibrary) -> tuple[Grip, ...]:
    party = party_of(scene, part.place)
    pose = None if party is None else poses_of(party).get(part.pose)
    if party is None or pose is None:
        return ()
    symbol = library.of_party(party)
    ahead = ahead_of(pose, symbol.length_m / 2.0 + TURN_M)
    found = [Grip(kind=GripKind.TURN, at=ahead, part=part)]
    if symbol.kind is SymbolKind.ARTICULATED and symbol.trailer_m:
        coupling = ahead_of(pose, symbol.length_m / 2.0 - symbol.coupling_m)
        back = pose.heading_deg + 180.0 + pose.trailer_deg
        end = moved(coupling, back, symbol.length_m - symbol.coupling_m)
        found.append(Grip(kind=GripKind.TRAILER, at=end, part=part, about=coupling))
    return tuple(found)


def _vertices(points: Sequence[Point], part: ScenePart, *, is_ring: bool) -> tuple[Grip, ...]:
    found = [
        Grip(kind=GripKind.VERTEX, at=at, part=part, number=number)
        for number, at in enumerate(points)
    ]
    ring = (*points, *points[:1]) if is_ring else points
    for number, (a, b) in enumerate(pairwise(ring)):
        middle = ((a[0] + b[0]) / 2.0, (a[1] + b[1]) / 2.0)
        found.append(Grip(kind=GripKind.INSERT, at=middle, part=part, number=number))
    return tuple(found)


def _dimension_grips(line: Dimension, part: ScenePart) -> tuple[Grip, ...]:
    (ax, ay), (bx, by) = line.start, line.end
    long = math.dist(line.start, line.end)
    share = line.offset_m / long if long else 0.0
    middle = ((ax + bx) / 2.0 - (by - ay) * share, (ay + by) / 2.0 + (bx - ax) * share)
    return (
        Grip(kind=GripKind.START, at=line.start, part=part),
        Grip(kind=GripKind.END, at=line.end, part=part),
        Grip(kind=GripKind.OFFSET, at=middle, part=part),
    )


# --- pulling


def _pull_pose(scene: Scene, grip: Grip, to: Point) -> Scene:
    party = party_of(scene, grip.part.place)
    if party is None:
        return scene
    pose = poses_of(party)[grip.part.pose]
    if grip.kind is GripKind.TURN:
        made = replace(pose, heading_deg=bearing_deg(pose.at, to))
    else:
        made = _folded(pose, grip, to)
    return with_party(scene, with_pose(party, grip.part.pose, made))


def _folded(pose: Pose, grip: Grip, to: Point) -> Pose:
    """The pose with its trailer turned about the coupling to point to a place."""
    angle = turn_deg(pose.heading_deg + 180.0, bearing_deg(grip.about or pose.at, to))
    return replace(pose, trailer_deg=angle, state=PoseState.JACKKNIFED.value)


def _pull_approach(scene: Scene, grip: Grip, to: Point) -> Scene:
    party = party_of(scene, grip.part.place)
    if party is None:
        return scene
    path = _pulled_points(party.approach, grip, to)
    contact = party.contact
    is_end = grip.kind is GripKind.VERTEX and grip.number == len(party.approach) - 1
    if is_end and contact is not None and math.dist(contact.at, party.approach[-1]) < TOUCH_M:
        contact = replace(contact, at=to)
    return with_party(scene, replace(party, approach=path, contact=contact))


def _pull_mark(scene: Scene, grip: Grip, to: Point) -> Scene:
    place = grip.part.place
    return _with_mark(scene, place, _pulled_points(scene.marks[place].points, grip, to))


def _with_mark(scene: Scene, place: int, points: tuple[Point, ...]) -> Scene:
    """A mark of another shape; its measured length held for the old one."""
    mark: Mark = replace(scene.marks[place], points=points, length_m=None)
    return replace(scene, marks=(*scene.marks[:place], mark, *scene.marks[place + 1 :]))


def _pull_dimension(scene: Scene, grip: Grip, to: Point) -> Scene:
    place = grip.part.place
    line = scene.dimensions[place]
    if grip.kind is GripKind.START:
        made = replace(line, start=to)
    elif grip.kind is GripKind.END:
        made = replace(line, end=to)
    else:
        made = replace(line, offset_m=left_of(line.start, line.end, to))
    if made.start == made.end:
        return scene
    lines = (*scene.dimensions[:place], made, *scene.dimensions[place + 1 :])
    return replace(scene, dimensions=lines)


def _pull_photo(scene: Scene, grip: Grip, to: Point) -> Scene:
    place = grip.part.place
    photo = scene.photos[place]
    if photo.at is None:
        return scene
    made = replace(photo, bearing_deg=bearing_deg(photo.at, to))
    return replace(scene, photos=(*scene.photos[:place], made, *scene.photos[place + 1 :]))


def _pull_object(scene: Scene, grip: Grip, to: Point) -> Scene:
    place = grip.part.place
    one = scene.objects[place]
    made = replace(one, heading_deg=bearing_deg(one.at, to))
    return replace(scene, objects=(*scene.objects[:place], made, *scene.objects[place + 1 :]))


_PULLS: Mapping[PartKind, Callable[[Scene, Grip, Point], Scene]] = {
    PartKind.POSE: _pull_pose,
    PartKind.APPROACH: _pull_approach,
    PartKind.MARK: _pull_mark,
    PartKind.DIMENSION: _pull_dimension,
    PartKind.PHOTO: _pull_photo,
    PartKind.OBJECT: _pull_object,
}


def left_of(start: Point, end: Point, at: Point) -> float:
    """How far a place lies left (positive) of the line from a start to an end, metres."""
    (ax, ay), (bx, by) = start, end
    long = math.dist(start, end)
    return ((bx - ax) * (at[1] - ay) - (by - ay) * (at[0] - ax)) / long if long else 0.0


def _pulled_points(points: Sequence[Point], grip: Grip, to: Point) -> tuple[Point, ...]:
    number = grip.number
    if grip.kind is GripKind.INSERT:
        return (*points[: number + 1], to, *points[number + 1 :])
    return (*points[:number], to, *points[number + 1 :])


def _dropped(points: Sequence[Point], number: int) -> tuple[Point, ...]:
    return (*points[:number], *points[number + 1 :])
