"""Saved filters: choose one to apply it, name the present one, delete."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QWidget

from app.crash_list.saved_filters import (
    LONGEST_NAME,
    SavedFilter,
    filters_as_text,
    filters_from_text,
    with_saved,
)
from gis.crashes.filters import CrashFilter


class SavedFilterBar(QWidget):
    """An editable list: choosing applies, a name typed and "Save" keeps the present filter."""

    filter_wanted = Signal(object)
    text_changed = Signal(str)
    """The saved filters as text, for whoever remembers settings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved: tuple[SavedFilter, ...] = ()
        self._present = CrashFilter()
        self.names = QComboBox()
        self.names.setEditable(True)
        self.names.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.names.setMinimumContentsLength(8)
        self.names.lineEdit().setMaxLength(LONGEST_NAME)
        self.names.activated.connect(self._apply)
        self.names.editTextChanged.connect(self._enable)
        self.names.lineEdit().returnPressed.connect(self._return)
        self.label = QLabel()
        self.label.setBuddy(self.names)
        self.save, self.delete = QToolButton(), QToolButton()
        self.save.clicked.connect(self._save)
        self.delete.clicked.connect(self._delete)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        for widget in (self.label, self.names, self.save, self.delete):
            row.addWidget(widget, 1 if widget is self.names else 0)
        self._retranslate()
        self._enable()

    def set_text(self, text: str) -> None:
        """Take the saved filters of an earlier run; damaged text is none."""
        self._show(filters_from_text(text), "")

    def text(self) -> str:
        """The saved filters as text."""
        return filters_as_text(self._saved)

    def show_filter(self, wanted: CrashFilter) -> None:
        """What "Save" would keep."""
        self._present = wanted
        self._enable()

    @property
    def saved(self) -> tuple[SavedFilter, ...]:
        """All saved filters."""
        return self._saved

    def _show(self, saved: tuple[SavedFilter, ...], name: str) -> None:
        self._saved = saved
        blocked = self.names.blockSignals(True)
        self.names.clear()
        self.names.addItems([one.name for one in saved])
        self.names.setCurrentIndex(self.names.findText(name) if name else -1)
        self.names.setEditText(name)
        self.names.blockSignals(blocked)
        self._enable()

    def _named(self) -> SavedFilter | None:
        name = " ".join(self.names.currentText().split())
        return next((one for one in self._saved if one.name == name), None)

    def _apply(self) -> None:
        if found := self._named():
            self.filter_wanted.emit(found.crash_filter)

    def _return(self) -> None:
        """Enter applies a name that is there and saves under a new one."""
        if self._named() is None:
            self._save()
        else:
            self._apply()

    def _save(self) -> None:
        name = " ".join(self.names.currentText().split())
        if name:
            self._show(with_saved(self._saved, name, self._present), name)
            self.text_changed.emit(self.text())

    def _delete(self) -> None:
        if found := self._named():
            self._show(tuple(one for one in self._saved if one is not found), "")
            self.text_changed.emit(self.text())

    def _enable(self) -> None:
        self.save.setEnabled(bool(self.names.currentText().strip()))
        self.delete.setEnabled(self._named() is not None)

    def _retranslate(self) -> None:
        self.label.setText(self.tr("Saved:"))
        self.names.setAccessibleName(self.tr("Saved filters"))
        if (line := self.names.lineEdit()) is not None:
            line.setAccessibleName(self.tr("Saved filters"))
        self.names.setToolTip(
            self.tr("Choose a saved filter to apply it, or type a name to save this one")
        )
        self.names.lineEdit().setPlaceholderText(self.tr("filter name"))
        self.save.setText(self.tr("Save"))
        self.save.setToolTip(self.tr("Keep this filter under the name"))
        self.delete.setText(self.tr("Delete"))
        self.delete.setToolTip(self.tr("Forget the filter of this name"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
