"""Decisions at junctions: arms in order, changes that say all and no more, the law's word."""

from __future__ import annotations

import math
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.marking_catalogue import load_marking_catalogue
from app.street_presets import load_junction_presets
from gis.crashes.records import RoadUid
from gis.streets.arm_design import BY_RULE, ArmDesign, Wish
from gis.streets.control import Control
from gis.streets.derived import StreetRoad
from gis.streets.drawing.junction_arms import (
    ArmEnd,
    Corner,
    arms_of,
    corners_of,
    design_of,
    places_of,
)
from gis.streets.drawing.junction_edits import (
    by_rule,
    preset_applied,
    with_control,
    with_island,
    with_radius,
    with_red_kerb,
    with_stop_signs,
    with_wish,
)
from gis.streets.drawing.junction_law import lawful, refusal, shortfalls
from gis.streets.drawing.junction_paint import Painted, painted_at
from gis.streets.engine.kerbs import SAGITTA_M
from gis.streets.remake.change import Remade, StreetChange
from gis.streets.remake.remake import remake
from gis.streets.remake.standing import Standing
from tests.gis.streets.drawing.test_strokes import ids
from tests.gis.streets.remake.test_remake import whole
from tests.helpers.street_graphs import moved_street, reversed_street, star, street
from tests.helpers.street_shapes import two_way

CATALOGUE = load_marking_catalogue()
PRESETS = {one.code: one for one in load_junction_presets()}
few = settings(max_examples=25, deadline=None)


def edited(standing: Standing, change: StreetChange) -> Remade:
    made = remake(standing, change, CATALOGUE)
    standing.apply(made)
    return made


def only_area(standing: Standing) -> str:
    (uid,) = standing.areas
    return uid


def cross(*widths: float, lanes: int = 2) -> Standing:
    """North, east, south and west in this order."""
    held = two_way(lanes, sidewalk_m=0.0)
    arms = star(*[(90.0 - 90.0 * k, 8.0) for k in range(4)])
    return Standing(whole([replace(one, section=held) for one in arms]))


def dog_leg() -> Standing:
    """Two Ts 8 m apart on a street from west to east: one area with a road inside."""
    roads = [
        street("a", [(-100.0, 0.0), (0.0, 0.0)], 8.0),
        street("inner", [(0.0, 0.0), (8.0, 0.0)], 8.0),
        street("b", [(8.0, 0.0), (110.0, 0.0)], 8.0),
        street("n", [(0.0, 0.0), (0.0, 90.0)], 8.0),
        street("s", [(8.0, -90.0), (8.0, 0.0)], 8.0),
    ]
    return Standing(whole(roads))


# Arms


def test_arms_run_clockwise_from_north() -> None:
    standing = cross()
    assert [arm.road for arm in arms_of(standing, only_area(standing))] == ["r0", "r1", "r2", "r3"]


def test_a_dog_leg_has_the_arms_that_leave_it_and_not_the_road_inside() -> None:
    standing = dog_leg()
    arms = arms_of(standing, only_area(standing))
    assert [(arm.road, arm.end) for arm in arms] == [("n", 0), ("b", 0), ("s", 1), ("a", 1)]


def spread(rng: random.Random) -> list[float]:
    """Bearings counter-clockwise from east of three to five arms, 35 degrees apart or more."""
    count = rng.randint(3, 5)
    free = 360.0 - 35.0 * count
    cuts = sorted(rng.uniform(0.0, free) for _ in range(count - 1))
    gaps = [b - a for a, b in zip([0.0, *cuts], [*cuts, free], strict=True)]
    at, found = rng.uniform(0.0, 360.0), []
    for gap in gaps:
        found.append(at)
        at += 35.0 + gap
    return found


@few
@given(st.integers(0, 10**6))
def test_any_order_of_input_and_any_direction_of_lines_gives_the_same_arms(seed: int) -> None:
    rng = random.Random(seed)
    degrees = spread(rng)
    roads = star(*[(d, rng.uniform(6.0, 14.0)) for d in degrees])
    standing = Standing(whole(roads))
    turned: list[StreetRoad] = [
        reversed_street(one) if rng.random() < 0.5 else one for one in rng.sample(roads, len(roads))
    ]
    other = Standing(whole(turned))
    names = [arm.road for arm in arms_of(standing, only_area(standing))]
    assert names == [arm.road for arm in arms_of(other, only_area(other))]
    bearings = [(90.0 - degrees[int(name[1:])]) % 360.0 for name in names]
    start = bearings.index(min(bearings))
    assert bearings[start:] + bearings[:start] == sorted(bearings)
    for place in places_of(standing, only_area(standing)):
        assert place.bearing_deg == pytest.approx(
            (90.0 - degrees[int(place.arm.road[1:])]) % 360.0, abs=0.01
        )


@few
@given(st.integers(0, 10**6))
def test_every_corner_has_the_radius_that_is_given_and_belongs_to_the_arm_that_was_named(
    seed: int,
) -> None:
    rng = random.Random(seed)
    roads = star(*[(d, 8.0) for d in spread(rng)])
    standing = Standing(whole([moved_street(one, 0.0, 193_000.0, 2_597_000.0) for one in roads]))
    corners = corners_of(standing, only_area(standing))
    one = rng.choice(corners)
    radius = rng.choice([2.0, 4.5, 6.0, 9.0])
    before = {corner.arm: corner.radius_m for corner in corners}
    edited(standing, with_radius(standing.network, [one.arm], radius))
    after = {corner.arm: corner for corner in corners_of(standing, only_area(standing))}
    assert after[one.arm].radius_m == pytest.approx(radius, abs=read_within_m(after[one.arm]))
    for arm, corner in after.items():
        if arm != one.arm:
            assert corner.radius_m == pytest.approx(before[arm], abs=read_within_m(corner))


def read_within_m(corner: Corner) -> float:
    """How exactly a radius can be read back: the outline's chords lie up to 1 cm beside the arc,
    and at a wide corner the return's middle is only a few centimetres per metre from the apex.
    """
    return max(0.1, (SAGITTA_M + 0.001) / corner.factor)


def test_pointing_at_the_middle_of_a_return_gives_its_radius() -> None:
    standing = cross()
    for corner in corners_of(standing, only_area(standing)):
        assert corner.radius_towards(corner.at) == pytest.approx(corner.radius_m)
        for radius in (0.0, 3.0, 12.0):
            way = [b - a for a, b in zip(corner.apex, corner.at, strict=True)]
            size = math.hypot(*way)
            out = radius * (math.sqrt(2.0) - 1.0)
            at = tuple(a + out * w / size for a, w in zip(corner.apex, way, strict=True))
            assert corner.radius_towards((at[0], at[1])) == pytest.approx(radius, abs=1e-3)


def test_a_kerb_that_runs_through_is_no_corner() -> None:
    standing = Standing(whole(star((0.0, 8.0), (90.0, 8.0), (180.0, 8.0))))
    corners = corners_of(standing, only_area(standing))
    assert sorted((one.arm.road, one.next_arm.road) for one in corners) == [
        ("r0", "r1"),
        ("r1", "r2"),
    ]


# Changes


def some_change(standing: Standing, rng: random.Random) -> StreetChange:
    """One edit of a panel: each kind of them."""
    arms = arms_of(standing, only_area(standing))
    some = rng.sample(arms, rng.randint(1, len(arms)))
    network = standing.network
    kind = rng.randrange(7)
    if kind == 0:
        return with_control(network, arms, rng.choice([None, *Control]))
    if kind == 1:
        return with_wish(network, some, rng.choice(list(Painted)), rng.choice(list(Wish)))
    if kind == 2:
        return with_red_kerb(network, some, rng.choice([None, 0.0, 8.0, 10.0]))
    if kind == 3:
        return with_radius(network, some, rng.choice([None, 3.0, 9.0]))
    if kind == 4:
        return with_island(network, some, rng.random() < 0.5)
    if kind == 5:
        return with_stop_signs(network, [arms])
    return by_rule(network, some)


@few
@given(st.integers(0, 10**6))
def test_edits_are_done_when_done_once_and_undo_brings_back_every_piece(seed: int) -> None:
    rng = random.Random(seed)
    standing = cross() if rng.random() < 0.5 else dog_leg()
    before = standing.whole()
    made = []
    for _ in range(4):
        state = random.Random(rng.random())
        change = some_change(standing, random.Random(state.getrandbits(32)))
        made.append(edited(standing, change))
        again = {one.road.uid: one for one in change.new}
        assert all(standing.network.streets[uid] == one for uid, one in again.items())
    for one in reversed(made):
        standing.apply(one.undone)
    assert standing.whole() == before


def test_what_is_so_already_is_no_change() -> None:
    standing = cross()
    arms = arms_of(standing, only_area(standing))
    edited(standing, with_control(standing.network, arms, Control.SIGNAL))
    assert with_control(standing.network, arms, Control.SIGNAL) == StreetChange()
    assert with_wish(standing.network, arms, Painted.ARROWS, Wish.RULE) == StreetChange()


def test_the_control_holds_for_all_arms_and_not_for_the_road_inside() -> None:
    standing = dog_leg()
    area = only_area(standing)
    edited(standing, with_control(standing.network, arms_of(standing, area), Control.SIGNAL))
    assert standing.areas[area].control is Control.SIGNAL
    assert standing.network.streets[RoadUid("inner")].ends == (BY_RULE, BY_RULE)
    assert standing.network.streets[RoadUid("s")].ends[0] == BY_RULE


def test_stop_signs_stand_at_the_lesser_street() -> None:
    wide, narrow = two_way(2, sidewalk_m=0.0), two_way(1, sidewalk_m=0.0)
    arms = star((90.0, 8.0), (0.0, 8.0), (270.0, 8.0), (180.0, 8.0))
    sections = (narrow, wide, narrow, wide)
    standing = Standing(
        whole([replace(one, section=s) for one, s in zip(arms, sections, strict=True)])
    )
    area = only_area(standing)
    edited(standing, with_stop_signs(standing.network, [arms_of(standing, area)]))
    stands = painted_at(standing, area, arms_of(standing, area))
    assert {arm.road for arm, held in stands.items() if Painted.STOP_LINE in held} == {"r0", "r2"}


def test_at_a_t_of_equal_streets_the_one_that_ends_must_stop() -> None:
    standing = Standing(whole(star((0.0, 8.0), (75.0, 8.0), (180.0, 8.0))))
    arms = arms_of(standing, only_area(standing))
    change = with_stop_signs(standing.network, [arms])
    signs = {one.road.uid: one.ends[0].control for one in change.new}
    assert signs == {"r0": Control.NONE, "r1": Control.SIGN, "r2": Control.NONE}


# The law


def test_no_box_junction_at_signals_and_none_is_left_where_signals_come() -> None:
    standing = cross()
    area = only_area(standing)
    arms = arms_of(standing, area)
    edited(standing, with_wish(standing.network, arms, Painted.BOX_JUNCTION, Wish.YES))
    assert refusal(standing, arms[0], Painted.BOX_JUNCTION, BY_RULE) is None
    edited(standing, with_control(standing.network, arms, Control.SIGNAL))
    assert {design_of(standing.network, arm).box_junction for arm in arms} == {Wish.RULE}
    told = refusal(standing, arms[0], Painted.BOX_JUNCTION, BY_RULE)
    assert told is not None
    assert told.code == "JUNCTION_BOX_AT_SIGNALS"


@pytest.mark.parametrize(
    ("limit", "control", "code"),
    [
        (60, Control.SIGNAL, None),
        (None, Control.SIGNAL, None),
        (70, Control.SIGNAL, "JUNCTION_WAITING_BOX_SPEED"),
        (50, Control.FLASHING, "JUNCTION_WAITING_BOX_WITHOUT_SIGNALS"),
        (50, Control.NONE, "JUNCTION_WAITING_BOX_WITHOUT_SIGNALS"),
    ],
)
def test_waiting_boxes_need_signals_and_at_most_60_km_h(
    limit: int | None, control: Control, code: str | None
) -> None:
    roads = star((0.0, 8.0), (90.0, 8.0), (180.0, 8.0))
    standing = Standing(whole([replace(one, speed_limit_kmh=limit) for one in roads]))
    design = ArmDesign(control=control, waiting_box=Wish.YES)
    kept, told = lawful(standing, ArmEnd(RoadUid("r0"), 0), design)
    assert [one.code for one in told] == ([code] if code else [])
    assert kept.waiting_box is (Wish.RULE if code else Wish.YES)


def test_a_stop_line_needs_a_cause() -> None:
    standing = cross(lanes=1)
    arm = arms_of(standing, only_area(standing))[0]
    told = refusal(standing, arm, Painted.STOP_LINE, BY_RULE)
    assert told is not None
    assert told.code == "JUNCTION_STOP_LINE_WITHOUT_CAUSE"
    for cause in (ArmDesign(control=Control.SIGN), ArmDesign(crosswalk=Wish.YES)):
        assert refusal(standing, arm, Painted.STOP_LINE, cause) is None


def test_what_has_no_room_is_told() -> None:
    roads = star((0.0, 8.0), (90.0, 8.0), (180.0, 8.0), length_m=9.0)
    standing = Standing(whole(roads))
    area = only_area(standing)
    arms = arms_of(standing, area)
    edited(standing, with_control(standing.network, arms, Control.SIGNAL))
    edited(standing, with_wish(standing.network, arms, Painted.WAITING_BOX, Wish.YES))
    edited(standing, with_radius(standing.network, [arms[0]], 30.0))
    codes = {one.code for one in shortfalls(standing, area)}
    assert codes == {"JUNCTION_NO_ROOM_WAITING_BOX", "JUNCTION_RADIUS_NO_ROOM"}


# Presets


@pytest.mark.parametrize("code", sorted(PRESETS))
def test_a_preset_goes_on_several_junctions_in_one_change_and_a_second_time_changes_nothing(
    code: str,
) -> None:
    half = [street("m", [(0.0, 0.0), (150.0, 0.0)], 13.0), street("w", [(-90.0, 0.0), (0.0, 0.0)])]
    sides = [(0.0, 90.0), (0.0, -80.0)]
    roads = [*half, street("e", [(150.0, 0.0), (240.0, 0.0)], 13.0)]
    roads += [street(f"l{k}", [(0.0, 0.0), end]) for k, end in enumerate(sides)]
    roads += [street(f"r{k}", [(150.0, 0.0), (150.0, end[1])]) for k, end in enumerate(sides)]
    main = {"m", "w", "e"}
    roads = [
        replace(one, road=replace(one.road, road_class="secondary"))
        if one.road.uid in main
        else one
        for one in roads
    ]
    standing = Standing(whole(roads))
    assert len(standing.areas) == 2
    made = preset_applied(standing, standing.areas, PRESETS[code], ids())
    assert made.told == ()
    edited(standing, made.change)
    design = PRESETS[code].design
    if design is not None and PRESETS[code].lesser is None:
        for area in standing.areas:
            for arm in arms_of(standing, area):
                assert design_of(standing.network, arm) == design
    if PRESETS[code].section is None:
        again = preset_applied(standing, standing.areas, PRESETS[code], ids())
        assert again.change == StreetChange()


def test_a_preset_leaves_corners_as_they_are_and_says_what_the_law_forbids_once() -> None:
    roads = star((0.0, 8.0), (90.0, 8.0), (180.0, 8.0), (270.0, 8.0))
    standing = Standing(whole([replace(one, speed_limit_kmh=70) for one in roads]))
    area = only_area(standing)
    arm = arms_of(standing, area)[0]
    edited(standing, with_radius(standing.network, [arm], 9.0))
    edited(standing, with_island(standing.network, [arm], True))
    made = preset_applied(standing, [area], PRESETS["signal_waiting_boxes"], ids())
    assert [one.code for one in made.told] == ["JUNCTION_WAITING_BOX_SPEED"] * 4
    edited(standing, made.change)
    design = design_of(standing.network, arm)
    assert (design.corner_radius_m, design.corner_island) == (9.0, True)
    assert (design.control, design.waiting_box) == (Control.SIGNAL, Wish.RULE)


def test_a_cross_section_and_decisions_of_one_preset_go_on_together() -> None:
    standing = cross()
    area = only_area(standing)
    both = replace(PRESETS["signal_waiting_boxes"], section=PRESETS["minor_parking"].section)
    both = replace(both, approach_m=30.0)
    edited(standing, preset_applied(standing, [area], both, ids()).change)
    arms = arms_of(standing, area)
    assert len(standing.network.streets) == 8
    for arm in arms:
        assert standing.network.streets[arm.road].section.width_m == 13.0
        assert design_of(standing.network, arm).control is Control.SIGNAL


def test_where_no_street_is_lesser_all_arms_stop_and_it_is_said() -> None:
    standing = cross()
    area = only_area(standing)
    made = preset_applied(standing, [area], PRESETS["stop_signs"], ids())
    assert [one.code for one in made.told] == ["JUNCTION_NO_LESSER_STREET"]
    edited(standing, made.change)
    arms = arms_of(standing, area)
    assert {design_of(standing.network, arm).control for arm in arms} == {Control.SIGN}
    edited(standing, with_stop_signs(standing.network, [arms]))
    assert {design_of(standing.network, arm).control for arm in arms} == {Control.SIGN}
