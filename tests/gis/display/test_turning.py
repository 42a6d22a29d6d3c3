from __future__ import annotations

import pytest

from gis.display.primitives import Bounds, Circle, DisplayList, Path, Picture, Stroke, Text
from gis.display.turning import turned_items

SHEET = DisplayList(
    (
        Path(runs=(((0.1, 0.1), (0.2, 0.1)),), stroke=Stroke(width_m=0.001)),
        Circle(centre=(0.1, 0.2), radius_m=0.01),
        Text(at=(0.2, 0.1), text="a", height_m=0.002, angle_deg=10.0),
        Picture(
            rgba=b"\0" * 4,
            columns=1,
            rows=1,
            upper_left=(0.1, 0.2),
            upper_right=(0.2, 0.2),
            lower_left=(0.1, 0.1),
        ),
    ),
    Bounds(0.0, 0.0, 0.2, 0.2),
)


def test_a_quarter_turn_about_a_point_that_lands_elsewhere() -> None:
    """Scale 100 about (0.1, 0.1), which lands on (1000, 2000), then a quarter turn to the left."""
    made = turned_items(
        SHEET, scale=100.0, source=(0.1, 0.1), target=(1000.0, 2000.0), counter_clockwise_deg=90.0
    )
    line, circle, text, picture = made.items
    assert isinstance(line, Path)
    assert line.runs[0][0] == pytest.approx((1000.0, 2000.0))
    assert line.runs[0][1] == pytest.approx((1000.0, 2010.0))
    assert line.stroke is not None
    assert line.stroke.width_m == pytest.approx(0.1)
    assert isinstance(circle, Circle)
    assert circle.centre == pytest.approx((990.0, 2000.0))
    assert circle.radius_m == pytest.approx(1.0)
    assert isinstance(text, Text)
    assert (text.angle_deg, text.height_m) == (100.0, pytest.approx(0.2))
    assert isinstance(picture, Picture)
    assert picture.upper_right == pytest.approx((990.0, 2010.0))
    frame = made.frame
    assert (frame.min_x, frame.min_y) == pytest.approx((990.0, 1990.0))
    assert (frame.width, frame.height) == pytest.approx((20.0, 20.0))


def test_without_a_turn_points_are_only_scaled_and_moved() -> None:
    made = turned_items(SHEET, scale=200.0, source=(0.0, 0.0), target=(5.0, 6.0))
    line = made.items[0]
    assert isinstance(line, Path)
    assert line.runs == (((25.0, 26.0), (45.0, 26.0)),)
    assert made.frame == Bounds(5.0, 6.0, 45.0, 46.0)
