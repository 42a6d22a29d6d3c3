from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.crs import project_point
from gis.mapping.coordinates import (
    CoordinateSystem,
    accuracy_m,
    convert,
    format_place,
    place_of,
    read_place,
)
from gis.problems import Problem

HU_TZU_SHAN_TWD97 = (248_170.787, 2_652_129.936)
"""The satellite control point at Hu Tzu Shan, as the documentation of the package twd97 gives it,
with (23.97387462949248, 120.98202461950673) for its latitude and longitude."""
PLACE = (193_818.98, 2_597_543.99)
"""120.45 E, 23.48 N."""


def plane_formula(x97: float, y97: float) -> tuple[float, float]:
    """TWD67 of TWD97 on the main island, with the published A and B (greatest error 2 m)."""
    a, b = 0.00001549, 0.000006521
    return x97 - 807.8 - a * x97 - b * y97, y97 + 248.6 - a * y97 - b * x97


def test_the_published_control_point_has_its_published_degrees():
    lon, lat = convert(HU_TZU_SHAN_TWD97, CoordinateSystem.WGS84_DEGREES, epsg=3826)
    assert (lat, lon) == pytest.approx((23.97387462949248, 120.98202461950673), abs=2e-8)
    said = format_place(HU_TZU_SHAN_TWD97, CoordinateSystem.WGS84_DEGREES, epsg=3826)
    assert said == "23.973875°N 120.982025°E"
    # 0.97387463 * 60 = 58.4324777, 0.4324777 * 60 = 25.95; 58.9214772, 55.29
    dms = format_place(HU_TZU_SHAN_TWD97, CoordinateSystem.WGS84_DMS, epsg=3826)
    assert dms == "23°58′25.95″N 120°58′55.29″E"


@pytest.mark.parametrize(
    "xy", [HU_TZU_SHAN_TWD97, (302_000.0, 2_770_000.0), (180_000.0, 2_500_000.0), PLACE]
)
def test_twd67_agrees_with_the_published_plane_formula_within_both_their_errors(xy):
    found = convert(xy, CoordinateSystem.TWD67_121, epsg=3826)
    assert math.dist(found, plane_formula(*xy)) < 4.0


def test_only_the_old_datum_says_that_it_is_not_exact():
    said = {system: accuracy_m(system) for system in CoordinateSystem}
    assert {system for system, error in said.items() if error} == {CoordinateSystem.TWD67_121}
    assert said[CoordinateSystem.TWD67_121] == 2.0


def test_zone_119_counts_from_its_own_meridian():
    # on the central meridian the easting is the false easting
    found = convert(project_point(119.0, 23.5), CoordinateSystem.TWD97_119, epsg=3826)
    assert found[0] == pytest.approx(250_000.0, abs=0.05)


@pytest.mark.parametrize(
    "text",
    [
        "120.45, 23.48",
        "23.48 120.45",
        "23.48N 120.45E",
        "N23.48 E120.45",
        "120.45E,23.48",
        "２３．４８，１２０．４５",
        "lat 23.48 lon 120.45",
        "longitude: 120.45; latitude: 23.48",
        "(WGS84: 120.45, 23.48)",
        "23°28'48\"N 120°27'0\"E",
        "23°28′48.00″N, 120°27′00.00″E",
        "23º28’48” 120º27’00”",
        "23°28'48''N 120°27'0''E",
        "東經120度27分0秒 北緯23度28分48秒",
        "120 27 0 23 28 48",
        "23:28:48 120:27:00",
        "23°28.8'N 120°27'E",
        "120 27, 23 28.8",
    ],
)
def test_degrees_are_read_in_any_order_and_spelling(text):
    assert read_place(text, epsg=3826).at == pytest.approx(PLACE, abs=0.02)


@pytest.mark.parametrize(
    "text",
    [
        "193000 2597000",
        "2597000 193000",
        "193000,2597000",
        "193,000 2,597,000",
        "193,000, 2,597,000",
        "E193000 N2597000",
        "E 193000.0 N 2597000.0",
        "X=193000 Y=2597000",
        "193000 m, 2597000 m",
        "TWD97 TM2 193000 2597000",
        "TWD97二度分帶121分帶 193000 2597000",
        "EPSG:3826 193000/2597000",
        "橫座標193000公尺 縱座標2597000公尺",
        "橫坐標193000 縱坐標2597000",
    ],
)
def test_metres_are_read_in_any_order_and_spelling(text):
    read = read_place(text, epsg=3826)
    assert read.at == pytest.approx((193_000.0, 2_597_000.0), abs=1e-6)
    assert read.system is CoordinateSystem.TWD97_121


def test_metres_of_the_old_datum_lie_828_metres_to_the_east_and_207_to_the_south():
    # X97 - X67 = 807.8 + 2.99 + 16.94 = 827.7; Y97 - Y67 = -248.6 + 40.23 + 1.26 = -207.1
    for read in (
        read_place("TWD67 193000 2597000", epsg=3826),
        read_place("193000 2597000", epsg=3826, assumed=CoordinateSystem.TWD67_121),
    ):
        assert read.system is CoordinateSystem.TWD67_121
        assert math.dist(read.at, (193_827.7, 2_596_792.9)) < 4.0


def test_metres_are_of_the_system_in_sight_unless_the_text_names_one():
    shown = CoordinateSystem.TWD97_119
    assert read_place("310000 2605000", epsg=3826, assumed=shown).system is shown
    named = read_place("EPSG:3826 193000 2597000", epsg=3826, assumed=shown)
    assert named.system is CoordinateSystem.TWD97_121


@pytest.mark.parametrize(
    "text",
    [
        "",
        "中山路",
        "文化路120號",
        "23.48",
        "120.45 23.48 7",
        "120°70' 23°",
        "23E 120E",
        "A1-2025-0001",
        "2025-01-01",
        "120 27 0 23 28 48 9",
        "1e5 2e6",
    ],
)
def test_what_is_no_pair_of_coordinates_is_told(text):
    with pytest.raises(Problem) as caught:
        read_place(text, epsg=3826)
    assert caught.value.code == "COORDINATES_NOT_READ"


@pytest.mark.parametrize("text", ["1 2", "33.4S 120E", "0, 0", "48.2 16.4", "193000 93000"])
def test_a_place_outside_taiwan_is_told(text):
    with pytest.raises(Problem) as caught:
        read_place(text, epsg=3826)
    assert caught.value.code == "COORDINATES_OUTSIDE"


places = st.tuples(st.floats(119.9, 121.9), st.floats(21.9, 25.3))


@given(st.sampled_from(CoordinateSystem), places)
def test_what_is_written_is_read_again_within_half_a_metre(system, lonlat):
    at = project_point(*lonlat)
    again = read_place(format_place(at, system, epsg=3826), epsg=3826, assumed=system)
    assert again.system is system
    assert math.dist(again.at, at) < 0.5


@given(st.sampled_from(CoordinateSystem), places)
def test_a_conversion_and_its_inverse_meet(system, lonlat):
    at = project_point(*lonlat)
    back = place_of(*convert(at, system, epsg=3826), system, epsg=3826)
    # the seven parameters of TWD67 move heights too, which plane coordinates do not keep
    assert math.dist(back, at) < (0.05 if system is CoordinateSystem.TWD67_121 else 1e-3)


@given(st.text(max_size=40))
def test_any_text_is_read_or_told(text):
    at, code = None, ""
    try:
        at = read_place(text, epsg=3826).at
    except Problem as problem:
        code = problem.code
    assert code.startswith("COORDINATES_") if at is None else at > (0.0, 0.0)
