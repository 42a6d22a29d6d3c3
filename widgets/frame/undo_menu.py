"""Undo and redo in the menu, named by what they would take back, and a list to go back further."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.undo import UndoStack
from widgets.frame.action_names import allow

if TYPE_CHECKING:
    from widgets.frame.main_window import MainWindow


class UndoMenu(QObject):
    """Keeps the actions `undo`, `redo` and `undo_list` in step with the stack."""

    def __init__(self, window: MainWindow, stack: UndoStack) -> None:
        super().__init__(window)
        self._window, self._stack = window, stack
        self._actions: Mapping[str, QAction] = {}
        self.before: Callable[[], None] = lambda: None
        """Told before anything is taken back or made again."""
        stack.changed.connect(self._stack_changed)

    def use(self, actions: Mapping[str, QAction]) -> None:
        """Take charge of the actions."""
        self._actions = actions
        self.retranslate()

    def follow(self, stack: UndoStack) -> None:
        """Take back and make again what another stack holds."""
        if stack is not self._stack:
            self._stack.changed.disconnect(self._stack_changed)
            self._stack = stack
            stack.changed.connect(self._stack_changed)
            self.retranslate()

    def undo(self) -> None:
        """Take the last change back; a failure is told, and nothing has changed then."""
        self._travel(self._stack.undo)

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self._travel(self._stack.redo)

    def go_to(self, place: int) -> None:
        """Undo or redo until `place` changes are made (0: none)."""
        made = len(self._stack.undo_names)
        if place < made:
            self._travel(lambda: self._stack.undo(made - place))
        elif place > made:
            self._travel(lambda: self._stack.redo(place - made))

    def show_list(self) -> None:
        """Show all changes."""
        UndoList(self, self._stack, self._window).open()

    def _travel(self, go: Callable[[], int]) -> None:
        self.before()
        try:
            go()
        except Exception as error:  # noqa: BLE001  # told to the officer
            self._window.tell_failure(error)

    def _stack_changed(self, _: None) -> None:
        self.retranslate()

    def retranslate(self) -> None:
        """Name the actions by what they do now."""
        if not self._actions:
            return
        undoable, redoable = self._stack.undo_names, self._stack.redo_names
        undo, redo = self._actions["undo"], self._actions["redo"]
        undo.setText(
            self.tr("&Undo: {name}").format(name=_plain(undoable[0]))
            if undoable
            else self.tr("&Undo")
        )
        redo.setText(
            self.tr("&Redo: {name}").format(name=_plain(redoable[0]))
            if redoable
            else self.tr("&Redo")
        )
        allow(undo, bool(undoable), self.tr("Nothing was changed yet"))
        allow(redo, bool(redoable), self.tr("Nothing was taken back"))
        allow(
            self._actions["undo_list"],
            bool(undoable or redoable),
            self.tr("Nothing was changed yet"),
        )


class UndoList(QDialog):
    """All changes in order; choosing one brings back the state right after it."""

    def __init__(self, menu: UndoMenu, stack: UndoStack, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._menu, self._stack = menu, stack
        self.explanation = QLabel()
        self.explanation.setWordWrap(True)
        self.list = QListWidget()
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(self.explanation)
        column.addWidget(self.list)
        column.addWidget(buttons)
        em = self.fontMetrics().height()
        self.resize(24 * em, 22 * em)
        stack.changed.connect(self._fill)
        self._say()

    def done(self, result: int) -> None:
        """Hear of no more changes."""
        self._stack.changed.disconnect(self._fill)
        super().done(result)

    def _fill(self, _: None = None) -> None:
        made = tuple(reversed(self._stack.undo_names))
        names = [self.tr("The beginning"), *made, *self._stack.redo_names]
        self.list.clear()
        for place, name in enumerate(names):
            item = QListWidgetItem(name)
            if place > len(made):
                item.setForeground(self.palette().placeholderText())
                item.setToolTip(self.tr("Taken back"))
            self.list.addItem(item)
        self.list.setCurrentRow(len(made))

    def _go(self, item: QListWidgetItem) -> None:
        self._menu.go_to(self.list.row(item))

    def _say(self) -> None:
        self.setWindowTitle(self.tr("Undo list"))
        self.list.setAccessibleName(self.windowTitle())
        self.explanation.setText(
            self.tr("Choose the change after which everything shall be as it was.")
        )
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def _plain(name: str) -> str:
    """A name in a menu, where & would underline a letter."""
    return name.replace("&", "&&")
