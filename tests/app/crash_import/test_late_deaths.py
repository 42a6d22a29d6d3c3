"""Deaths within 30 days are a later state: an older export never takes them back."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import permutations

import pytest

from app.crash_import.importer import import_crashes
from app.store import schema
from gis.crashes.records import Severity
from gis.diagrams.build import DIED_LATER
from tests.helpers.crash_imports import crashes_in, rows_in
from tests.helpers.eis import LATER, EisStyle, eis_rows, some_crashes, write_text
from tests.helpers.stores import make_store

CRASH = next(crash for crash in some_crashes(12) if crash.severity is Severity.A2)
HURT = tuple(
    replace(party, injury_code=DIED_LATER if party.sequence == 1 else party.injury_code)
    for party in CRASH.parties
)
EARLY = eis_rows([replace(CRASH, deaths_30d=0)])
LATE = eis_rows([replace(CRASH, deaths_30d=1, parties=HURT)])
UNDATED = EisStyle(above=("道路交通事故資料查詢",))
REMARK = "LATE_DEATHS_KEPT"


def dated(day):
    return EisStyle(above=("道路交通事故資料查詢", f"製表日期：{day}"))


MARCH, APRIL, MAY = dated("114年03月01日"), dated("114/04/01"), dated("114.05.01")


def bring(store, folder, name, rows, style):
    return import_crashes(store, [write_text(folder / f"{name}.txt", rows, style)])


def held(store):
    """Deaths within 30 days and the injury of the first party."""
    (crash,) = crashes_in(store)
    return crash.deaths_30d, crash.parties[0].injury_code


def remarks(store):
    return [row["detail"] for row in rows_in(store, schema.crash_remark) if row["code"] == REMARK]


@pytest.mark.parametrize(
    ("newer", "older", "expected"),
    [
        (APRIL, MARCH, []),
        (APRIL, APRIL, ["0 < 1"]),
        (APRIL, UNDATED, ["0 < 1"]),
        (UNDATED, MARCH, ["0 < 1"]),
        (UNDATED, UNDATED, ["0 < 1"]),
    ],
    ids=["older", "same day", "undated", "after an undated one", "both undated"],
)
def test_an_export_not_known_to_be_younger_never_lowers_late_deaths(
    store, tmp_path, newer, older, expected
):
    bring(store, tmp_path, "new", LATE, newer)
    for name in ("old", "old again"):
        result = bring(store, tmp_path, name, EARLY, older)
        assert (result.new, result.updated, result.unchanged) == (0, 0, 1)
        assert held(store) == (1, DIED_LATER)
        assert remarks(store) == expected, "told once, and only where the days do not tell"
    assert rows_in(store, schema.crash_history) == []


def test_an_older_export_that_changes_something_else_keeps_late_deaths(store, tmp_path):
    bring(store, tmp_path, "new", LATE, UNDATED)
    other = [{**row, "7.速限(第1當事者)": 30} for row in EARLY]
    assert bring(store, tmp_path, "old", other, UNDATED).updated == 1
    assert held(store) == (1, DIED_LATER)
    assert crashes_in(store)[0].speed_limit_kmh == 30
    assert remarks(store) == ["0 < 1"]


def test_a_younger_export_lowers_late_deaths_and_history_keeps_them(store, tmp_path):
    bring(store, tmp_path, "first", LATE, APRIL)
    bring(store, tmp_path, "second", EARLY, MAY)
    assert held(store) == (0, CRASH.parties[0].injury_code)
    assert remarks(store) == []
    (before,) = rows_in(store, schema.crash_history)
    assert json.loads(before["content"])["deaths_30d"] == 1


def test_what_a_run_of_an_unknown_day_said_since_is_not_taken_back(store, tmp_path):
    bring(store, tmp_path, "first", EARLY, MARCH)
    bring(store, tmp_path, "second", LATE, UNDATED)
    bring(store, tmp_path, "third", EARLY, MAY)
    assert held(store) == (1, DIED_LATER)
    assert remarks(store) == ["0 < 1"]


def test_files_of_one_run_are_taken_by_their_days_in_any_order(tmp_path):
    files = [
        write_text(tmp_path / f"{name}.txt", rows, style)
        for name, rows, style in (("b", EARLY, MARCH), ("a", LATE, APRIL), ("c", LATE, MAY))
    ]
    for at, order in enumerate(permutations(files)):
        with make_store(tmp_path / f"{at}.gpkg") as store:
            import_crashes(store, order)
            assert held(store) == (1, DIED_LATER)
            assert remarks(store) == []


def test_a_higher_number_of_an_undated_export_is_taken(store, tmp_path):
    bring(store, tmp_path, "first", EARLY, MAY)
    more = [{**row, LATER: 2} for row in LATE]
    bring(store, tmp_path, "second", more, UNDATED)
    assert held(store) == (2, DIED_LATER)
