from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from widgets.map.scale_bar import BAR_PX, MARGIN_PX, WIDEST_PX, bar_in, paint_scale_bar
from widgets.parts.theme import palette_for
from widgets.parts.view_transform import ViewTransform

pytestmark = pytest.mark.gui
SIZE = (900, 500)
_ROOM_PX = 7


def painted(background, *, dark, scale):
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(background)
    painter = QPainter(image)
    view = ViewTransform(scale=scale, left=0.0, top=0.0)
    paint_scale_bar(painter, view, QRectF(0, 0, *SIZE), palette_for(dark=dark))
    painter.end()
    return image


def bar_row(image):
    """Lightness along the middle of the bar."""
    y = round(SIZE[1] - MARGIN_PX - _ROOM_PX - BAR_PX / 2)
    return [image.pixelColor(x, y).lightness() for x in range(SIZE[0])]


@pytest.mark.parametrize("scale", [0.01, 0.13, 1.0, 7.7])
def test_the_bar_is_as_long_as_it_says(dressed, scale):
    image = painted(QColor("#508050"), dark=False, scale=scale)
    row = bar_row(image)
    bar = bar_in(ViewTransform(scale=scale, left=0, top=0), SIZE[0])
    left = round(MARGIN_PX + _ROOM_PX)
    right = round(left + bar.length_m * scale)
    assert bar.length_m * scale <= WIDEST_PX
    # ink begins and ends there: the first part is dark, the outline of the last ends it
    assert row[left + 2] < 60
    assert min(row[right - 1 : right + 2]) < 160
    assert min(row[right + 3 : right + 12]) > 180


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("background", ["#000000", "#ffffff", "#508050", "#808080"])
def test_bar_and_arrow_stand_out_from_any_background(dressed, dark, background):
    image = painted(QColor(background), dark=dark, scale=1.0)
    row = bar_row(image)[round(MARGIN_PX) : round(MARGIN_PX + 120)]
    assert max(row) - min(row) > 120
    corner = [
        image.pixelColor(x, y).lightness()
        for x in range(SIZE[0] - 50, SIZE[0] - 15)
        for y in range(16, 60)
    ]
    assert max(corner) - min(corner) > 120


def test_a_small_view_shows_no_arrow(dressed):
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("#508050"))
    painter = QPainter(image)
    view = ViewTransform(scale=1.0, left=0.0, top=0.0)
    paint_scale_bar(painter, view, QRectF(0, 0, 100, 100), palette_for(dark=False))
    painter.end()
    assert {image.pixelColor(x, 20).name() for x in range(100)} == {"#508050"}
