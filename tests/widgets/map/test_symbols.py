"""Symbols as pixels: which parts are inked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, qAlpha

from app.mapping.street_styles import PAINT, area_style, face_style
from app.mapping.style_tables import STREET_CLASSES, guest_style, styles_for
from app.mapping.trust_layer import trust_style
from gis.display.primitives import Colour
from gis.mapping.features import Shape
from gis.mapping.layers import LayerKind
from gis.mapping.style import ClassStyle, Symbol
from widgets.map.layer_words import CLASS_LABELS, KINDS
from widgets.map.symbols import line_pen, paint_symbol, sample_pixmap, symbol_image

pytestmark = pytest.mark.gui
RED, BLUE = Colour(255, 0, 0), Colour(0, 0, 255)


def inked(image: QImage) -> set[tuple[int, int]]:
    return {
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if qAlpha(image.pixel(x, y)) > 127
    }


def ink(image: QImage) -> float:
    """Pixels, the half clear ones by their share."""
    across = range(image.width())
    return sum(qAlpha(image.pixel(x, y)) for x in across for y in across) / 255


def of(symbol, *, fill=RED, line=None, size=20.0, width=1.0):
    return ClassStyle(symbol=symbol, fill=fill, line=line, size_px=size, width_px=width)


@pytest.mark.parametrize(
    ("symbol", "area"),
    [
        (Symbol.CIRCLE, 3.1416 * 100),
        (Symbol.SQUARE, 400.0),
        (Symbol.DIAMOND, 200.0),
        (Symbol.TRIANGLE, 3 * 3**0.5 / 4 * 100),
        (Symbol.HALF_CIRCLE, 3.1416 * 50),
    ],
)
def test_a_filled_symbol_inks_the_area_of_its_shape(dressed, symbol, area):
    image = symbol_image(of(symbol))
    alphas = [
        qAlpha(image.pixel(x, y)) for x in range(image.width()) for y in range(image.height())
    ]
    assert sum(alphas) / 255 == pytest.approx(area, rel=0.02)


def test_a_half_circle_is_filled_on_its_left_only(dressed):
    image = symbol_image(of(Symbol.HALF_CIRCLE))
    middle = image.width() / 2
    assert {x < middle for x, _ in inked(image)} == {True}


def test_a_ring_without_a_fill_is_open_and_a_cross_has_no_fill_at_all(dressed):
    ring = symbol_image(of(Symbol.RING, fill=None, line=BLUE))
    middle = ring.width() // 2
    assert (middle, middle) not in inked(ring)
    assert QColor(symbol_image(of(Symbol.RING, line=BLUE)).pixel(middle, middle)) == QColor("red")
    cross = symbol_image(of(Symbol.CROSS, line=BLUE, width=2.0))
    assert (cross.width() // 2, cross.width() // 2) in inked(cross)
    assert len(inked(cross)) < 140


@pytest.mark.parametrize("symbol", list(Symbol))
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_no_symbol_is_cut_off_by_its_stamp(dressed, symbol, ratio):
    image = symbol_image(of(symbol, line=BLUE, width=3.0, size=13.0), ratio)
    last = image.width() - 1
    edge = [(x, y) for x in range(last + 1) for y in (0, last)]
    edge += [(y, x) for x, y in edge]
    assert all(qAlpha(image.pixel(x, y)) == 0 for x, y in edge)


@pytest.mark.parametrize("symbol", list(Symbol))
def test_a_symbol_of_twice_the_ratio_takes_four_times_the_ink(dressed, symbol):
    amounts = []
    for ratio in (2.0, 4.0):
        image = QImage(120, 120, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_symbol(painter, of(symbol, line=BLUE), QPointF(60, 60), ratio)
        painter.end()
        amounts.append(ink(image))
    assert amounts[1] == pytest.approx(4 * amounts[0], rel=0.05)


def test_dashes_are_told_in_pixels_whatever_the_width(dressed):
    pen = line_pen(ClassStyle(line=RED, width_px=2.0, dashes_px=(8.0, 4.0)))
    assert [dash * pen.widthF() for dash in pen.dashPattern()] == [8.0, 4.0]


@pytest.mark.parametrize("shape", [*Shape, None])
def test_every_shape_has_a_sample_within_its_box(dressed, shape):
    style = ClassStyle(fill=RED, line=BLUE, size_px=9.0)
    picture = sample_pixmap(style, shape, QSize(22, 16), ratio=2.0)
    assert (picture.width(), picture.height()) == (44, 32)
    assert len(inked(picture.toImage())) > 20


def test_every_label_of_a_style_has_words_to_translate():
    styles = [styles_for(kind, dark=dark) for kind in LayerKind for dark in (False, True)]
    styles += [guest_style(shape, 0, dark=False) for shape in Shape]
    paint = {area_style(colour).label for colour in PAINT}
    paint |= {one.label for one in face_style().classes}
    paint |= {one.label for one in trust_style(dark=False).classes}
    labels = {one.label for style in styles for one in style.classes} - {""}
    assert labels | paint == set(CLASS_LABELS)
    assert set(KINDS) == set(LayerKind)
    assert STREET_CLASSES
