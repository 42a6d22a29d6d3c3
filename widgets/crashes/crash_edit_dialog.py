"""The form in which a crash is corrected; closes by itself once everything is stored."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.crash_list.cells import day_words
from app.edits.crash_correction import CrashSheet
from app.edits.crash_fields import CRASH_FIELDS, CrashField, crash_faults, value_words
from app.edits.three_way import Cell, RecordState, Value, same_value
from app.messages import Language, say
from gis.crashes.filters import TAIPEI
from gis.problems import Problem
from widgets.crashes.facet_words import language_now
from widgets.crashes.field_editors import FieldEditor, make_editor
from widgets.parts.dialog_manners import open_size, press_only_when_meant
from widgets.parts.fonts import emphasised
from widgets.parts.messages import problem_words


class CrashEditDialog(QDialog):
    """Fields of one crash; what an earlier correction overruled is told below its field."""

    save_wanted = Signal(object)
    """The `RecordState` that was typed."""

    def __init__(self, sheet: CrashSheet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.sheet = sheet
        self.editors: dict[str, FieldEditor] = {}
        self.notes: dict[str, QLabel] = {}
        self._waiting, self._resume = False, ""
        self._problem: Problem | None = None
        self.heading, self.faults = QLabel(), QLabel()
        for label in (self.heading, self.faults):
            label.setFont(emphasised(self.font()))
            label.setWordWrap(True)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.buttons = QDialogButtonBox()
        self.save, self.cancel = QPushButton(), QPushButton()
        self.buttons.addButton(self.save, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        press_only_when_meant(self.cancel)
        self.save.setDefault(True)
        self.save.clicked.connect(lambda: self.save_wanted.emit(self.typed()))
        self.cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self.heading, self.area, self.faults, self.buttons):
            column.addWidget(widget)
        self._build(sheet.record)
        em = self.fontMetrics().height()
        open_size(self, 34, 34)
        self.setMinimumSize(24 * em, 16 * em)
        self.editors[CRASH_FIELDS[0].column].widget.setFocus()

    # --- values

    def typed(self) -> RecordState:
        """What stands in the form."""
        return self.sheet.record.changed(
            Cell(column=name, value=editor.value()) for name, editor in self.editors.items()
        )

    @property
    def is_changed(self) -> bool:
        """Whether anything was typed that is not stored."""
        pairs = zip(self.typed().cells, self.sheet.record.cells, strict=True)
        return any(not same_value(mine.value, base.value) for mine, base in pairs)

    def wait(self, waiting: bool) -> None:
        """Take no keys while it is being stored; what was typed stays."""
        self._waiting = waiting
        if waiting:
            focused = self.focusWidget()
            self._resume = "" if focused is None else focused.objectName()
        for widget in (self.area, self.buttons):
            widget.setEnabled(not waiting)
        if not waiting and self._resume in self.editors:
            self.editors[self._resume].widget.setFocus()

    def refuse(self, problem: Problem) -> None:
        """Say here why nothing was stored: what stands above the work lies behind this form."""
        self._problem = problem
        self._tell_faults()

    def finish(self) -> None:
        """Everything is stored."""
        self.done(QDialog.DialogCode.Accepted)

    # --- building

    def _build(self, shown: RecordState) -> None:
        """Make the fields anew in the language of the window; keys and place stay."""
        language, inner = language_now(), QWidget()
        focused = self.focusWidget()
        column = focused.objectName() if focused is not None else ""
        place = self.area.verticalScrollBar().value()
        form = QFormLayout(inner)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        edition = self.sheet.crash.form
        imported = {one.column: one.imported for one in self.sheet.corrections}
        for field in CRASH_FIELDS:
            editor = make_editor(field, shown.value(field.column), edition, language, self._follow)
            editor.widget.setAccessibleName(field.title(language))
            editor.widget.setObjectName(field.column)
            form.addRow(field.title(language), editor.widget)
            self.editors[field.column] = editor
            if field.column in imported:
                note = self._note(field, imported[field.column], language)
                form.addRow("", note)
        self.area.setWidget(inner)
        self._say(language)
        self._tell_faults()
        if column in self.editors:
            self.editors[column].widget.setFocus()
        self.area.verticalScrollBar().setValue(place)

    def _note(self, field: CrashField, imported: Value, language: Language) -> QLabel:
        words = value_words(field, imported, self.sheet.crash.form, language)
        note = QLabel(self.tr("Corrected; the files say: {value}").format(value=words))
        note.setWordWrap(True)
        note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.notes[field.column] = note
        return note

    def _say(self, language: Language) -> None:
        crash = self.sheet.crash
        local: datetime = crash.occurred_at.astimezone(TAIPEI)
        moment = f"{day_words(local.date(), language)} {local:%H:%M}"
        heading = self.tr("Case {case}, {moment}").format(case=crash.case_no, moment=moment)
        self.heading.setText(heading if crash.case_no else moment)
        self.setWindowTitle(self.tr("Correct a crash"))
        self.save.setText(self.tr("&Save correction"))
        self.save.setToolTip(
            self.tr("Store it; the content before is kept, and later imports do not overwrite it")
        )
        self.cancel.setText(self.tr("&Cancel"))

    def _follow(self) -> None:
        """Something was typed: what was refused before is forgotten."""
        self._problem = None
        self._tell_faults()

    def _tell_faults(self) -> None:
        """Tell what contradicts itself; what did so before is no obstacle."""
        language, typed = language_now(), self.typed()
        known = crash_faults(self.sheet.record)
        faults = [fault for fault in crash_faults(typed) if fault not in known]
        lines = [f"⚠ {say(fault.code, language)}" for fault in faults]
        if self._problem is not None:
            lines.append(f"⚠ {problem_words(self._problem, language)}")
            lines.append(self.tr("What you typed stays here; save it again then."))
        self.faults.setText("\n".join(lines))
        self.faults.setVisible(bool(lines))
        self.save.setEnabled(self.is_changed and not faults)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language; what was typed stays."""
        if event.type() == QEvent.Type.LanguageChange:
            self._build(self.typed())
        super().changeEvent(event)

    def setVisible(self, visible: bool) -> None:
        """Qt marks the whole text of the first line: the first key would overwrite it."""
        super().setVisible(visible)
        line = self.focusWidget()
        if visible and isinstance(line, QLineEdit):
            line.home(False)

    # --- leaving

    def reject(self) -> None:
        """Close; ask first where something was typed. What is being stored is waited for."""
        if self._waiting:
            return
        if not self.is_changed:
            super().reject()
            return
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.windowTitle())
        box.setText(self.tr("What you typed is not stored yet."))
        give_up = box.addButton(
            self.tr("&Give up my changes"), QMessageBox.ButtonRole.DestructiveRole
        )
        go_on = box.addButton(self.tr("Go &on correcting"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(go_on)
        box.setEscapeButton(go_on)
        give_up.clicked.connect(lambda: QDialog.reject(self))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
