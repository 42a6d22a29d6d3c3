"""One drawing, many papers: PDF, SVG and DXF hold the same geometry; PNG shows it."""

from __future__ import annotations

import io
from pathlib import Path as FilePath
from typing import Any
from xml.etree import ElementTree

import ezdxf
import pytest
from ezdxf.document import Drawing
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.painters.dxf import dxf_bytes, paint_dxf
from app.painters.fonts import cap_height_em
from app.painters.output import dash_pieces
from app.painters.paint import paint_file
from app.painters.png import paint_png
from app.painters.svg import paint_svg, svg_text
from gis.display.primitives import Anchor, Bounds, Circle, Colour, DisplayList, Text
from gis.problems import Problem
from tests.helpers.paper import (
    RED,
    SAMPLE,
    line,
    page,
    pdf_runs,
    ring,
    square,
    words,
)

SVG = "{http://www.w3.org/2000/svg}"


def svg_root(path: FilePath) -> ElementTree.Element:
    return ElementTree.parse(path).getroot()


def svg_runs(root: ElementTree.Element) -> list[list[tuple[float, float]]]:
    """Runs of all paths in the list's own metres."""
    units = float(root.get("data-units-per-metre", "nan"))
    min_x, max_y = float(root.get("data-min-x", "nan")), float(root.get("data-max-y", "nan"))
    found = []
    for path in root.iter(f"{SVG}path"):
        for run in path.get("d", "").split("M")[1:]:
            pairs = [pair.split() for pair in run.replace("Z", "").split("L")]
            found.append([(min_x + float(x) / units, max_y - float(y) / units) for x, y in pairs])
    return found


def reopened(data: bytes) -> Drawing:
    return ezdxf.read(io.StringIO(data.decode("utf-8")))


def dxf_runs(document: Drawing) -> list[list[tuple[float, float]]]:
    """Runs of polylines and of hatch boundaries, in metres."""
    found: list[list[tuple[float, float]]] = []
    for entity in document.modelspace():
        if entity.dxftype() == "LWPOLYLINE":
            found.append([(x, y) for x, y in entity.get_points("xy")])
        elif entity.dxftype() == "HATCH":
            for path in entity.paths:
                if hasattr(path, "vertices"):
                    found.append([(x, y) for x, y, _ in path.vertices])
    return found


def in_mm(runs: list[list[tuple[float, float]]]) -> list[list[tuple[float, float]]]:
    return [[(x * 1000, y * 1000) for x, y in run] for run in runs]


@pytest.fixture
def straight() -> DisplayList:
    """A page of paths only, one run a path or several."""
    return page(
        line((0.02, 0.02), (0.07, 0.02), (0.07, 0.09)),
        ring(square(0.1, 0.1, 0.04), square(0.11, 0.11, 0.02)),
        line((0.0333333, 0.2), (0.1999999, 0.2123456)),
    )


def test_pdf_svg_and_dxf_hold_the_same_points(straight: DisplayList, tmp_path: FilePath) -> None:
    for suffix in ("pdf", "svg", "dxf"):
        paint_file(straight, tmp_path / f"x.{suffix}", title="t")
    expected = [
        [(x * 1000, y * 1000) for x, y in run] for item in straight.items for run in item.runs
    ]
    from_pdf = [run[:-1] if run[0] == run[-1] else run for run in pdf_runs(tmp_path / "x.pdf")]
    from_svg = in_mm(svg_runs(svg_root(tmp_path / "x.svg")))
    from_dxf = in_mm(dxf_runs(ezdxf.readfile(tmp_path / "x.dxf")))
    for painted in (from_pdf, from_svg, from_dxf):
        assert len(painted) == len(expected)
        for run, wanted in zip(painted, expected, strict=True):
            assert [part for point in run[: len(wanted)] for part in point] == pytest.approx(
                [part for point in wanted for part in point], abs=0.002
            )


coordinates = st.floats(min_value=0.0, max_value=0.2, allow_nan=False)
runs = st.lists(st.tuples(coordinates, coordinates), min_size=2, max_size=6, unique=True)


@settings(max_examples=25, deadline=None)
@given(st.lists(runs, min_size=1, max_size=4))
def test_any_lines_come_back_from_svg_and_dxf(drawn: list[list[tuple[float, float]]]) -> None:
    drawing = page(*(line(*run) for run in drawn))
    flat = [part for run in drawn for point in run for part in point]
    from_svg = svg_runs(ElementTree.fromstring(svg_text(drawing).encode()))
    from_dxf = dxf_runs(reopened(dxf_bytes(drawing)))
    assert [p for run in from_svg for at in run for p in at] == pytest.approx(flat, abs=1e-6)
    assert [p for run in from_dxf for at in run for p in at] == pytest.approx(flat, abs=1e-9)


GROUND = page(
    line((312_000.25, 2_600_000.5), (312_010.25, 2_600_000.5), width_m=0.1, layer="車道/線"),
    words("中山路", 312_005.0, 2_600_010.0, height_m=2.0, anchor=Anchor.CENTRE, angle_deg=12.0),
    Circle(centre=(312_003.0, 2_600_003.0), radius_m=1.5, fill=RED, stroke=None, key="C-7"),
    frame=Bounds(312_000.0, 2_600_000.0, 312_060.0, 2_600_040.0),
)


def test_ground_drawings_keep_their_metres_in_svg(tmp_path: FilePath) -> None:
    paint_svg(GROUND, tmp_path / "g.svg")
    root = svg_root(tmp_path / "g.svg")
    assert svg_runs(root)[0] == [
        pytest.approx((312_000.25, 2_600_000.5), abs=1e-4),
        pytest.approx((312_010.25, 2_600_000.5), abs=1e-4),
    ]
    assert root.get("viewBox") == "0 0 600 400"


def test_ground_drawings_keep_their_coordinates_in_dxf(tmp_path: FilePath) -> None:
    paint_dxf(GROUND, tmp_path / "g.dxf")
    document = ezdxf.readfile(tmp_path / "g.dxf")
    assert dxf_runs(document)[0] == [(312_000.25, 2_600_000.5), (312_010.25, 2_600_000.5)]
    assert document.dxfversion == "AC1032"
    assert document.header["$INSUNITS"] == 6
    assert "車道_線" in document.layers


def test_dxf_has_no_audit_errors(tmp_path: FilePath) -> None:
    for drawing in (SAMPLE, GROUND):
        paint_dxf(drawing, tmp_path / "a.dxf")
        audit = ezdxf.readfile(tmp_path / "a.dxf").audit()
        assert (audit.errors, audit.fixes) == ([], [])


def test_dxf_texts_are_utf8_anchored_and_as_high_as_their_capitals() -> None:
    (text,) = reopened(dxf_bytes(GROUND)).modelspace().query("TEXT")
    align, at, _ = text.get_placement()
    assert text.dxf.text == "中山路"
    assert align.name == "CENTER"
    assert (at.x, at.y) == (312_005.0, 2_600_010.0)
    assert text.dxf.height == pytest.approx(2.0 * cap_height_em())
    assert text.dxf.rotation == 12.0


def test_dxf_fills_are_hatches_with_holes_true_colour_and_transparency() -> None:
    veil = Colour(10, 20, 30, 0.25)
    drawing = page(ring(square(0.1, 0.1, 0.04), square(0.11, 0.11, 0.02), fill=veil))
    (hatch,) = reopened(dxf_bytes(drawing)).modelspace().query("HATCH")
    assert hatch.rgb == (10, 20, 30)
    assert hatch.transparency == pytest.approx(0.75, abs=0.01)
    assert hatch.dxf.hatch_style == 0
    assert len(hatch.paths) == 2


def test_dxf_keeps_what_an_item_stands_for() -> None:
    (hatch,) = reopened(dxf_bytes(GROUND)).modelspace().query("HATCH")
    assert hatch.get_xdata("DAOAN")[0].value == "C-7"


def test_dxf_dashes_are_line_types_or_single_lines() -> None:
    dashed = page(line((0.0, 0.0), (0.1, 0.0), dashes_m=(0.02, 0.01)))
    (whole,) = reopened(dxf_bytes(dashed)).modelspace().query("LWPOLYLINE")
    assert whole.dxf.linetype.startswith("DAOAN_DASH")
    pieces = dxf_runs(reopened(dxf_bytes(dashed, explode_dashes=True)))
    starts_and_ends = [(run[0][0], run[-1][0]) for run in pieces]
    assert starts_and_ends == [
        pytest.approx(pair) for pair in ((0, 0.02), (0.03, 0.05), (0.06, 0.08), (0.09, 0.1))
    ]


def test_dashes_run_on_around_corners_and_close() -> None:
    pieces = dash_pieces(square(0.0, 0.0, 1.0), (1.5, 0.5), closed=True)
    assert pieces == [((0, 0), (1, 0), (1, 0.5)), ((1, 1), (0, 1), (0, 0.5))]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.floats(0.05, 3.0), min_size=1, max_size=4), st.floats(min_value=0.1, max_value=20)
)
def test_drawn_dashes_cover_what_the_pattern_says(dashes: list[float], length: float) -> None:
    pieces = dash_pieces([(0.0, 0.0), (length / 3, 0.0), (length, 0.0)], dashes, closed=False)
    pattern = dashes * 2 if len(dashes) % 2 else dashes
    position, expected, place = 0.0, 0.0, 0
    while position < length:
        step = min(pattern[place % len(pattern)], length - position)
        expected += step if place % 2 == 0 else 0.0
        position, place = position + step, place + 1
    assert sum(run[-1][0] - run[0][0] for run in pieces) == pytest.approx(expected, abs=1e-6)


def test_svg_holds_real_text_escaped_and_anchored() -> None:
    root = ElementTree.fromstring(svg_text(SAMPLE, title="甲 & 乙").encode())
    texts = {text.text: text for text in root.iter(f"{SVG}text")}
    assert texts["R 12 <&>"].get("text-anchor") == "end"
    assert float(texts["R 12 <&>"].get("x", "nan")) == pytest.approx(190.0)
    assert texts["中山路 / 文化路"].get("font-weight") == "bold"
    assert "Noto Sans TC" in root.get("font-family", "")
    assert root.findtext(f"{SVG}title") == "甲 & 乙"


def test_svg_groups_by_layer_and_names_what_items_stand_for() -> None:
    root = ElementTree.fromstring(svg_text(SAMPLE).encode())
    layers = [group.get("class") for group in root.findall(f"{SVG}g")]
    assert layers == ["line", "area", "c", "text"]
    keyed = root.find(f"{SVG}g/{SVG}g")
    assert keyed is not None
    assert (keyed.get("data-key"), keyed.findtext(f"{SVG}title")) == ("A1-001", "A1-001")


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=12))
def test_any_text_makes_well_formed_svg_and_dxf(text: str) -> None:
    drawing = page(words(text, 0.1, 0.1, layer=text, key=text))
    ElementTree.fromstring(svg_text(drawing, title=text).encode())
    assert not reopened(dxf_bytes(drawing)).audit().errors


def test_png_shows_colours_where_they_are(tmp_path: FilePath) -> None:
    paint_png(SAMPLE, tmp_path / "p.png", width_px=420)
    with Image.open(tmp_path / "p.png") as picture:
        assert picture.size == (420, 594)
        shown: Any = picture.convert("RGB")
        assert shown.getpixel((210, 594 - 210)) == (RED.red, RED.green, RED.blue)
        assert shown.getpixel((240, 594 - 240)) == (255, 255, 255)
        assert shown.getpixel((300, 594 - 400)) == pytest.approx((127, 127, 255), abs=2)


def test_a_picture_of_senseless_size_is_refused(tmp_path: FilePath) -> None:
    with pytest.raises(ValueError, match="pixels"):
        paint_png(SAMPLE, tmp_path / "p.png", width_px=1_000_000)


def test_the_suffix_chooses_the_paper(tmp_path: FilePath) -> None:
    starts = {"PDF": b"%PDF", "svg": b"<?xml", "dxf": b"  0", "png": b"\x89PNG"}
    for suffix, start in starts.items():
        out = tmp_path / f"圖.{suffix}"
        assert paint_file(SAMPLE, out, title="t") == ()
        assert out.read_bytes().startswith(start)


def test_an_unknown_suffix_is_told_in_words(tmp_path: FilePath) -> None:
    with pytest.raises(Problem) as caught:
        paint_file(SAMPLE, tmp_path / "x.docx", title="t")
    assert caught.value.code == "UNKNOWN_FORMAT"
    assert list(tmp_path.iterdir()) == []


def test_several_pages_need_a_pdf(tmp_path: FilePath) -> None:
    with pytest.raises(Problem) as caught:
        paint_file([SAMPLE, SAMPLE], tmp_path / "x.svg", title="t")
    assert caught.value.code == "ONE_PAGE_ONLY"
    paint_file([SAMPLE, SAMPLE], tmp_path / "x.pdf", title="t")


def test_lost_letters_are_reported_by_every_paper(tmp_path: FilePath) -> None:
    lost = page(Text(at=(0.1, 0.1), text="王\ue123", height_m=0.004))
    for suffix in ("pdf", "svg", "dxf", "png"):
        assert paint_file(lost, tmp_path / f"x.{suffix}", title="t") == ("\ue123",)
