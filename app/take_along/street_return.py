"""Roads that were changed away from home: sent home group by group, never over another's change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

import shapely
from sqlalchemy import select

from app.store.proposals import ProposalStatus, insert_proposal
from app.store.road_state_schema import street_proposal
from app.store.store import Store
from app.store.street_geometry import load_streets
from app.store.street_json import street_from_json, street_to_json
from app.streets.edit_conflict import rebased
from app.streets.edit_terms import in_milliseconds
from app.streets.editing import StreetEditing
from app.take_along.returns import Outcome, Returned
from app.take_along.snapshots import RecordKind, Snapshot, as_text, load_snapshots, remember
from gis.crashes.records import RoadUid
from gis.problems import Problem
from gis.streets.derived import StreetRoad
from gis.streets.remake.change import StreetChange
from gis.streets.road_aspects import differing

ACTION = "bring back"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadGroup:
    """Roads that changed together: they meet each other."""

    base: Mapping[RoadUid, StreetRoad]
    """As they were taken; those that are new here are missing."""
    mine: Mapping[RoadUid, StreetRoad]
    """As they are here; those that were deleted are missing."""

    @property
    def uids(self) -> tuple[RoadUid, ...]:
        """All of them."""
        return tuple(sorted(self.base.keys() | self.mine.keys()))

    @property
    def name(self) -> str:
        """The names of the streets."""
        roads = [*self.base.values(), *self.mine.values()]
        return ", ".join(sorted({one.road.name for one in roads if one.road.name}))

    @property
    def change(self) -> StreetChange:
        """What was done here."""
        return StreetChange(gone=frozenset(self.base), new=tuple(self.mine.values()))


def changed_groups(taken: Store) -> list[RoadGroup]:
    """What was done to roads since they were taken or last sent."""
    with taken.read() as connection:
        snapshots = load_snapshots(connection, RecordKind.ROAD)
        here = {one.road.uid: one for one in load_streets(connection)}
    base = {RoadUid(uid): street_from_json(json.loads(s.content)) for uid, s in snapshots.items()}
    changed = {
        uid
        for uid in base.keys() | here.keys()
        if uid not in base or uid not in here or _content(here[uid]) != snapshots[uid].content
    }
    groups: list[set[RoadUid]] = []
    for uid in sorted(changed):
        nodes = _nodes(base, here, {uid})
        met = [group for group in groups if nodes & _nodes(base, here, group)]
        groups = [group for group in groups if group not in met]
        groups.append({uid}.union(*met))
    return [
        RoadGroup(
            base={uid: base[uid] for uid in sorted(group) if uid in base},
            mine={uid: here[uid] for uid in sorted(group) if uid in here},
        )
        for group in groups
    ]


def _nodes(
    base: Mapping[RoadUid, StreetRoad], here: Mapping[RoadUid, StreetRoad], uids: Iterable[RoadUid]
) -> set[str]:
    found = [side[uid].road for uid in uids for side in (base, here) if uid in side]
    return {
        end for road in found for end in (road.from_junction, road.to_junction) if end is not None
    }


def _content(street: StreetRoad) -> str:
    return as_text(street_to_json(street))


def send_roads(taken: Store, editing: StreetEditing) -> list[Returned]:
    """Send what was done to roads to the home store that `editing` holds.

    Each group of roads that meet is one unit of writing there, remembered here afterwards; should
    the connection break between the two, the next time home is seen to have it.
    """
    found = []
    for group in changed_groups(taken):
        told = _send(group, editing)
        if told.outcome in (Outcome.SENT, Outcome.MERGED, Outcome.THERE):
            _remember(taken, editing, group)
        found.append(told)
    if any(one.outcome in (Outcome.SENT, Outcome.MERGED) for one in found):
        editing.finish()
    return found


def _send(group: RoadGroup, editing: StreetEditing) -> Returned:
    home = editing.standing.network.streets
    if all(_same(home.get(uid), group.mine.get(uid)) for uid in group.uids):
        return _told(group, Outcome.THERE)
    untouched = all(_same(home.get(uid), street) for uid, street in group.base.items())
    if untouched:
        change, outcome = _as_home_has_them(group, home), Outcome.SENT
    else:
        merged = None if _is_disputed(group, home) else _rebased(group, editing)
        if merged is None:
            _put_aside(group, editing)
            return _told(group, Outcome.CONFLICT)
        change, outcome = merged, Outcome.MERGED
    try:
        editing.edit(change, ACTION)
    except Problem as problem:
        if problem.code == "STALE_WRITE":  # somebody was quicker; the next time it is seen
            _put_aside(group, editing)
            return _told(group, Outcome.CONFLICT)
        return _told(group, Outcome.REFUSED, problem)
    return _told(group, outcome)


def _told(group: RoadGroup, outcome: Outcome, problem: Problem | None = None) -> Returned:
    uids = tuple(group.uids)
    return Returned(
        kind=RecordKind.ROAD, uids=uids, name=group.name, outcome=outcome, problem=problem
    )


def _same(one: StreetRoad | None, other: StreetRoad | None) -> bool:
    if one is None or other is None:
        return one is other
    return _content(one) == _content(other)


def _as_home_has_them(group: RoadGroup, home: Mapping[RoadUid, StreetRoad]) -> StreetChange:
    """The change, without roads that home has as they are wanted."""
    gone = frozenset(uid for uid in group.base if uid in home)
    return StreetChange(gone=gone, new=tuple(group.mine.values()))


def _is_disputed(group: RoadGroup, home: Mapping[RoadUid, StreetRoad]) -> bool:
    """Whether both sides changed the same of a road, and not alike."""
    for uid, base in group.base.items():
        theirs, mine = home.get(uid), group.mine.get(uid)
        if theirs is None or mine is None:
            if not _same(theirs, mine) and not _same(theirs, base):
                return True
            continue
        both = set(differing(base, theirs)) & set(differing(base, mine))
        if both & set(differing(theirs, mine)):
            return True
    return False


def _rebased(group: RoadGroup, editing: StreetEditing) -> StreetChange | None:
    return rebased(group.change, tuple(group.base.values()), editing.standing.network)


def _put_aside(group: RoadGroup, editing: StreetEditing) -> None:
    """Keep my version among the changes put aside at home, once however often it is sent."""
    content = as_text({"gone": sorted(group.base), "new": list(map(_content, group.mine.values()))})
    uid = str(uuid5(NAMESPACE_URL, content))
    lines = [one.road.line for one in (*group.mine.values(), *group.base.values())]
    middle = shapely.unary_union(lines).representative_point()
    with editing.store.write(actor=editing.actor, action=ACTION) as unit:
        held = select(street_proposal.c.fid).where(street_proposal.c.uid == uid)
        if unit.connection.execute(held).first() is not None:
            return
        insert_proposal(
            unit,
            group.change,
            tuple(group.base.values()),
            made_at=in_milliseconds(datetime.now(UTC)),
            note="",
            status=ProposalStatus.OPEN,
            at=(float(middle.x), float(middle.y)),
            action=ACTION,
            uid=uid,
        )


def _remember(taken: Store, editing: StreetEditing, group: RoadGroup) -> None:
    """Home holds what is here now."""
    versions = editing.road_versions
    kept = [
        Snapshot(
            kind=RecordKind.ROAD,
            uid=uid,
            home_version=versions[uid],
            content=_content(street),
        )
        for uid, street in group.mine.items()
        if uid in versions
    ]
    gone = [
        Snapshot(kind=RecordKind.ROAD, uid=uid, home_version=0, content="")
        for uid in group.base
        if uid not in group.mine
    ]
    with taken.write(actor=taken.actor, action=ACTION) as unit:
        remember(unit, kept, gone)
