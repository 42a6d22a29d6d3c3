"""A toolbar that leaves its words off where they would find no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QMainWindow, QToolBar

STYLE = Qt.ToolButtonStyle


class FittingToolBar(QToolBar):
    """Words beside the icons where all of them have room, else icons alone."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setToolButtonStyle(STYLE.ToolButtonTextBesideIcon)

    def fit(self, width: int) -> None:
        """Show words again if a window this wide has room for them."""
        self.setToolButtonStyle(STYLE.ToolButtonTextBesideIcon)
        if self.sizeHint().width() > width:
            self.setToolButtonStyle(STYLE.ToolButtonIconOnly)

    def event(self, event: QEvent) -> bool:
        """Words that grew or buttons that came find no room any more: icons alone."""
        taken = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self._lacks_room:
            self.setToolButtonStyle(STYLE.ToolButtonIconOnly)
        return taken

    @property
    def _lacks_room(self) -> bool:
        words = self.toolButtonStyle() is STYLE.ToolButtonTextBesideIcon
        return words and self.isVisible() and self.sizeHint().width() > self.width()
