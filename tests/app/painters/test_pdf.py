"""PDF: exact scale, searchable embedded letters, same bytes, safe writing."""

from __future__ import annotations

from ctypes import c_float
from pathlib import Path as FilePath

import pypdfium2
import pytest
from pypdfium2 import raw

from app.painters import output
from app.painters.pdf import paint_pdf, pdf_bytes
from gis.display.primitives import (
    Anchor,
    Bounds,
    Circle,
    Colour,
    scaled_onto,
)
from gis.problems import Problem
from tests.helpers.paper import (
    PT_PER_MM,
    SAMPLE,
    line,
    page,
    pdf_fonts,
    pdf_runs,
    pdf_text,
    ring,
    square,
    words,
)


@pytest.fixture
def out(tmp_path: FilePath) -> FilePath:
    return tmp_path / "頁.pdf"


def test_ten_metres_at_1_to_200_are_fifty_millimetres(out: FilePath) -> None:
    ground = [line((312_000.0, 2_600_000.0), (312_010.0, 2_600_000.0), width_m=0.1)]
    placed = scaled_onto(ground, scale=1 / 200, source=(312_000.0, 2_600_000.0), target=(0.1, 0.1))
    paint_pdf([page(*placed)], out, title="t")
    (start, end) = pdf_runs(out)[0]
    assert end[0] - start[0] == pytest.approx(50.0, rel=0.002)
    assert start == pytest.approx((100.0, 100.0), abs=0.01)


def test_the_page_is_as_large_as_its_frame(out: FilePath) -> None:
    paint_pdf([page(frame=Bounds(0, 0, 0.297, 0.42)), page()], out, title="t")
    document = pypdfium2.PdfDocument(out)
    sizes = [tuple(side / PT_PER_MM for side in document.get_page_size(i)) for i in (0, 1)]
    document.close()
    assert sizes == [pytest.approx((297, 420), abs=0.01), pytest.approx((210, 297), abs=0.01)]


def test_chinese_can_be_found_and_copied_line_by_line(out: FilePath) -> None:
    texts = ["嘉義市東區中山路／文化路口", "叄佰貳拾公尺 320 m", "Ａ１類 <死亡>"]
    paint_pdf(
        [page(*(words(t, 0.02, 0.2 - 0.01 * i) for i, t in enumerate(texts)))], out, title="t"
    )
    assert pdf_text(out).split("\r\n") == texts


def test_many_letters_keep_their_identity(out: FilePath) -> None:
    """More letters than one 8-bit subset holds."""
    letters = "".join(chr(0x4E00 + 7 * step) for step in range(700))
    rows = [letters[start : start + 40] for start in range(0, 700, 40)]
    items = [words(row, 0.01, 0.28 - 0.01 * i) for i, row in enumerate(rows)]
    paint_pdf([page(*items)], out, title="t")
    assert pdf_text(out).split("\r\n") == rows


def test_rare_characters_of_names_can_be_copied(out: FilePath) -> None:
    """U+20021 lies in the extension B of Unicode, beyond 16 bits."""
    paint_pdf([page(words("王\U00020021明", 0.1, 0.1))], out, title="t")
    assert pdf_text(out) == "王\U00020021明"


def test_every_font_is_embedded_and_cut(out: FilePath) -> None:
    paint_pdf([SAMPLE], out, title="t")
    fonts = pdf_fonts(out)
    assert fonts
    assert all(fonts.values())
    assert b"Helvetica" not in out.read_bytes()
    assert out.stat().st_size < 40_000


def test_the_same_pages_give_the_same_bytes() -> None:
    first = pdf_bytes([SAMPLE, SAMPLE], title="樣張")
    pdf_bytes([page(words("別的文件", 0.1, 0.1))], title="x")
    assert pdf_bytes([SAMPLE, SAMPLE], title="樣張") == first


def test_metadata_name_the_title_and_the_program_only(out: FilePath) -> None:
    paint_pdf([SAMPLE], out, title="碰撞構圖 中山路")
    document = pypdfium2.PdfDocument(out)
    told = document.get_metadata_dict(skip_empty=True)
    document.close()
    assert told["Title"] == "碰撞構圖 中山路"
    assert {told[key] for key in ("Author", "Creator", "Producer")} == {"Daoan"}


@pytest.mark.parametrize(
    ("anchor", "left_mm"), [(Anchor.LEFT, 100.0), (Anchor.CENTRE, 94.0), (Anchor.RIGHT, 88.0)]
)
def test_texts_start_where_their_anchor_says(out: FilePath, anchor: Anchor, left_mm: float) -> None:
    """Three Chinese letters of 4 mm are 12 mm wide."""
    paint_pdf([page(words("國國國", 0.1, 0.1, anchor=anchor))], out, title="t")
    document = pypdfium2.PdfDocument(out)
    box = next(iter(document[0].get_objects())).get_bounds()
    document.close()
    assert box[0] / PT_PER_MM == pytest.approx(left_mm, abs=0.5)
    assert (box[2] - box[0]) / PT_PER_MM == pytest.approx(12.0, abs=0.8)


def test_a_text_turned_by_ninety_degrees_runs_upwards(out: FilePath) -> None:
    paint_pdf([page(words("國國國", 0.1, 0.1, angle_deg=90.0))], out, title="t")
    document = pypdfium2.PdfDocument(out)
    left, bottom, right, top = next(iter(document[0].get_objects())).get_bounds()
    document.close()
    assert (top - bottom) / PT_PER_MM == pytest.approx(12.0, abs=0.8)
    assert right / PT_PER_MM <= 100.8
    assert left / PT_PER_MM > 95.0


def picture(out: FilePath, *, scale: float = 1.0) -> object:
    """The first page in pixels, `scale` pixels a point."""
    document = pypdfium2.PdfDocument(out)
    shown = document[0].render(scale=scale).to_pil()
    document.close()
    return shown


def pixel(shown: object, x_mm: float, y_mm: float) -> tuple[int, int, int]:
    """Colour at a place of an A4 page from its lower left corner."""
    at = (round(x_mm * PT_PER_MM), round((297 - y_mm) * PT_PER_MM))
    return shown.getpixel(at)[:3]  # type: ignore[attr-defined] # a Pillow picture


def test_holes_stay_open_and_half_clear_fills_let_the_ground_through(out: FilePath) -> None:
    grey = ring(square(0.1, 0.1, 0.06), square(0.12, 0.12, 0.02), fill=Colour(255, 0, 0))
    veil = ring(square(0.11, 0.05, 0.02), fill=Colour(0, 0, 0, 0.5))
    solid = ring(square(0.15, 0.05, 0.02), fill=Colour(0, 0, 255))
    paint_pdf([page(grey, veil, solid)], out, title="t")
    shown = picture(out)
    assert pixel(shown, 105, 105) == (255, 0, 0)
    assert pixel(shown, 130, 130) == (255, 255, 255)
    assert pixel(shown, 120, 60) == pytest.approx((127, 127, 127), abs=2)
    assert pixel(shown, 160, 60) == (0, 0, 255)


def test_dashes_leave_gaps(out: FilePath) -> None:
    paint_pdf(
        [page(line((0.02, 0.1), (0.12, 0.1), width_m=0.004, dashes_m=(0.02, 0.02)))], out, title="t"
    )
    shown = picture(out)
    row = [pixel(shown, 30 + 20 * step, 100) for step in range(4)]
    assert row == [(0, 0, 0), (255, 255, 255), (0, 0, 0), (255, 255, 255)]


def test_what_lies_outside_the_frame_is_clipped() -> None:
    """The page's clip is a path of the whole frame before anything else."""
    data = pdf_bytes([page(line((-1.0, 0.1), (2.0, 0.1)))], title="t")
    document = pypdfium2.PdfDocument(data)
    thing = next(iter(document[0].get_objects()))
    assert raw.FPDFClipPath_CountPaths(raw.FPDFPageObj_GetClipPath(thing)) >= 1
    document.close()


def test_letters_without_a_font_are_reported_and_do_not_stop_the_paper(out: FilePath) -> None:
    assert paint_pdf([page(words("王\U0002f8ff", 0.1, 0.1))], out, title="t") == ("\U0002f8ff",)
    assert pdf_text(out) == "王□"


def test_odd_items_are_left_out_quietly(out: FilePath) -> None:
    odd = [
        line((0.1, 0.1)),
        words("", 0.1, 0.1),
        words("  ", 0.1, 0.1),
        words("x", 0.1, 0.1, height_m=0.0),
        Circle(centre=(0.1, 0.1), radius_m=0.0, fill=Colour(0, 0, 0)),
        line((0.1, 0.1), (0.2, 0.2), width_m=0.0),
    ]
    paint_pdf([page(*odd)], out, title="t")
    assert len(pdf_runs(out)) == 1


def test_a_drawing_in_ground_metres_is_fitted_on_a4(out: FilePath) -> None:
    ground = page(line((0.0, 0.0), (95.0, 0.0)), frame=Bounds(0.0, 0.0, 95.0, 138.5))
    paint_pdf([ground], out, title="t")
    (start, end) = pdf_runs(out)[0]
    assert end[0] - start[0] == pytest.approx(190.0, abs=0.1)


@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_a_point_that_is_no_number_is_a_bug_and_writes_nothing(out: FilePath, bad: float) -> None:
    with pytest.raises(ValueError, match="line"):
        paint_pdf([page(line((0.1, 0.1), (bad, 0.1)))], out, title="t")
    assert not out.exists()


def test_a_document_needs_pages(out: FilePath) -> None:
    with pytest.raises(ValueError, match="page"):
        paint_pdf([], out, title="t")


def test_a_failed_write_keeps_the_earlier_file(
    out: FilePath, monkeypatch: pytest.MonkeyPatch
) -> None:
    out.write_bytes(b"earlier")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output.os, "fsync", full)
    with pytest.raises(Problem) as caught:
        paint_pdf([SAMPLE], out, title="t")
    assert caught.value.code == "PAPER_NOT_WRITTEN"
    assert out.read_bytes() == b"earlier"
    assert [found.name for found in out.parent.iterdir()] == [out.name]


def test_a_target_that_is_a_folder_is_told_in_words(tmp_path: FilePath) -> None:
    (tmp_path / "x.pdf").mkdir()
    with pytest.raises(Problem) as caught:
        paint_pdf([SAMPLE], tmp_path / "x.pdf", title="t")
    assert caught.value.code == "PAPER_NOT_WRITTEN"
    assert [found.name for found in tmp_path.iterdir()] == ["x.pdf"]


def test_a_missing_folder_is_told_in_words(tmp_path: FilePath) -> None:
    with pytest.raises(Problem) as caught:
        paint_pdf([SAMPLE], tmp_path / "no" / "x.pdf", title="t")
    assert caught.value.code == "FOLDER_MISSING"


def test_line_widths_are_those_of_the_list(out: FilePath) -> None:
    items = [line((0.1, 0.1 + w), (0.2, 0.1 + w), width_m=w) for w in (0.0002, 0.001, 0.002)]
    paint_pdf([page(*items)], out, title="t")
    document = pypdfium2.PdfDocument(out)
    widths = []
    for thing in document[0].get_objects():
        width = c_float()
        raw.FPDFPageObj_GetStrokeWidth(thing, width)
        widths.append(width.value / PT_PER_MM)
    document.close()
    assert widths == pytest.approx([0.2, 1.0, 2.0], rel=0.01)
