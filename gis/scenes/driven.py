"""The measurement table drives the drawing, and the drawing the table.

What the table says of a thing puts it there: a vehicle is fitted to all its measured anchors, a
mark takes its measured vertices. What somebody moves by hand is measured again where it lies now,
so that table and drawing agree. Where an edit does both, the table has the last word.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from gis.angles import Point, bearing_deg
from gis.problems import Problem
from gis.scenes.measured import (
    AnchorOf,
    Measured,
    ThingKind,
    ThingOf,
    VertexOf,
    party_of,
    pose_named,
    read_target,
)
from gis.scenes.renamed import new_names, renamed
from gis.scenes.scene import KeptMeasurement, Mark, MarkForm, MarkKind, Pose, Scene, SceneParty
from gis.scenes.survey.adjustment import adjust
from gis.scenes.survey.equations import equations_of
from gis.scenes.survey.measurements import FixedPoint, Measurement
from gis.scenes.survey.readings import read_off
from gis.scenes.survey.rigid import Fitted, RigidPlace, fit
from gis.scenes.symbols import SymbolLibrary, anchors_of
from gis.scenes.targets import CONTACT, targets_of

SAME_M = 1e-9
AREA_KINDS = frozenset({MarkKind.FLUID, MarkKind.DEBRIS, MarkKind.BLOOD, MarkKind.FALLEN_LOAD})
Rows = Mapping[str, tuple[Measurement, ...]]


def settled(before: Scene, after: Scene, library: SymbolLibrary) -> Scene:
    """`after` with table and drawing in agreement; `before` tells which of them was changed."""
    if not after.measurements or _same_things(before, after):
        return after
    names = new_names(before, after)
    scene = renamed(after, names, before)
    changed = _changed(before, scene, names)
    moved = _moved(before, scene, names, library) - changed
    bodies = {
        (read.no, read.pose)
        for target in changed | _resized(before, scene, names, library)
        if isinstance(read := read_target(scene, target), AnchorOf)
    }
    moved = {target for target in moved if not _is_of(scene, target, bodies)}
    scene = _measured_again(scene, moved, library)
    return _drawn(scene, changed, bodies, library)


def fixed_by_id(scene: Scene) -> dict[str, FixedPoint]:
    """The fixed points of a scene."""
    return {kept.point.id: kept.point for kept in scene.fixed_points}


def rows_of(scene: Scene) -> dict[str, tuple[Measurement, ...]]:
    """The rows that can be computed with, by target in order of their first ones."""
    found: dict[str, tuple[Measurement, ...]] = {}
    for kept in scene.measurements:
        if kept.row is not None:
            found[kept.row.target] = (*found.get(kept.row.target, ()), kept.row)
    return found


Body = tuple[int, str]
"""Number of a party, and its place as `targets.poses_of` names it."""


def measured_bodies(scene: Scene) -> dict[Body, dict[str, tuple[Measurement, ...]]]:
    """The rows of every body that has any, by the anchor they measure."""
    found: dict[Body, dict[str, tuple[Measurement, ...]]] = {}
    for target, rows in rows_of(scene).items():
        read = read_target(scene, target)
        if isinstance(read, AnchorOf):
            found.setdefault((read.no, read.pose), {})[read.anchor] = rows
    return found


# What an edit changed


def _same_table(before: Scene, after: Scene) -> bool:
    return (before.measurements, before.fixed_points) == (after.measurements, after.fixed_points)


def _same_things(before: Scene, after: Scene) -> bool:
    """Whether neither the table nor anything that it may measure was changed."""
    return _same_table(before, after) and (
        (before.parties, before.marks, before.objects, before.photos, before.impact)
        == (after.parties, after.marks, after.objects, after.photos, after.impact)
    )


@dataclass(frozen=True, slots=True)
class _Input:
    """What a row puts in: itself without its names, and where its fixed points lie."""

    row: Measurement
    points: tuple[Point | None, ...]


def _inputs(scene: Scene) -> dict[str, tuple[_Input, ...]]:
    fixed = fixed_by_id(scene)

    def one(row: Measurement) -> _Input:
        points = tuple(fixed[name].at if name in fixed else None for name in row.fixed)
        return _Input(replace(row, target="", fixed=(), photo=""), points)

    return {target: tuple(map(one, own)) for target, own in rows_of(scene).items()}


def _changed(before: Scene, after: Scene, names: Mapping[str, str | None]) -> set[str]:
    """Targets whose rows or fixed points say something else than before."""
    if _same_table(before, after):
        return set()
    old = {names[target]: own for target, own in _inputs(before).items()}
    return {target for target, own in _inputs(after).items() if old.get(target) != own}


def _moved(
    before: Scene, after: Scene, names: Mapping[str, str | None], library: SymbolLibrary
) -> set[str]:
    """Targets that are drawn elsewhere than before."""
    old, new = targets_of(before, library), targets_of(after, library)
    return {
        name
        for target, name in names.items()
        if name is not None
        and target in old
        and name in new
        and math.dist(old[target], new[name]) > SAME_M
    }


def _resized(
    before: Scene, after: Scene, names: Mapping[str, str | None], library: SymbolLibrary
) -> set[str]:
    """Targets of parties that stand where they stood, drawn in another size."""
    found = set()
    for target, name in names.items():
        old = read_target(before, target)
        new = None if name is None else read_target(after, name)
        if name is not None and isinstance(old, AnchorOf) and isinstance(new, AnchorOf):
            was, now = party_of(before, old.no), party_of(after, new.no)
            old_pose, new_pose = pose_named(was, old.pose), pose_named(now, new.pose)
            own = anchors_of(library.of_party(was), old_pose)
            other = own != anchors_of(library.of_party(now), new_pose)
            if other and _same_place(old_pose, new_pose):
                found.add(name)
    return found


def _same_place(was: Pose | None, now: Pose | None) -> bool:
    return (
        was is not None
        and now is not None
        and (was.at, was.heading_deg)
        == (
            now.at,
            now.heading_deg,
        )
    )


def _is_of(scene: Scene, target: str, bodies: Iterable[Body]) -> bool:
    read = read_target(scene, target)
    return isinstance(read, AnchorOf) and (read.no, read.pose) in bodies


# The drawing drives the table


def _measured_again(scene: Scene, moved: set[str], library: SymbolLibrary) -> Scene:
    if not moved:
        return scene
    fixed, drawn = fixed_by_id(scene), targets_of(scene, library)

    def again(kept: KeptMeasurement) -> KeptMeasurement:
        if kept.row is None or kept.row.target not in moved:
            return kept
        return replace(kept, row=read_off(kept.row, drawn[kept.row.target], fixed))

    return replace(scene, measurements=tuple(map(again, scene.measurements)))


# The table drives the drawing


def _drawn(
    scene: Scene, changed: set[str], bodies: Iterable[Body], library: SymbolLibrary
) -> Scene:
    rows, fixed, drawn = rows_of(scene), fixed_by_id(scene), targets_of(scene, library)
    measured = measured_bodies(scene)
    for body in sorted(bodies):
        fitted = fitted_body(scene, body, measured.get(body, {}), library)
        if fitted is not None:
            scene = _with_pose(scene, *body, fitted.place)
    for target in rows:
        read = read_target(scene, target)
        if target not in changed or read is None or isinstance(read, AnchorOf):
            continue
        try:
            told = adjust(rows[target], fixed, near=drawn.get(target))
        except Problem:  # the table says so in its row; the drawing stays
            continue
        scene = _put(scene, read, told.at)
        if read == ThingOf(ThingKind.IMPACT):
            scene = replace(scene, impact_sigma_m=round(told.rms_m, 2))
    return scene


def fitted_body(scene: Scene, body: Body, rows: Rows, library: SymbolLibrary) -> Fitted | None:
    """A party's place as its measured anchors have it; None where they do not place it.

    `rows` are those of the body, by anchor (`measured_bodies`).
    """
    no, pose = body
    fixed, party = fixed_by_id(scene), party_of(scene, no)
    anchors = anchors_of(library.of_party(party), pose_named(party, pose))
    own: dict[Point, tuple[Measurement, ...]] = {}
    for anchor, measured in rows.items():
        sound = tuple(row for row in measured if _is_sound(row, fixed))
        if sound and anchor in anchors:
            own[anchors[anchor]] = sound
    return fit(own, fixed, sketch=_sketch(party, pose, own, fixed, anchors)) if own else None


def _is_sound(row: Measurement, fixed: Mapping[str, FixedPoint]) -> bool:
    try:
        return bool(equations_of([row], fixed))
    except Problem:
        return False


def _sketch(
    party: SceneParty,
    pose: str,
    own: Mapping[Point, Sequence[Measurement]],
    fixed: Mapping[str, FixedPoint],
    anchors: Mapping[str, Point],
) -> RigidPlace | None:
    """Where it is drawn, or where and how it would be looked for."""
    known = pose_named(party, pose) or party.contact or party.rest
    if known is not None:
        return RigidPlace(at=known.at, heading_deg=known.heading_deg)
    if len(party.approach) > 1:
        heading = bearing_deg(party.approach[-2], party.approach[-1])
        return RigidPlace(at=party.approach[-1], heading_deg=heading)
    if len(anchors) > 1:
        return None
    row = next(iter(own.values()))[0]
    at = fixed[row.fixed[0]].at if row.fixed else (row.values_m[0], row.values_m[1])
    return RigidPlace(at=at, heading_deg=0.0)


def _with_pose(scene: Scene, no: int, name: str, place: RigidPlace) -> Scene:
    party = party_of(scene, no)
    known = pose_named(party, name)
    pose = (
        Pose(at=place.at, heading_deg=place.heading_deg)
        if known is None
        else replace(known, at=place.at, heading_deg=place.heading_deg)
    )
    if name == "":
        changed = replace(party, rest=pose)
    elif name == CONTACT:
        changed = replace(party, contact=pose)
    elif name.isdecimal() and 1 <= int(name) <= len(party.positions) + 1:
        place_no = int(name) - 1
        positions = (*party.positions[:place_no], pose, *party.positions[place_no + 1 :])
        changed = replace(party, positions=positions)
    else:
        return scene
    parties = tuple(changed if one.no == no else one for one in scene.parties)
    return replace(scene, parties=parties)


def _put(scene: Scene, read: Measured, at: Point) -> Scene:
    if isinstance(read, VertexOf):
        mark = _with_vertex(scene.marks[read.mark], read.number, at)
        marks = (*scene.marks[: read.mark], mark, *scene.marks[read.mark + 1 :])
        return replace(scene, marks=marks)
    assert isinstance(read, ThingOf)
    if read.kind is ThingKind.IMPACT:
        return replace(scene, impact=at)
    if read.kind is ThingKind.OBJECT:
        objects = list(scene.objects)
        objects[read.place] = replace(objects[read.place], at=at)
        return replace(scene, objects=tuple(objects))
    photos = list(scene.photos)
    photos[read.place] = replace(photos[read.place], at=at)
    return replace(scene, photos=tuple(photos))


def _with_vertex(mark: Mark, number: int, at: Point) -> Mark:
    points = list(mark.points)
    if number <= len(points):
        points[number - 1] = at
        return replace(mark, points=tuple(points))
    if number > len(points) + 1:
        return mark
    points.append(at)
    return replace(mark, points=tuple(points), form=grown_form(mark, len(points)))


def grown_form(mark: Mark, count: int) -> MarkForm:
    """The form of a mark that got another vertex."""
    if count == 1:
        return MarkForm.POINT
    is_area = mark.form is MarkForm.AREA or (
        mark.kind in AREA_KINDS and mark.form is not MarkForm.LINE
    )
    was_line_of_two = mark.kind in AREA_KINDS and count == 3
    return MarkForm.AREA if count > 2 and (is_area or was_line_of_two) else MarkForm.LINE
