"""Grid values of a turned plan stand where lines of these coordinates leave the frame."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sheets.turned_grid import draw_grid, grid_ends
from gis.display.primitives import Bounds, Path, Text
from gis.mapping.print_frame import PrintFrame

CORNER = (0.014, 0.05)
AT = (207_163.4, 2_642_681.7)


def frame_of(up_deg: float, scale: int = 200) -> PrintFrame:
    return PrintFrame(centre=AT, width_m=0.211, height_m=0.182, scale=scale, up_deg=up_deg)


def on_ground(frame: PrintFrame, at: tuple[float, float]) -> tuple[float, float]:
    """Coordinates of a point of paper, by the plain formula of a turn."""
    x = (at[0] - CORNER[0] - frame.width_m / 2) * frame.scale
    y = (at[1] - CORNER[1] - frame.height_m / 2) * frame.scale
    angle = math.radians(frame.up_deg)
    return (
        AT[0] + x * math.cos(angle) + y * math.sin(angle),
        AT[1] - x * math.sin(angle) + y * math.cos(angle),
    )


def edges(frame: PrintFrame) -> Bounds:
    return Bounds(*CORNER, CORNER[0] + frame.width_m, CORNER[1] + frame.height_m)


@given(st.floats(-180, 180), st.sampled_from([200, 250, 500, 1000]))
def test_each_end_lies_on_the_edge_at_its_own_coordinate(up_deg: float, scale: int) -> None:
    frame = frame_of(up_deg, scale)
    box = edges(frame)
    for end in grid_ends(frame, CORNER):
        found = on_ground(frame, end.at)[0 if end.is_easting else 1]
        assert found == pytest.approx(end.value, abs=1e-4)
        limits = {"left": box.min_x, "right": box.max_x, "below": box.min_y, "above": box.max_y}
        along = end.at[0] if end.side in ("left", "right") else end.at[1]
        assert along == pytest.approx(limits[end.side], abs=1e-9)
        inside = (end.at[0] + 1e-4 * end.inwards[0], end.at[1] + 1e-4 * end.inwards[1])
        assert box.min_x - 1e-9 <= inside[0] <= box.max_x + 1e-9
        assert box.min_y - 1e-9 <= inside[1] <= box.max_y + 1e-9


@given(st.floats(-180, 180))
def test_every_line_through_the_frame_has_two_ends(up_deg: float) -> None:
    frame = frame_of(up_deg)
    counted: dict[tuple[bool, float], int] = {}
    for end in grid_ends(frame, CORNER):
        key = (end.is_easting, end.value)
        counted[key] = counted.get(key, 0) + 1
    assert set(counted.values()) == {2}
    through_middle = {value for easting, value in counted if easting}
    assert {207_160.0, 207_170.0} <= through_middle  # 3 and 7 m beside the middle, step 10 m


def values(frame: PrintFrame) -> list[Text]:
    return [item for item in draw_grid(frame, CORNER) if isinstance(item, Text)]


def test_north_up_eastings_stand_below_and_northings_on_the_left_only() -> None:
    frame = frame_of(0.0)
    said = [item.text for item in values(frame)]
    assert said == [
        *(f"E {easting}" for easting in (207150, 207160, 207170, 207180)),
        *(f"N {northing}" for northing in (2642670, 2642680, 2642690)),
    ]


@pytest.mark.parametrize("up_deg", [17.0, 45.0, 90.0, -135.0])
def test_values_of_a_turned_plan_lie_outside_the_frame_and_do_not_touch(up_deg: float) -> None:
    frame = frame_of(up_deg)
    box = edges(frame)
    found = values(frame)
    assert len(found) >= 6
    for item in found:
        x, y = item.at
        assert not (box.min_x < x < box.max_x and box.min_y < y < box.max_y)
    for place, one in enumerate(found):
        for other in found[place + 1 :]:
            assert math.dist(one.at, other.at) > 0.004


def test_crosses_stand_where_round_coordinates_meet() -> None:
    frame = frame_of(30.0)
    *_, crosses = (item for item in draw_grid(frame, CORNER) if isinstance(item, Path))
    for start, end in crosses.runs:
        middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        x, y = on_ground(frame, middle)
        assert x == pytest.approx(round(x / 10) * 10, abs=1e-4)
        assert y == pytest.approx(round(y / 10) * 10, abs=1e-4)
