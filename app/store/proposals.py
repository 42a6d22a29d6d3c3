"""Changes of streets that somebody put aside: roads that go and roads that come, as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import shapely
from sqlalchemy import Connection, Row, select

from app.store.road_state_schema import street_proposal
from app.store.store import WriteUnit
from app.store.street_json import street_from_json, street_to_json
from gis.angles import Point
from gis.crashes.records import RoadUid
from gis.streets.derived import StreetRoad
from gis.streets.remake.change import StreetChange

SCHEMA = "daoan.street-change/1"


class ProposalStatus(StrEnum):
    """What became of a change that was put aside."""

    OPEN = "open"
    DROPPED = "dropped"
    """Its author kept what somebody else had done."""
    TAKEN = "taken"
    """It was made after all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One change that was put aside."""

    uid: str
    version: int
    made_at: datetime
    author: str
    action: str
    note: str
    status: ProposalStatus
    change: StreetChange
    base: tuple[StreetRoad, ...]
    """The roads that it changes, as its author saw them."""
    at: Point


def insert_proposal(
    unit: WriteUnit,
    change: StreetChange,
    base: Sequence[StreetRoad],
    *,
    made_at: datetime,
    note: str,
    status: ProposalStatus,
    at: Point,
    action: str,
    uid: str | None = None,
) -> str:
    """Put a change aside; returns the uid of the proposal, which is made where none is given."""
    content = {
        "schema": SCHEMA,
        "gone": sorted(change.gone),
        "new": [street_to_json(one) for one in change.new],
        "base": [street_to_json(one) for one in base],
    }
    row = {
        "uid": uid,
        "made_at": made_at,
        "author": unit.actor,
        "action": action,
        "note": note,
        "status": status.value,
        "content": json.dumps(content, ensure_ascii=False, separators=(",", ":")),
        "geom": shapely.Point(at),
    }
    return unit.insert(street_proposal, [row])[0]


def set_status(unit: WriteUnit, proposal: Proposal, status: ProposalStatus) -> None:
    """Say what became of a proposal.

    Raises:
        Problem: STALE_WRITE if somebody else said so meanwhile.
    """
    values = {"status": status.value}
    unit.update(street_proposal, uid=proposal.uid, version=proposal.version, values=values)


def load_proposals(
    connection: Connection, *, status: ProposalStatus | None = ProposalStatus.OPEN
) -> list[Proposal]:
    """What was put aside, the latest first; of one status or of all."""
    query = select(street_proposal).order_by(street_proposal.c.fid.desc())
    if status is not None:
        query = query.where(street_proposal.c.status == status.value)
    return [_proposal(row) for row in connection.execute(query)]


def _proposal(row: Row[Any]) -> Proposal:
    content = json.loads(row.content)
    return Proposal(
        uid=row.uid,
        version=row.version,
        made_at=row.made_at,
        author=row.author,
        action=row.action,
        note=row.note,
        status=ProposalStatus(row.status),
        change=StreetChange(
            gone=frozenset(map(RoadUid, content["gone"])),
            new=tuple(map(street_from_json, content["new"])),
        ),
        base=tuple(map(street_from_json, content["base"])),
        at=(row.geom.x, row.geom.y),
    )
