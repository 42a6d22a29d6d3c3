"""A laid-out sheet onto a printer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from gis.display.primitives import DisplayList
from widgets.parts.display_painter import paint_items
from widgets.parts.view_transform import ViewTransform

METRES_PER_INCH = 0.0254
A4_LONG_M = 0.297


def make_printer(sheet: DisplayList) -> QPrinter:
    """A printer set to the sheet's paper, without margins of its own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    longest = max(sheet.frame.width, sheet.frame.height)
    size = QPageSize.PageSizeId.A3 if longest > A4_LONG_M * 1.1 else QPageSize.PageSizeId.A4
    printer.setPageSize(QPageSize(size))
    across = sheet.frame.width > sheet.frame.height
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    )
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    return printer


def print_sheet(printer: QPrinter, sheet: DisplayList, font: QFont) -> bool:
    """Paint the sheet in its true size; whether the printer took it."""
    return print_sheets(printer, [sheet], font)


def print_sheets(printer: QPrinter, sheets: Sequence[DisplayList], font: QFont) -> bool:
    """Paint sheets of one size in their true size; whether the printer took them."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for place, sheet in enumerate(sheets):
        if place and not printer.newPage():
            painter.end()
            return False
        view = ViewTransform(
            scale=printer.resolution() / METRES_PER_INCH,
            left=sheet.frame.min_x,
            top=sheet.frame.max_y,
        )
        paint_items(painter, sheet.items, view, font=font)
    return painter.end()


def ask_printer(printer: QPrinter, parent: QWidget) -> bool:
    """The system's print dialog; whether the officer said print."""
    dialog = QPrintDialog(printer, parent)
    chosen = bool(dialog.exec())
    dialog.deleteLater()
    return chosen


def print_asked(sheets: Sequence[DisplayList], parent: QWidget) -> None:
    """Print sheets of one size on a printer that the officer chooses."""
    printer = make_printer(sheets[0])
    if ask_printer(printer, parent):
        print_sheets(printer, sheets, parent.font())
