"""The panels of an editor as tabs; the tab follows what is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from widgets.editor.panel_table import ClosingPanel, PanelRecord
from widgets.editor.waiting_panel import WaitingPanel


class EditorDock(QWidget):
    """Makes its panels when editing starts, or is first looked at; lets them go when it ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(True)
        self._shown: list[PanelRecord] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.tabs)
        self.retranslate()

    def put_above(self, head: QWidget) -> None:
        """Show something above the tabs."""
        self._column.insertWidget(0, head)

    def panel(self, wanted: str) -> QWidget | None:
        """The widget of a record's id; None where there is none."""
        for place, record in enumerate(self._shown):
            if record.id == wanted:
                page = self.tabs.widget(place)
                return page.panel if isinstance(page, WaitingPanel) else page
        return None

    def open(self, around: object, records: Sequence[PanelRecord]) -> None:
        """Make the panels for a document."""
        self.close_panels()
        for record in records:
            make = partial(_made, record, around)
            self._shown.append(record)
            self.tabs.addTab(WaitingPanel(make) if record.waits else make(), "")
        self.retranslate()

    def close_panels(self) -> None:
        """Let the panels go."""
        self._shown = []
        panels = [self.tabs.widget(place) for place in range(self.tabs.count())]
        for panel in panels:
            if isinstance(panel, ClosingPanel):
                panel.close_panel()
        self.tabs.clear()
        for panel in panels:
            panel.deleteLater()

    def follow(self, kinds: Sequence[Enum]) -> None:
        """Bring the panel of what is chosen to the front, by its kinds."""
        if not kinds:
            return
        kind = kinds[-1]
        now = self.tabs.currentIndex()
        if 0 <= now < len(self._shown):
            front = self._shown[now]
            if front.stays or front.follows is kind:
                return
        for place, record in enumerate(self._shown):
            if record.follows is kind:
                self.tabs.setCurrentIndex(place)
                return

    def show_panel(self, wanted: str) -> None:
        """Bring a panel to the front."""
        for place, record in enumerate(self._shown):
            if record.id == wanted:
                self.tabs.setCurrentIndex(place)

    def retranslate(self) -> None:
        """Write all words again."""
        self.tabs.setAccessibleName(self.tr("Panels of the editor"))
        for place, record in enumerate(self._shown):
            self.tabs.setTabText(place, QCoreApplication.translate(record.context, record.title))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _made(record: PanelRecord, around: object) -> QWidget:
    panel = record.factory(around)
    panel.setObjectName(f"editor_panel_{record.id}")
    return panel
