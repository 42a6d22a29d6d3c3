"""An edit changes what it says, keeps what it says, and can be turned back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.problems import Problem
from gis.streets.cross_section import (
    LANE_KINDS,
    CrossSection,
    Direction,
    Element,
    ElementKind,
    KerbRule,
    Turn,
    reversed_section,
)
from gis.streets.drawing.section_edits import (
    LEAST_STRIP_M,
    Kept,
    LinePlace,
    added,
    centre_line_m,
    line_place,
    moved_edge,
    moved_strip,
    one_way,
    pushed_edge,
    removed,
    two_way,
    way_at,
    with_direction,
    with_kerb_rule,
    with_kind,
    with_line_at,
    with_line_shift,
    with_turn,
    with_width,
)
from tests.helpers.street_shapes import B, F, K, lane, section, strip
from tests.helpers.street_shapes import two_way as both_ways

widths = st.integers(5, 600).map(lambda steps: steps / 100.0)


@st.composite
def elements(draw: st.DrawFn) -> Element:
    kind = draw(st.sampled_from(list(ElementKind)))
    is_lane = kind in LANE_KINDS
    ways = [F, B, Direction.BOTH] if is_lane else [Direction.NONE]
    return Element(
        kind=kind,
        width_m=max(draw(widths), LEAST_STRIP_M),
        direction=draw(st.sampled_from(ways)),
        assumed=draw(st.booleans()),
    )


@st.composite
def sections(draw: st.DrawFn) -> CrossSection:
    held = draw(st.lists(elements(), min_size=1, max_size=8))
    held.insert(draw(st.integers(0, len(held))), lane(F, 3.0))
    left = draw(st.integers(-1000, 2000)) / 100.0
    return CrossSection(elements=tuple(held), left_m=left, left_hand=draw(st.booleans()))


def middle(one: CrossSection) -> float:
    return sum(one.carriageway_m) / 2.0


def placed(one: CrossSection, data: st.DataObject) -> int:
    return data.draw(st.integers(0, len(one.elements) - 1))


def sound(one: CrossSection) -> bool:
    return all(each.width_m >= LEAST_STRIP_M for each in one.elements)


@given(sections(), st.data())
def test_an_edge_that_is_moved_leaves_all_others_and_can_be_moved_back(one, data) -> None:
    edge = data.draw(st.integers(0, len(one.elements)))
    to = one.offsets_m[edge] + data.draw(st.integers(-900, 900)) / 100.0
    made = moved_edge(one, edge, to)
    assert sound(made)
    for k, (before, after) in enumerate(zip(one.offsets_m, made.offsets_m, strict=True)):
        assert k == edge or after == pytest.approx(before, abs=1e-6)
    back = moved_edge(made, edge, one.offsets_m[edge])
    assert back.offsets_m == pytest.approx(one.offsets_m, abs=1e-6)
    assert [each.assumed for k, each in enumerate(made.elements) if k not in (edge - 1, edge)] == [
        each.assumed for k, each in enumerate(one.elements) if k not in (edge - 1, edge)
    ]


def test_an_edge_stops_before_its_neighbour() -> None:
    made = moved_edge(section(lane(B, 3.0), lane(F, 3.0)), 1, -9.0)
    assert [each.width_m for each in made.elements] == [5.9, LEAST_STRIP_M]


@given(sections(), st.data())
def test_a_pushed_edge_takes_those_outside_with_it(one, data) -> None:
    edge = data.draw(st.integers(0, len(one.elements)))
    by = data.draw(st.integers(1, 300)) / 100.0
    outward = one.offsets_m[edge] > middle(one)
    made = pushed_edge(one, edge, one.offsets_m[edge] + (by if outward else -by))
    assert sound(made)
    moved = range(edge + 1) if outward else range(edge, len(one.offsets_m))
    sign = 1.0 if outward else -1.0
    inside = 0 <= (edge if outward else edge - 1) < len(one.elements)
    if inside and max(each.width_m for each in made.elements) < 40.0:
        assert made.offsets_m == pytest.approx(
            [at + sign * by * (k in moved) for k, at in enumerate(one.offsets_m)], abs=1e-6
        )


@given(sections(), st.data(), widths, st.sampled_from(list(Kept)))
def test_a_width_keeps_what_was_asked_and_all_other_widths(one, data, width, kept) -> None:
    place = placed(one, data)
    made = with_width(one, place, width, kept=kept)
    assert made.elements[place].width_m == max(width, LEAST_STRIP_M)
    assert not made.elements[place].assumed
    others = [k for k in range(len(one.elements)) if k != place]
    assert [made.elements[k] for k in others] == [one.elements[k] for k in others]
    if kept is Kept.MIDDLE:
        assert middle(made) == pytest.approx(middle(one), abs=1e-3)
    elif kept is Kept.LEFT:
        assert made.offsets_m[: place + 1] == pytest.approx(one.offsets_m[: place + 1])
    else:
        kept_edges = slice(place + 1, None)
        assert made.offsets_m[kept_edges] == pytest.approx(one.offsets_m[kept_edges], abs=1e-3)
    back = with_width(made, place, one.elements[place].width_m, kept=kept)
    assert back.offsets_m == pytest.approx(one.offsets_m, abs=2e-3)


@given(sections(), st.data(), elements(), st.sampled_from(list(Kept)))
def test_what_is_added_can_be_removed_again(one, data, more, kept) -> None:
    place = data.draw(st.integers(0, len(one.elements)))
    made = added(one, place, more, kept=kept)
    if kept is Kept.MIDDLE:
        assert middle(made) == pytest.approx(middle(one), abs=1e-3)
    back = removed(made, place, kept=kept)
    assert back.elements == one.elements
    assert back.left_m == pytest.approx(one.left_m, abs=2e-3)


def test_the_last_lane_is_neither_removed_nor_made_an_island() -> None:
    one = section(lane(F), strip(K.SIDEWALK, 2.0))
    with pytest.raises(Problem, match="SECTION_WITHOUT_LANE"):
        removed(one, 0)
    with pytest.raises(Problem, match="SECTION_WITHOUT_LANE"):
        with_kind(one, 0, K.PARKING)


@given(sections(), st.data())
def test_a_strip_moved_and_moved_back_is_where_it_was(one, data) -> None:
    place, to = placed(one, data), placed(one, data)
    made = moved_strip(one, place, to)
    assert sorted(each.width_m for each in made.elements) == sorted(
        each.width_m for each in one.elements
    )
    assert middle(made) == pytest.approx(middle(one), abs=1e-3)
    back = moved_strip(made, to, place)
    assert [each.kind for each in back.elements] == [each.kind for each in one.elements]
    assert back.left_m == pytest.approx(one.left_m, abs=2e-3)


@given(sections(), st.data(), st.sampled_from(list(ElementKind)))
def test_a_kind_says_whether_a_strip_is_driven_on(one, data, kind) -> None:
    place = placed(one, data)
    others = [each for k, each in enumerate(one.elements) if k != place]
    if kind not in LANE_KINDS and not any(each.is_lane for each in others):
        return
    made = with_kind(one, place, kind).elements[place]
    assert made.kind is kind
    assert made.width_m == one.elements[place].width_m
    assert made.is_lane == (made.direction is not Direction.NONE)


def test_a_new_lane_is_driven_as_the_nearest_lane() -> None:
    one = section(strip(K.SIDEWALK, 2.0), lane(B), lane(F), strip(K.PARKING, 2.0))
    assert with_kind(one, 3, K.MOTORCYCLE).elements[3].direction is F
    assert way_at(one, 0) is B
    assert way_at(one, 4) is F
    alone = section(lane(Direction.BOTH))
    assert (way_at(alone, 0), way_at(alone, 1)) == (B, F)


@given(sections(), st.data())
def test_a_direction_turned_twice_is_the_old_one(one, data) -> None:
    place = placed(one, data)
    before = one.elements[place].direction
    if before not in (F, B):
        return
    other = B if before is F else F
    back = with_direction(with_direction(one, place, other), place, before)
    assert back.offsets_m == one.offsets_m
    assert back.elements[place].direction is before


def test_arrows_stand_left_to_right_whatever_the_order_of_clicks() -> None:
    one = section(lane(F))
    for turn in (Turn.RIGHT, Turn.LEFT, Turn.THROUGH):
        one = with_turn(one, 0, turn, there=True)
    assert one.elements[0].turns == (Turn.LEFT, Turn.THROUGH, Turn.RIGHT)
    assert with_turn(one, 0, Turn.THROUGH, there=False).elements[0].turns == (
        Turn.LEFT,
        Turn.RIGHT,
    )
    assert with_direction(one, 0, Direction.BOTH).elements[0].turns == ()


def test_kerb_rules_of_both_sides_are_apart() -> None:
    one = with_kerb_rule(section(lane(F)), left=False, rule=KerbRule.NO_STOPPING)
    one = with_kerb_rule(one, left=True, rule=KerbRule.NO_PARKING)
    assert one.kerb_rules == (KerbRule.NO_PARKING, KerbRule.NO_STOPPING)


def test_the_line_lies_at_a_kerb_in_the_middle_or_between_directions() -> None:
    one = section(strip(K.SIDEWALK, 2.0), lane(B, 3.0), lane(F, 3.0), lane(F, 3.5))
    at = {place: with_line_at(one, place).offsets_m for place in LinePlace}
    assert at[LinePlace.LEFT_KERB] == pytest.approx((2.0, 0.0, -3.0, -6.0, -9.5))
    assert at[LinePlace.MIDDLE] == pytest.approx((6.75, 4.75, 1.75, -1.25, -4.75))
    assert at[LinePlace.CENTRE_LINE] == pytest.approx((5.0, 3.0, 0.0, -3.0, -6.5))
    assert at[LinePlace.RIGHT_KERB] == pytest.approx((11.5, 9.5, 6.5, 3.5, 0.0))
    for place in LinePlace:
        assert line_place(with_line_at(one, place)) is place
    assert line_place(with_line_shift(one, 0.3)) is None
    with pytest.raises(Problem, match="LINE_OUTSIDE_ROAD"):
        with_line_shift(one, 20.0)


def test_the_centre_line_lies_in_the_middle_of_a_median() -> None:
    assert centre_line_m(both_ways(1, sidewalk_m=0.0, median_m=2.0)) == pytest.approx(0.0)


def lane_ways(section: CrossSection) -> set[Direction]:
    return {one.direction for one in section.elements if one.is_lane}


@given(sections())
def test_what_is_made_one_way_is_so_and_two_way_again(one) -> None:
    made = one_way(one)
    assert lane_ways(made) == {Direction.FORWARD}
    assert made.offsets_m == one.offsets_m
    assert lane_ways(two_way(made)) != {Direction.FORWARD}
    lanes = [each.direction for each in two_way(made).elements if each.is_lane]
    if len(lanes) > 1:
        first = F if one.left_hand else B
        assert lanes[0] is first
        assert lanes[-1] is not first


@given(sections(), st.data())
def test_an_edge_moved_seen_from_the_other_end_is_the_same_edge(one, data) -> None:
    edge = data.draw(st.integers(0, len(one.elements)))
    to = one.offsets_m[edge] + data.draw(st.integers(-200, 200)) / 100.0
    turned = moved_edge(reversed_section(one), len(one.elements) - edge, -to)
    there = reversed_section(moved_edge(one, edge, to))
    assert turned.offsets_m == pytest.approx(there.offsets_m, abs=2e-3)
