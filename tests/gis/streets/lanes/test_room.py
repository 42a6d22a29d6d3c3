"""Carriageways side by side; distances and widths worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gis.streets.centre_lines import CentreLine
from gis.streets.lanes.room import GAP_M, with_room
from tests.helpers.sections import read
from tests.helpers.streets import centre_line

TWO_LANES = {"highway": "primary", "lanes": "2", "oneway": "yes"}


def one_way(y: float, tags=TWO_LANES, *, to: float | None = None, **changes) -> CentreLine:
    """A one-way line of 100 m to the east, `y` metres north of the origin; usually 2 x 3.25 m."""
    reading = read(tags, direction=1)
    end = y if to is None else to
    line = centre_line((0, y), (100, end), name=f"{y}", oneway=True)
    return replace(line, section=reading.section, placed=reading.placed, **changes)


def extents(line: CentreLine) -> tuple[float, float]:
    """Carriageway left and right of the line."""
    left, right = line.section.carriageway_m
    return left, -right


def test_lines_with_room_between_them_stay_as_they_are():
    lines = [one_way(0), one_way(6.5 + GAP_M + 0.01)]
    assert with_room(lines) == lines
    assert with_room([]) == []


def test_two_carriageways_too_near_move_apart_and_keep_their_widths():
    south, north = with_room([one_way(0), one_way(5)])
    assert south.section.width_m == pytest.approx(6.5)
    assert north.section.width_m == pytest.approx(6.5)
    assert extents(south)[0] + extents(north)[1] == pytest.approx(5 - GAP_M, abs=0.01)
    assert extents(south)[0] == pytest.approx(extents(north)[1], abs=0.01)


def test_a_road_between_others_is_made_room_for_by_those_outside():
    lines = with_room([one_way(0), one_way(6), one_way(12)])
    assert [line.section.width_m for line in lines] == pytest.approx([6.5, 6.5, 6.5])
    assert extents(lines[0])[0] == pytest.approx(6 - GAP_M - 3.25, abs=0.01)


def test_many_side_by_side_get_narrower_lanes_alike():
    lines = with_room([one_way(5.9 * i) for i in range(15)])
    first, second = lines[7].section.elements
    assert first.width_m == pytest.approx(second.width_m)
    assert 2.6 <= first.width_m < 3.0
    for south, north in pairwise(lines):
        assert extents(south)[0] + extents(north)[1] <= 5.9 - GAP_M + 0.01
    assert lines[0].section.width_m == pytest.approx(6.5)


def test_widths_that_are_said_stay_and_placed_lines_do_not_move():
    said = {**TWO_LANES, "width": "6.5"}
    lines = with_room([one_way(0), one_way(5, said), one_way(10)])
    assert lines[1].section.width_m == pytest.approx(6.5)
    placed = one_way(0, {**TWO_LANES, "placement": "right_of:1"})
    south, north = with_room([placed, one_way(5)])
    assert south == placed
    assert extents(north)[1] == pytest.approx(5 - GAP_M - 3.25, abs=0.01)


def test_other_levels_forks_and_crossings_take_no_room():
    for other in (
        one_way(5, level=1),
        one_way(2, to=14),
        replace(one_way(5), line=centre_line((50, -50), (50, 50)).line),
    ):
        lines = [one_way(0), other]
        assert with_room(lines) == lines


def test_oncoming_carriageways_give_way_on_their_inner_sides():
    back = one_way(5)
    back = replace(back, line=back.line.reverse())
    south, north = with_room([one_way(0), back])
    assert extents(south)[0] == pytest.approx((5 - GAP_M) / 2, abs=0.01)
    assert extents(north)[0] == pytest.approx((5 - GAP_M) / 2, abs=0.01)


def test_sidewalks_go_with_the_kerb():
    tags = {**TWO_LANES, "sidewalk": "right"}
    south, _ = with_room([one_way(0, tags), one_way(5)])
    assert south.section.width_m == pytest.approx(8.5)
    assert extents(south)[1] == pytest.approx(6.5 - (5 - GAP_M) / 2, abs=0.01)


@settings(max_examples=60)
@given(
    gaps=st.lists(st.floats(6.2, 14.0), min_size=1, max_size=5),
    order=st.randoms(use_true_random=False),
)
def test_no_two_overlap_where_the_least_widths_fit_and_order_does_not_matter(gaps, order):
    """Lanes of 2.6 m, two a line, fit between lines 6.2 m and more apart."""
    places = [sum(gaps[:i]) for i in range(len(gaps) + 1)]
    lines = [one_way(y) for y in places]
    settled = with_room(lines)
    for gap, south, north in zip(gaps, settled[:-1], settled[1:], strict=True):
        assert extents(south)[0] + extents(north)[1] <= gap - GAP_M + 0.05
    for line in settled:
        assert all(2.6 - 1e-6 <= strip.width_m <= 3.25 + 1e-6 for strip in line.section.elements)
        assert min(extents(line)) > 0.2
    mixed = list(range(len(lines)))
    order.shuffle(mixed)
    again = with_room([lines[i] for i in mixed])
    assert [again[mixed.index(i)] for i in range(len(lines))] == settled
