"""Snaps: each kind by a hand-worked figure; the index against a search of everything."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from gis.drafting.arcs import arc_through, sampled
from gis.drafting.snap_finder import LineSnaps, StationSnaps, snaps_at
from gis.drafting.snap_index import LATE_MOST, SnapIndex, SnapShape
from gis.drafting.snaps import SnapKind, SnapQuestion, cycled

ROAD = SnapShape(points=((0.0, 0.0), (10.0, 0.0), (10.0, 20.0)))
CROSS = SnapShape(points=((3.0, -5.0), (3.0, 5.0)))
BEND = arc_through((100.0, 0.0), (107.071067811865, 2.928932188135), (110.0, 10.0))
ARC = SnapShape(points=sampled(BEND), circle=BEND.circle)


def first(pointer, tolerance=0.5, index=None, providers=(), **more):
    index = index or SnapIndex({"road": ROAD, "cross": CROSS, "arc": ARC})
    question = SnapQuestion(pointer=pointer, tolerance_m=tolerance, **more)
    found = snaps_at(question, index, providers)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("pointer", "more", "kind", "at"),
    [
        ((0.2, 0.1), {}, SnapKind.END, (0, 0)),
        ((10.2, 0.1), {}, SnapKind.VERTEX, (10, 0)),
        ((9.8, 10.2), {}, SnapKind.MIDDLE, (10, 10)),
        ((3.2, 0.2), {}, SnapKind.INTERSECTION, (3, 0)),
        ((7.0, 0.2), {}, SnapKind.ON_SEGMENT, (7, 0)),
        ((7.2, 0.2), {"last": (7.0, 9.0)}, SnapKind.PERPENDICULAR, (7, 0)),
        ((100.1, 10.2), {}, SnapKind.CENTRE, (100, 10)),
        # The tangent at 45 degrees below the east runs to the north-east through its last point.
        (
            (107.2, 2.9),
            {"last": (112.071067811865, 7.928932188135)},
            SnapKind.TANGENT,
            (107.071067811865, 2.928932188135),
        ),
        ((50.3, 50.2), {"grid_m": 5.0}, SnapKind.GRID, (50, 50)),
        ((15.0, 0.3), {"tracked": [("road", ((0, 0), (10, 0)))]}, SnapKind.EXTENSION, (15, 0)),
        (
            (55.0, 40.3),
            {"tracked": [("road", ((0, 0), (10, 0)))], "last": (50.0, 40.0)},
            SnapKind.PARALLEL,
            (55, 40),
        ),
        ((60.0, 60.0), {}, None, None),
    ],
)
def test_each_kind_is_found_where_it_lies(pointer, more, kind, at):
    snap = first(pointer, **more)
    if kind is None:
        assert snap is None
        return
    assert snap.kind is kind
    assert snap.at == pytest.approx(at)


def test_a_tangent_stands_square_to_the_radius():
    last = (112.0, 7.0)
    index = SnapIndex({"arc": ARC})
    seen = [
        snap
        for x, y in ARC.points
        for snap in snaps_at(SnapQuestion(pointer=(x, y), tolerance_m=0.8, last=last), index)
        if snap.kind is SnapKind.TANGENT
    ]
    assert seen
    for snap in seen:
        radius = np.subtract(snap.at, (100.0, 10.0))
        assert math.hypot(*radius) == pytest.approx(10.0)
        assert radius @ np.subtract(last, snap.at) == pytest.approx(0.0, abs=1e-9)


def test_a_perpendicular_to_an_arc_points_at_its_centre_and_only_where_the_arc_is():
    # From (112, -6), 12 east and 16 south of the centre: 3-4-5, so 6 and 8 at radius 10.
    snap = first((106.1, 2.1), last=(112.0, -6.0))
    assert snap.kind is SnapKind.PERPENDICULAR
    assert snap.at == pytest.approx((106, 2))
    # From (85, 2), 15 and 8 off the centre, the lower tangent touches the circle at 98 degrees
    # below the east, (98.6, 0.1): beyond the quarter that is drawn.
    question = SnapQuestion(pointer=(98.6, 0.1), tolerance_m=5.0, last=(85.0, 2.0))
    part = {snap.kind for snap in snaps_at(question, SnapIndex({"arc": ARC}))}
    whole = sampled(arc_through((110.0, 10.0), (90.0, 10.0), (110.0, 9.9)))
    full = SnapIndex({"arc": SnapShape(points=whole, circle=BEND.circle)})
    assert SnapKind.TANGENT not in part
    assert SnapKind.TANGENT in {snap.kind for snap in snaps_at(question, full)}


def test_tab_goes_round_the_candidates_and_begins_anew_when_the_active_one_is_gone():
    found = snaps_at(
        SnapQuestion(pointer=(3.2, 0.2), tolerance_m=3.0), SnapIndex({"r": ROAD, "c": CROSS})
    )
    seen, active = [], None
    for _ in range(len(found) + 1):
        active = cycled(found, active)
        seen.append(active)
    assert tuple(seen[:-1]) == found
    assert seen[-1] == found[0]
    assert cycled(found[1:], found[0]) == found[1]
    assert cycled((), found[0]) is None


def test_lines_of_the_domain_come_before_plain_segments_and_stations_are_round():
    kerb = LineSnaps(SnapKind.KERB, SnapIndex({"kerb": ROAD}))
    assert first((7.0, 0.2), providers=[kerb]).kind is SnapKind.KERB
    stations = StationSnaps(SnapIndex({"road": ROAD}), 5.0)
    snap = first((10.1, 5.2), providers=[stations])
    assert (snap.kind, snap.reason.station_m) == (SnapKind.STATION, 15.0)
    assert snap.at == pytest.approx((10, 5))


def test_a_changed_shape_is_found_where_it_is_now_and_no_more_where_it_was():
    index = SnapIndex({"road": ROAD})
    index.change([], {"road": SnapShape(points=((50.0, 0.0), (60.0, 0.0)))})
    assert first((0.1, 0.1), index=index) is None
    assert first((50.1, 0.1), index=index).kind is SnapKind.END
    index.change(["road"], {})
    assert first((50.1, 0.1), index=index) is None
    many = SnapShape(points=tuple((float(k), 9.0) for k in range(LATE_MOST + 3)))
    index.change([], {"many": many})
    assert first((500.1, 9.1), index=index).at == (500.0, 9.0)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_the_index_finds_what_a_search_of_everything_finds(seed):
    rng = np.random.default_rng(seed)
    shapes = {
        str(k): SnapShape(points=tuple(map(tuple, rng.uniform(0, 50, (4, 2)).tolist())))
        for k in range(12)
    }
    index = SnapIndex(dict(list(shapes.items())[:8]))
    index.change(["1"], dict(list(shapes.items())[8:]))
    del shapes["1"]
    pointer = tuple(rng.uniform(0, 50, 2).tolist())
    found = {(f.key, f.number) for f in index.segments_near(pointer, 5.0, 999)}
    want = {
        (key, n)
        for key, shape in shapes.items()
        for n in range(3)
        if shapely.LineString(shape.points[n : n + 2]).distance(shapely.Point(pointer)) <= 5.0
    }
    assert found == want
