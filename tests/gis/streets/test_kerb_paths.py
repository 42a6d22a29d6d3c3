"""Kerbs followed from point to point, on a made crossing; bearings beside its roads."""

from __future__ import annotations

import pytest
import shapely
from shapely import Point

from gis.problems import Problem
from gis.streets.kerb_paths import at_station, beside_kerb, kerb_between
from gis.streets.object_edits import bearing_beside
from gis.streets.remake.standing import Standing
from tests.helpers.street_geometry import AT, make_crossing

X, Y = AT
STANDING = Standing(make_crossing())
PAVED = shapely.union_all(
    [one.shape for one in (*STANDING.whole().bodies, *STANDING.whole().junctions)]
)
WEST, SOUTH, EAST, NORTH = PAVED.bounds


def kerb_offset() -> float:
    """From the middle to the kerb, half way out on the arm to the east."""
    out = (X + EAST) / 2.0
    line = PAVED.intersection(shapely.LineString([(out, Y), (out, NORTH)]))
    return line.length


HALF = kerb_offset()


def test_a_straight_kerb_runs_with_the_carriageway_on_its_left_whichever_end_is_first() -> None:
    one, other = (X + 30.0, Y - HALF - 0.3), (X + 22.0, Y - HALF + 0.4)
    for start, end in ((one, other), (other, one)):
        kerb = kerb_between(STANDING, start, end, 1.0)
        assert kerb.coords[0] == pytest.approx((X + 22.0, Y - HALF), abs=1e-6)
        assert kerb.coords[-1] == pytest.approx((X + 30.0, Y - HALF), abs=1e-6)
        on_top = beside_kerb(kerb, 0.08)
        assert all(y == pytest.approx(Y - HALF - 0.08, abs=1e-4) for _, y in on_top.coords)


def test_a_kerb_is_followed_round_the_corner_and_touches_the_edge_all_along() -> None:
    kerb = kerb_between(STANDING, (X + 25.0, Y - HALF), (X + HALF, Y - 25.0), 1.0)
    assert PAVED.boundary.buffer(1e-6).contains(kerb)
    assert kerb.length < 2 * (25.0 - HALF) + 1e-6
    # From the arm to the south to that to the east, as traffic that keeps right comes round.
    assert kerb.coords[0][1] < kerb.coords[-1][1]
    assert not any(PAVED.contains(Point(p)) for p in beside_kerb(kerb, 0.08).coords)


def test_the_end_of_a_road_is_no_kerb() -> None:
    out = EAST - 4.0
    with pytest.raises(Problem) as raised:
        kerb_between(STANDING, (out, Y - HALF), (out, Y + HALF), 1.0)
    assert raised.value.code == "OBJECT_KERBS_DIFFER"


@pytest.mark.parametrize(
    ("end", "code"),
    [((X + 30.0, Y), "OBJECT_NO_KERB_HERE"), ((X + 22.0, Y - HALF), "OBJECT_TOO_SHORT")],
)
def test_what_cannot_be_followed_is_told(end: tuple[float, float], code: str) -> None:
    with pytest.raises(Problem) as raised:
        kerb_between(STANDING, (X + 22.0, Y - HALF), end, 1.0)
    assert raised.value.code == code


def test_a_station_past_the_end_lies_straight_on() -> None:
    line = shapely.LineString([(0, 0), (10, 0)])
    assert at_station(line, 12.0) == (pytest.approx((12.0, 0.0)), pytest.approx(90.0))
    assert at_station(line, -1.0)[0] == pytest.approx((-1.0, 0.0))


@pytest.mark.parametrize(
    ("at", "driven"),
    [
        ((X + 30.0, Y - 9.0), 90.0),
        ((X + 30.0, Y + 9.0), 270.0),
        ((X + 9.0, Y + 30.0), 0.0),
        ((X - 9.0, Y + 30.0), 180.0),
    ],
)
def test_beside_a_road_traffic_keeps_right_and_signs_look_at_it(
    at: tuple[float, float], driven: float
) -> None:
    found = bearing_beside(STANDING, at, driven=True)
    assert abs((found - driven + 180.0) % 360.0 - 180.0) < 0.01
    facing = bearing_beside(STANDING, at, driven=False)
    assert (facing - found) % 360.0 == pytest.approx(180.0)


def test_far_from_all_roads_north_is_meant() -> None:
    assert bearing_beside(STANDING, (X + 5000.0, Y), driven=True) == 0.0
