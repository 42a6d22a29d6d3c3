from __future__ import annotations

import base64
import io
from pathlib import Path as FilePath
from typing import Any
from xml.etree import ElementTree

import pytest
from ezdxf.filemanagement import read as read_dxf
from PIL import Image

from app.painters.dxf import dxf_bytes
from app.painters.pdf import pdf_bytes
from app.painters.png import png_bytes
from app.painters.svg import svg_text
from app.sheets.clipping import clipped
from gis.display.primitives import Bounds, DisplayList, Picture, scaled_onto
from tests.helpers.paper import RED, ring, square

SVG = "{http://www.w3.org/2000/svg}"
FRAME = Bounds(0.0, 0.0, 0.1, 0.1)
RED_PIXEL, GREEN_PIXEL = bytes((255, 0, 0, 255)), bytes((0, 160, 0, 255))
BLUE_HALF, CLEAR = bytes((0, 0, 255, 128)), bytes((9, 9, 9, 0))
FOUR = Picture(
    rgba=RED_PIXEL + GREEN_PIXEL + BLUE_HALF + CLEAR,
    columns=2,
    rows=2,
    upper_left=(0.02, 0.08),
    upper_right=(0.08, 0.08),
    lower_left=(0.02, 0.02),
)
"""Red and green above, half blue and clear below; each 30 mm wide."""


def shown(drawing: DisplayList) -> Any:
    return Image.open(io.BytesIO(png_bytes(drawing, width_px=200))).convert("RGB")


def test_a_picture_lies_upright_with_its_colours_and_its_alpha_on_paper() -> None:
    picture = shown(DisplayList((FOUR,), FRAME))
    assert picture.getpixel((60, 60)) == (255, 0, 0)
    assert picture.getpixel((140, 60)) == (0, 160, 0)
    assert picture.getpixel((60, 140)) == pytest.approx((127, 127, 255), abs=2)
    assert picture.getpixel((140, 140)) == (255, 255, 255)
    assert picture.getpixel((20, 100)) == (255, 255, 255)


def test_a_turned_picture_lies_on_its_parallelogram() -> None:
    # a quarter turn clockwise: what was left is above
    turned = Picture(
        rgba=FOUR.rgba,
        columns=2,
        rows=2,
        upper_left=(0.08, 0.08),
        upper_right=(0.08, 0.02),
        lower_left=(0.02, 0.08),
    )
    picture = shown(DisplayList((turned,), FRAME))
    assert picture.getpixel((140, 60)) == (255, 0, 0)
    assert picture.getpixel((140, 140)) == (0, 160, 0)


def test_what_is_painted_after_a_picture_keeps_its_own_colour() -> None:
    veil = ring(square(0.02, 0.02, 0.06), fill=RED)
    picture = shown(DisplayList((veil, FOUR, ring(square(0.045, 0.045, 0.01), fill=RED)), FRAME))
    assert picture.getpixel((100, 100)) == (RED.red, RED.green, RED.blue)


def test_one_picture_shown_twice_is_stored_once_in_a_pdf() -> None:
    noisy = Picture(
        rgba=bytes((i * 7919) % 251 for i in range(4 * 64 * 64)),
        columns=64,
        rows=64,
        upper_left=(0.0, 0.05),
        upper_right=(0.05, 0.05),
        lower_left=(0.0, 0.0),
    )
    once = len(pdf_bytes([DisplayList((noisy,), FRAME)], title="t"))
    twice = len(pdf_bytes([DisplayList((noisy, noisy), FRAME)], title="t"))
    assert twice - once < 500


def test_svg_embeds_the_pixels_and_their_place() -> None:
    root = ElementTree.fromstring(svg_text(DisplayList((FOUR,), FRAME)).encode())
    (image,) = root.iter(f"{SVG}image")
    data = base64.b64decode((image.get("href") or "").removeprefix("data:image/png;base64,"))
    assert Image.open(io.BytesIO(data)).tobytes() == FOUR.rgba
    assert (image.get("width"), image.get("height")) == ("2", "2")
    # 60 mm over 2 pixels; the upper left corner at 20 mm, 20 mm from the top
    assert image.get("transform") == "matrix(30 0 0 30 20 20)"


def test_dxf_leaves_pictures_out(tmp_path: FilePath) -> None:
    data = dxf_bytes(DisplayList((FOUR, ring(square(0.0, 0.0, 0.01))), FRAME))
    document = read_dxf(io.StringIO(data.decode("utf-8")))
    assert [entity.dxftype() for entity in document.modelspace()] == ["HATCH"]


def test_scaling_moves_the_corners() -> None:
    (scaled,) = scaled_onto([FOUR], scale=10.0, source=(0.02, 0.02), target=(1.0, 2.0))
    assert isinstance(scaled, Picture)
    expected = ((1.0, 2.6), (1.6, 2.6), (1.6, 2.0), (1.0, 2.0))
    assert [*sum(scaled.corners, ())] == pytest.approx([*sum(expected, ())])


def test_pictures_across_the_edge_of_a_sheet_frame_are_left_out() -> None:
    assert clipped([FOUR], FRAME) == (FOUR,)
    assert clipped([FOUR], Bounds(0.0, 0.0, 0.05, 0.1)) == ()


def test_bytes_that_do_not_fit_the_size_are_refused() -> None:
    with pytest.raises(ValueError, match="no picture"):
        Picture(
            rgba=b"1234",
            columns=2,
            rows=1,
            upper_left=(0.0, 1.0),
            upper_right=(1.0, 1.0),
            lower_left=(0.0, 0.0),
        )
