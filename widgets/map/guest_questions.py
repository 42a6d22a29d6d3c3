"""Asks what a foreign file does not say: which of its tables, which columns, which CRS."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.mapping.guest_records import GuestFile, GuestFormat, GuestSource, GuestWish
from widgets.map.framed_checks import FramedChecks

AUTOMATIC = "auto"
SYSTEMS = (
    (AUTOMATIC, QT_TRANSLATE_NOOP("GuestQuestions", "As the file says, else by its numbers")),
    ("3826", QT_TRANSLATE_NOOP("GuestQuestions", "TWD97 / TM2 zone 121 (EPSG:3826)")),
    (
        "3825",
        QT_TRANSLATE_NOOP("GuestQuestions", "TWD97 / TM2 zone 119, islands (EPSG:3825)"),
    ),
    ("3828", QT_TRANSLATE_NOOP("GuestQuestions", "TWD67 / TM2 zone 121 (EPSG:3828)")),
    ("4326", QT_TRANSLATE_NOOP("GuestQuestions", "WGS84 longitude and latitude (EPSG:4326)")),
    ("3857", QT_TRANSLATE_NOOP("GuestQuestions", "Web Mercator (EPSG:3857)")),
)
"""Codes and words of the systems that are offered; others can be typed."""
ROWS_SHOWN = 7
ABOUT_CRS = ("GUEST_CRS_UNKNOWN", "GUEST_CRS_WRONG", "GUEST_OUTSIDE", "CRS_NOT_KNOWN", "CRS_NO_WAY")
"""Problems that another choice of a CRS may mend."""


class GuestQuestion(QDialog):
    """Which tables of a file to show, and how to read them."""

    def __init__(
        self,
        file: GuestFile,
        *,
        trouble: str = "",
        wish: GuestWish | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Show a file on the map"))
        self._file = file
        self._before = wish or GuestWish()
        self.tables = QListWidget()
        self.tables.setAccessibleName(self.tr("Tables of the file"))
        self.system = QComboBox()
        self.x_column, self.y_column = QComboBox(), QComboBox()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._fill_tables()
        self._fill_systems(self._before)
        self._lay_out(trouble)
        self._offer_columns()
        self._check()
        self.tables.itemChanged.connect(self._check)
        self.tables.currentRowChanged.connect(self._offer_columns)
        for box in (self.x_column, self.y_column, self.system):
            box.currentTextChanged.connect(self._check)

    # Making

    def _fill_tables(self) -> None:
        several = len(self._file.sources) > 1
        self.tables.setItemDelegate(FramedChecks(self.tables))
        for place, source in enumerate(self._file.sources):
            item = QListWidgetItem(self._table_words(source))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            if several:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                checked = place == 0
                item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
            self.tables.addItem(item)
        self.tables.setCurrentRow(0)
        line = self.tables.sizeHintForRow(0)
        self.tables.setFixedHeight(line * min(len(self._file.sources), ROWS_SHOWN) + 8)

    def _table_words(self, source: GuestSource) -> str:
        name = source.layer
        if not source.rows:
            return name
        words = self.tr("{table} – {rows} rows").format(
            table=name, rows=QLocale().toString(source.rows)
        )
        crs = source.crs_name or self.tr("no coordinate system")
        return f"{words} – {crs}"

    def _fill_systems(self, wish: GuestWish) -> None:
        self.system.setEditable(True)
        self.system.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for code, words in SYSTEMS:
            self.system.addItem(QCoreApplication.translate("GuestQuestions", words), code)
        place = self.system.findData(wish.crs)
        if place >= 0:
            self.system.setCurrentIndex(place)
        else:
            self.system.setEditText(wish.crs)
        self.system.setAccessibleName(self.tr("Coordinate system"))
        self.system.setToolTip(
            self.tr(
                "Choose one, or type an EPSG code. TWD67 and TWD97 lie about 830 m apart and "
                "cannot be told from each other by their numbers."
            )
        )

    def _lay_out(self, trouble: str) -> None:
        column = QVBoxLayout(self)
        if trouble:
            said = QLabel(trouble)
            said.setWordWrap(True)
            said.setMinimumWidth(26 * self.fontMetrics().height())
            column.addWidget(said)
        heading = QLabel(self.tr("&What to show of “{file}”:").format(file=self._file.name))
        heading.setBuddy(self.tables)
        heading.setWordWrap(True)
        for part in (heading, self.tables):
            column.addWidget(part)
            part.setVisible(len(self._file.sources) > 1)
        self.form = QFormLayout()
        self.form.addRow(self.tr("&Coordinate system"), self.system)
        self.form.addRow(self.tr("Column of &X or longitude"), self.x_column)
        self.form.addRow(self.tr("Column of &Y or latitude"), self.y_column)
        column.addLayout(self.form)
        column.addWidget(self.buttons)

    def _offer_columns(self) -> None:
        """Columns of a table of text."""
        source = self._needing()
        for box, guess in ((self.x_column, "x_column"), (self.y_column, "y_column")):
            self.form.setRowVisible(box, source is not None)
            box.clear()
            if source is not None:
                box.addItem("")
                box.addItems([name for name in source.columns if name])
                box.setCurrentText(getattr(self._before, guess) or getattr(source, guess))

    def _needing(self) -> GuestSource | None:
        source = self._file.sources[max(self.tables.currentRow(), 0)]
        return source if source.format is GuestFormat.CSV else None

    # Answers

    def chosen(self) -> tuple[GuestSource, ...]:
        """The tables to show."""
        if len(self._file.sources) == 1:
            return self._file.sources
        return tuple(
            source
            for place, source in enumerate(self._file.sources)
            if self.tables.item(place).checkState() is Qt.CheckState.Checked
        )

    def wish(self) -> GuestWish:
        """How to read them."""
        typed = self.system.currentText().strip()
        place = self.system.findText(typed)
        code = self.system.itemData(place) if place >= 0 else typed
        if self._needing() is None:
            return GuestWish(crs=code or AUTOMATIC)
        return GuestWish(
            crs=code or AUTOMATIC,
            x_column=self.x_column.currentText(),
            y_column=self.y_column.currentText(),
        )

    def _check(self) -> None:
        wish = self.wish()
        ready = bool(self.chosen())
        if self._needing() is not None:
            ready = bool(wish.x_column and wish.y_column and wish.x_column != wish.y_column)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(ready)
