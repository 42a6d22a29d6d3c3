"""The diagram with its key, and beside it why the chosen crash is drawn so."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from widgets.door.use_cases import SiteView
from widgets.parts.turning_splitter import TurningSplitter
from widgets.site.diagram_view import DiagramView
from widgets.site.severity_key import SeverityKey
from widgets.site.why_panel import WhyPanel

LEVEL_FROM_PX = 560
"""Narrower pages have the explanation below the diagram."""


class DiagramTab(QWidget):
    """Puts diagram, key and explanation together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.diagram = DiagramView()
        self.key = SeverityKey()
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        self.hint.hide()
        self.why = WhyPanel()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.diagram, 1)
        column.addWidget(self.key)
        column.addWidget(self.hint)
        self.splitter = TurningSplitter(
            level_from_px=LEVEL_FROM_PX, level=(620, 220), upright=(420, 92)
        )
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.why)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setSizes([620, 220])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4, 0, 0)
        whole.addWidget(self.splitter, 1)
        self.retranslate()

    def show_site(self, view: SiteView | None, *, same_site: bool) -> None:
        """Show another diagram; of the same site read again the chosen crash stays."""
        chosen = self.diagram.chosen if same_site else ""
        crashes = view.content.crashes if view else ()
        drawn = [crash.case_no for crash in crashes if crash.not_drawn is None]
        self.diagram.show_drawing(view.drawing if view else None, drawn)
        self.diagram.choose(chosen)
        self.key.show_symbols(view.content.severity_key if view else ())
        self.key.setVisible(bool(drawn))

    def say(self, hint: str) -> None:
        """Tell why the diagram is empty, or how it is to be read ("": as usual)."""
        self.hint.setVisible(bool(hint))
        self.hint.setText(hint)

    def retranslate(self) -> None:
        """Write all words again."""
        self.diagram.setAccessibleName(self.tr("Collision diagram"))
        self.diagram.setAccessibleDescription(
            self.tr("Page Up and Page Down choose a crash, plus and minus zoom, F fits")
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
