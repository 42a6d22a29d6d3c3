"""Tables of text with coordinates, as Taiwanese offices export them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Transformer

from app.mapping.guest_attributes import attributes_of
from app.mapping.guest_csv import guess_columns, number_of
from app.mapping.guest_files import look_into, read_guest
from app.mapping.guest_records import GuestWish
from gis.problems import Problem
from tests.helpers.guests import TAIPEI_STATION

LON, LAT = TAIPEI_STATION
X, Y = Transformer.from_crs(4326, 3826, always_xy=True).transform(LON, LAT)


def read(path, text, *, encoding="utf-8-sig", **wish):
    path.write_bytes(text.encode(encoding))
    return read_guest(look_into(path).sources[0], GuestWish(**wish), epsg=3826)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (["編號", "經度", "緯度"], ("經度", "緯度")),
        (["Latitude", "Longitude"], ("Longitude", "Latitude")),
        (["lat", "lng"], ("lng", "lat")),
        (["經度(WGS84)", "緯度(WGS84)"], ("經度(WGS84)", "緯度(WGS84)")),
        (["WGS84_Lon", "WGS84_Lat"], ("WGS84_Lon", "WGS84_Lat")),
        (["X坐標", "Y坐標"], ("X坐標", "Y坐標")),
        (["Ｘ座標", "Ｙ座標"], ("Ｘ座標", "Ｙ座標")),
        (["TWD97_X", "TWD97_Y"], ("TWD97_X", "TWD97_Y")),
        (["橫坐標", "縱坐標"], ("橫坐標", "縱坐標")),
        (["x", "y", "經度", "緯度"], ("經度", "緯度")),
        (["名稱", "地址"], None),
        (["經度"], None),
    ],
)
def test_columns_of_coordinates_are_known_by_their_names(header, expected):
    assert guess_columns(header) == expected


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp950", "utf-16"])
def test_longitudes_and_latitudes_are_read_in_every_usual_encoding(tmp_path, encoding):
    text = f"名稱,經度,緯度\r\n許功蓋路口,{LON},{LAT}\r\n"
    data = read(tmp_path / "a.csv", text, encoding=encoding)
    assert data.layers[0].features.xy[0] == pytest.approx((X, Y), abs=0.01)
    assert not data.crs_guessed
    assert attributes_of(data.source, 0)[0] == ("名稱", "許功蓋路口")


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_metres_are_read_whatever_parts_the_cells(tmp_path, mark):
    text = "\n".join(mark.join(row) for row in (["X坐標", "Y坐標"], [f"{X}", f"{Y}"]))
    data = read(tmp_path / "a.csv", text)
    assert data.layers[0].features.xy[0] == pytest.approx((X, Y))
    assert data.crs_guessed


def test_a_datum_in_the_columns_names_is_no_guess_any_more(tmp_path):
    data = read(tmp_path / "a.csv", f"TWD97X,TWD97Y\n{X},{Y}\n")
    assert (data.crs_guessed, data.layers[0].features.xy[0].tolist()) == (False, [X, Y])
    old = read(tmp_path / "b.csv", "TWD67_X,TWD67_Y\n247342.198,2652335.851\n")
    moved = old.layers[0].features.xy[0] - (247_342.198, 2_652_335.851)
    assert moved == pytest.approx((828, -207), abs=8)  # the usual shift between the datums


def test_titles_above_the_header_and_notes_below_the_data_are_passed_over(tmp_path):
    text = f"道安會報,,\n114年度,,\n編號,經度,緯度\n1,{LON},{LAT}\n資料提供日期：114年1月1日,,\n"
    data = read(tmp_path / "a.csv", text)
    assert (data.rows, data.faults) == (1, ())


def test_rows_without_numbers_are_told_by_their_line_and_stop_nothing(tmp_path):
    rows = [f"1,{LON},{LAT}", "2,,", f"3,東經,{LAT}", f"4,{LON},{LAT}", "5", "6,0,0"]
    data = read(tmp_path / "a.csv", "\n".join(["號,經度,緯度", *rows]))
    assert data.layers[0].features.ids.tolist() == [0, 3]
    assert [(fault.row, fault.code, fault.detail) for fault in data.faults] == [
        (3, "GUEST_ROW_NO_NUMBER", "經度"),
        (4, "GUEST_ROW_NO_NUMBER", "經度"),
        (6, "GUEST_ROW_NO_NUMBER", "經度"),
        (7, "GUEST_ROW_OUTSIDE", ""),
    ]
    assert attributes_of(data.source, 3)[0] == ("號", "4")


def test_faults_never_quote_the_cells(tmp_path):
    data = read(tmp_path / "a.csv", f"經度,緯度\nABC-1234,王小明\n{LON},{LAT}\n")
    told = " ".join(f"{fault.code} {fault.detail}" for fault in data.faults)
    assert "王小明" not in told
    assert "ABC" not in told


def test_exchanged_longitudes_and_latitudes_are_put_right_and_said(tmp_path):
    data = read(tmp_path / "a.csv", f"經度,緯度\n{LAT},{LON}\n")
    assert data.axes_swapped
    assert data.layers[0].features.xy[0] == pytest.approx((X, Y), abs=0.01)


def test_a_table_without_known_columns_is_read_by_those_that_are_named(tmp_path):
    path = tmp_path / "a.csv"
    text = f"甲,乙\n{X},{Y}\n"
    with pytest.raises(Problem, match="GUEST_NO_COORDINATES"):
        read(path, text)
    file = look_into(path)
    assert file.asks
    assert file.sources[0].columns == ("甲", "乙")
    data = read(path, text, x_column="甲", y_column="乙")
    assert data.layers[0].features.xy[0].tolist() == [X, Y]


@pytest.mark.parametrize(
    ("cell", "value"),
    [("１２０．５", 120.5), ("2,595,000.5", 2595000.5), (" 7 ", 7.0), ("-1e3", -1000.0)],
)
def test_numbers_are_read_as_offices_write_them(cell, value):
    assert number_of(cell) == value


@given(st.text(max_size=12))
def test_no_text_breaks_the_reading_of_a_number(cell):
    assert isinstance(number_of(cell), float)


@given(st.floats(-1e7, 1e7))
def test_every_number_comes_back(value):
    assert number_of(repr(value)) == value


def test_many_rows_are_read_in_their_order(tmp_path):
    xs = X + np.arange(5000.0)
    text = "x,y\n" + "\n".join(f"{x},{Y}" for x in xs)
    data = read(tmp_path / "many.csv", text)
    assert data.layers[0].features.xy[:, 0].tolist() == xs.tolist()
