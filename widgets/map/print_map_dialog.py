"""The map onto paper: sheet, scale and title, with the page as it will be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.painters.paint import paint_file
from app.painters.png import paint_png
from app.sheets.map_content import MAP_SCALES, MapSheetContent, Orientation, PaperSize
from app.sheets.map_sheet import lay_out_map_sheet, paper_map
from app.tasks import Progress
from gis.display.primitives import Bounds, DisplayList
from gis.mapping.overlay import OverlayLook, OverlayShape
from widgets.map.canvas_door import CanvasDoor
from widgets.map.print_preview import PagePreview, page_image
from widgets.parts.background import Background, Job

OVERLAY = "print"
PREVIEW_CHANNEL, SAVE_CHANNEL = "map-preview", "map-save"
SETTLE_MS = 200
"""Typing and choosing come to rest before the page is drawn anew."""
FIT = 0
PICTURE_DPI = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintMapDoor:
    """What the dialog needs of the window."""

    content: Callable[[], MapSheetContent]
    """Layers, extent, period, filters and sources as they are now."""
    canvas: CanvasDoor
    ask_path: Callable[[str, str], Path | None]
    """A path for a suffix and a suggested name; None where the officer changed their mind."""
    print_page: Callable[[DisplayList], None]
    tell_error: Callable[[Exception], None]


class PrintMapDialog(QDialog):
    """Chooses paper, orientation, scale and title; prints, or saves as PDF or PNG."""

    page_shown = Signal()
    """The page in sight is the one that was asked for last."""
    saved = Signal(str)
    """Tells the path that was written."""

    def __init__(
        self, door: PrintMapDoor, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._door = door
        self._background = background
        self._base = door.content()
        self._page: DisplayList | None = None
        self.title = QLineEdit(self._base.title)
        self.title.setMaxLength(120)
        self.size_box = QComboBox()
        self.orientation = QComboBox()
        self.scale = QComboBox()
        self.ground = QLabel()
        self.ground.setWordWrap(True)
        self.preview = PagePreview()
        self.print_button = QPushButton()
        self.pdf_button = QPushButton()
        self.png_button = QPushButton()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._draw)
        self._fill()
        self._lay_out()
        self._connect()
        self.retranslate()
        self._wish_changed()

    def _fill(self) -> None:
        for size in PaperSize:
            self.size_box.addItem(size.value, size)
        for orientation in Orientation:
            self.orientation.addItem("", orientation)
        self.scale.addItem("", FIT)
        for scale in MAP_SCALES:
            self.scale.addItem(f"1:{scale}", scale)
        self.size_box.setCurrentIndex(self.size_box.findData(self._base.size))
        self.orientation.setCurrentIndex(self.orientation.findData(self._base.orientation))
        self.scale.setCurrentIndex(max(self.scale.findData(self._base.scale or FIT), 0))

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._labels = [QLabel() for _ in range(4)]
        fields = (self.title, self.size_box, self.orientation, self.scale)
        for label, field in zip(self._labels, fields, strict=True):
            label.setBuddy(field)
            self._form.addRow(label, field)
        side = QVBoxLayout()
        side.addLayout(self._form)
        side.addWidget(self.ground)
        side.addStretch(1)
        for button in (self.print_button, self.pdf_button, self.png_button):
            side.addWidget(button)
        # Enter in a field must not close the dialog and lose the title that was typed.
        self.pdf_button.setDefault(True)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        row = QHBoxLayout()
        row.addLayout(side)
        row.addWidget(self.preview, 1)
        column = QVBoxLayout(self)
        column.addLayout(row, 1)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self.title.textChanged.connect(self._wish_changed)
        for box in (self.size_box, self.orientation, self.scale):
            box.currentIndexChanged.connect(self._wish_changed)
        self._buttons.rejected.connect(self.reject)
        self.print_button.clicked.connect(self._on_print)
        self.pdf_button.clicked.connect(partial(self._on_save, ".pdf"))
        self.png_button.clicked.connect(partial(self._on_save, ".png"))

    def content(self) -> MapSheetContent:
        """The sheet that is asked for now."""
        return replace(
            self._base,
            title=self.title.text(),
            size=PaperSize(self.size_box.currentData()),
            orientation=Orientation(self.orientation.currentData()),
            scale=int(self.scale.currentData()) or None,
        )

    def _wish_changed(self) -> None:
        """Show at once what ground the page will hold; the page follows when choosing rests."""
        self._page = None
        self._enable()
        self.preview.show_words(self.tr("Drawing the page…"))
        paper = paper_map(self.content())
        self._show_footprint(paper.ground)
        self.ground.setText(
            self.tr("1:{scale}, shows {width} × {height} of ground").format(
                scale=f"{paper.scale:.0f}",
                width=_length(paper.ground.width),
                height=_length(paper.ground.height),
            )
        )
        self._timer.start(SETTLE_MS)

    def _show_footprint(self, ground: Bounds) -> None:
        corners = (
            (ground.min_x, ground.min_y),
            (ground.max_x, ground.min_y),
            (ground.max_x, ground.max_y),
            (ground.min_x, ground.max_y),
        )
        shape = OverlayShape(points=corners, closed=True, look=OverlayLook.FOUND)
        self._door.canvas.show_overlay(OVERLAY, [shape])

    def _draw(self) -> None:
        """Lay out and render the page in the worker thread."""
        content = self.content()
        width = max(round(self.preview.width() * self.devicePixelRatioF() * 1.2), 400)
        font = QFont(self.font())

        def work(progress: Progress) -> tuple[DisplayList, QImage]:
            page = lay_out_map_sheet(content, progress)
            return page, page_image(page, width, font, progress)

        self._background.run(
            Job(
                work=work,
                channel=PREVIEW_CHANNEL,
                on_done=self._on_drawn,
                on_failed=self._on_failed,
                title=self.tr("Drawing the page…"),
            )
        )

    def _on_drawn(self, made: tuple[DisplayList, QImage]) -> None:
        self._page, image = made
        self.preview.show_image(image)
        self._enable()
        self.page_shown.emit()

    def _on_failed(self, error: Exception) -> None:
        self.preview.show_words("")
        self._enable()
        self._door.tell_error(error)

    def _enable(self) -> None:
        for button in (self.print_button, self.pdf_button, self.png_button):
            button.setEnabled(self._page is not None)

    def _on_print(self) -> None:
        if self._page is not None:
            self._door.print_page(self._page)

    def _on_save(self, suffix: str) -> None:
        """Ask for a path and write the page in the worker thread."""
        page, title = self._page, self.title.text().strip() or self.tr("Map")
        if page is None:
            return
        path = self._door.ask_path(suffix, title)
        if path is None:
            return

        def work(progress: Progress) -> Path:
            progress("MAP_SHEET_DRAWING", 0.0)
            if path.suffix.lower() == ".png":
                paint_png(page, path, width_px=round(page.frame.width / 0.0254 * PICTURE_DPI))
            else:
                paint_file(page, path, title=title)
            return path

        self._background.run(
            Job(
                work=work,
                channel=SAVE_CHANNEL,
                on_done=self._on_saved,
                on_failed=self._on_failed,
                title=self.tr("Saving the map"),
            )
        )

    def _on_saved(self, path: Path) -> None:
        self.ground.setText(self.tr("Saved: {path}").format(path=path))
        self.saved.emit(str(path))

    def done(self, result: int) -> None:
        """Clear the map of the footprint and draw no more."""
        self._timer.stop()
        self._background.drop(PREVIEW_CHANNEL)
        self._door.canvas.show_overlay(OVERLAY, [])
        super().done(result)

    def retranslate(self) -> None:
        """Words in the language of the window."""
        self.setWindowTitle(self.tr("Print map"))
        labels = (
            self.tr("&Title"),
            self.tr("Pa&per"),
            self.tr("&Orientation"),
            self.tr("&Scale"),
        )
        for label, text in zip(self._labels, labels, strict=True):
            label.setText(text)
        for field, name in (
            (self.title, self.tr("Title of the map")),
            (self.size_box, self.tr("Paper")),
            (self.orientation, self.tr("Orientation")),
            (self.scale, self.tr("Scale")),
            (self.preview, self.tr("The page as it will be")),
            (self.ground, self.tr("What the page shows")),
        ):
            field.setAccessibleName(name)
        self.orientation.setItemText(0, self.tr("Upright"))
        self.orientation.setItemText(1, self.tr("Across"))
        self.scale.setItemText(0, self.tr("Fit what is in sight"))
        self.print_button.setText(self.tr("P&rint…"))
        self.pdf_button.setText(self.tr("Save as P&DF…"))
        self.png_button.setText(self.tr("Save as picture (P&NG)…"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._base = replace(self._base, language=self._door.content().language)
            self._wish_changed()
        super().changeEvent(event)


def _length(metres: float) -> str:
    return f"{metres / 1000:.2f} km" if metres >= 1000 else f"{metres:.0f} m"
