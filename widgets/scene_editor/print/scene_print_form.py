"""The fields of the dialog that prints a scene, without what they mean."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.scenes.print.scales import FORM_SCALES, SUFFIXES
from app.sheets.map_content import Orientation, PaperSize
from app.streets.block_scales import PlanUp
from widgets.map.block_plan_wish import AUTO
from widgets.map.paged_preview import PagedPreview
from widgets.scene_editor.print.print_choice import ScenePrintChoice

_WAYS: tuple[Orientation | None, ...] = (None, Orientation.LANDSCAPE, Orientation.PORTRAIT)
_UPS = (PlanUp.NORTH, PlanUp.STREET)


class ScenePrintForm(QWidget):
    """Fields, preview and buttons, laid out in a dialog."""

    picked = Signal()
    """Scale, paper, way, what is up, or the measured lines were chosen by hand."""
    names_wanted = Signal(bool)

    def __init__(self, dialog: QDialog, *, offers_names: bool) -> None:
        super().__init__(dialog)
        self.scale_box, self.size_box, self.way_box, self.up_box = (QComboBox() for _ in range(4))
        self.lines_box, self.names_box = QCheckBox(), QCheckBox()
        self.names_box.setVisible(offers_names)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.pages = PagedPreview(least_px=800)
        self.print_button, self.close_button = QPushButton(), QPushButton()
        self.save_buttons = {suffix: QPushButton() for suffix in SUFFIXES}
        self._fill()
        self._lay_out(dialog)
        self._connect()
        self.allow_saving(0)

    def _fill(self) -> None:
        self.scale_box.addItem("", AUTO)
        for scale in FORM_SCALES:
            self.scale_box.addItem(f"1:{scale}", scale)
        for size in PaperSize:
            self.size_box.addItem(size.value, size)
        for way in _WAYS:
            self.way_box.addItem("", way)
        for up in _UPS:
            self.up_box.addItem("", up)

    def _lay_out(self, dialog: QDialog) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        self._labels = [QLabel() for _ in range(4)]
        fields = (self.size_box, self.scale_box, self.way_box, self.up_box)
        for label, field in zip(self._labels, fields, strict=True):
            label.setBuddy(field)
            form.addRow(label, field)
        form.addRow(self.lines_box)
        form.addRow(self.names_box)
        form.addRow(self.told)
        left = QVBoxLayout()
        left.addWidget(self)
        left.addStretch(1)
        left.addLayout(self._buttons())
        whole = QHBoxLayout(dialog)
        whole.addLayout(left)
        whole.addWidget(self.pages, 1)

    def _buttons(self) -> QGridLayout:
        buttons = QGridLayout()
        pdf, *others = self.save_buttons.values()
        buttons.addWidget(self.print_button, 0, 0, 1, 2)
        buttons.addWidget(pdf, 1, 0, 1, 2)
        for place, button in enumerate(others):
            buttons.addWidget(button, 2 + place // 2, place % 2)
        buttons.addWidget(self.close_button, 4, 0, 1, 2)
        pdf.setDefault(True)
        for button in (self.print_button, *others, self.close_button):
            button.setAutoDefault(False)
        return buttons

    def _connect(self) -> None:
        for box in (self.size_box, self.scale_box, self.way_box, self.up_box):
            box.activated.connect(lambda _: self.picked.emit())
        self.lines_box.clicked.connect(lambda _: self.picked.emit())
        self.names_box.clicked.connect(lambda checked: self.names_wanted.emit(checked))

    # --- what is chosen

    @property
    def choice(self) -> ScenePrintChoice:
        """What the fields say."""
        way = self.way_box.currentData()
        return ScenePrintChoice(
            size=PaperSize(self.size_box.currentData()),
            orientation=Orientation(way) if way else None,
            scale=int(self.scale_box.currentData()),
            up=PlanUp(self.up_box.currentData()),
        )

    def show_choice(self, choice: ScenePrintChoice) -> None:
        """Show what was chosen; nothing is told."""
        for box, value in (
            (self.size_box, choice.size),
            (self.scale_box, choice.scale),
            (self.way_box, choice.orientation),
            (self.up_box, choice.up),
        ):
            for place in range(box.count()):
                if box.itemData(place) == value:  # enums kept by Qt come back as their values
                    box.setCurrentIndex(place)
                    break

    # --- what is told

    def allow_saving(self, count: int) -> None:
        """So many pages are drawn; 0 while they are being drawn."""
        for button in (self.print_button, *self.save_buttons.values()):
            button.setEnabled(count > 0)
        self.save_buttons[".json"].setEnabled(True)

    # --- words

    def retranslate(self) -> None:
        """Words in the language of the window."""
        words = (self.tr("&Paper"), self.tr("&Scale"), self.tr("&Orientation"), self.tr("&Up"))
        names = (
            *(self.tr("Paper"), self.tr("Scale"), self.tr("Orientation")),
            self.tr("What points up the sheet"),
        )
        fields = (self.size_box, self.scale_box, self.way_box, self.up_box)
        for label, field, word, name in zip(self._labels, fields, words, names, strict=True):
            label.setText(word)
            field.setAccessibleName(name)
        self.scale_box.setItemText(0, self.tr("The largest that fits"))
        self.way_box.setItemText(0, self.tr("Whichever fits better"))
        self.way_box.setItemText(1, self.tr("Across"))
        self.way_box.setItemText(2, self.tr("Upright"))
        self.up_box.setItemText(0, self.tr("North"))
        self.up_box.setItemText(1, self.tr("Main street along the sheet"))
        self.lines_box.setText(self.tr("&Lines of measured distances"))
        self.lines_box.setToolTip(
            self.tr("All measured values stand in the table, whether or not lines are drawn.")
        )
        self.names_box.setText(self.tr("Case-&file copy with names and plates"))
        self.names_box.setToolTip(
            self.tr("Asks for a confirmation, which is logged. Other copies show letters only.")
        )
        self._name_buttons()

    def _name_buttons(self) -> None:
        self.pages.write_words(
            counted=self.tr("Page {page} of {count}"),
            before=self.tr("Page before"),
            after=self.tr("Next page"),
            whole=self.tr("The page as it will be"),
        )
        self.told.setAccessibleName(self.tr("What is printed"))
        self.print_button.setText(self.tr("P&rint…"))
        self.close_button.setText(self.tr("Close"))
        texts = {
            ".pdf": self.tr("Save as P&DF…"),
            ".dxf": self.tr("D&XF…"),
            ".svg": self.tr("S&VG…"),
            ".png": self.tr("P&NG…"),
            ".json": self.tr("&JSON…"),
        }
        hints = {
            ".pdf": self.tr("All pages in one file"),
            ".dxf": self.tr("For CAD programs, in metres at its own coordinates"),
            ".svg": self.tr("A drawing for word processors and browsers"),
            ".png": self.tr("A picture of 300 dots to the inch"),
            ".json": self.tr("The scene as data, to be read by this or another program"),
        }
        for suffix, button in self.save_buttons.items():
            button.setText(texts[suffix])
            button.setToolTip(hints[suffix])
            kind = suffix.removeprefix(".").upper()
            button.setAccessibleName(self.tr("Save as {kind}").format(kind=kind))
