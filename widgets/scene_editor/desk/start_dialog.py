"""What a new scene begins with: the place found, its case, a recorded crash."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.scenes.starting import RecordedCrash, SceneStart, SceneWish
from gis.scenes.form.typed_moment import typed_moment
from widgets.parts.dialog_manners import open_size
from widgets.parts.fonts import emphasised
from widgets.parts.words import day_text, moment_text


class StartDialog(QDialog):
    """All of it is filled in: Enter begins."""

    wished = Signal(object)
    """A `SceneWish`."""

    def __init__(self, start: SceneStart, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._start = start
        self.place, self.base, self.wrong = QLabel(), QLabel(), QLabel()
        self.place.setFont(emphasised(self.font()))
        for label in (self.place, self.base, self.wrong):
            label.setWordWrap(True)
        self.crashes_label = QLabel()
        self.crashes = QListWidget()
        self.crashes_label.setBuddy(self.crashes)
        self.case_label, self.time_label = QLabel(), QLabel()
        self.case_no, self.occurred = QLineEdit(start.case_no), QLineEdit()
        self.case_label.setBuddy(self.case_no)
        self.time_label.setBuddy(self.occurred)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._lay_out()
        self._wire()
        self.retranslate()
        self._show_moment(start.occurred_at)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.case_label, self.case_no)
        form.addRow(self.time_label, self.occurred)
        form.addRow(self.wrong)
        column = QVBoxLayout(self)
        for part in (self.place, self.base, self.crashes_label, self.crashes):
            column.addWidget(part)
        column.setStretchFactor(self.crashes, 1)
        column.addLayout(form)
        column.addWidget(self.buttons)
        some = bool(self._start.place.crashes)
        self.crashes_label.setVisible(some)
        self.crashes.setVisible(some)
        open_size(self, 32, 26 if some else 12)

    def _wire(self) -> None:
        self.buttons.accepted.connect(self._begin)
        self.buttons.rejected.connect(self.reject)
        self.crashes.currentRowChanged.connect(self._row_chosen)
        self.crashes.itemActivated.connect(lambda _: self._begin())
        for line in (self.case_no, self.occurred):
            line.textChanged.connect(lambda _: self._show_ready())

    @property
    def crash(self) -> RecordedCrash | None:
        """The recorded crash that is chosen; None for a case of its own."""
        row = self.crashes.currentRow()
        return self._start.place.crashes[row - 1] if row > 0 else None

    def _row_chosen(self, _: int) -> None:
        crash = self.crash
        own = crash is None
        self.case_no.setText(self._start.case_no if crash is None else crash.case_no)
        self._show_moment(self._start.occurred_at if crash is None else crash.occurred_at)
        self.case_no.setEnabled(own)
        self.occurred.setEnabled(own)

    def _show_moment(self, moment: datetime) -> None:
        self.occurred.setText(moment_text(moment))

    @property
    def moment(self) -> datetime | None:
        """The typed time; None where it is none."""
        found = typed_moment(self.occurred.text(), self._start.occurred_at.isoformat())
        return None if found is None else datetime.fromisoformat(found)

    def _show_ready(self) -> None:
        readable = self.moment is not None
        self.wrong.setVisible(not readable)
        begin = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        begin.setEnabled(readable and bool(self.case_no.text().strip()))

    def _begin(self) -> None:
        case_no, moment, crash = self.case_no.text().strip(), self.moment, self.crash
        if not case_no or moment is None:
            return
        wish = SceneWish(
            place=self._start.place,
            case_no=case_no,
            occurred_at=moment,
            crash=None if crash is None else crash.uid,
        )
        self.wished.emit(wish)
        self.accept()

    # --- words

    def retranslate(self) -> None:
        """Write all words again."""
        place = self._start.place
        self.setWindowTitle(self.tr("New scene"))
        self.place.setText(place.words or self.tr("Away from all streets that are known"))
        self.base.setText(self._base_words())
        self.wrong.setText(self.tr("⚠ This is no time; write it like 1150106 1328"))
        self.crashes_label.setText(self.tr("&Is it one of the crashes recorded here?"))
        self.case_label.setText(self.tr("&Case number"))
        self.time_label.setText(self.tr("&Occurred at"))
        self.case_no.setToolTip(
            self.tr("A number of its own until the case has one; it can be changed later")
        )
        self.crashes.setAccessibleName(self.tr("Crashes recorded here"))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("&Begin"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        self._fill()

    def _base_words(self) -> str:
        """What the scene is drawn on."""
        place = self._start.place
        if not place.words:
            return self.tr("No streets are known here: the scene is drawn on an empty sheet.")
        if place.base_date is None:
            return self.tr("The streets are there already; you can begin to draw.")
        said = self.tr("Streets as of {date} are there already; you can begin to draw.")
        return said.format(date=day_text(date.fromisoformat(place.base_date)))

    def _fill(self) -> None:
        held = max(self.crashes.currentRow(), 0)
        self.crashes.blockSignals(True)
        self.crashes.clear()
        self.crashes.addItem(self.tr("No, a case of its own"))
        for crash in self._start.place.crashes:
            self.crashes.addItem(QListWidgetItem(self._crash_words(crash)))
        self.crashes.setCurrentRow(held)
        self.crashes.blockSignals(False)

    def _crash_words(self, crash: RecordedCrash) -> str:
        return self.tr("{time}  {severity}  {parties} parties  case {case}").format(
            time=moment_text(crash.occurred_at),
            severity=crash.severity.value,
            parties=crash.parties,
            case=crash.case_no,
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
