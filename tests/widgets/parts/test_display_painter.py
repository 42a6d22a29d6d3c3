"""Pixels of a few primitives, painted at a pinned size of 100 x 100 (1 metre = 10 pixels)."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from gis.display.primitives import Anchor, Circle, Colour, Path, Picture, Stroke, Text
from widgets.parts.display_painter import paint_items
from widgets.parts.view_transform import ViewTransform

pytestmark = pytest.mark.gui

RED, BLUE = Colour(255, 0, 0), Colour(0, 0, 255)
VIEW = ViewTransform(scale=10.0, left=0.0, top=10.0)


def painted(dressed, *items) -> QImage:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_items(painter, items, VIEW, font=dressed.font())
    painter.end()
    return image


def colour_at(image, x, y) -> str:
    return image.pixelColor(x, y).name()


def ink(image) -> list[tuple[int, int]]:
    return [(x, y) for y in range(100) for x in range(100) if image.pixelColor(x, y).value() < 128]


def test_a_filled_square_stands_with_y_up(dressed):
    square = Path(runs=(((1, 1), (3, 1), (3, 3), (1, 3)),), closed=True, fill=RED)
    image = painted(dressed, square)
    assert colour_at(image, 20, 80) == "#ff0000"
    assert colour_at(image, 20, 20) == "#ffffff"
    assert colour_at(image, 35, 80) == "#ffffff"


def test_a_hole_stays_open(dressed):
    outer = ((0, 0), (8, 0), (8, 8), (0, 8))
    inner = ((3, 3), (5, 3), (5, 5), (3, 5))
    image = painted(dressed, Path(runs=(outer, inner), closed=True, fill=RED))
    assert colour_at(image, 10, 90) == "#ff0000"
    assert colour_at(image, 40, 60) == "#ffffff"


def test_an_open_path_is_never_filled(dressed):
    corner = Path(
        runs=(((1, 1), (9, 1), (9, 9)),), fill=BLUE, stroke=Stroke(colour=RED, width_m=0.4)
    )
    image = painted(dressed, corner)
    assert colour_at(image, 50, 90) == "#ff0000"
    assert colour_at(image, 70, 70) == "#ffffff"


def test_a_stroke_is_as_wide_as_its_metres(dressed):
    line = Path(runs=(((0, 5), (10, 5)),), stroke=Stroke(colour=RED, width_m=2.0))
    image = painted(dressed, line)
    column = [y for y in range(100) if colour_at(image, 50, y) == "#ff0000"]
    assert (min(column), max(column)) == (40, 59)


def test_dashes_are_metres_too(dressed):
    dashed = Stroke(colour=RED, width_m=0.4, dashes_m=(2.0, 1.0))
    image = painted(dressed, Path(runs=(((0, 5), (10, 5)),), stroke=dashed))
    assert colour_at(image, 10, 50) == "#ff0000"
    assert colour_at(image, 25, 50) == "#ffffff"
    assert colour_at(image, 35, 50) == "#ff0000"


def test_later_items_cover_earlier_ones(dressed):
    below = Circle(centre=(5, 5), radius_m=3, fill=RED)
    above = Circle(centre=(5, 5), radius_m=1, fill=BLUE)
    image = painted(dressed, below, above)
    assert colour_at(image, 50, 50) == "#0000ff"
    assert colour_at(image, 70, 50) == "#ff0000"
    assert colour_at(image, 85, 50) == "#ffffff"


@pytest.mark.parametrize(
    ("anchor", "left", "right"),
    [(Anchor.LEFT, 49, 100), (Anchor.RIGHT, 0, 51), (Anchor.CENTRE, 25, 75)],
)
def test_letters_lie_where_their_anchor_says(dressed, anchor, left, right):
    image = painted(dressed, Text(at=(5, 5), text="路口", height_m=2.0, anchor=anchor))
    columns = [x for x, _ in ink(image)]
    assert columns
    assert left <= min(columns)
    assert max(columns) <= right
    # Two full-width letters at 20 pixels each.
    assert 30 <= max(columns) - min(columns) <= 40


def test_turned_letters_run_upwards(dressed):
    image = painted(dressed, Text(at=(5, 2), text="lll", height_m=2.0, angle_deg=90.0))
    rows = [y for _, y in ink(image)]
    assert max(rows) <= 80
    assert max(rows) - min(rows) >= 10


def test_letters_too_small_to_see_are_left_out(dressed):
    assert ink(painted(dressed, Text(at=(5, 5), text="路口", height_m=0.05))) == []


def test_a_picture_lies_on_its_corners_with_its_alpha(dressed):
    picture = Picture(
        rgba=bytes((255, 0, 0, 255, 0, 0, 255, 128)),
        columns=2,
        rows=1,
        upper_left=(1.0, 9.0),
        upper_right=(9.0, 9.0),
        lower_left=(1.0, 5.0),
    )
    image = painted(dressed, picture)
    assert colour_at(image, 20, 30) == "#ff0000"
    assert image.pixelColor(80, 30).getRgb()[:3] == pytest.approx((127, 127, 255), abs=2)
    assert colour_at(image, 20, 60) == "#ffffff"
    assert colour_at(image, 20, 5) == "#ffffff"


def test_a_picture_leaves_what_is_painted_after_it_in_place(dressed):
    picture = Picture(
        rgba=bytes((255, 0, 0, 255)),
        columns=1,
        rows=1,
        upper_left=(0.0, 10.0),
        upper_right=(4.0, 10.0),
        lower_left=(0.0, 6.0),
    )
    image = painted(dressed, picture, Circle(centre=(7.0, 3.0), radius_m=1.0, fill=BLUE))
    assert colour_at(image, 70, 70) == "#0000ff"
