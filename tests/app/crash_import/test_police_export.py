"""The police's own export: read as xlsx and '@' text with all its oddities, cases by number."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace

import pytest

from app.crash_import.eis_privacy import HIDDEN
from app.crash_import.importer import import_crashes
from app.store import schema
from gis.crashes.codes import Encoding
from gis.crashes.records import AgeBand, Severity
from gis.crashes.side_direction import SideDirection
from gis.problems import Problem
from tests.helpers.crash_imports import crashes_in, rows_in
from tests.helpers.eis import (
    AGE,
    CASE,
    DIRECTION,
    LATER,
    NAME,
    PERSONS,
    PRECINCT,
    EisStyle,
    as_typed_cells,
    eis_rows,
    eis_text,
    some_crashes,
    write_text,
    write_xlsx,
)
from tests.helpers.stores import make_store

CRASHES = some_crashes(12)
ROWS = eis_rows(CRASHES)
ODD = EisStyle(
    below=("共 12 案", "製表人：王小明"),
    doubled={"4.天候 ": "備註", "備註 ": "備註"},
    blank_every=3,
)


def told(store):
    """What is stored of crashes, by case number."""
    return {
        crash.case_no: replace(crash, uid="", junction_uid=None, road_uid=None)
        for crash in crashes_in(store)
    }


def halfwidth_to_full(title):
    return f" {title.translate(str.maketrans('()0123456789', '（）０１２３４５６７８９'))} "


def bare(title):
    return title.split(".")[-1] if title[:3] not in ("3-1", "3-2") else title


def test_a_workbook_becomes_cases_with_parties_codes_and_their_number(store, tmp_path):
    result = import_crashes(store, [write_xlsx(tmp_path / "a.xlsx", ROWS)])
    assert (result.read, result.quarantined) == (len(ROWS), 0)
    assert (result.new, result.parties) == (len(CRASHES), len(ROWS))
    held = told(store)
    for crash in CRASHES:
        found = held[crash.case_no]
        assert (found.occurred_at, found.severity) == (crash.occurred_at, crash.severity)
        assert (found.deaths_24h, found.deaths_30d) == (crash.deaths_24h, crash.deaths_30d)
        assert (found.type_code, found.cause_code) == (crash.type_code, crash.cause_code)
        assert (found.weather_code, found.light_code) == (crash.weather_code, crash.light_code)
        assert (found.recorded, found.speed_limit_kmh) == (crash.recorded, crash.speed_limit_kmh)
        assert (found.city, found.district) == (crash.city, crash.district)
        assert set(found.roads) == set(crash.roads)
        for ours, theirs in zip(found.parties, crash.parties, strict=True):
            assert replace(ours, phone_code=None) == theirs


def test_the_unit_within_the_bureau_is_stored_without_persons(store, tmp_path):
    (case,) = {row[CASE] for row in ROWS[:1]}
    name = next(row[NAME] for row in ROWS if row[CASE] == case)
    rows = [
        {**row, PRECINCT: f"東門派出所 {name}" if row[CASE] == case else "西門派出所"}
        for row in ROWS
    ]
    import_crashes(store, [write_text(tmp_path / "a.txt", rows)])
    held = {number: crash.precinct for number, crash in told(store).items()}
    assert held.pop(case) == f"東門派出所 {HIDDEN}"
    assert set(held.values()) == {"西門派出所"}
    result = import_crashes(store, [write_text(tmp_path / "b.txt", rows)])
    assert (result.new, result.updated) == (0, 0)


STYLES = {
    "text": lambda path: write_text(path, ROWS),
    "cp950": lambda path: write_text(path, ROWS, encoding="cp950"),
    "odd text": lambda path: write_text(path, ROWS, replace(ODD, trailing=2)),
    "odd sheets": lambda path: write_xlsx(path, ROWS, ODD, sheets=3),
    "typed cells": lambda path: write_xlsx(path, ROWS, cells=as_typed_cells),
    "other titles": lambda path: write_text(path, ROWS, EisStyle(retitle=halfwidth_to_full)),
    "no numbers": lambda path: write_xlsx(path, ROWS, EisStyle(retitle=bare)),
    "no metadata": lambda path: write_text(path, ROWS, EisStyle(above=())),
}


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """What the plain workbook gives."""
    folder = tmp_path_factory.mktemp("plain")
    with make_store(folder / "plain.gpkg") as made:
        import_crashes(made, [write_xlsx(folder / "a.xlsx", ROWS)])
        return told(made)


@pytest.mark.parametrize("write", STYLES.values(), ids=STYLES)
def test_however_it_is_written_the_cases_are_the_same(store, tmp_path, plain, write):
    result = import_crashes(store, [write(tmp_path / "x.dat")])
    assert (result.read, result.quarantined) == (len(ROWS), 0)
    assert told(store) == plain


def test_exports_inside_a_zip_are_read(store, tmp_path, plain):
    half = [row for row in ROWS if row[CASE] in {crash.case_no for crash in CRASHES[:6]}]
    rest = [row for row in ROWS if row not in half]
    write_xlsx(tmp_path / "a.xlsx", half)
    with zipfile.ZipFile(tmp_path / "both.zip", "w") as archive:
        archive.write(tmp_path / "a.xlsx", "a.xlsx")
        archive.writestr("b.txt", eis_text(rest).encode("utf-8-sig"))
    result = import_crashes(store, [tmp_path / "both.zip"])
    assert told(store) == plain
    assert result.skipped == ("both.zip/a.xlsx/說明",)


def test_importing_again_changes_nothing_and_a_later_export_is_history(store, tmp_path):
    source = write_xlsx(tmp_path / "a.xlsx", ROWS)
    import_crashes(store, [source])
    again = import_crashes(store, [write_text(tmp_path / "a.txt", ROWS)])
    assert (again.new, again.updated, again.unchanged) == (0, 0, len(CRASHES))
    assert rows_in(store, schema.crash_history) == []


def test_a_death_within_thirty_days_is_a_later_state(store, tmp_path):
    crash = next(crash for crash in CRASHES if crash.severity is Severity.A2)
    early = [row for row in ROWS if row[CASE] == crash.case_no]
    import_crashes(store, [write_text(tmp_path / "a.txt", early)])
    later = [{**row, LATER: 1} for row in early]
    result = import_crashes(store, [write_text(tmp_path / "b.txt", later)])
    assert (result.new, result.updated) == (0, 1)
    (held,) = crashes_in(store)
    assert (held.deaths_24h, held.deaths_30d) == (0, 1)
    (history,) = rows_in(store, schema.crash_history)
    assert json.loads(history["content"])["deaths_30d"] == 0
    without = [{title: cell for title, cell in row.items() if title != LATER} for row in early]
    import_crashes(store, [write_text(tmp_path / "c.txt", without)])
    assert crashes_in(store)[0].deaths_30d == 1


def test_a_case_whose_day_was_corrected_is_still_the_same_case(store, tmp_path):
    rows = [row for row in ROWS if row[CASE] == CRASHES[0].case_no]
    import_crashes(store, [write_text(tmp_path / "a.txt", rows)])
    moved = [{**row, "發生日期": "20230715"} for row in rows]
    result = import_crashes(store, [write_text(tmp_path / "b.txt", moved)])
    assert (result.new, result.updated) == (0, 1)
    assert len(crashes_in(store)) == 1


def test_an_unknown_age_is_no_age_and_the_recorded_direction_is_kept(store, tmp_path):
    rows = [row for row in ROWS if row[CASE] == CRASHES[0].case_no]
    rows = [{**row, AGE: -1, DIRECTION: "對向直行"} for row in rows]
    result = import_crashes(store, [write_text(tmp_path / "a.txt", rows)])
    (held,) = crashes_in(store)
    assert {party.age_band for party in held.parties} == {AgeBand.UNKNOWN}
    assert held.side_direction is SideDirection.OPPOSITE
    assert result.columns_kept_out == ("備註",)
    assert "30.駕照狀態" in result.columns_unused


def test_a_sign_that_parts_cells_may_stand_in_a_quoted_cell(store, tmp_path):
    rows = [{**row, "備註": '路口@東側 "停" 標誌'} for row in ROWS]
    result = import_crashes(store, [write_text(tmp_path / "a.txt", rows)])
    assert (result.read, result.quarantined, result.new) == (len(ROWS), 0, len(CRASHES))


SPOILT = {
    "REFUSED_CASE_NO": {CASE: "無"},
    "REFUSED_NO_DATE": {"發生日期": ""},
    "REFUSED_DATE": {"發生日期": "20250230"},
    "REFUSED_TIME": {"1.發生時間": "256100"},
    "REFUSED_SEQUENCE": {"當事者順位": "甲"},
    "REFUSED_SEVERITY": {"事故類別": "A9"},
}


def test_bad_rows_are_put_aside_with_line_and_reason_but_without_persons(store, tmp_path):
    rows = [{**ROWS[0], CASE: f"11401CY191B{at:04d}", **spoilt} for at, spoilt in
            enumerate(SPOILT.values())]  # fmt: skip
    text = eis_text([*ROWS[:1], *rows]) + "11401CY191B9999@2025@王小明@ABC-1234\r\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8-sig", newline="")
    result = import_crashes(store, [tmp_path / "a.txt"])
    assert (result.read, result.accepted, result.quarantined) == (8, 1, 7)
    held = rows_in(store, schema.quarantine)
    assert [(row["line"], row["reason_code"]) for row in held] == [
        *[(line, code) for line, code in enumerate(SPOILT, 7)],
        (13, "REFUSED_COLUMN_COUNT"),
    ]
    assert all(row["reason"] for row in held)
    assert held[-1]["raw"].startswith("總編號(案件編號)=11401CY191B9999@")
    whole = " ".join(row["raw"] + row["reason"] for row in held)
    assert not [title for title in PERSONS if title != AGE and str(ROWS[0][title]) in whole]
    assert "王小明" not in whole


def test_numbers_instead_of_labels_need_a_named_encoding(store, tmp_path):
    rows = [{**row, "4.天候": 8} for row in ROWS]
    source = write_text(tmp_path / "a.txt", rows)
    with pytest.raises(Problem) as refused:
        import_crashes(store, [source])
    assert refused.value.code == "ENCODING_NEEDED"
    import_crashes(store, [source], encoding=Encoding.FROM_112_07)
    assert {crash.weather_code for crash in crashes_in(store)} == {"8"}


def test_numbers_before_labels_are_read_over(store, tmp_path, plain):
    rows = [{**row, "4.天候": f"8.{row['4.天候']}"} for row in ROWS]
    import_crashes(store, [write_text(tmp_path / "a.txt", rows)])
    assert told(store) == plain


def test_necessary_columns_that_are_missing_are_named_in_one_sentence(store, tmp_path):
    rows = [
        {title: cell for title, cell in row.items() if title not in (CASE, "1.發生時間")}
        for row in ROWS
    ]
    with pytest.raises(Problem) as refused:
        import_crashes(store, [write_xlsx(tmp_path / "a.xlsx", rows)])
    assert refused.value.code == "EIS_COLUMNS_MISSING"
    assert refused.value.params["columns"] == "總編號(案件編號)、1.發生時間"


@pytest.mark.parametrize("data", [b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0 old xls"])
def test_a_damaged_workbook_is_told_in_one_sentence(store, tmp_path, data):
    (tmp_path / "a.xlsx").write_bytes(data)
    with pytest.raises(Problem):
        import_crashes(store, [tmp_path / "a.xlsx"])


def test_a_workbook_without_crashes_is_told(store, tmp_path):
    with pytest.raises(Problem) as refused:
        import_crashes(store, [write_xlsx(tmp_path / "a.xlsx", [], EisStyle())])
    assert refused.value.code == "CRASH_FILE_UNKNOWN"
