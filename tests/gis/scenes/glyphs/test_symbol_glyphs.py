"""Glyphs are as large as their symbols, stand where their poses are, and show their states."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from app.symbol_catalogue import load_symbols
from gis.display.primitives import Circle, Path
from gis.scenes.glyphs.look import PAPER
from gis.scenes.glyphs.symbol_glyphs import symbol_items
from gis.scenes.ground import ground_of
from gis.scenes.scene import Pose, PoseState
from gis.scenes.symbols import Symbol, SymbolKind, anchors_of, placed_anchor
from tests.helpers.scene_glyphs import ARTICULATED, CAR, SCOOTER, WALKER, box_of, points_of

UPRIGHT = Pose(at=(0.0, 0.0), heading_deg=0.0)
HEADINGS = st.floats(0.0, 360.0)


def in_state(state: PoseState) -> Pose:
    return replace(UPRIGHT, state=state)


@pytest.mark.parametrize("name", sorted(load_symbols()))
@pytest.mark.parametrize("state", list(PoseState))
def test_every_symbol_is_drawn_in_every_state(name: str, state: PoseState) -> None:
    items = symbol_items(load_symbols()[name], in_state(state), PAPER, key="k")

    assert items
    assert {item.key for item in items} == {"k"}
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in points_of(items))


@pytest.mark.parametrize(
    "symbol",
    [
        one
        for one in load_symbols().values()
        if one.kind in (SymbolKind.CAR, SymbolKind.ARTICULATED)
    ],
    ids=lambda one: one.id,
)
def test_an_upright_vehicle_fills_its_true_length_and_width(symbol: Symbol) -> None:
    box = box_of(symbol_items(symbol, UPRIGHT, PAPER))

    assert (box.width, box.height) == pytest.approx((symbol.width_m, symbol.length_m))
    assert box.centre == pytest.approx((0.0, 0.0))


@given(HEADINGS, st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_corners_of_a_placed_car_lie_where_its_anchors_are(
    heading: float, x: float, y: float
) -> None:
    pose = Pose(at=(x, y), heading_deg=heading)
    items = symbol_items(CAR, pose, PAPER)
    drawn = shapely.MultiPoint(list(points_of(items)))

    for name, own in anchors_of(CAR).items():
        if name.endswith("corner"):
            corner = shapely.Point(placed_anchor(pose, own))
            assert drawn.distance(corner) == pytest.approx(0.0, abs=1e-6)


def test_the_nose_is_a_hollow_triangle_whose_tip_points_ahead() -> None:
    triangles = [
        item
        for item in symbol_items(CAR, UPRIGHT, PAPER)
        if isinstance(item, Path) and item.closed and len(item.runs[0]) == 3
    ]

    (nose,) = triangles
    tip, *base = sorted(nose.runs[0], key=lambda point: -point[1])
    assert nose.fill is None
    assert tip[0] == pytest.approx(0.0)
    assert 0.0 < CAR.length_m / 2 - tip[1] < 0.3
    assert base[0][1] == pytest.approx(base[1][1])


def test_a_car_has_four_wheel_ticks_at_its_axles_inside_the_flanks() -> None:
    (ticks,) = [
        item
        for item in symbol_items(CAR, UPRIGHT, PAPER)
        if isinstance(item, Path) and not item.closed
    ]
    middles = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in ticks.runs]

    assert len(ticks.runs) == 4
    for x, y in middles:
        assert abs(x) < CAR.width_m / 2
        assert min(abs(y - 1.4), abs(y + 1.3)) == pytest.approx(0.0)  # 2.3 - 0.9, less 2.7


def test_a_trailer_turns_about_its_coupling() -> None:
    # Turned by 90 deg clockwise the trailer's rear, behind (south), comes to lie in the west.
    bent = symbol_items(ARTICULATED, replace(UPRIGHT, trailer_deg=90.0), PAPER)
    coupling_y = 16.5 / 2 - 4.4
    behind = 16.5 - 4.4

    box = box_of(bent)

    assert box.min_x == pytest.approx(-behind)
    assert box.max_y == pytest.approx(16.5 / 2)
    assert box.max_x == pytest.approx(13.1 - behind) or box.max_x == pytest.approx(1.25)
    rear = [(x, y) for x, y in points_of(bent) if x == pytest.approx(-behind)]
    assert {round(y - coupling_y, 6) for _, y in rear} == {-1.25, 1.25}


@pytest.mark.parametrize("state", [PoseState.LEFT_SIDE, PoseState.RIGHT_SIDE])
def test_a_car_on_its_side_is_as_wide_as_it_is_high_with_its_wheels_away_from_the_fall(
    state: PoseState,
) -> None:
    items = symbol_items(CAR, in_state(state), PAPER)
    wheels = [item.centre[0] for item in items if isinstance(item, Circle)]
    sign = 1.0 if state is PoseState.LEFT_SIDE else -1.0

    assert box_of(items).width == pytest.approx(CAR.height_m)
    assert len(wheels) == 2
    assert all(sign * x > 0 for x in wheels)


@pytest.mark.parametrize("state", [PoseState.LEFT_SIDE, PoseState.RIGHT_SIDE])
def test_a_motorcycle_that_fell_has_its_hubs_at_the_anchors_of_its_wheels(
    state: PoseState,
) -> None:
    items = symbol_items(SCOOTER, in_state(state), PAPER)
    hubs = sorted(item.centre[1] for item in items if isinstance(item, Circle))
    anchors = anchors_of(SCOOTER)

    assert hubs == pytest.approx([anchors["rear_wheel"][0], anchors["front_wheel"][0]])
    box = box_of(items)
    left, right = -box.min_x, box.max_x
    assert (left > right) is (state is PoseState.LEFT_SIDE)


def test_a_lying_person_is_as_long_as_a_person_and_the_head_lies_ahead() -> None:
    items = symbol_items(WALKER, in_state(PoseState.LYING), PAPER)

    box = box_of(items)
    (head,) = [item for item in items if isinstance(item, Circle)]
    assert box.height == pytest.approx(1.7)
    assert head.centre[1] > 0.5


@pytest.mark.parametrize("symbol", [CAR, SCOOTER, WALKER], ids=lambda one: one.id)
@pytest.mark.parametrize(
    "state", [PoseState.UPRIGHT, PoseState.LEFT_SIDE, PoseState.RIGHT_SIDE, PoseState.LYING]
)
def test_what_is_drawn_lies_on_the_ground_that_is_said_to_be_covered(
    symbol: Symbol, state: PoseState
) -> None:
    if symbol is not WALKER and state is PoseState.LYING:
        state = PoseState.LEFT_SIDE
    box = box_of(symbol_items(symbol, in_state(state), PAPER))
    ground = ground_of(symbol, state)

    slack = 0.12  # a handlebar's end, a nose
    assert box.min_x >= ground.left - slack
    assert box.max_x <= ground.right + slack
    assert box.min_y >= ground.rear - slack
    assert box.max_y <= ground.front + slack


def test_no_two_kinds_of_vehicles_of_the_library_look_the_same() -> None:
    seen: dict[object, str] = {}
    for symbol in load_symbols().values():
        runs = tuple(
            (round(x, 3), round(y, 3)) for x, y in points_of(symbol_items(symbol, UPRIGHT, PAPER))
        )
        assert seen.setdefault(runs, symbol.id) in (symbol.id, *ALIKE)


ALIKE = ("passenger_car", "city_bus", "scooter")
"""What others are drawn like: rental, military and ordinary cars are one shape to an officer."""
