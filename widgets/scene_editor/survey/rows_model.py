"""The measurement table as Qt shows it: one row each, values edited in their cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gis.scenes.lengths import sigma_text
from gis.scenes.survey.adjustment import ErrorEllipse
from gis.scenes.survey.measurements import LineSide, Measurement
from gis.scenes.survey.typed_row import shown_values, side_in_use, typed_values
from gis.scenes.surveyed import SurveyedRow
from widgets.scene_editor.survey.survey_words import METHODS, say, target_words

Index = QModelIndex | QPersistentModelIndex
Edit = Callable[[SurveyedRow, "Field", str], bool]
"""Of a row, a field and what was typed; whether it was taken."""
WARNING = "⚠"


class Field(IntEnum):
    """Columns, in their order."""

    TARGET = 0
    FIXED = 1
    VALUES = 2
    OFF = 3
    SIGMA = 4
    ELLIPSE = 5
    METHOD = 6
    PHOTO = 7


EDITABLE = frozenset({Field.TARGET, Field.FIXED, Field.VALUES, Field.SIGMA, Field.PHOTO})
NUMBERS = frozenset({Field.VALUES, Field.OFF, Field.SIGMA})


class RowsModel(QAbstractTableModel):
    """Rows of a scene; an edit is handed on, and comes back as other rows."""

    def __init__(self, edit: Edit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._edit = edit
        self.rows: tuple[SurveyedRow, ...] = ()

    def set_rows(self, rows: Sequence[SurveyedRow]) -> None:
        """Show other rows; the current cell stays where the count is the same."""
        if len(rows) == len(self.rows):
            self.rows = tuple(rows)
            if rows:
                last = self.index(len(rows) - 1, len(Field) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Rows of the table."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Columns of the table."""
        return 0 if parent.isValid() else len(Field)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Which cells can be edited."""
        flags = super().flags(index)
        row = self.rows[index.row()].row
        if row is not None and Field(index.column()) in EDITABLE:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        if not index.isValid():
            return None
        told, field = self.rows[index.row()], Field(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(told, field)
        if role == Qt.ItemDataRole.EditRole:
            return edited_text(told, field)
        if role == Qt.ItemDataRole.TextAlignmentRole and field in NUMBERS:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand an edit on."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        told, field = self.rows[index.row()], Field(index.column())
        text = str(value).strip()
        return text != edited_text(told, field) and self._edit(told, field, text)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Titles; what they mean."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.titles()[section]
        return self.hints()[section] if role == Qt.ItemDataRole.ToolTipRole else None

    def retranslate(self) -> None:
        """Read all words again."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Field) - 1)
        self.set_rows(self.rows)

    def titles(self) -> tuple[str, ...]:
        """In the order of `Field`."""
        return (
            self.tr("Target"),
            self.tr("From"),
            self.tr("Values (m)"),
            self.tr("Off (m)"),
            self.tr("± (m)"),
            self.tr("Ellipse (m)"),
            self.tr("Method"),
            self.tr("Photo"),
        )

    def hints(self) -> tuple[str, ...]:
        """In the order of `Field`."""
        return (
            self.tr("What is measured: a part of a vehicle, a point of a mark, the contact point"),
            self.tr("Fixed points, in the order of the values"),
            self.tr("Distances; along and off the line; distance and angle"),
            self.tr("Drawn minus measured: the worst value of the row"),
            self.tr("Standard deviation of one length: a number, or the instrument"),
            self.tr("Half axes of the standard error ellipse and the bearing of the longer"),
            self.tr("How it was measured"),
            self.tr("The photo that shows it"),
        )


def shown(told: SurveyedRow, field: Field) -> str:
    """What a cell says."""
    row = told.row
    if row is None:
        return f"{WARNING} ?" if field is Field.TARGET else ""
    if field is Field.TARGET:
        name = target_words(row.target)
        return f"{WARNING} {name}" if is_warned(told) else name
    if field is Field.FIXED:
        return " ".join(row.fixed)
    if field is Field.VALUES:
        return f"{'  '.join(shown_values(row))} {side_word(row)}".strip()
    if field is Field.OFF:
        return "" if told.off_m is None else f"{round(told.off_m, 2) + 0.0:.2f}"
    if field is Field.ELLIPSE:
        return ellipse_words(None if told.target is None else told.target.ellipse)
    if field is Field.METHOD:
        return say(METHODS[row.method.value])
    return edited_text(told, field)


def edited_text(told: SurveyedRow, field: Field) -> str:
    """What is in the line while a cell is edited."""
    row = told.row
    if row is None:
        return ""
    if field is Field.VALUES:
        return f"{' '.join(typed_values(row, 3))} {side_letter(row)}".strip()
    texts = {
        Field.TARGET: target_words(row.target),
        Field.FIXED: " ".join(row.fixed),
        Field.SIGMA: sigma_text(row.sigma_m),
        Field.PHOTO: row.photo,
    }
    return texts.get(field, "")


def is_warned(told: SurveyedRow) -> bool:
    """Whether there is something to look at again."""
    target = told.target
    return target is None or target.problem is not None or bool(target.warnings)


def side_letter(row: Measurement) -> str:
    """As it is typed."""
    side = side_in_use(row)
    return "" if side is None else ("L" if side is LineSide.LEFT else "R")


def side_word(row: Measurement) -> str:
    """As it is read."""
    return say(side_letter(row)) if side_letter(row) else ""


def ellipse_words(ellipse: ErrorEllipse | None) -> str:
    """Half axes and the bearing of the longer one."""
    if ellipse is None:
        return ""
    return f"{ellipse.major_m:.2f} × {ellipse.minor_m:.2f}  {ellipse.bearing_deg:.0f}°"
