"""Bad rows and doubtful values: put aside or remarked, never lost, never a loss to others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.crash_import.importer import import_crashes
from app.store import schema
from gis.crashes.records import DayPhase, PositionFlag
from tests.helpers.crash_imports import TWO, crashes_in, rows_in
from tests.helpers.crashes import CAR, COLUMN, FOOTER, MadeParty, as_csv, rows_of, write_csv

BAD = {
    "REFUSED_NO_DATE": ("發生日期", ""),
    "REFUSED_DATE": ("發生日期", "20250230"),
    "REFUSED_TIME": ("發生時間", "256100"),
    "REFUSED_SEQUENCE": ("當事者順位", "甲"),
    "REFUSED_SEVERITY": ("事故類別名稱", "A9"),
}


def test_bad_rows_are_put_aside_with_line_reason_and_text_and_nothing_is_lost(store, tmp_path):
    rows = rows_of([TWO[1]])
    for at, (column, value) in enumerate(BAD.values()):
        row = rows_of([replace(TWO[0], clock=f"0{at}0000", parties=(MadeParty(),))])[0]
        row[COLUMN[column]] = value
        rows.append(row)
    rows.append(rows[0][:30])
    source = tmp_path / "a.csv"
    source.write_text(as_csv(rows, footer=FOOTER), encoding="utf-8-sig", newline="")
    result = import_crashes(store, [source])
    assert (result.read, result.accepted, result.quarantined) == (8, 2, 6)
    held = rows_in(store, schema.quarantine)
    assert [(row["line"], row["reason_code"]) for row in held] == [
        *[(line, code) for line, code in enumerate(BAD, 4)],
        (9, "REFUSED_COLUMN_COUNT"),
    ]
    assert all(row["reason"] and row["raw"].startswith("2025,1,") for row in held)
    import_crashes(store, [source])
    assert len(rows_in(store, schema.quarantine)) == 6


def test_unknown_labels_and_doubtful_values_are_stored_and_remarked(store, tmp_path):
    crash = replace(TWO[0], weather="冰雹", speed="0", parties=(replace(CAR, sequence=2),))
    result = import_crashes(store, [write_csv(tmp_path / "a.csv", [crash])])
    assert (result.quarantined, result.new) == (0, 1)
    remarks = {row["code"]: row["detail"] for row in rows_in(store, schema.crash_remark)}
    assert remarks["UNKNOWN_LABEL"].endswith("冰雹")
    assert remarks.keys() == {"UNKNOWN_LABEL", "SPEED_LIMIT_DOUBTFUL", "FIRST_PARTY_MISSING"}
    (held,) = crashes_in(store)
    assert (held.weather_code, held.speed_limit_kmh) == (None, 0)


@pytest.mark.parametrize(
    ("lon", "lat", "flag"),
    [
        ("110", "9", "placeholder"),
        ("111", "11", "placeholder"),
        ("", "", "missing"),
        ("10.5", "53.2", "outside"),
    ],
)
def test_crashes_without_a_usable_point_keep_what_is_recorded(store, tmp_path, lon, lat, flag):
    result = import_crashes(
        store, [write_csv(tmp_path / "a.csv", [replace(TWO[0], lon=lon, lat=lat), TWO[1]])]
    )
    assert result.position_flags.get(flag) == 1
    (crash,) = (c for c in crashes_in(store) if c.position_flag is PositionFlag(flag))
    assert crash.point is None
    assert crash.recorded == ((float(lon), float(lat)) if lon else None)
    assert crash.day_phase is DayPhase.DAY


def test_exchanged_coordinates_are_put_right(store, tmp_path):
    swapped = replace(TWO[0], lon=TWO[0].lat, lat=TWO[0].lon)
    import_crashes(store, [write_csv(tmp_path / "a.csv", [TWO[0]])])
    (right,) = crashes_in(store)
    import_crashes(store, [write_csv(tmp_path / "b.csv", [swapped])])
    (held,) = crashes_in(store)
    assert (held.point, held.recorded) == (right.point, (23.4801, 120.4495))


SPOILT = {
    "number": lambda row: _with(row, "當事者順位", "甲"),
    "class": lambda row: _with(row, "事故類別名稱", "A9"),
    "date": lambda row: _with(row, "發生日期", ""),
    "time": lambda row: _with(row, "發生時間", "256100"),
    "cut": lambda row: row[:40],
    "cut in the place": lambda row: [*row[: COLUMN["發生地點"]], "嘉義"],
    "a comma too many": lambda row: [*row[:6], *row[6].split(" / "), *row[7:]],
}


def _with(row, column, cell):
    changed = list(row)
    changed[COLUMN[column]] = cell
    return changed


def _csv(path, rows):
    path.write_text(as_csv(rows, footer=FOOTER), encoding="utf-8-sig", newline="")
    return path


@pytest.mark.parametrize("which", [0, 1], ids=["first party", "second party"])
@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_a_stored_crash_keeps_its_parties_where_a_row_of_it_is_refused(
    store, tmp_path, spoil, which
):
    import_crashes(store, [write_csv(tmp_path / "a.csv", TWO)])
    before = crashes_in(store)
    rows = rows_of([replace(TWO[0], weather="雨"), TWO[1]])
    rows[which] = spoil(rows[which])
    result = import_crashes(store, [_csv(tmp_path / "b.csv", rows)])
    assert (result.read, result.accepted, result.quarantined) == (4, 3, 1)
    assert (result.new, result.updated, result.unchanged, result.kept) == (0, 0, 2, 1)
    assert crashes_in(store) == before
    assert rows_in(store, schema.crash_history) == []


def test_a_refused_row_does_not_keep_other_crashes_from_being_updated(store, tmp_path):
    import_crashes(store, [write_csv(tmp_path / "a.csv", TWO)])
    rows = rows_of([TWO[0], replace(TWO[1], weather="雨")])
    rows[1] = SPOILT["number"](rows[1])
    result = import_crashes(store, [_csv(tmp_path / "b.csv", rows)])
    assert (result.new, result.updated, result.unchanged, result.kept) == (0, 1, 1, 1)
    day, night = crashes_in(store)
    assert (day.weather_code, night.weather_code) == ("8", "6")
    assert len(day.parties) == 2


def test_a_new_crash_with_a_refused_row_is_stored_remarked_and_later_completed(store, tmp_path):
    rows = rows_of(TWO)
    rows[1] = SPOILT["number"](rows[1])
    bad = _csv(tmp_path / "bad.csv", rows)
    assert (import_crashes(store, [bad]).new, len(crashes_in(store)[0].parties)) == (2, 1)
    assert "ROW_OF_CRASH_REFUSED" in {row["code"] for row in rows_in(store, schema.crash_remark)}
    good = write_csv(tmp_path / "good.csv", TWO)
    result = import_crashes(store, [good])
    assert (result.new, result.updated, result.kept) == (0, 1, 0)
    assert len(crashes_in(store)[0].parties) == 2
    assert rows_in(store, schema.crash_remark) == []


@pytest.mark.parametrize("names", [("a.csv", "b.csv"), ("b.csv", "a.csv")])
def test_of_two_files_of_one_run_the_complete_one_holds(store, tmp_path, names):
    rows = rows_of(TWO)
    rows[0] = SPOILT["cut"](rows[0])
    files = [write_csv(tmp_path / names[0], TWO), _csv(tmp_path / names[1], rows)]
    result = import_crashes(store, files)
    assert (result.crashes, result.new, result.quarantined) == (2, 2, 1)
    assert [len(crash.parties) for crash in crashes_in(store)] == [2, 2]
