"""The pages of a print as they will be, one in sight, with buttons to turn them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.tasks import silent
from gis.display.primitives import DisplayList
from widgets.map.print_preview import PagePreview, page_image

SHARPER = 1.5
"""Pixels of a picture for each one in sight, for the window may grow."""


class PagedPreview(QWidget):
    """Holds the laid-out pages; each is painted when it is first turned to."""

    def __init__(self, *, least_px: int, parent: QWidget | None = None) -> None:
        """`least_px`: a picture is no narrower than this."""
        super().__init__(parent)
        self._least_px = least_px
        self.preview = PagePreview()
        self.before, self.after, self.page = QToolButton(), QToolButton(), QLabel()
        self.before.setText("‹")
        self.after.setText("›")
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        self._pages: Sequence[DisplayList] = ()
        self._images: dict[int, QImage] = {}
        self._number = 0
        self._counted = ""
        pager = QHBoxLayout()
        pager.addWidget(self.before)
        pager.addWidget(self.page, 1, Qt.AlignmentFlag.AlignHCenter)
        pager.addWidget(self.after)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.preview, 1)
        column.addLayout(pager)
        self._show_pager()

    @property
    def picture_width(self) -> int:
        """How many pixels wide a page is painted."""
        return max(round(self.preview.width() * self.devicePixelRatioF() * SHARPER), self._least_px)

    def wait(self, words: str) -> None:
        """The pages are being drawn anew; words lie over the one in sight meanwhile."""
        self._pages, self._images, self._number = (), {}, 0
        self.preview.show_words(words)
        self._show_pager()

    def show_pages(self, pages: Sequence[DisplayList], first: QImage) -> None:
        """Show new pages; the first is painted already."""
        self._pages, self._images, self._number = pages, {0: first}, 0
        self.preview.show_image(first)
        self._show_pager()

    def write_words(self, *, counted: str, before: str, after: str, whole: str) -> None:
        """Write all words again; `counted` has the places {page} and {count}."""
        self._counted = counted
        self.before.setAccessibleName(before)
        self.after.setAccessibleName(after)
        self.preview.setAccessibleName(whole)
        self._show_pager()

    def _turn(self, by: int) -> None:
        self._number = min(max(self._number + by, 0), max(len(self._pages) - 1, 0))
        self._show_pager()
        if not self._pages:
            return
        if self._number not in self._images:
            page = self._pages[self._number]
            image = page_image(page, self.picture_width, QFont(self.font()), silent)
            self._images[self._number] = image
        self.preview.show_image(self._images[self._number])

    def _show_pager(self) -> None:
        count = len(self._pages)
        for part in (self.before, self.page, self.after):
            part.setVisible(count > 1)
        self.before.setEnabled(self._number > 0)
        self.after.setEnabled(self._number + 1 < count)
        self.page.setText(self._counted.format(page=self._number + 1, count=count))
