"""Signals and signs stand where the law has them and face whom they are for.

Articles 16 and 18 (right side, 50 cm to 2 m from the edge), 58, 59, 63, 65, 73, 85, 186, 221, 222.
"""

from __future__ import annotations

import math

import pytest
import shapely
from shapely import LineString

from app.marking_catalogue import load_marking_catalogue
from gis.streets.control import Control
from gis.streets.cross_section import CrossSection
from gis.streets.derived import Furniture, NodeFeature, NodeFeatureKind
from gis.streets.markings.mark import MarkingResult, mark_streets
from tests.helpers.street_shapes import Arm, F, Made, junction, lane, road_shape, section, two_way


def result(made: Made, *features: NodeFeature) -> MarkingResult:
    return mark_streets(made.shapes, made.areas, features, catalogue=load_marking_catalogue())


def posts(made: Made, code: str, *features: NodeFeature) -> list[Furniture]:
    return [post for post in result(made, *features).furniture if post.code == code]


def cross(control: Control = Control.SIGNAL) -> Made:
    return junction(
        *(Arm(bearing_deg=b, section=two_way(2)) for b in (0, 90, 180, 270)), control=control
    )


def tee(side: CrossSection, road_class: str = "residential", outwards: bool = False) -> Made:
    """A street from south to north, and a side street from the east."""
    main = two_way(1)
    return junction(
        Arm(bearing_deg=0, section=main, road_class="tertiary"),
        Arm(bearing_deg=90, section=side, road_class=road_class, outwards=outwards),
        Arm(bearing_deg=180, section=main, road_class="tertiary"),
        control=Control.NONE,
    )


def test_each_arm_has_two_signals_beyond_the_junction_that_face_it() -> None:
    found = posts(cross(), "signal_head")
    assert len(found) == 8
    # Who comes from the south looks north: both stand beyond the northern street's edge,
    # left and right of the road on, and look south.
    north = [post for post in found if post.bearing_deg == pytest.approx(180.0, abs=0.1)]
    assert sorted(post.at[0] < 0.0 for post in north) == [False, True]
    for post in north:
        assert post.at[1] >= 6.6 - 1e-3
        # Carriageways are 6.6 m wide on each side of the line.
        assert 0.5 <= abs(post.at[0]) - 6.6 <= 2.0


def test_far_signals_are_10_m_or_more_from_the_near_stop_line() -> None:
    found = result(cross())
    stops = {m.road: m.shape for m in found.markings if m.kind == "stop_line"}
    for post in found.furniture:
        if post.code == "signal_head":
            road = post.uid.partition(".")[0]
            assert stops[road].distance(shapely.Point(post.at)) >= 10.0


def test_where_the_road_ends_signals_stand_beyond_the_cross_street() -> None:
    main = two_way(1)
    made = junction(*(Arm(bearing_deg=b, section=main) for b in (0, 90, 180)))
    west = [p for p in posts(made, "signal_head") if p.bearing_deg == pytest.approx(90.0, abs=0.1)]
    assert len(west) == 2
    assert all(-5.3 <= post.at[0] <= -3.8 for post in west)


def test_flashing_signals_stand_like_others() -> None:
    found = result(cross(Control.FLASHING)).furniture
    assert [p.code for p in found if p.code in ("signal_head", "flashing_signal")] == [
        "flashing_signal"
    ] * 8


def test_signals_for_walkers_face_each_other_over_the_crosswalk() -> None:
    found = posts(cross(), "pedestrian_signal")
    assert len(found) == 8
    north = [post for post in found if post.at[1] > abs(post.at[0])]
    west, east = sorted(north, key=lambda post: post.at[0])
    assert (west.bearing_deg, east.bearing_deg) == (90.0, 270.0)
    bars = [m.shape for m in result(cross()).markings if m.kind == "crosswalk"]
    path = LineString([west.at, east.at])
    assert sum(path.intersects(bar) for bar in bars) > 8


def test_a_stop_sign_stands_level_with_the_stop_line_on_the_right() -> None:
    made = tee(two_way(1))
    shown = NodeFeature(kind=NodeFeatureKind.STOP, at=(9.0, 0.0))
    (post,) = posts(made, "遵1", shown)
    lines = [m for m in result(made, shown).markings if m.kind == "stop_line"]
    (line,) = [m.shape for m in lines if m.road == "j-road1"]
    assert post.bearing_deg == pytest.approx(90.0)
    assert line.bounds[0] - 0.5 <= post.at[0] <= line.bounds[2] + 0.5
    # Westbound traffic has its right in the north.
    assert 0.5 <= post.at[1] - 3.3 <= 2.0


def test_a_give_way_sign_stands_within_5_m_of_the_junction() -> None:
    made = tee(two_way(1))
    (post,) = posts(made, "遵2", NodeFeature(kind=NodeFeatureKind.GIVE_WAY, at=(9.0, 0.0)))
    assert made.areas[0].shape.distance(shapely.Point(post.at)) <= 5.0


def test_a_one_way_street_says_so_at_its_entry_and_no_entry_at_its_exit() -> None:
    one_way = section(lane(F, 4.0))
    entry = tee(one_way, outwards=True)
    exit_ = tee(one_way)
    for made, code, other in ((entry, "遵17", "禁1"), (exit_, "禁1", "遵17")):
        for shape in made.shapes:
            if shape.street.section is one_way:
                object.__setattr__(shape.street.road, "oneway", True)
        (post,) = posts(made, code)
        assert posts(made, other) == []
        # It looks back at the junction, and stands on the right of who would go east.
        assert post.bearing_deg == pytest.approx(270.0)
        assert 0.5 <= -2.0 - post.at[1] <= 2.0


def test_carriageways_of_one_street_have_neither() -> None:
    made = tee(section(lane(F, 4.0)))
    axis = made.shapes[1].axis.reverse()
    beside = LineString([(x, y + 6.0) for x, y in axis.coords])
    made.shapes.append(road_shape("twin", beside, section(lane(F, 4.0)), start_area="j"))
    for shape in (made.shapes[1], made.shapes[3]):
        object.__setattr__(shape.street.road, "oneway", True)
    assert not {post.code for post in result(made).furniture} & {"遵17", "禁1"}


def test_two_way_streets_have_neither() -> None:
    found = {post.code for post in result(tee(two_way(1))).furniture}
    assert not found & {"遵17", "禁1"}


def test_a_new_speed_limit_has_a_sign_for_who_drives_into_it() -> None:
    arms = [
        Arm(bearing_deg=b, section=two_way(1), road_class="tertiary", speed_limit_kmh=limit)
        for b, limit in ((0, 50), (90, 30), (180, 50))
    ]
    found = [
        post
        for post in result(junction(*arms, control=Control.NONE)).furniture
        if post.code.startswith("限5")
    ]
    # Into the side street 30; back onto the main street 50, both ways.
    assert sorted(post.code for post in found) == ["限5 30", "限5 50", "限5 50"]
    (side,) = [post for post in found if post.code == "限5 30"]
    assert side.bearing_deg == pytest.approx(270.0)
    assert side.at[1] < -3.3


def test_where_riders_wait_in_a_box_a_sign_tells_them_before_the_junction() -> None:
    found = posts(cross(), "遵20")
    assert len(found) == 4
    assert sorted(round(post.bearing_deg) % 360 for post in found) == [0, 90, 180, 270]


def test_a_median_begins_with_keep_right() -> None:
    held = two_way(2, median_m=2.0)
    made = junction(*(Arm(bearing_deg=b, section=held) for b in (0, 90, 180)))
    found = posts(made, "遵18")
    assert len(found) == 3
    (east,) = [post for post in found if post.at[0] > 8.0]
    assert east.at[1] == pytest.approx(0.0, abs=0.01)
    assert east.bearing_deg == pytest.approx(270.0)


def test_a_zebra_crossing_has_signals_and_a_warning_30_to_100_m_before() -> None:
    made = Made(shapes=[road_shape("r", LineString([(0, 0), (200, 0)]), two_way(1))])
    shown = NodeFeature(kind=NodeFeatureKind.MARKED_CROSSING, at=(100.0, 0.0))
    signals = posts(made, "crossing_signal", shown)
    assert sorted(post.bearing_deg for post in signals) == [90.0, 270.0]
    for post in posts(made, "警34", shown):
        assert 30.0 <= abs(post.at[0] - 100.0) <= 100.0
        towards = math.radians(post.bearing_deg)
        # It looks away from the crossing, at who comes.
        assert math.sin(towards) * (post.at[0] - 100.0) > 0.0
    assert len(posts(made, "警34", shown)) == 2


@pytest.mark.parametrize(("against", "bearing"), [(False, 270.0), (True, 90.0)])
def test_signs_of_the_source_stand_where_it_has_them(against: bool, bearing: float) -> None:
    made = Made(shapes=[road_shape("r", LineString([(0, 0), (100, 0)]), two_way(1))])
    shown = NodeFeature(kind=NodeFeatureKind.SIGN, at=(40.0, 0.0), sign="禁18", against=against)
    (post,) = posts(made, "禁18", shown)
    assert post.at[0] == pytest.approx(40.0)
    assert post.bearing_deg == bearing
    assert (post.at[1] > 3.3) is against


def test_uids_of_furniture_are_unique_and_sorted() -> None:
    uids = [post.uid for post in result(cross()).furniture]
    assert uids == sorted(set(uids))
