"""The streets being drawn: what is chosen, one undo entry per gesture, one announcement of each.

The window's tools and panels know the streets through this document alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import Enum

from shapely import LineString

from app.signal import Signal
from app.streets.edit_terms import EditTerms
from app.streets.editing import MakeChange, StreetEditing
from app.streets.object_editing import ObjectEditing
from app.undo import Step, UndoStack
from gis.angles import Point
from gis.crashes.records import RoadUid
from gis.mapping.layers import LayerKind
from gis.problems import Problem
from gis.streets.following import followed
from gis.streets.objects import (
    POINT_KINDS,
    ObjectChange,
    ObjectKind,
    ObjectUid,
    StreetObject,
)
from gis.streets.remake.change import Remade, StreetChange
from gis.streets.remake.network import Network
from gis.streets.remake.standing import Standing

Elsewhere = Callable[
    [Callable[[], Remade], Callable[[Remade], None], Callable[[Exception], None]], None
]
"""Does some work, maybe on another thread, and hands over on this one what came of it, or what it
failed with; of works that wait only the latest is done."""


def here(
    work: Callable[[], Remade],
    then: Callable[[Remade], None],
    failed: Callable[[Exception], None],
) -> None:
    """An `Elsewhere` that does the work at once."""
    try:
        remade = work()
    except Problem as problem:
        failed(problem)
        return
    then(remade)


class ChosenKind(Enum):
    """What can be chosen."""

    ROAD = "road"
    AREA = "area"
    """A junction area."""
    OBJECT = "object"
    """A sign, pole, kerb line ... placed by hand."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Chosen:
    """Something chosen, by its uid."""

    kind: ChosenKind
    uid: str


STALE = "STALE_WRITE"
"""What is raised where somebody else changed something first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """An edit that was not stored."""

    change: StreetChange
    name: str
    terms: EditTerms | None


class StreetDocument:
    """The streets of a store in an editor's hand."""

    def __init__(
        self, editing: StreetEditing, undo: UndoStack, *, elsewhere: Elsewhere = here
    ) -> None:
        """`elsewhere` works out previews; without one each is worked out at once."""
        self._elsewhere = elsewhere
        self._asked = self._dropped = self._seen = 0
        """Numbers of previews: asked for last, dropped up to, and shown last."""
        self.editing = editing
        self.undo = undo
        self.changed: Signal[Remade] = Signal()
        """Told after each edit, undo and redo: what went and what came."""
        self.chosen: tuple[Chosen, ...] = ()
        self.chosen_changed: Signal[tuple[Chosen, ...]] = Signal()
        self.previewed: Signal[Remade | None] = Signal()
        """What the gesture in hand would give; None where there is none."""
        self.objects_changed: Signal[ObjectChange] = Signal()
        """Told after each edit of objects, undo and redo."""
        self.locked: Callable[[], frozenset[LayerKind]] = frozenset
        """Kinds of layers that are locked: what they show can be neither chosen nor changed."""
        self.shows_past = False
        """The map shows the streets of an earlier day: nothing can be changed."""
        self._refused: Refused | None = None

    @property
    def standing(self) -> Standing:
        """All that stands now."""
        return self.editing.standing

    @property
    def network(self) -> Network:
        """The roads that stand now."""
        return self.standing.network

    @property
    def objects(self) -> ObjectEditing:
        """The objects that stand now."""
        return self.editing.objects

    # --- choosing

    def choose(self, *chosen: Chosen) -> None:
        """Choose these and nothing else; what is locked is left out."""
        locked = self.locked()
        chosen = tuple(one for one in chosen if not self._is_locked(one, locked))
        if chosen != self.chosen:
            self.chosen = chosen
            self.chosen_changed.emit(chosen)

    def _is_locked(self, one: Chosen, locked: frozenset[LayerKind]) -> bool:
        if not locked:
            return False
        if one.kind is not ChosenKind.OBJECT:
            return LayerKind.SURFACES in locked
        held = self.objects.objects.get(ObjectUid(one.uid))
        return held is not None and layer_of(held) in locked

    def chosen_uids(self, kind: ChosenKind) -> tuple[str, ...]:
        """The uids of what is chosen of a kind."""
        return tuple(one.uid for one in self.chosen if one.kind is kind)

    # --- gestures

    def preview(self, make: MakeChange, tell: Callable[[Problem | None], None]) -> None:
        """Show what a gesture would give, soon; nothing is stored.

        `make` and what comes of it are worked out elsewhere, maybe on another thread. `tell` hears
        what is wrong with it, and None once it is shown.
        """
        self._asked += 1
        number = self._asked

        def failed(error: Exception) -> None:
            if not isinstance(error, Problem):
                raise error
            self._show(number, None, lambda: tell(error))

        self._elsewhere(
            lambda: self.editing.preview_made(make),
            lambda remade: self._show(number, remade, lambda: tell(None)),
            failed,
        )

    def _show(self, number: int, remade: Remade | None, then: Callable[[], None]) -> None:
        """Show a preview and do the rest, unless a later one is shown or its gesture is over."""
        if number > max(self._dropped, self._seen):
            self._seen = number
            self.previewed.emit(remade)
            then()

    def drop_preview(self) -> None:
        """The gesture in hand was given up or made."""
        self._dropped = self._asked
        self.previewed.emit(None)

    @property
    def is_previewing(self) -> bool:
        """Whether a gesture is being made."""
        return self._asked > self._dropped

    def run(self, change: StreetChange, name: str, terms: EditTerms | None = None) -> Remade:
        """Make an edit as one entry of the undo list; `name` is what the officer reads there.

        It holds on `terms`, else on those of the editing.

        Raises:
            Problem: STREETS_PAST_READ_ONLY while the map shows an earlier day; STREETS_LOCKED;
                as `StreetEditing.edit`; nothing is changed then.
        """
        held: list[Remade] = []
        following: list[ObjectChange] = []

        def do() -> None:
            self._refuse_past()
            self._refuse_locked({LayerKind.SURFACES})
            if held:
                held[0] = self.editing.put(held[0], name)
            else:
                held.append(self._made(change, name, terms))
                following.append(followed(self.objects.objects.values(), held[0]))
            self._follow_pieces(following[0], name)
            self._tell(held[0])

        def undo() -> None:
            self._refuse_past()
            self._refuse_locked({LayerKind.SURFACES})
            back = self.editing.take_back(held[0], name)
            held[0] = back.undone
            self._follow_pieces(following[0].undone, name)
            self._tell(back)

        self.drop_preview()
        self.undo.push(Step(name=name, do=do, undo=undo))
        return held[0]

    def run_objects(self, change: ObjectChange, name: str) -> None:
        """Make an edit of objects as one entry of the undo list.

        Raises:
            Problem: STREETS_LOCKED; as `ObjectEditing.edit`; nothing is changed then.
        """

        def make(one: ObjectChange) -> None:
            self._refuse_past()
            self._refuse_locked({layer_of(held) for held in (*one.gone, *one.new)})
            self.objects.edit(one, name)
            self._forget_gone()
            self.objects_changed.emit(one)

        made = self.objects.stamped(change, self.editing.terms)
        self.undo.push(Step(name=name, do=lambda: make(made), undo=lambda: make(made.undone)))

    def _follow_pieces(self, change: ObjectChange, name: str) -> None:
        """Objects go on standing for the derived pieces that they were detached from.

        Where somebody else changed one of them meanwhile, it is left as it is.
        """
        if not change.gone:
            return
        try:
            self.objects.edit(change, name)
        except Problem as problem:
            if problem.code != "STALE_WRITE":
                raise
            return
        self.objects_changed.emit(change)

    def _made(self, change: StreetChange, name: str, terms: EditTerms | None) -> Remade:
        """An edit stored; one that is refused for somebody else's sake is remembered."""
        self._refused = None
        try:
            return self.editing.edit(change, name, terms)
        except Problem as problem:
            if problem.code == STALE:
                self._refused = Refused(change=change, name=name, terms=terms)
            raise

    def take_refused(self) -> Refused | None:
        """The edit refused last because somebody else was there first; told once."""
        refused, self._refused = self._refused, None
        return refused

    def _refuse_past(self) -> None:
        if self.shows_past:
            raise Problem("STREETS_PAST_READ_ONLY")

    def _refuse_locked(self, kinds: Collection[LayerKind]) -> None:
        if not self.locked().isdisjoint(kinds):
            raise Problem("STREETS_LOCKED")

    def catch_up(self) -> bool:
        """Take in what others changed meanwhile; whether there was anything."""
        remade = self.editing.catch_up()
        if remade is not None:
            self._tell(remade)
        return remade is not None

    def _tell(self, remade: Remade) -> None:
        self._forget_gone()
        self.changed.emit(remade)

    def _forget_gone(self) -> None:
        """What stands no longer is not chosen."""
        there: dict[ChosenKind, Callable[[str], bool]] = {
            ChosenKind.ROAD: lambda uid: RoadUid(uid) in self.network.streets,
            ChosenKind.AREA: lambda uid: uid in self.standing.areas,
            ChosenKind.OBJECT: lambda uid: uid in self.objects.objects,
        }
        self.choose(*(one for one in self.chosen if there[one.kind](one.uid)))


def places_of(document: StreetDocument, chosen: Sequence[Chosen]) -> list[Point]:
    """A point of each junction area and road that is chosen."""
    areas, roads = document.standing.areas, document.network.streets
    found: list[Point] = []
    for one in chosen:
        if one.kind is ChosenKind.AREA and one.uid in areas:
            at = areas[one.uid].shape.representative_point()
        elif one.kind is ChosenKind.ROAD and RoadUid(one.uid) in roads:
            at = roads[RoadUid(one.uid)].road.line.interpolate(0.5, normalized=True)
        else:
            continue
        found.append((float(at.x), float(at.y)))
    return found


def layer_of(one: StreetObject) -> LayerKind:
    """The kind of layer that shows an object."""
    if one.kind in POINT_KINDS:
        return LayerKind.FURNITURE
    if one.kind is ObjectKind.ISLAND:
        return LayerKind.SURFACES
    return LayerKind.MARKINGS if isinstance(one.shape, LineString) else LayerKind.MARKING_AREAS
