"""Edits of several roads are one change, on the reach that was asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gis.crashes.records import RoadUid
from gis.problems import Problem
from gis.streets.cross_section import CrossSection
from gis.streets.drawing.road_edits import (
    Reach,
    approach_reach,
    are_alike,
    classed,
    common,
    limited,
    on_level,
    renamed,
    with_roads,
    with_sections,
)
from gis.streets.drawing.section_edits import one_way, with_width
from tests.gis.streets.drawing.test_strokes import after, ids, network
from tests.helpers.memory_streets import standing_of
from tests.helpers.street_graphs import carriageway, star, street

A, B = RoadUid("a"), RoadUid("b")


def two_roads():
    return network(
        street("a", [(0.0, 0.0), (100.0, 0.0)], 7.0), street("b", [(0.0, 30.0), (80.0, 30.0)], 8.0)
    )


def wider(one: CrossSection) -> CrossSection:
    return with_width(one, 0, 5.0)


def test_one_edit_is_made_of_each_roads_own_section() -> None:
    change = with_sections(two_roads(), [B, A, A], wider, ids())
    assert change.gone == {"a", "b"}
    assert [one.section.width_m for one in change.new] == pytest.approx([8.5, 9.0])


def test_a_road_that_stays_as_it_is_is_not_in_the_change() -> None:
    held = two_roads()
    change = with_sections(held, [A, B], lambda one: with_width(one, 0, 3.5), ids())
    touched = {one.road.uid for one in change.new}
    assert "b" in touched
    assert after(held, change).streets[A].section.width_m == 7.0
    assert with_sections(held, [A], lambda one: one, ids()).new == ()


def test_a_stretch_gets_it_and_the_rest_does_not() -> None:
    held = two_roads()
    change = with_sections(
        held, [A], wider, ids(), reach_of=lambda one: Reach(from_m=20.0, to_m=50.0)
    )
    lengths = sorted((one.road.line.length, one.section.width_m) for one in change.new)
    assert lengths == [(20.0, 7.0), (30.0, 8.5), (50.0, 7.0)]
    with pytest.raises(Problem, match="STRETCH_TOO_SHORT"):
        with_sections(held, [A], wider, ids(), reach_of=lambda one: Reach(from_m=9.0, to_m=9.2))


@pytest.mark.parametrize("end", [0, 1])
def test_an_approach_is_measured_from_its_mouth(end: int) -> None:
    held = standing_of(star((0, 7.0), (90, 7.0), (180, 7.0)))
    shape = held.shapes[RoadUid("r0")]
    reach = approach_reach(shape, end, 25.0)
    if end == 0:
        mouth = shape.axis.coords[0][0]
        assert (reach.from_m, reach.to_m) == pytest.approx((0.0, mouth + 25.0))
    else:
        assert reach.from_m == pytest.approx(75.0)


def test_lanes_say_whether_a_road_is_one_way() -> None:
    change = with_sections(two_roads(), [A], one_way, ids())
    assert [one.road.oneway for one in change.new] == [True]


def test_names_classes_and_limits_go_on_all_roads_that_have_others() -> None:
    held = two_roads()
    held = after(held, with_roads(held, [A], renamed("中山路")))
    change = with_roads(held, [A, B], renamed("中山路"))
    assert {one.road.uid for one in change.new} == {"b"}
    held = after(held, change)
    held = after(held, with_roads(held, [A, B], classed("primary")))
    held = after(held, with_roads(held, [A, B], limited(40)))
    assert {
        (one.road.name, one.road.road_class, one.speed_limit_kmh) for one in held.streets.values()
    } == {("中山路", "primary", 40)}


def test_roads_go_to_another_level_unless_they_would_cross_there() -> None:
    held = network(
        street("a", [(0.0, 0.0), (100.0, 0.0)]),
        street("b", [(0.0, 30.0), (80.0, 30.0)]),
        street("c", [(50.0, -20.0), (50.0, 20.0)], level=1),
    )
    assert {one.road.uid for one in on_level(held, [B], 1).new} == {"b"}
    with pytest.raises(Problem, match="ROAD_CROSSES_ROAD"):
        on_level(held, [A, B], 1)


def test_what_differs_has_no_common_value() -> None:
    assert (common([3, 3]).value, common([3, 3]).is_mixed) == (3, False)
    assert (common([3, 4]).value, common([3, 4]).is_mixed) == (None, True)
    assert common([]).value is None


def test_sections_are_alike_whatever_their_widths() -> None:
    one = carriageway(7.0)
    assert are_alike([one, carriageway(9.0)])
    assert not are_alike([one, one_way(one)])
    assert not are_alike([one, replace(one, elements=one.elements[:1])])
