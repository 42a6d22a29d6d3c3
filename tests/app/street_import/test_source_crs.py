from __future__ import annotations

import numpy as np
import pytest
from pyproj import CRS

from app.street_import.source import RawLine, StreetSource
from app.street_import.source_crs import (
    guess_epsg,
    metric_epsg,
    read_crs,
    settle_crs,
    to_store,
    transformer_to,
)
from gis.problems import Problem

UNKNOWN = CRS.from_wkt('LOCAL_CS["unknown",UNIT["metre",1]]')


def source(*points, crs=UNKNOWN):
    made = StreetSource(name="a.shp", crs=crs)
    made.add(RawLine(source_id="1", xy=np.array(points, dtype=float)))
    return made


@pytest.mark.parametrize(
    "xy", [(193_000.0, 2_597_500.0), (302_000.0, 2_770_000.0), (180_000.0, 2_500_000.0)]
)
def test_twd67_agrees_with_the_published_plane_formula_within_four_metres(xy):
    # X97 = X67 + 807.8 + A X67 + B Y67; Y97 = Y67 - 248.6 + A Y67 + B X67 (A, B as published)
    x, y = xy
    expected = (
        x + 807.8 + 0.00001549 * x + 0.000006521 * y,
        y - 248.6 + 0.00001549 * y + 0.000006521 * x,
    )
    found = transformer_to(CRS.from_epsg(3828), 3826).transform(x, y)
    assert np.hypot(found[0] - expected[0], found[1] - expected[1]) < 4.0


TM2 = (
    'PROJCS["{name}",GEOGCS["{datum}",DATUM["{datum}",SPHEROID["{ellipsoid}"]],'
    'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],'
    'PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",250000.0],'
    'PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",121.0],'
    'PARAMETER["Scale_Factor",0.9999],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
)
"""What a .prj file of the time says."""
OLD = 'GRS_1967_Truncated",6378160.0,298.25'
NEW = 'GRS_1980",6378137.0,298.257222101'


@pytest.mark.parametrize(
    ("datum", "ellipsoid", "shift_m"),
    [
        ("TWD_1997", NEW, 0.0),
        ("unknown", NEW, 0.0),
        ("TWD_1967", OLD, 854.0),
        ("Hu_Tzu_Shan", OLD, 854.0),
    ],
)
def test_the_datum_of_a_prj_file_is_understood(datum, ellipsoid, shift_m):
    wkt = TM2.replace("{name}", "TM2").replace("{datum}", datum).replace("{ellipsoid}", "§")
    crs = CRS.from_wkt(wkt.replace('"§"', f'"{ellipsoid}'))
    x, y = transformer_to(crs, 3826).transform(193_000.0, 2_597_000.0)
    assert np.hypot(x - 193_000.0, y - 2_597_000.0) == pytest.approx(shift_m, abs=3.0)


def test_degrees_of_wgs84_and_twd67_differ_by_the_known_830_metres():
    lonlat = (120.45, 23.48)
    old = transformer_to(CRS.from_epsg(3821), 3826).transform(*lonlat)
    new = transformer_to(CRS.from_epsg(4326), 3826).transform(*lonlat)
    assert np.hypot(old[0] - new[0], old[1] - new[1]) == pytest.approx(850, abs=30)


@pytest.mark.parametrize(
    ("bounds", "epsg"),
    [
        ((120.4, 23.4, 120.5, 23.5), 4326),
        ((115.7, -32.1, 115.8, -32.0), 4326),
        ((190_000, 2_590_000, 200_000, 2_600_000), 3826),
        ((13_400_000, 2_690_000, 13_410_000, 2_700_000), 3857),
        ((5_000_000, 100, 5_000_100, 200), None),
        ((-2000, -2000, 3000, 3000), None),
    ],
)
def test_a_crs_is_guessed_from_the_size_of_the_numbers_or_not_at_all(bounds, epsg):
    assert guess_epsg(bounds) == epsg


def test_a_guess_is_noted_and_an_unknown_crs_is_a_problem():
    taiwan = source((193_000, 2_597_000), (193_100, 2_597_000))
    settle_crs(taiwan, None)
    assert taiwan.crs.to_epsg() == 3826
    assert [doubt.code for doubt in taiwan.doubts] == ["CRS_MAYBE_TWD67"]
    degrees = source((120.45, 23.48), (120.46, 23.48))
    settle_crs(degrees, None)
    assert [doubt.code for doubt in degrees.doubts] == ["CRS_GUESSED"]
    with pytest.raises(Problem, match="CRS_UNKNOWN"):
        settle_crs(source((5_000_000, 100), (5_000_100, 200)), None)


def test_degrees_that_cannot_be_degrees_are_not_believed():
    metres = source((193_000, 2_597_000), (193_100, 2_597_000), crs=CRS.from_epsg(4326))
    settle_crs(metres, None)
    assert metres.crs.to_epsg() == 3826
    with pytest.raises(Problem, match="CRS_WRONG"):
        settle_crs(metres, CRS.from_epsg(4326))


def test_what_the_user_says_goes_first():
    assert read_crs("auto") is None
    assert read_crs("3828") == CRS.from_epsg(3828)
    assert read_crs("EPSG:3826") == CRS.from_epsg(3826)
    with pytest.raises(Problem, match="CRS_NOT_KNOWN"):
        read_crs("twd")
    with pytest.raises(Problem, match="CRS_NOT_KNOWN"):
        read_crs("999999")


@pytest.mark.parametrize(
    ("lonlat", "epsg"),
    [
        ((120.45, 23.48), 3826),
        ((115.75, -32.03), 32750),
        ((-0.09, 51.5), 32630),
        ((10.0, 89.9), 32661),
        ((10.0, -85.0), 32761),
        ((-179.999, -17.0), 32701),
    ],
)
def test_a_new_store_takes_taiwans_crs_or_the_utm_zone(lonlat, epsg):
    lon, lat = lonlat
    made = source((lon, lat), (lon, lat - 0.0009), crs=CRS.from_epsg(4326))
    assert metric_epsg(made) == epsg
    (xy,) = to_store(made, epsg)
    assert 60 < np.hypot(*(xy[1] - xy[0])) < 120


def test_streets_far_from_where_the_stores_crs_holds_are_refused():
    perth = source((115.75, -32.03), (115.76, -32.03), crs=CRS.from_epsg(4326))
    with pytest.raises(Problem, match="STREETS_OUTSIDE_STORE"):
        to_store(perth, 3826)


METRES, DEGREES = (193_000.0, 2_597_000.0), (120.45, 23.48)


def turned(at):
    return at[::-1]


@pytest.mark.parametrize(
    ("at", "said_by_file", "codes", "epsg"),
    [
        (turned(METRES), 3826, ["AXES_CHANGED"], 3826),
        (turned(METRES), 3828, ["AXES_CHANGED"], 3828),
        (turned(DEGREES), 4326, ["AXES_CHANGED"], 4326),
        (turned(DEGREES), None, ["AXES_CHANGED", "CRS_GUESSED"], 4326),
        (turned(METRES), None, ["AXES_CHANGED", "CRS_MAYBE_TWD67"], 3826),
        (DEGREES, 3826, ["CRS_GUESSED"], 4326),
        (METRES, 4326, ["CRS_MAYBE_TWD67"], 3826),
    ],
)
def test_a_file_that_would_lie_elsewhere_is_brought_to_its_place_and_told(
    at, said_by_file, codes, epsg
):
    crs = UNKNOWN if said_by_file is None else CRS.from_epsg(said_by_file)
    other = tuple(value + 0.0005 for value in at)
    made = source(at, other, crs=crs)
    made.doubt("ROW_WITHOUT_LINE", "row 2", xy=at)
    settle_crs(made, None)
    assert made.crs.to_epsg() == epsg
    assert [doubt.code for doubt in made.doubts] == ["ROW_WITHOUT_LINE", *codes]
    expected = turned(at) if "AXES_CHANGED" in codes else at
    assert tuple(made.lines[0].xy[0]) == expected == made.doubts[0].xy


@pytest.mark.parametrize(("at", "said"), [(DEGREES, 3826), (METRES, 4326)])
def test_a_system_in_which_the_file_would_lie_elsewhere_is_not_taken_from_the_user(at, said):
    with pytest.raises(Problem, match="CRS_WRONG"):
        settle_crs(source(at, (at[0] + 0.001, at[1])), CRS.from_epsg(said))


@pytest.mark.parametrize("lost", [(0.0, 0.0), (-60.0, -89.0), (120.45, 60.0), (300.0, 0.0)])
def test_a_line_that_leaves_the_stores_area_moves_no_other(lost):
    made = source(DEGREES, (120.451, 23.48), crs=CRS.from_epsg(4326))
    made.add(RawLine(source_id="2", xy=np.array([DEGREES, (120.45, 23.481)])))
    made.add(RawLine(source_id="3", xy=np.array([DEGREES, lost])))
    settle_crs(made, None)
    assert metric_epsg(made) == 3826
    first, second, third = to_store(made, 3826)
    assert np.hypot(*(first[1] - first[0])) == pytest.approx(102, abs=1)
    assert np.isfinite(second).all()
    assert np.isnan(third).all()


def test_a_road_across_the_date_line_is_one_line():
    made = source((179.999, -17.0), (-179.999, -17.0), crs=CRS.from_epsg(4326))
    made.add(RawLine(source_id="2", xy=np.array([(-179.999, -17.0), (-179.998, -17.0)])))
    made.add(RawLine(source_id="3", xy=np.array([(-179.998, -17.0), (-179.997, -17.0)])))
    settle_crs(made, None)
    (across, *_) = to_store(made, metric_epsg(made))
    assert np.hypot(*(across[1] - across[0])) == pytest.approx(213, abs=2)


def test_numbers_that_no_system_has_are_refused_without_a_warning():
    made = source(DEGREES, (120.451, 23.48))
    made.add(RawLine(source_id="2", xy=np.array([(1e308, 1e308), (-1e308, 5.0)])))
    assert (len(made.lines), made.refused) == (1, 1)


def test_who_can_ask_is_not_given_a_guess_between_twd97_and_twd67():
    with pytest.raises(Problem, match="CRS_UNSURE"):
        settle_crs(source(METRES, (193_100.0, 2_597_000.0)), None, ask=True)
    degrees = source(DEGREES, (120.46, 23.48))
    settle_crs(degrees, None, ask=True)
    assert [doubt.code for doubt in degrees.doubts] == ["CRS_GUESSED"]
