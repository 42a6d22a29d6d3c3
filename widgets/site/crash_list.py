"""The crash list with what it is narrowed to: the crashes of one bar of a chart, or all."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.sheets.site_content import SheetCrash
from widgets.site.crash_table import CrashTable


class CrashList(QWidget):
    """Shows all crashes, or those of some cases under a heading."""

    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._crashes: tuple[SheetCrash, ...] = ()
        self._cases: frozenset[str] | None = None
        self._heading = ""
        self.table = CrashTable()
        self.narrowed = QLabel()
        self.show_all = QPushButton()
        self.strip = QWidget()
        row = QHBoxLayout(self.strip)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.narrowed, 1)
        row.addWidget(self.show_all)
        column = QVBoxLayout(self)
        column.addWidget(self.strip)
        column.addWidget(self.table, 1)
        self.show_all.clicked.connect(self.all_wanted.emit)
        self.retranslate()

    def show_crashes(self, crashes: Sequence[SheetCrash]) -> None:
        """Show the crashes of a site; what they are narrowed to stays."""
        self._crashes = tuple(crashes)
        self._fill()

    def narrow(self, heading: str, cases: Collection[str] | None) -> None:
        """Show only some cases, under a heading; None shows all."""
        self._heading = heading
        self._cases = None if cases is None else frozenset(cases)
        self._fill()

    def _fill(self) -> None:
        wanted = self._cases
        shown = [c for c in self._crashes if wanted is None or c.case_no in wanted]
        self.table.show_records(shown)
        self.strip.setVisible(wanted is not None)
        self.narrowed.setText(
            self.tr("{heading}: {shown} of {total} crashes").format(
                heading=self._heading, shown=len(shown), total=len(self._crashes)
            )
        )

    def retranslate(self) -> None:
        """Write all words again."""
        self.show_all.setText(self.tr("Show all"))
        self.table.setAccessibleName(self.tr("Crashes"))
        self.table.retranslate()
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
