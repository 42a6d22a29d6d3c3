"""What a store holds as a whole: how many crashes, from when to when, how good their positions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from app.store.schema import crash as crash_table
from app.store.store import Store
from gis.crashes.filters import TAIPEI
from gis.crashes.records import PositionFlag


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreSummary:
    """Figures of all crashes of a store; days are local, None in an empty store."""

    crashes: int
    first_day: date | None
    last_day: date | None
    positions: tuple[tuple[PositionFlag, int], ...]
    """Crashes by position quality, in the order of `PositionFlag`, none left out."""


def summarise_store(store: Store) -> StoreSummary:
    """Count the crashes of a store."""
    columns = crash_table.c
    with store.read() as connection:
        first, last = connection.execute(
            select(func.min(columns.occurred_at), func.max(columns.occurred_at))
        ).one()
        by_flag = {
            flag: count
            for flag, count in connection.execute(
                select(columns.position_flag, func.count()).group_by(columns.position_flag)
            )
        }
    return StoreSummary(
        crashes=sum(by_flag.values()),
        first_day=None if first is None else first.astimezone(TAIPEI).date(),
        last_day=None if last is None else last.astimezone(TAIPEI).date(),
        positions=tuple((flag, by_flag.get(flag.value, 0)) for flag in PositionFlag),
    )
