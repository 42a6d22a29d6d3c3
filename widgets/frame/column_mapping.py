"""Asks what the columns of a police export mean, and shows its first rows as they would be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QMessageBox,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.crash_import.eis_headers import EisColumn, Part, known_columns
from app.crash_import.eis_layout import STORED_FIELDS
from app.crash_import.eis_preview import EisSample, SampleColumn, column_name
from app.messages import Language
from widgets.frame.column_preview import ColumnPreview
from widgets.parts.dialog_manners import open_size
from widgets.parts.words import language_code, list_text

AskColumns = Callable[[QWidget, EisSample, Mapping[str, str], Language], dict[str, str] | None]
NOT_USED = ""
TITLE, VALUE, MEANING = range(3)


def ask_columns(
    parent: QWidget, sample: EisSample, before: Mapping[str, str], language: Language
) -> dict[str, str] | None:
    """What the columns mean as the officer says; None where they changed their mind."""
    dialog = ColumnMappingDialog(sample, before, language, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    said = dialog.said() if accepted else None
    dialog.deleteLater()
    return said


class ColumnMappingDialog(QDialog):
    """The file's columns at the left with what each means; its first rows below."""

    def __init__(
        self,
        sample: EisSample,
        before: Mapping[str, str],
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sample, self._language = sample, language
        self._choices = self._make_choices()
        self._name_choices()
        self._touched: set[str] = set()
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.label = QLabel()
        self.table = QTableWidget(0, 3)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.label.setBuddy(self.table)
        self.preview = ColumnPreview()
        self.usual = QPushButton()
        self.usual.setAutoDefault(False)
        self.usual.clicked.connect(lambda: self._fill({}))
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.buttons.addButton(self.usual, QDialogButtonBox.ButtonRole.ResetRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.retranslate()
        self._fill(before)

    def _lay_out(self) -> None:
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.label)
        column.addWidget(self.table)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(upper)
        splitter.addWidget(self.preview)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        whole = QVBoxLayout(self)
        whole.addWidget(self.told)
        whole.addWidget(splitter, 1)
        whole.addWidget(self.buttons)
        open_size(self, 64, 44)

    # --- columns

    def said(self) -> dict[str, str]:
        """Every column with a title and what it means; those that are known but not used are left
        to speak for themselves.

        A meaning that was chosen for one column counts no longer for another that was left as it
        was found.
        """
        overruled = self._overruled()
        said: dict[str, str] = {}
        for row, column in enumerate(self._columns):
            key = NOT_USED if column.title in overruled else self._key(row)
            by_itself = column.meaning is not None and not self._offered(column.meaning)
            if column.title and (key or not by_itself):
                said[column.title] = key
        return said

    def _key(self, row: int) -> str:
        return str(self._combo(row).currentData() or NOT_USED)

    def _overruled(self) -> dict[str, str]:
        """Columns left as found whose meaning was chosen for another one, and that one."""
        chosen = {
            self._key(row): column.title
            for row, column in enumerate(self._columns)
            if column.title in self._touched
        }
        return {
            column.title: chosen[self._key(row)]
            for row, column in enumerate(self._columns)
            if column.title not in self._touched and self._key(row) and self._key(row) in chosen
        }

    def _chosen_twice(self) -> list[tuple[str, ...]]:
        """Titles of columns that were given one meaning, which only one of them can hold."""
        titles: dict[str, list[str]] = {}
        for row, column in enumerate(self._columns):
            key = self._key(row)
            if key and column.title in self._touched and not self._is_personal(key):
                titles.setdefault(key, []).append(column.title)
        return [tuple(same) for same in titles.values() if len(same) > 1]

    def _is_personal(self, key: str) -> bool:
        """Whether several columns may mean this: of a person everything is sealed together."""
        return any(one.key == key and one.part is Part.PERSONAL for one in known_columns())

    @staticmethod
    def _offered(meaning: EisColumn) -> bool:
        """Whether a meaning can be chosen: one that is stored, or a personal one."""
        return meaning.part is Part.PERSONAL or meaning.field in STORED_FIELDS

    def combo_of(self, title: str) -> QComboBox:
        """The choice of one column, by its title."""
        titles = [column.title for column in self._columns]
        return self._combo(titles.index(title))

    def _combo(self, row: int) -> QComboBox:
        combo = self.table.cellWidget(row, MEANING)
        assert isinstance(combo, QComboBox)
        return combo

    def _make_choices(self) -> QStandardItemModel:
        """All meanings, shared by the choices of all columns."""
        choices = QStandardItemModel(self)
        for key in (NOT_USED, *(column.key for column in self._offers())):
            item = QStandardItem()
            item.setData(key, Qt.ItemDataRole.UserRole)
            choices.appendRow(item)
        return choices

    def _offers(self) -> list[EisColumn]:
        return [column for column in known_columns() if self._offered(column)]

    def _name_choices(self) -> None:
        """Write the meanings in the language of the window."""
        self._choices.item(0).setText(self.tr("– not used –"))
        for row, column in enumerate(self._offers(), start=1):
            name = column_name(column, self._language)
            if column.part is Part.PERSONAL:
                name = self.tr("personal: {name}").format(name=name)
            self._choices.item(row).setText(name)

    def _fill(self, mapping: Mapping[str, str]) -> None:
        """Show the columns under a mapping; without one as they were found."""
        self._touched = set()
        self._columns = self._sample.columns(mapping)
        self.table.setRowCount(0)
        self.table.setRowCount(len(self._columns))
        for row, column in enumerate(self._columns):
            self._fill_row(row, column)
        self._read()

    def _fill_row(self, row: int, column: SampleColumn) -> None:
        title = column.title or self.tr("(column {number} without a name)").format(number=row + 1)
        for at, text in ((TITLE, title), (VALUE, column.value)):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            self.table.setItem(row, at, item)
        combo = QComboBox()
        combo.setModel(self._choices)
        combo.setAccessibleName(self.tr("Meaning of {title}").format(title=title))
        combo.setEnabled(bool(column.title))
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        key = NOT_USED if column.meaning is None else column.meaning.key
        combo.setCurrentIndex(max(0, combo.findData(key)))
        combo.currentIndexChanged.connect(lambda _, title=column.title: self._chosen(title))
        combo.installEventFilter(self)
        self.table.setCellWidget(row, MEANING, combo)

    def _chosen(self, title: str) -> None:
        """Take note of a choice; arrow keys pass over others, so nothing is changed elsewhere."""
        self._touched.add(title)
        self._read()

    def _read(self) -> None:
        """Read the first rows anew and say what is still missing."""
        found = self._sample.preview(self.said(), language=self._language)
        doubts = [
            self.tr("“{title}” is not used: “{other}” means the same.").format(
                title=title, other=other
            )
            for title, other in self._overruled().items()
        ]
        doubts += [
            self.tr("{titles} were given the same meaning; only the fullest is used.").format(
                titles=list_text(f"“{title}”" for title in titles)
            )
            for titles in self._chosen_twice()
        ]
        if not self._sample.rows:
            doubts.append(self.tr("There are titles and no rows below them: nothing to import."))
        self.preview.show_preview(found, doubts)
        ready = not found.missing and bool(self._sample.rows)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(ready)
        if not found.missing:
            words = self.tr(
                "The file {file}: check what each column means. It is remembered for files with "
                "the same columns."
            )
            self.told.setText(words.format(file=self._sample.file))
        else:
            names = list_text(column_name(column, self._language) for column in found.missing)
            words = self.tr(
                "The file {file} still lacks: {names}. Find the columns that hold them and choose "
                "that at the right."
            )
            self.told.setText(words.format(file=self._sample.file, names=names))

    # --- Qt

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # noqa: D102
        if event.type() == QEvent.Type.Wheel:  # rolling through the table changes no choice
            event.ignore()
            return True
        if event.type() == QEvent.Type.FocusIn:
            for row in range(self.table.rowCount()):
                if self.table.cellWidget(row, MEANING) is watched:
                    self.table.selectRow(row)
                    break
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language of the window."""
        if event.type() == QEvent.Type.LanguageChange:
            self._language = Language(language_code())
            self._name_choices()
            self.retranslate()
            self._read()
        super().changeEvent(event)

    def reject(self) -> None:
        """Leave; ask first where columns were chosen by hand, which takes a while."""
        if not self._touched:
            super().reject()
            return
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.windowTitle())
        box.setText(self.tr("What you chose for the columns is not kept, and nothing is imported."))
        leave = box.addButton(self.tr("&Leave"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(self.tr("Go &on choosing"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        leave.clicked.connect(lambda: QDialog.reject(self))
        box.open()

    def retranslate(self) -> None:
        """Write all words in the language of the window."""
        self.setWindowTitle(self.tr("Columns of the police export"))
        self.label.setText(self.tr("&Columns of the file and what they mean:"))
        self.table.setAccessibleName(self.tr("Columns of the file"))
        self.table.setHorizontalHeaderLabels(
            [self.tr("Column of the file"), self.tr("First value"), self.tr("Means")]
        )
        header = self.table.horizontalHeader()
        for section in (TITLE, VALUE, MEANING):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        self.usual.setText(self.tr("Reset to what was &found"))
        self.usual.setToolTip(self.tr("Forget what was chosen and take what the titles say"))
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(self.tr("&Import"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
