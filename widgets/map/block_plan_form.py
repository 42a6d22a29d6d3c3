"""The fields of the dialog for block plans, without what they mean."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.sheets.map_content import Orientation, PaperSize
from app.streets.block_scales import BLOCK_SCALES, SUFFIXES, PlanUp
from gis.mapping.print_frame import PrintFrame
from widgets.map.block_plan_wish import AUTO, PlanChoice
from widgets.map.paged_preview import PagedPreview

_UPS = tuple(PlanUp)
_WAYS: tuple[Orientation | None, ...] = (None, Orientation.LANDSCAPE, Orientation.PORTRAIT)


class BlockPlanForm(QWidget):
    """Fields, preview and buttons, laid out in a dialog."""

    picked = Signal()
    """Paper, way, scale, what is up or how many sheets was chosen by hand."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self.title = QLineEdit()
        self.title.setMaxLength(120)
        self.size_box, self.way_box, self.scale_box, self.up_box = (QComboBox() for _ in range(4))
        self.several_box, self.area_box = QCheckBox(), QCheckBox()
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.pages = PagedPreview(least_px=600)
        self.pages.preview.setMinimumHeight(5 * self.fontMetrics().height())  # small windows
        self.print_button = QPushButton()
        self.save_buttons = {suffix: QPushButton() for suffix in SUFFIXES}
        self.close_button = QPushButton()
        self._fill()
        self._lay_out(dialog)
        self._connect()

    def _fill(self) -> None:
        for size in PaperSize:
            self.size_box.addItem(size.value, size)
        for way in _WAYS:
            self.way_box.addItem("", way)
        self.scale_box.addItem("", AUTO)
        for scale in BLOCK_SCALES:
            self.scale_box.addItem(f"1:{scale}", scale)
        for up in _UPS:
            self.up_box.addItem("", up)

    def _lay_out(self, dialog: QDialog) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        self._labels = [QLabel() for _ in range(5)]
        fields = (self.title, self.scale_box, self.size_box, self.way_box, self.up_box)
        for label, field in zip(self._labels, fields, strict=True):
            label.setBuddy(field)
            form.addRow(label, field)
        form.addRow(self.several_box)
        form.addRow(self.area_box)
        buttons = QGridLayout()
        pdf, *others = self.save_buttons.values()
        buttons.addWidget(self.print_button, 0, 0, 1, 3)
        buttons.addWidget(pdf, 0, 3, 1, 3)
        for place, button in enumerate(others):
            buttons.addWidget(button, 1, 2 * place, 1, 2)
        buttons.addWidget(self.close_button, 2, 4, 1, 2)
        pdf.setDefault(True)
        for button in (self.print_button, *others, self.close_button):
            button.setAutoDefault(False)
        column = QVBoxLayout(dialog)
        for part in (self, self.told):
            column.addWidget(part)
        column.addWidget(self.pages, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        for box in (self.size_box, self.way_box, self.scale_box, self.up_box):
            box.activated.connect(lambda _: self.picked.emit())
        for check in (self.several_box, self.area_box):
            check.clicked.connect(lambda _: self._check_clicked())

    def _check_clicked(self) -> None:
        self.several_box.setEnabled(not self.all_of_area)
        self.picked.emit()

    # --- what is chosen

    @property
    def size_(self) -> PaperSize:
        """The paper."""
        return PaperSize(self.size_box.currentData())

    @property
    def orientation(self) -> Orientation | None:
        """The way of the sheet; None for the better one."""
        held = self.way_box.currentData()
        return Orientation(held) if held else None

    @property
    def scale(self) -> int:
        """1 to ...; AUTO for the largest that fits."""
        return int(self.scale_box.currentData())

    @property
    def up(self) -> PlanUp:
        """What points up."""
        return PlanUp(self.up_box.currentData())

    @property
    def several(self) -> bool:
        """Whether as many sheets are printed as it takes."""
        return self.several_box.isChecked()

    @property
    def all_of_area(self) -> bool:
        """Whether all junctions of the drawn area are printed."""
        return self.area_box.isVisibleTo(self) and self.area_box.isChecked()

    def show_choice(self, choice: PlanChoice, *, free_deg: float = 0.0) -> None:
        """Show what was chosen; nothing is told."""
        _pick(self.size_box, choice.size)
        _pick(self.way_box, choice.orientation)
        _pick(self.scale_box, choice.scale)
        _pick(self.up_box, choice.up)
        self.several_box.setChecked(choice.several)
        degrees = QLocale().toString(free_deg % 360.0, "f", 1)
        words = self.tr("Turned by hand ({degrees}°)").format(degrees=degrees)
        self.up_box.setItemText(_UPS.index(PlanUp.FREE), words)

    def offer_area(self, junctions: int) -> None:
        """Offer to print all junctions of a drawn area or selection, where there are any."""
        words = self.tr("All {count} junctions that are chosen, a sheet each")
        self.area_box.setText(words.format(count=junctions))
        self.area_box.setVisible(junctions > 0)

    # --- what is told

    def show_frame(self, frame: PrintFrame, *, sheets: int, needed: int, fits: bool) -> None:
        """What the frame shows, and whether all fits."""
        width, height = frame.ground_size
        said = self.tr("1:{scale}, {width} × {height} m of ground").format(
            scale=frame.scale, width=f"{width:.0f}", height=f"{height:.0f}"
        )
        if sheets > 1:
            said += "\n" + self.tr("{count} sheets").format(count=sheets)
        elif not fits:
            words = self.tr("Not all of it fits; all would take {count} sheets.")
            said += "\n" + words.format(count=max(needed, 2))
        self.told.setText(said)

    def allow_saving(self, count: int) -> None:
        """So many sheets are drawn; 0 while they are being drawn."""
        self.print_button.setEnabled(count > 0)
        for suffix, button in self.save_buttons.items():
            button.setEnabled(suffix == ".pdf" or count <= 1)

    # --- words

    def retranslate(self) -> None:
        """Words in the language of the window."""
        words = (
            self.tr("&Title"),
            self.tr("&Scale"),
            self.tr("&Paper"),
            self.tr("&Orientation"),
            self.tr("&Up"),
        )
        names = (
            self.tr("Title of the plan"),
            self.tr("Scale"),
            self.tr("Paper"),
            self.tr("Orientation"),
            self.tr("What points up the sheet"),
        )
        fields = (self.title, self.scale_box, self.size_box, self.way_box, self.up_box)
        for label, field, word, name in zip(self._labels, fields, words, names, strict=True):
            label.setText(word)
            field.setAccessibleName(name)
        for place, word in enumerate((self.tr("Whichever fits better"), self.tr("Across"))):
            self.way_box.setItemText(place, word)
        self.way_box.setItemText(2, self.tr("Upright"))
        self.scale_box.setItemText(0, self.tr("The largest that fits"))
        self.up_box.setItemText(0, self.tr("North"))
        self.up_box.setItemText(1, self.tr("Main street along the sheet"))
        self.several_box.setText(self.tr("&As many sheets as it takes"))
        self._name_buttons()

    def _name_buttons(self) -> None:
        self.pages.write_words(
            counted=self.tr("Sheet {page} of {count}"),
            before=self.tr("Sheet before"),
            after=self.tr("Next sheet"),
            whole=self.tr("The sheet as it will be"),
        )
        self.told.setAccessibleName(self.tr("What the frame shows"))
        self.print_button.setText(self.tr("P&rint…"))
        self.close_button.setText(self.tr("Close"))
        texts = {
            ".pdf": self.tr("Save as P&DF…"),
            ".svg": self.tr("S&VG…"),
            ".dxf": self.tr("D&XF…"),
            ".png": self.tr("P&NG…"),
        }
        hints = {
            ".pdf": self.tr("All sheets in one file"),
            ".svg": self.tr("A drawing for word processors and browsers"),
            ".dxf": self.tr("For CAD programs, in metres at its own coordinates"),
            ".png": self.tr("A picture of 300 dots to the inch"),
        }
        for suffix, button in self.save_buttons.items():
            button.setText(texts[suffix])
            button.setToolTip(hints[suffix])
            button.setAccessibleName(
                self.tr("Save as {kind}").format(kind=suffix.removeprefix(".").upper())
            )


def _pick(box: QComboBox, value: object) -> None:
    """Choose an item by its data; enums kept by Qt come back as their values."""
    for place in range(box.count()):
        if box.itemData(place) == value:
            box.setCurrentIndex(place)
            return
