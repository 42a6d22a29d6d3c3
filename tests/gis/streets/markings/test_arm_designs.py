"""Markings where somebody decided what an arm has."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import pytest
import shapely

from gis.crashes.records import RoadUid
from gis.streets.arm_design import ArmDesign, Wish
from gis.streets.control import Control
from gis.streets.cross_section import ElementKind, Turn
from gis.streets.markings.catalogue import MarkingKind
from tests.helpers.law_markings import cross, of_kind, result
from tests.helpers.street_shapes import Arm, B, F, Made, junction, lane, section, two_way

M = MarkingKind


def decided(made: Made, design: ArmDesign, arms: tuple[int, ...] = (0, 1, 2, 3)) -> Made:
    """The place with a design at the junction's end of some arms, whose lines end there."""
    shapes = list(made.shapes)
    for k in arms:
        street = shapes[k].street
        shapes[k] = replace(shapes[k], street=replace(street, ends=(ArmDesign(), design)))
    return Made(shapes=shapes, areas=made.areas)


def quiet_cross(control: Control = Control.NONE) -> Made:
    """Four residential streets without sidewalks: by rule neither lines nor crosswalks."""
    held = two_way(1, sidewalk_m=0.0)
    bearings = (0, 90, 180, 270)
    arms = [Arm(bearing_deg=b, section=held, road_class="residential") for b in bearings]
    return junction(*arms, control=control)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("crosswalk", M.CROSSWALK),
        ("stop_line", M.STOP_LINE),
        ("waiting_box", M.MOTORCYCLE_BOX),
        ("two_stage_box", M.TWO_STAGE_BOX),
    ],
)
def test_what_is_not_wanted_at_one_arm_stays_at_the_others(name: str, kind: M) -> None:
    roads = {marking.road for marking in of_kind(result(cross()), kind)}
    assert len(roads) == 4
    made = decided(cross(), ArmDesign(**{name: Wish.NO}), arms=(1,))
    left = {marking.road for marking in of_kind(result(made), kind)}
    assert roads - left == {made.shapes[1].street.road.uid}


def test_wanted_crosswalks_and_stop_lines_stand_without_signals_too() -> None:
    made = quiet_cross()
    assert of_kind(result(made), M.CROSSWALK) == of_kind(result(made), M.STOP_LINE) == []
    wanted = decided(made, ArmDesign(crosswalk=Wish.YES, stop_line=Wish.YES))
    stops = of_kind(result(wanted), M.STOP_LINE)
    assert len({marking.road for marking in stops}) == 4
    assert len({marking.road for marking in of_kind(result(wanted), M.CROSSWALK)}) == 4


def test_one_lane_has_a_motorcycle_box_where_one_is_wanted_but_not_above_60_km_h() -> None:
    def boxes(limit: int) -> int:
        arms = [
            Arm(bearing_deg=b, section=two_way(1), speed_limit_kmh=limit) for b in (0, 90, 180, 270)
        ]
        made = decided(junction(*arms), ArmDesign(waiting_box=Wish.YES))
        return len(of_kind(result(made), M.MOTORCYCLE_BOX))

    assert boxes(50) == 4
    assert boxes(70) == 0


def test_where_the_slow_lane_is_too_narrow_a_wanted_box_takes_the_fast_lane_too() -> None:
    back = [lane(B, 1.8, ElementKind.SLOW), lane(B, 3.2, ElementKind.FAST)]
    held = section(*back, lane(F, 3.2, ElementKind.FAST), lane(F, 1.8, ElementKind.SLOW))
    assert of_kind(result(cross(held=held)), M.MOTORCYCLE_BOX) == []
    wanted = result(decided(cross(held=held), ArmDesign(waiting_box=Wish.YES)))
    boxes = of_kind(wanted, M.MOTORCYCLE_BOX)
    assert len(boxes) == 4
    for box in boxes:
        sides = shapely.get_coordinates(box.shape.minimum_rotated_rectangle)
        across = sorted(math.dist(a, b) for a, b in itertools.pairwise(sides[:3]))
        assert 4.0 < across[0] < 5.0 or 4.0 < across[1] < 5.0


@pytest.mark.parametrize("length_m", [0.0, 5.0, 10.0, 22.5])
def test_red_kerbs_run_as_far_as_decided_on_both_sides(length_m: float) -> None:
    made = decided(cross(), ArmDesign(red_kerb_m=length_m), arms=(2,))
    road = made.shapes[2].street.road.uid
    lines = [one for one in of_kind(result(made), M.NO_STOPPING_LINE) if one.road == road]
    assert [round(one.shape.length, 3) for one in lines] == [length_m] * (2 if length_m else 0)


def test_a_box_junction_is_painted_where_one_arm_asks_for_it_but_never_at_signals() -> None:
    design = ArmDesign(box_junction=Wish.YES)
    assert of_kind(result(decided(cross(Control.NONE), design, (3,))), M.BOX_JUNCTION)
    assert not of_kind(result(decided(cross(Control.SIGNAL), design, (3,))), M.BOX_JUNCTION)


def test_an_arm_that_must_stop_has_line_word_and_sign() -> None:
    made = decided(quiet_cross(Control.SIGN), ArmDesign(control=Control.SIGN), (0,))
    found = result(made)
    road = made.shapes[0].street.road.uid
    assert [one.road for one in of_kind(found, M.STOP_LINE)] == [road]
    assert {one.road for one in of_kind(found, M.STOP_WORD)} == {RoadUid(road)}
    assert [post.code for post in found.furniture if post.uid.startswith(road)] == ["遵1"]


def test_wanted_arrows_show_the_exits_there_are() -> None:
    made = decided(cross(held=two_way(2)), ArmDesign(arrows=Wish.YES), (0,))
    road = made.shapes[0].street.road.uid
    before = of_kind(result(cross(held=two_way(2))), M.LANE_ARROW)
    arrows = [one for one in of_kind(result(made), M.LANE_ARROW) if one.road == road]
    assert before == []
    # Two lanes: left and straight on, straight on and right; as where the source says so.
    told = two_way(2, turns=[(Turn.LEFT, Turn.THROUGH), (Turn.THROUGH, Turn.RIGHT)])
    known = of_kind(result(cross(held=told)), M.LANE_ARROW)
    assert {one.shape.wkt for one in arrows} == {one.shape.wkt for one in known if one.road == road}


def test_arrows_that_are_not_wanted_go() -> None:
    told = two_way(2, turns=[(Turn.LEFT, Turn.THROUGH), (Turn.THROUGH, Turn.RIGHT)])
    made = decided(cross(held=told), ArmDesign(arrows=Wish.NO))
    assert of_kind(result(made), M.LANE_ARROW) == []
