"""Exports, read back by other programs' libraries."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import fiona
import numpy as np
import pyogrio
import pytest

from app.crash_list.cells import CrashCells, ListColumn, column_title
from app.crash_list.export import ExportWish, safe, write_csv, write_geopackage
from app.messages import Language
from app.tasks import Cancelled
from gis.crashes.coverage import RecordingBreak
from gis.crashes.filters import CrashFilter, Period
from gis.crashes.records import Severity
from gis.problems import Problem
from tests.helpers.crash_columns import columns_of
from tests.helpers.crash_panels import crash_list, made_crashes
from tests.helpers.stores import make_store

ALL = np.arange(24)


def wish(**given):
    usual = ExportWish(
        rows=ALL,
        columns=(ListColumn.CASE, ListColumn.PLACE, ListColumn.INJURED, ListColumn.DEATHS_30D),
        crash_filter=CrashFilter(),
        language=Language.ENGLISH,
    )
    return replace(usual, **given)


def rows_of(path):
    return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_a_csv_begins_with_the_mark_for_excel_and_what_the_figures_rest_on(tmp_path):
    out = tmp_path / "out.csv"
    asked = CrashFilter(
        severities=frozenset({Severity.A1}), period=Period(date(2024, 1, 1), date(2024, 6, 30))
    )
    write_csv(crash_list(), wish(crash_filter=asked, rows=ALL[:2]), out)
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    head, coverage, titles, *rows = rows_of(out)
    assert head == ["Crashes: 2 of 24 | period: 2024-01-01 – 2024-06-30 | filter: severity A1"]
    assert coverage == ["Incomplete months in this period (their counts are too low): 2024-02"]
    assert titles == ["Case number", "Place", "Injured", "Deaths 30 d"]
    assert rows == [["1130000", "文化路口", "0", ""], ["1130001", "中山路1號", "1", ""]]


def test_a_csv_speaks_chinese_with_roc_years(tmp_path):
    out = tmp_path / "out.csv"
    columns = (ListColumn.DATE, ListColumn.TYPE, ListColumn.PARTIES, ListColumn.MONTH)
    write_csv(crash_list(), wish(columns=columns, language=Language.CHINESE), out)
    head, coverage, titles, first, *_ = rows_of(out)
    assert head == ["事故 24 件／全部 24 件｜期間：全部｜篩選：無"]
    assert coverage == ["期間內資料不完整之月份（件數偏低）：113/02"]
    assert titles == ["日期", "事故類型", "當事者", "月份完整性"]
    assert first[0] == "113/01/01"
    assert first[2:] == ["普通重型機車", "資料完整月份"]


def test_a_break_within_the_period_is_told(tmp_path):
    held = replace(
        crash_list(),
        breaks=(
            RecordingBreak(
                on=date(2024, 7, 1),
                city="",
                affects=("codes",),
                factor=None,
                what_zh="改版",
                what_en="new form",
                source="",
            ),
        ),
    )
    for period, told in ((Period(), True), (Period(date(2024, 7, 1), None), False)):
        write_csv(held, wish(crash_filter=CrashFilter(period=period)), tmp_path / "o.csv")
        text = (tmp_path / "o.csv").read_text(encoding="utf-8")
        assert ("Recorded differently from 2024-07-01: new form" in text) is told


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"])
def test_no_cell_is_taken_for_a_formula(text, tmp_path):
    assert safe(text) == f"'{text}"
    columns = columns_of([replace(made_crashes(1)[0], place_text=text)])
    write_csv(crash_list(columns), wish(rows=ALL[:1]), tmp_path / "o.csv")
    assert rows_of(tmp_path / "o.csv")[-1][1] == f"'{text}"


def test_plain_texts_stay_as_they_are():
    assert safe("中山路1號 = 2") == "中山路1號 = 2"


@pytest.mark.parametrize("reader", ["fiona", "pyogrio"])
def test_a_geopackage_is_read_by_others_with_points_in_their_places(tmp_path, reader):
    out = tmp_path / "out.gpkg"
    columns = (ListColumn.CASE, ListColumn.INJURED, ListColumn.SEVERITY, ListColumn.X)
    write_geopackage(crash_list(), wish(columns=columns, rows=ALL[3:5]), out)
    if reader == "fiona":
        with fiona.open(out, layer="crashes") as layer:
            assert layer.crs.to_epsg() == 3826
            found = [
                (
                    row["properties"]["Case number"],
                    row["properties"]["Injured"],
                    row["geometry"]["coordinates"],
                )
                for row in layer
            ]
    else:
        meta, _, shapes, fields = pyogrio.raw.read(out, layer="crashes")
        assert meta["crs"] == "EPSG:3826"
        assert list(meta["fields"]) == ["Case number", "Injured", "Class"], "x is in the shape"
        xy = [np.frombuffer(shape[5:21], "<f8") for shape in shapes]
        found = [(case, n, tuple(at)) for case, n, at in zip(fields[0], fields[1], xy, strict=True)]
    assert found == [("1130003", 3.0, (300.0, 0.0)), ("1130004", 0.0, (400.0, 0.0))]


def test_a_geopackage_describes_what_it_rests_on(tmp_path):
    out = tmp_path / "out.gpkg"
    write_geopackage(crash_list(), wish(), out)
    with closing(sqlite3.connect(out)) as file:
        (told,) = file.execute("SELECT description FROM gpkg_contents").fetchone()
    assert told.startswith("Crashes: 24 of 24")
    assert "2024-02" in told


def test_crashes_without_a_point_and_many_pieces_are_all_written(tmp_path, monkeypatch):
    monkeypatch.setattr("app.crash_list.export.CHUNK", 7)
    records = made_crashes()
    columns = columns_of([replace(records[0], point=None), *records[1:]])
    write_geopackage(crash_list(columns), wish(), tmp_path / "out.gpkg")
    write_csv(crash_list(columns), wish(), tmp_path / "out.csv")
    with fiona.open(tmp_path / "out.gpkg") as layer:
        shapes = [row["geometry"] for row in layer]
    assert [shape is None for shape in shapes] == [True] + [False] * 23
    assert len(rows_of(tmp_path / "out.csv")) == 24 + 3


@pytest.mark.parametrize("write", [write_csv, write_geopackage])
def test_a_cancelled_or_failed_export_leaves_the_former_file_and_nothing_else(tmp_path, write):
    out = tmp_path / "out.gpkg"
    out.write_bytes(b"former")

    def stop(code, share):
        raise Cancelled

    with pytest.raises(Cancelled):
        write(crash_list(), wish(), out, stop)
    assert out.read_bytes() == b"former"
    assert [path.name for path in tmp_path.iterdir()] == ["out.gpkg"]
    with pytest.raises(Problem) as told:
        write(crash_list(), wish(), tmp_path / "missing" / "out.gpkg")
    assert told.value.code == "CRASH_LIST_NOT_WRITTEN"


@pytest.mark.parametrize("language", list(Language))
def test_every_cell_has_words_and_every_column_a_title_of_its_own(language):
    cells = CrashCells(columns_of(made_crashes()), language)
    titles = {column_title(column, language) for column in ListColumn}
    assert len(titles) == len(ListColumn)
    for column in ListColumn:
        assert all(isinstance(cells.text(column, row), str) for row in range(24))


def test_no_export_knows_a_plate_a_name_or_an_exact_age(tmp_path):
    write_csv(crash_list(), wish(columns=tuple(ListColumn)), tmp_path / "o.csv")
    titles = rows_of(tmp_path / "o.csv")[2]
    assert not {"Plate", "Name", "Age"} & set(titles)
    assert "18-24" in (tmp_path / "o.csv").read_text(encoding="utf-8")


def test_a_search_finds_words_of_codes_days_and_texts():
    cells = CrashCells(columns_of(made_crashes()), Language.CHINESE)
    assert np.flatnonzero(cells.holding("113/02")).tolist() == [3]
    assert np.flatnonzero(cells.holding("a1 文化路口")).tolist() == [0, 6, 12, 18]
    assert cells.holding("").all()
    assert not cells.holding("nothing like it").any()


@pytest.mark.parametrize("write", [write_csv, write_geopackage])
def test_no_export_takes_the_place_of_a_store(tmp_path, write):
    out = tmp_path / "s.gpkg"
    make_store(out).close()
    before = out.read_bytes()
    with pytest.raises(Problem, match="OUTPUT_IS_STORE"):
        write(crash_list(), wish(), out)
    assert out.read_bytes() == before
