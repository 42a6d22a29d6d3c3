"""Task 5, its tracing: corners with 3 arcs and 6 kerb lines on five random geometries."""

from __future__ import annotations

import math
import random
from itertools import pairwise

import pytest
import shapely

from gis.angles import moved
from gis.drafting.user_actions import UserAction
from gis.streets.objects import ObjectKind
from tests.helpers.street_objects import Desk
from tests.helpers.street_tools import rig_in

MOST_ACTIONS = 14
LEAST_BEARING, LINES, ARCS = 25.0, 6, 3


@pytest.fixture
def desk(tmp_path):
    rig = rig_in(tmp_path)
    yield Desk(rig)
    rig.store.close()


def corner_of_kerbs(rng, centre, heading):
    """Two kerbs and the arc that rounds them: (line, line, (centre, radius, arc points))."""
    turn = rng.uniform(55.0, 120.0)
    radius = rng.uniform(4.0, 15.0)
    cut = radius / math.tan(math.radians(180.0 - turn) / 2.0)
    first = (moved(centre, heading + 180.0, cut + rng.uniform(6.0, 20.0)),
             moved(centre, heading + 180.0, cut))  # fmt: skip
    second = (moved(centre, heading + turn, cut),
              moved(centre, heading + turn, cut + rng.uniform(6.0, 20.0)))  # fmt: skip
    middle = moved(first[1], heading + 90.0, radius)
    start = math.atan2(first[1][1] - middle[1], first[1][0] - middle[0])
    arc = [
        (
            middle[0] + radius * math.cos(start - math.radians(turn) * k / 40),
            middle[1] + radius * math.sin(start - math.radians(turn) * k / 40),
        )
        for k in range(41)
    ]
    assert math.dist(arc[-1], second[0]) < 1e-6
    return first, second, (middle, radius, arc)


def truth(seed):
    rng = random.Random(seed)
    turned = rng.uniform(0.0, 120.0)
    return [
        corner_of_kerbs(rng, moved((250.0, 250.0), turned + 120.0 * k, 60.0), rng.uniform(0, 360))
        for k in range(3)
    ]


@pytest.mark.parametrize("seed", range(5))
def test_three_arcs_and_six_kerbs_are_traced_in_eleven_actions_to_the_millimetre(desk, seed):
    corners = truth(seed)
    desk.tool_key("draw-object")
    for first, second, _ in corners:
        desk.follow(first)
        desk.follow(second)
    desk.tool.key("r")
    for _, _, (_, _, arc) in corners:
        desk.follow(arc)
    count = desk.rig.count
    assert count.total == 11 <= MOST_ACTIONS
    assert (count.of(UserAction.DRAG), count.of(UserAction.KEY)) == (LINES + ARCS, 2)
    found = desk.objects
    assert {one.kind for one in found} == {ObjectKind.KERB}
    assert len(found) == LINES + ARCS
    lines, arcs = found[:LINES], found[LINES:]
    expected = [line for first, second, _ in corners for line in (first, second)]
    for one, line in zip(lines, expected, strict=True):
        assert math.dist(one.shape.coords[0], line[0]) < 0.001
        assert math.dist(one.shape.coords[-1], line[1]) < 0.001
    for one, (first, second, (middle, radius, _)) in zip(arcs, corners, strict=True):
        assert all(abs(math.dist(p, middle) - radius) < 0.001 for p in one.shape.coords)
        assert all(
            radius - math.dist(((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), middle) <= 0.0101
            for a, b in pairwise(one.shape.coords)
        )
        # The arc meets the straight kerbs without a gap.
        assert one.shape.coords[0] == first[1] or math.dist(one.shape.coords[0], first[1]) < 0.001
        assert math.dist(one.shape.coords[-1], second[0]) < 0.001
    assert desk.rig.document.undo.undo_names == ("Draw Kerb line",) * 9


@pytest.mark.parametrize("seed", range(5))
def test_a_hand_that_trembles_by_a_pixel_still_meets_the_arc(desk, seed):
    rng = random.Random(100 + seed)
    corners = truth(seed)
    desk.tool_key("draw-object")
    pixel = desk.rig.canvas.metres_per_pixel
    for first, second, _ in corners:
        desk.follow(first)
        desk.follow(second)
    desk.tool.key("r")
    for _, _, (_, _, arc) in corners:
        desk.follow([(x + rng.gauss(0, pixel), y + rng.gauss(0, pixel)) for x, y in arc])
    for one, (_, _, (middle, radius, _)) in zip(desk.objects[LINES:], corners, strict=True):
        off = [abs(math.dist(p, middle) - radius) for p in one.shape.coords]
        assert max(off) < 2 * pixel
    lines = desk.objects[:LINES]
    for place, one in enumerate(desk.objects[LINES:]):
        # Both ends were drawn to the ends of the kerbs they join.
        assert one.shape.coords[0] == lines[2 * place].shape.coords[-1]
        assert one.shape.coords[-1] == lines[2 * place + 1].shape.coords[0]


def test_an_arc_may_be_given_by_its_chord_and_a_click(desk):
    (_, _, (middle, radius, arc)), *_ = truth(3)
    desk.tool_key("draw-object")
    desk.tool.key("r")
    desk.follow([arc[0], arc[-1]])
    assert desk.objects == []
    desk.hand.click(*arc[13], shift=True)
    (one,) = desk.objects
    assert desk.rig.count.total == 4
    assert all(abs(math.dist(p, middle) - radius) < 0.001 for p in one.shape.coords)


def test_clicks_draw_a_chain_of_lines_and_arcs_until_the_right_button(desk):
    (first, second, (_, _, arc)), *_ = truth(4)
    desk.tool_key("draw-object")
    hand = desk.hand
    hand.click(*first[0])
    hand.click(*first[1])
    desk.tool.key("r")
    hand.click(*arc[20])
    hand.click(*arc[-1])
    desk.tool.key("Escape")  # back to straight lines
    hand.click(*second[1])
    hand.right_click(*second[1])
    (one,) = desk.objects
    ideal = shapely.LineString([*first, *arc[1:-1], *second])
    assert one.shape.hausdorff_distance(ideal) < 0.02
    assert one.shape.coords[0] == pytest.approx(first[0])
    assert one.shape.coords[-1] == pytest.approx(second[1])


def test_a_typed_length_holds_for_the_next_point(desk):
    desk.tool_key("draw-object")
    desk.hand.click(100.0, 100.0)
    for key in ("d", "7", ".", "5", "Return"):
        desk.tool.key(key)
    desk.hand.click(120.0, 100.0)
    desk.tool.key("Return")
    (one,) = desk.objects
    assert one.shape.length == pytest.approx(7.5)


def test_escape_leaves_nothing_and_a_short_line_is_refused(desk):
    desk.tool_key("draw-object")
    desk.hand.click(100.0, 100.0)
    desk.tool.key("Escape")
    desk.tool.key("Return")
    assert desk.objects == []
    assert desk.rig.document.undo.undo_names == ()
    assert desk.rig.canvas.shown[desk.tool.id] == ()
