"""What imports of crashes leave in a store, and two made crashes to import."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import RowMapping, Table, select

from app.store.crashes import load_crashes
from app.store.store import Store
from gis.crashes.records import Crash
from tests.helpers.crashes import CAR, MadeCrash, MadeParty

TWO = [
    MadeCrash(),
    MadeCrash(
        clock="201500",
        place="嘉義市西區福全里友愛路125號前0.0公尺",
        lon="120.436",
        lat="23.479",
        parties=(MadeParty(age="0"), CAR),
    ),
]


def rows_in(store: Store, table: Table) -> Sequence[RowMapping]:
    """All rows of a table."""
    with store.read() as connection:
        return connection.execute(select(table).order_by(table.c.fid)).mappings().all()


def crashes_in(store: Store) -> list[Crash]:
    """All crashes of a store."""
    with store.read() as connection:
        return load_crashes(connection)


def recorded(store: Store) -> list[tuple[Any, ...]]:
    """What a store holds of crashes, without uids and worked-out fields."""
    return sorted(
        (
            crash.occurred_at,
            crash.place_text,
            crash.recorded or (),
            crash.type_code or "",
            crash.injured,
            tuple((p.sequence, p.class_code, p.age_band, p.attribute_code) for p in crash.parties),
        )
        for crash in crashes_in(store)
    )
