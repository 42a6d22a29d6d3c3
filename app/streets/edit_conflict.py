"""Two people edit one junction: what the second is asked, and what becomes of each choice.

Whatever is chosen, nothing is lost: what is overwritten is a state that was kept, and what is not
stored is put aside as a proposal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import shapely

from app.store.proposals import Proposal, ProposalStatus, insert_proposal, set_status
from app.store.store import Store
from app.streets.edit_terms import EditTerms, in_milliseconds
from app.streets.history import grown, within
from app.streets.street_document import StreetDocument
from gis.angles import Point
from gis.crashes.records import RoadUid
from gis.problems import Problem
from gis.streets.derived import StreetGeometry, StreetRoad
from gis.streets.drawing.edits import checked
from gis.streets.engine.arms import ends_of
from gis.streets.remake.change import Remade, StreetChange
from gis.streets.remake.standing import Network, Standing
from gis.streets.road_aspects import RoadAspect, differing, merged

AROUND_M = 40.0
"""How much of the street is shown about what differs."""
Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadSides:
    """One road that either side changed: as both found it, as they left it, as I want it."""

    road: RoadUid
    base: StreetRoad | None
    theirs: StreetRoad | None
    mine: StreetRoad | None

    @property
    def name(self) -> str:
        """The name of the road."""
        street = self.theirs or self.mine or self.base
        return "" if street is None else street.road.name

    @property
    def their_changes(self) -> tuple[RoadAspect, ...]:
        """What they changed in a road that both found."""
        return _changes(self.base, self.theirs)

    @property
    def my_changes(self) -> tuple[RoadAspect, ...]:
        """What I change in a road that both found."""
        return _changes(self.base, self.mine)

    @property
    def disputed(self) -> tuple[RoadAspect, ...]:
        """What both changed, and not alike."""
        if self.theirs is None or self.mine is None:
            return ()
        both = set(self.their_changes) & set(self.my_changes)
        return tuple(one for one in differing(self.theirs, self.mine) if one in both)


def _changes(base: StreetRoad | None, now: StreetRoad | None) -> tuple[RoadAspect, ...]:
    return () if base is None or now is None else differing(base, now)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditConflict:
    """An edit that was refused, beside what somebody else had stored."""

    name: str
    """What the edit is called in the undo list."""
    change: StreetChange
    base: tuple[StreetRoad, ...]
    """The roads that it changes, as I saw them."""
    sides: tuple[RoadSides, ...]
    authors: tuple[str, ...]
    """Who changed them; nobody where roads were only deleted."""
    at: datetime | None
    """When, the latest."""
    bounds: Bounds
    theirs: StreetGeometry
    """What stands now."""
    mine: StreetGeometry
    """What I wanted: on top of theirs where that is possible, else on what I saw."""
    on_top: StreetChange | None
    """My edit for what stands now; None where it does not apply any more."""
    terms: EditTerms | None = None
    """Those that my edit has of its own."""


def meet(
    document: StreetDocument, change: StreetChange, name: str, terms: EditTerms | None = None
) -> EditConflict | None:
    """Take in what others did, and set it beside an edit that was refused.

    Returns None where there is nothing of others: the edit may simply be made.
    """
    editing = document.editing
    before = dict(editing.standing.network.streets)
    base = tuple(before[uid] for uid in sorted(change.gone) if uid in before)
    wanted = editing.preview(change)
    seen = _overlaid(editing.standing, wanted)
    document.catch_up()
    now = editing.standing.network.streets
    touched = _near(before, now, change)
    if not touched:
        return None
    sides = tuple(_sides(uid, before, now, change) for uid in sorted(touched | change.gone))
    bounds = _bounds(sides, change)
    on_top = rebased(change, base, editing.standing.network)
    if on_top is not None:
        wanted = editing.preview(on_top)
        seen = _overlaid(editing.standing, wanted)
    told = [now[uid].provenance for uid in touched if uid in now]
    return EditConflict(
        name=name,
        change=change,
        base=base,
        sides=sides,
        authors=tuple(sorted({one.author for one in told if one.author})),
        at=max((one.recorded_at for one in told if one.recorded_at), default=None),
        bounds=bounds,
        theirs=within(editing.standing.whole(), bounds),
        mine=within(seen, bounds),
        on_top=on_top,
        terms=terms,
    )


def _near(
    before: Mapping[RoadUid, StreetRoad],
    now: Mapping[RoadUid, StreetRoad],
    change: StreetChange,
) -> frozenset[RoadUid]:
    """The roads that others changed among those of an edit and those that meet them."""
    mine = [*change.new, *(before[uid] for uid in change.gone if uid in before)]
    nodes = {end for street in mine for end in _junctions(street)}
    found = set()
    for uid in before.keys() | now.keys():
        old, new = before.get(uid), now.get(uid)
        if old is new or old == new:
            continue
        ends = {end for one in (old, new) if one is not None for end in _junctions(one)}
        if uid in change.gone or ends & nodes:
            found.add(uid)
    return frozenset(found)


def _junctions(street: StreetRoad) -> list[str]:
    ends = (street.road.from_junction, street.road.to_junction)
    return [end for end in ends if end is not None]


def _sides(
    uid: RoadUid,
    before: Mapping[RoadUid, StreetRoad],
    now: Mapping[RoadUid, StreetRoad],
    change: StreetChange,
) -> RoadSides:
    mine = {one.road.uid: one for one in change.new}
    wanted = mine.get(uid) if uid in change.gone or uid in mine else before.get(uid)
    return RoadSides(road=uid, base=before.get(uid), theirs=now.get(uid), mine=wanted)


def _bounds(sides: Iterable[RoadSides], change: StreetChange) -> Bounds:
    """About what differs, seen whole where it is small."""
    streets = [s for one in sides for s in (one.base, one.theirs, one.mine) if s is not None]
    lines = [street.road.line for street in (*streets, *change.new)]
    west, south, east, north = shapely.total_bounds(lines).tolist()
    return grown((west, south, east, north), AROUND_M)


def _overlaid(standing: Standing, remade: Remade) -> StreetGeometry:
    """All that would stand after a change."""
    standing.apply(remade)
    try:
        return standing.whole()
    finally:
        standing.apply(remade.undone)


def rebased(
    change: StreetChange, base: Sequence[StreetRoad], network: Network
) -> StreetChange | None:
    """A change made on `base` for the roads that stand now; mine holds where both changed the same.

    None where it does not apply: a road is gone, was cut by one side and changed by the other, or
    roads would no longer meet.
    """
    here = network.streets
    known = {one.road.uid: one for one in base}
    if any(uid not in here for uid in change.gone):
        return None
    others = {uid for uid in change.gone if differing(known[uid], here[uid])}
    drawn = {one.road.uid for one in change.new} - change.gone
    drawn_anew = {
        one.road.uid
        for one in change.new
        if one.road.uid in known and RoadAspect.LINE in differing(known[one.road.uid], one)
    }
    away = change.gone - {one.road.uid for one in change.new}
    if drawn & here.keys() or (others and (drawn or away)):
        return None
    if any(_is_cut(known[uid], here[uid]) for uid in others & drawn_anew):
        return None
    new = tuple(
        merged(known[one.road.uid], here[one.road.uid], one) if one.road.uid in others else one
        for one in change.new
    )
    made = StreetChange(gone=change.gone, new=new)
    if not _meet(network.changed(made.gone, made.new), made):
        return None
    try:  # what they cut lies beside what I left whole
        return checked(network, made)
    except Problem:
        return None


def _is_cut(base: StreetRoad, now: StreetRoad) -> bool:
    """Whether a road ends at other junctions now: the rest of its old line belongs to others."""
    return _junctions(base) != _junctions(now)


def _meet(network: Network, change: StreetChange) -> bool:
    """Whether all roads that end at a junction of the change end at one point."""
    wanted = {end for street in change.new for end in _junctions(street)}
    places: dict[str, Point] = {}
    for street in network.streets.values():
        for x, y, junction in ends_of(street):
            if junction in wanted and places.setdefault(junction, (x, y)) != (x, y):
                return False
    return True


# --- what is chosen


def put_on_top(document: StreetDocument, conflict: EditConflict) -> Remade:
    """Make my edit on top of theirs; theirs is kept as a state.

    Raises:
        Problem: EDIT_APPLIES_NO_MORE; STALE_WRITE if somebody was at it once more.
    """
    if conflict.on_top is None:
        raise Problem("EDIT_APPLIES_NO_MORE", name=conflict.name)
    return document.run(conflict.on_top, conflict.name, conflict.terms)


def keep_theirs(document: StreetDocument, conflict: EditConflict) -> str:
    """Leave theirs; mine is kept among the proposals as dropped. Returns its uid."""
    return put_aside(document.editing.store, conflict, status=ProposalStatus.DROPPED)


def put_aside(
    store: Store,
    conflict: EditConflict,
    *,
    note: str = "",
    status: ProposalStatus = ProposalStatus.OPEN,
) -> str:
    """Keep my edit as a proposal; returns its uid."""
    west, south, east, north = conflict.bounds
    with store.write(actor=store.actor, action="put a change of streets aside") as unit:
        return insert_proposal(
            unit,
            conflict.change,
            conflict.base,
            made_at=in_milliseconds(datetime.now(UTC)),
            note=note,
            status=status,
            at=((west + east) / 2, (south + north) / 2),
            action=conflict.name,
        )


def take(document: StreetDocument, proposal: Proposal) -> Remade:
    """Make a change after all that had been put aside.

    Raises:
        Problem: EDIT_APPLIES_NO_MORE; as `StreetDocument.run`.
    """
    change = rebased(proposal.change, proposal.base, document.network)
    if change is None:
        raise Problem("EDIT_APPLIES_NO_MORE", name=proposal.action)
    remade = document.run(change, proposal.action)
    say_status(document.editing.store, proposal, ProposalStatus.TAKEN)
    return remade


def say_status(store: Store, proposal: Proposal, status: ProposalStatus) -> None:
    """Say what became of a proposal.

    Raises:
        Problem: STALE_WRITE if somebody else said so meanwhile.
    """
    with store.write(actor=store.actor, action="settle a change put aside") as unit:
        set_status(unit, proposal, status)
