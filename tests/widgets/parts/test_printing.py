"""A sheet on a printer, here a printer that writes a file."""

from __future__ import annotations

import pypdfium2
import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter

from gis.display.primitives import Bounds, Colour, DisplayList, Path
from widgets.parts.printing import make_printer, print_sheet

pytestmark = pytest.mark.gui


def test_the_sheet_lands_on_the_paper_in_true_size(dressed, tmp_path):
    """A black square 20 mm wide, 50 mm from the left and 100 mm from the top of an A4 page."""
    square = ((0.05, 0.177), (0.07, 0.177), (0.07, 0.197), (0.05, 0.197))
    item = Path(runs=(square,), closed=True, fill=Colour(0, 0, 0))
    sheet = DisplayList((item,), Bounds(0, 0, 0.210, 0.297))
    printer = make_printer(sheet)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
    assert print_sheet(printer, sheet, dressed.font())
    document = pypdfium2.PdfDocument(tmp_path / "sheet.pdf")
    assert len(document) == 1
    page = document[0]
    assert page.get_size() == pytest.approx((595, 842), abs=2)
    picture = page.render(scale=1 / 72 * 25.4).to_pil().convert("L")  # one pixel a millimetre
    dark = [
        (x, y)
        for x in range(picture.width)
        for y in range(picture.height)
        if picture.getpixel((x, y)) < 128
    ]
    assert (min(x for x, _ in dark), max(x for x, _ in dark)) == pytest.approx((50, 69), abs=1)
    assert (min(y for _, y in dark), max(y for _, y in dark)) == pytest.approx((100, 119), abs=1)
    page.close()
    document.close()


def test_a_wide_sheet_is_printed_across(dressed):
    wide = make_printer(DisplayList((), Bounds(0, 0, 0.297, 0.210)))
    assert wide.pageLayout().orientation() == wide.pageLayout().Orientation.Landscape


def test_a_large_sheet_asks_for_large_paper(dressed):
    large = make_printer(DisplayList((), Bounds(0, 0, 0.420, 0.297)))
    assert large.pageLayout().pageSize().id() == QPageSize.PageSizeId.A3
    small = make_printer(DisplayList((), Bounds(0, 0, 0.210, 0.297)))
    assert small.pageLayout().pageSize().id() == QPageSize.PageSizeId.A4
