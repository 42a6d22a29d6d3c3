"""What is measured next, and the row that goes into the table: pure steps of measuring a scene.

A vehicle is usually measured at both wheels of one side, a two-wheeler at both its wheels, people
and things at their middle, a mark at one vertex after another for as long as there are any.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from gis.angles import Point
from gis.crashes.records import PartyRole
from gis.scenes.drawing.additions import free_name
from gis.scenes.drawing.parties import new_party
from gis.scenes.driven import fixed_by_id, rows_of
from gis.scenes.measured import AnchorOf, VertexOf, party_of, read_target
from gis.scenes.scene import (
    KeptFixedPoint,
    KeptMeasurement,
    Mark,
    MarkForm,
    MarkKind,
    Scene,
    SceneObject,
)
from gis.scenes.survey.measurements import FixedPoint, Measurement
from gis.scenes.symbols import SymbolLibrary, anchors_of
from gis.scenes.targets import IMPACT, letter, mark_name, ordered

USUAL = (("front_right_wheel", "rear_right_wheel"), ("front_wheel", "rear_wheel"), ("centre",))
"""Anchors that are measured unless somebody chooses others; the first that a symbol has."""
POINT_KINDS = frozenset({MarkKind.GOUGE, MarkKind.BODY})
"""Marks that are usually one point."""


@dataclass(frozen=True, slots=True)
class NewParty:
    """A vehicle or person that the first row puts into the scene."""

    symbol: str
    """Id in the library."""


@dataclass(frozen=True, slots=True)
class NewMark:
    """A trace that the first row puts into the scene."""

    kind: str
    """A `MarkKind`."""


@dataclass(frozen=True, slots=True)
class NewObject:
    """A thing that the first row puts into the scene."""

    symbol: str
    """Id in the library."""


Maker = NewParty | NewMark | NewObject


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is measured next; `makes` where the scene does not have it yet."""

    target: str
    makes: Maker | None = None


def wanted_new(scene: Scene, library: SymbolLibrary, makes: Maker) -> Wanted:
    """The first target of something new."""
    if isinstance(makes, NewMark):
        return Wanted(target=f"{free_name('M', mark_names(scene))}.1", makes=makes)
    if isinstance(makes, NewObject):
        return Wanted(target=free_name("O", [one.id for one in scene.objects]), makes=makes)
    anchor = usual_anchors(anchors_of(library[makes.symbol]))[0]
    return Wanted(target=f"{letter(len(scene.parties))}.{anchor}", makes=makes)


def next_wanted(
    scene: Scene, library: SymbolLibrary, last: str = "", skipped: Collection[str] = ()
) -> Wanted | None:
    """What follows a target: the rest of the same thing, then what waits; None: nothing does."""
    measured = rows_of(scene)
    passed = {*measured, *skipped}
    for target in (*_same_thing(scene, library, last), *waiting(scene, library)):
        if target not in passed:
            return Wanted(target=target)
    return None


def waiting(scene: Scene, library: SymbolLibrary) -> Iterator[str]:
    """Targets of parties and marks that are not measured, in their order."""
    measured = rows_of(scene)
    for place, party in enumerate(ordered(scene)):
        if party.role is PartyRole.PASSENGER:
            continue
        name = letter(place)
        known = anchors_of(library.of_party(party))
        own = [target.removeprefix(f"{name}.") for target in measured]
        begun = next((one for one in own if one in known), "")
        for anchor in partners(begun, known) if begun else usual_anchors(known):
            if f"{name}.{anchor}" not in measured:
                yield f"{name}.{anchor}"
    for place, mark in enumerate(scene.marks):
        for number in range(1, len(mark.points) + 1):
            target = f"{mark_name(scene, place)}.{number}"
            if target not in measured:
                yield target


def usual_anchors(known: Mapping[str, Point]) -> tuple[str, ...]:
    """The anchors at which a thing is usually measured."""
    return next(pair for pair in USUAL if pair[0] in known)


def partners(anchor: str, known: Mapping[str, Point]) -> tuple[str, ...]:
    """An anchor and the one at the other end of the same side."""
    front, rear = anchor.replace("rear", "front"), anchor.replace("front", "rear")
    pair = (anchor, rear if anchor == front else front)
    return pair if front != rear and pair[1] in known else (anchor,)


def _same_thing(scene: Scene, library: SymbolLibrary, last: str) -> Iterable[str]:
    read = read_target(scene, last) if last else None
    head = last.rpartition(".")[0]
    if isinstance(read, AnchorOf):
        known = anchors_of(library.of_party(party_of(scene, read.no)))
        return [f"{head}.{one}" for one in partners(read.anchor, known)]
    if isinstance(read, VertexOf):
        mark = scene.marks[read.mark]
        ends = mark.kind in POINT_KINDS and mark.form is MarkForm.POINT
        return [] if ends else [f"{head}.{read.number + 1}"]
    return []


def with_row(scene: Scene, library: SymbolLibrary, wanted: Wanted, row: Measurement) -> Scene:
    """The scene with a row more, and with what it measures if that is new.

    A target measured again from the same points by the same method has its row replaced.
    """
    if read_target(scene, wanted.target) is None and wanted.makes is not None:
        scene = _with_new(scene, library, wanted.makes, row)
    same = (row.target, row.method, row.fixed)
    rows = list(scene.measurements)
    for place, kept in enumerate(rows):
        old = kept.row
        if old is not None and (old.target, old.method, old.fixed) == same:
            rows[place] = replace(kept, row=replace(row, photo=row.photo or old.photo))
            return replace(scene, measurements=tuple(rows))
    return replace(scene, measurements=(*rows, KeptMeasurement(row=row)))


def _with_new(scene: Scene, library: SymbolLibrary, makes: Maker, row: Measurement) -> Scene:
    head = row.target.partition(".")[0]
    if isinstance(makes, NewMark):
        mark = Mark(id=head, kind=makes.kind)
        return replace(scene, marks=(*scene.marks, mark))
    if isinstance(makes, NewObject):
        fixed = fixed_by_id(scene)
        at = fixed[row.fixed[0]].at if row.fixed else (row.values_m[0], row.values_m[1])
        thing = SceneObject(id=head, symbol=makes.symbol, at=at)
        return replace(scene, objects=(*scene.objects, thing))
    return replace(scene, parties=(*scene.parties, new_party(scene, library[makes.symbol])))


def with_fixed_point(scene: Scene, at: Point, note: str = "") -> tuple[Scene, str]:
    """The scene with a fixed point more, and its name: F1, F2 ..."""
    name = free_name("F", [kept.point.id for kept in scene.fixed_points])
    kept = KeptFixedPoint(point=FixedPoint(id=name, at=at, note=note))
    return replace(scene, fixed_points=(*scene.fixed_points, kept)), name


def renamed_fixed_point(scene: Scene, old: str, new: str) -> Scene:
    """The fixed point under another name, in its rows too; the caller sees that it is free."""

    def row(kept: KeptMeasurement) -> KeptMeasurement:
        if kept.row is None or old not in kept.row.fixed:
            return kept
        fixed = tuple(new if name == old else name for name in kept.row.fixed)
        return replace(kept, row=replace(kept.row, fixed=fixed))

    points = tuple(
        replace(kept, point=replace(kept.point, id=new)) if kept.point.id == old else kept
        for kept in scene.fixed_points
    )
    return replace(scene, fixed_points=points, measurements=tuple(map(row, scene.measurements)))


def uses_of(scene: Scene, name: str) -> int:
    """How many rows refer to a fixed point."""
    return sum(name in kept.row.fixed for kept in scene.measurements if kept.row is not None)


def is_known(scene: Scene, wanted: Wanted) -> bool:
    """Whether what is wanted can still be measured: things come and go by undo."""
    known = wanted.target == IMPACT or read_target(scene, wanted.target) is not None
    return known or wanted.makes is not None


def mark_names(scene: Scene) -> list[str]:
    """What measurements call the marks of a scene."""
    return [mark_name(scene, place) for place in range(len(scene.marks))]
