"""What a block plan says of its base: when the geometry in the frame changed last, by whom."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, select

from app.store.schema import audit, crash, import_run, road
from app.store.streets import chunks
from gis.crashes.filters import TAIPEI


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanBase:
    """Facts about the geometry in a frame, as far as the store tells them."""

    changed_on: date | None = None
    """Day in Taiwan of the newest change."""
    drawn_by: str = ""
    """Who made it."""
    source: str = ""
    """The file that the newest roads came from, where nobody changed them since."""
    city: str = ""


def read_plan_base(connection: Connection, road_uids: Sequence[str]) -> PlanBase:
    """Facts about some roads; who may not read the audit sees his own changes only."""
    edited = _newest_edit(connection, road_uids)
    imported = _newest_import(connection, road_uids)
    city = _city(connection)
    if edited is not None and (imported is None or edited[0] >= imported[0]):
        return PlanBase(changed_on=_day(edited[0]), drawn_by=edited[1], city=city)
    if imported is not None:
        return PlanBase(changed_on=_day(imported[0]), source=imported[1], city=city)
    return PlanBase(city=city)


def _day(moment: datetime) -> date:
    return moment.astimezone(TAIPEI).date()


def _newest_edit(connection: Connection, road_uids: Sequence[str]) -> tuple[datetime, str] | None:
    columns = audit.c
    found: list[tuple[datetime, str]] = []
    for part in chunks(road_uids):
        query = (
            select(columns.at, columns.actor)
            .where(columns.table_name == road.name, columns.row_uid.in_(part))
            .order_by(columns.at.desc())
            .limit(1)
        )
        found += [(row[0], str(row[1])) for row in connection.execute(query)]
    return max(found, default=None)


def _newest_import(connection: Connection, road_uids: Sequence[str]) -> tuple[datetime, str] | None:
    columns = import_run.c
    moment = func.coalesce(columns.finished_at, columns.started_at).label("moment")
    moment.type = columns.started_at.type
    found: list[tuple[datetime, str]] = []
    for part in chunks(road_uids):
        runs = select(road.c.run_uid).where(road.c.uid.in_(part))
        query = select(moment, columns.files).where(columns.uid.in_(runs))
        for at, files in connection.execute(query):
            names = json.loads(files or "[]")
            found.append((at, str(names[0]) if names else ""))
    return max(found, default=None)


def _city(connection: Connection) -> str:
    """The city that most crashes of the store name."""
    query = (
        select(crash.c.city)
        .where(crash.c.city != "")
        .group_by(crash.c.city)
        .order_by(func.count().desc())
        .limit(1)
    )
    return str(connection.scalar(query) or "")
