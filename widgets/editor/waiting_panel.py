"""The place of a panel that is made when somebody first looks at it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.editor.panel_table import ClosingPanel


class WaitingPanel(QWidget):
    """A page of the dock around a panel."""

    def __init__(self, make: Callable[[], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._is_made = self._is_over = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)

    @cached_property
    def panel(self) -> QWidget:
        """The panel, made now if it was not yet."""
        self._is_made = True
        made = self._make()
        column = self.layout()
        assert column is not None
        column.addWidget(made)
        return made

    def close_panel(self) -> None:
        """Editing stops: what was not made yet is not needed any more."""
        self._is_over = True
        if self._is_made and isinstance(self.panel, ClosingPanel):
            self.panel.close_panel()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks."""
        if not self._is_over:
            self.panel.show()
        super().showEvent(event)
