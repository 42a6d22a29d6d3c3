"""Fields of the report form, and typing into them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from widgets.scene_editor.form.code_field import CodeField

Key = Qt.Key


def crash_field(panel, field) -> CodeField:
    return panel.crash.rows.widgets[field]


def party_field(panel, field) -> CodeField:
    return panel.parties.form.rows.widgets[field]


def type_into(widget, keys, *, end=Key.Key_Return):
    widget.setFocus()
    QApplication.processEvents()
    QTest.keyClicks(widget, keys)
    QTest.keyClick(widget, end)
