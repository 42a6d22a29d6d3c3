"""What a block plan says of its base: when the geometry in the frame changed last, by whom."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
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
    confirmed_by: tuple[str, ...] = ()
    """Who confirmed widths in the frame, the latest first."""
    city: str = ""


def read_plan_base(connection: Connection, road_uids: Sequence[str]) -> PlanBase:
    """Facts about some roads; who may not read the audit sees his own changes only."""
    rows = _road_rows(connection, road_uids)
    untold = [uid for uid, at, *_ in rows if at is None]
    told = [(at, author) for _, at, author, *_ in rows if at is not None]
    edited = max([*told, *_newest_edits(connection, untold)], default=None)
    imported = _newest_import(connection, road_uids)
    people = sorted(((at, who) for *_, at, who in rows if at is not None and who), reverse=True)
    base = PlanBase(
        city=_city(connection),
        confirmed_by=tuple(dict.fromkeys(who for _, who in people))[:MOST_PEOPLE],
    )
    if edited is not None and (imported is None or edited[0] >= imported[0]):
        return replace(base, changed_on=_day(edited[0]), drawn_by=edited[1])
    if imported is not None:
        return replace(base, changed_on=_day(imported[0]), source=imported[1])
    return base


MOST_PEOPLE = 3


def _road_rows(
    connection: Connection, road_uids: Sequence[str]
) -> list[tuple[str, datetime | None, str, datetime | None, str]]:
    """Uid of each road, when and by whom its state was recorded, and confirmed."""
    columns = road.c
    query = select(
        columns.uid, columns.recorded_at, columns.author, columns.confirmed_at, columns.confirmed_by
    )
    return [
        (str(row[0]), row[1], str(row[2]), row[3], str(row[4]))
        for part in chunks(road_uids)
        for row in connection.execute(query.where(columns.uid.in_(part)))
    ]


def _day(moment: datetime) -> date:
    return moment.astimezone(TAIPEI).date()


def _newest_edits(connection: Connection, road_uids: Sequence[str]) -> list[tuple[datetime, str]]:
    """The newest audited change of each part of the roads."""
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
    return found


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
