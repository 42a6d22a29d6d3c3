"""The real files: national fatal crashes, old lists, Chiayi City and its monthly counts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import select

from app.crash_import.importer import import_crashes
from app.store import schema
from app.store.crashes import load_crashes
from app.store.store import Store
from gis.crashes.filters import TAIPEI
from gis.crashes.records import PositionFlag

pytestmark = pytest.mark.data

EXPECTED = {
    "chiayi_city.csv": (4616, 2024),
    "chiayi_city_monthly_2014_2026.csv": (149, 0),
    "taiwan_a1_2014_leading_meta.csv": (1770, 1770),
    "taiwan_a1_2015_old_format.csv": (1639, 1639),
    "taiwan_a1_2018.csv": (3675, 1457),
    "taiwan_a1_2024.csv": (4372, 1674),
    "taiwan_a2_2024_05_first_days.csv": (1077, 481),
}
"""Data rows and crashes, counted independently (distinct keys; the old lists by lines)."""


@pytest.mark.parametrize("name", list(EXPECTED))
def test_every_file_is_read_whole_and_its_crashes_counted(
    store: Store, shared_data: Path, name: str
):
    result = import_crashes(store, [shared_data / "crashes" / name])
    assert (result.read, result.accepted, result.quarantined) == (EXPECTED[name][0],) * 2 + (0,)
    assert result.crashes == result.new == EXPECTED[name][1]
    assert sum(result.position_flags.values()) == result.crashes


def test_complete_months_of_chiayi_hold_what_was_published(store: Store, shared_data: Path):
    folder = shared_data / "crashes"
    import_crashes(
        store, [folder / "chiayi_city.csv", folder / "chiayi_city_monthly_2014_2026.csv"]
    )
    with store.read() as connection:
        crashes = load_crashes(connection)
        published = {
            row.month: row.crashes for row in connection.execute(select(schema.published_count))
        }
    held = Counter(
        (f"{crash.occurred_at.astimezone(TAIPEI):%Y-%m}", crash.severity.value)
        for crash in crashes
        if crash.city == "嘉義市"
    )
    assert (held["2025-01", "A1"], held["2025-01", "A2"]) == (1, 821)
    assert (held["2023-01", "A1"], held["2023-01", "A2"]) == (2, 278)
    assert (published["2025-01"], published["2023-01"]) == (822, 280)


def test_the_same_crashes_in_national_and_city_files_are_stored_once(
    store: Store, shared_data: Path
):
    folder = shared_data / "crashes"
    import_crashes(store, [folder / "chiayi_city.csv"])
    result = import_crashes(store, [folder / "taiwan_a1_2018.csv", folder / "taiwan_a1_2024.csv"])
    assert (result.updated, result.unchanged) == (0, 30)  # fatal crashes of the city in both years


def test_nearly_every_label_of_the_real_files_is_known(store: Store, shared_data: Path):
    files = sorted((shared_data / "crashes").glob("*.csv"))
    result = import_crashes(store, files)
    with store.read() as connection:
        unknown = list(
            connection.scalars(
                select(schema.crash_remark.c.detail).where(
                    schema.crash_remark.c.code == "UNKNOWN_LABEL"
                )
            )
        )
    assert result.crashes > 9000
    # what is left are contradictions of group and label, and a place the form does not print
    assert {detail.split(": ")[1] for detail in unknown} <= {
        "其他 尚未發現肇事因素",
        "大客車 營業用",
        "大客車 自用",
        "小客車(含客、貨兩用) 營業用",
        "其他 休息站或服務區",
    }
    assert len(unknown) < 60


def test_the_swapped_point_of_2018_is_put_right(store: Store, shared_data: Path):
    import_crashes(store, [shared_data / "crashes" / "taiwan_a1_2018.csv"])
    with store.read() as connection:
        swapped = [c for c in load_crashes(connection) if c.position_flag is PositionFlag.SWAPPED]
    assert [crash.recorded for crash in swapped] == [(24.140329, 120.696681)]
    assert all(crash.point is not None for crash in swapped)
