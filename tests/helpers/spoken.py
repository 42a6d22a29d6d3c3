"""What a screen reader says of a widget's controls, and which letters reach them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QSplitterHandle,
    QWidget,
)


def focusable(root: QWidget) -> list[QWidget]:
    """What the Tab key may reach in a place."""
    return [
        child
        for child in root.findChildren(QWidget)
        if child.isVisible()
        and child.isEnabled()
        and child.window() is root.window()
        and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not child.objectName().startswith("qt_")
        and child.focusProxy() is None
        and not isinstance(child, QSplitterHandle)
    ]


def spoken_name(widget: QWidget) -> str:
    """What a screen reader says of a control: its name, or the label that names it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    if isinstance(widget, QComboBox):  # on Linux its text is its value, its label its name
        labels = [label for label in widget.window().findChildren(QLabel) if label.buddy()]
        named = any(label.buddy() is widget and label.text() for label in labels)
        return widget.accessibleName() if named or widget.accessibleName() else ""
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def letters_in(root: QWidget) -> tuple[list[str], list[str]]:
    """The underlined letters of a place's buttons and labels, and all of their texts."""
    texts = [
        child.text()
        for child in root.findChildren(QWidget)
        if isinstance(child, QAbstractButton | QLabel)
        and child.isVisible()
        and not isinstance(child.parent(), QLineEdit)
        and not is_toolbar(child.parentWidget())
        and (isinstance(child, QAbstractButton) or child.buddy() is not None)
    ]
    letters = [
        text.replace("&&", "").split("&")[1][:1].lower()
        for text in texts
        if "&" in text.replace("&&", "")
    ]
    return letters, texts


def is_toolbar(widget: QWidget | None) -> bool:
    return widget is not None and widget.metaObject().className() in ("QToolBar", "QMenuBar")
