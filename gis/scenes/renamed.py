"""Rows of the table follow what they measure when parties, marks or vertices change their names.

A letter is a party's place in the order and a vertex's number its place along the mark: both
change when another one goes. Rows of what was deleted go with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from gis.scenes.measured import (
    AnchorOf,
    Measured,
    ThingKind,
    VertexOf,
    party_of,
    pose_named,
    read_target,
)
from gis.scenes.scene import KeptMeasurement, Mark, Scene, SceneParty
from gis.scenes.targets import CONTACT, letters, mark_name

Gone = None


def new_names(before: Scene, after: Scene) -> dict[str, str | None]:
    """What each measured target of `before` is called in `after`; None where it was deleted."""
    found: dict[str, str | None] = {}
    for kept in before.measurements:
        if kept.row is not None and kept.row.target not in found:
            target = kept.row.target
            read = read_target(before, target)
            found[target] = target if read is None else _name(read, target, before, after)
    return found


def renamed(after: Scene, names: Mapping[str, str | None], before: Scene) -> Scene:
    """`after` with the rows it has from `before` under their new names, or without them."""
    if all(old == new for old, new in names.items()):
        return after
    kept_rows = list(before.measurements)
    rows: list[KeptMeasurement] = []
    for kept in after.measurements:
        if kept.row is None or kept not in kept_rows:
            rows.append(kept)
            continue
        name = names[kept.row.target]
        if name is not None:
            rows.append(replace(kept, row=replace(kept.row, target=name)))
    return replace(after, measurements=tuple(rows))


def _name(read: Measured, target: str, before: Scene, after: Scene) -> str | None:
    if isinstance(read, AnchorOf):
        return _anchor(read, before, after)
    if isinstance(read, VertexOf):
        return _vertex(read, before, after)
    if read.kind is ThingKind.IMPACT:
        was_there = before.impact is not None
        return Gone if was_there and after.impact is None else target
    return target if read_target(after, target) is not None else Gone


def _anchor(read: AnchorOf, before: Scene, after: Scene) -> str | None:
    old = party_of(before, read.no)
    new = _party(old, before, after)
    if new is None:
        return Gone
    pose = _pose(read.pose, old, new)
    if pose is None:
        return Gone
    return ".".join(part for part in (letters(after)[new.no], pose, read.anchor) if part)


def _party(old: SceneParty, before: Scene, after: Scene) -> SceneParty | None:
    """The same party: by its number, or under another number with all else unchanged."""
    same = next((one for one in after.parties if one.no == old.no), None)
    if same == old:
        return same
    moved = [
        one for one in after.parties if replace(one, no=old.no) == old and one not in before.parties
    ]
    return moved[0] if moved else same


def _pose(name: str, old: SceneParty, new: SceneParty) -> str | None:
    before, after = pose_named(old, name), pose_named(new, name)
    if before is None:
        return name
    if name in ("", CONTACT) or len(old.positions) == len(new.positions):
        return name if after is not None else Gone
    return str(new.positions.index(before) + 1) if before in new.positions else Gone


def _vertex(read: VertexOf, before: Scene, after: Scene) -> str | None:
    old = before.marks[read.mark]
    place = _mark(read.mark, before.marks, after.marks)
    if place is None:
        return Gone
    number = _number(read.number, old, after.marks[place])
    return Gone if number is None else f"{mark_name(after, place)}.{number}"


def _mark(place: int, before: Sequence[Mark], after: Sequence[Mark]) -> int | None:
    old = before[place]
    for there, one in enumerate(after):
        if one is old or (old.id and one.id == old.id):
            return there
    if len(before) == len(after):
        return place
    return after.index(old) if old in after else Gone


def _number(number: int, old: Mark, new: Mark) -> int | None:
    """The vertex at the same place, where vertices came or went; else the one of the number."""
    if number > len(old.points):
        return number
    same_points = sorted(old.points) == sorted(new.points)
    if len(old.points) == len(new.points) and not same_points:
        return number
    at = old.points[number - 1]
    if old.points[number - 1 : number] == new.points[number - 1 : number]:
        return number
    return new.points.index(at) + 1 if at in new.points else Gone
