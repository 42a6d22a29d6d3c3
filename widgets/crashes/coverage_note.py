"""The warning that stands wherever counts stand: incomplete months are no quiet months."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.crash_list.export import coverage_lines, months_asked
from gis.crashes.coverage import states_by_month
from gis.crashes.records import MonthState
from widgets.crashes.crash_desk import CrashDesk
from widgets.crashes.facet_words import language_now
from widgets.crashes.hatch import HatchSample


class CoverageNote(QFrame):
    """One sentence, with the hatch that marks incomplete months; the tooltip names them."""

    def __init__(self, desk: CrashDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.sample = HatchSample()
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.addWidget(self.sample)
        row.addWidget(self.label, 1)
        desk.filter_changed.connect(self._say)
        desk.crashes_changed.connect(self._say)
        self._say()

    def _say(self) -> None:
        crashes = self._desk.crashes
        months = [] if crashes is None else months_asked(crashes, self._desk.filter)
        self.setVisible(bool(months))
        if crashes is None or not months:
            return
        states = states_by_month(crashes.coverage)
        incomplete = sum(states.get(month) is MonthState.INCOMPLETE for month in months)
        unknown = sum(states.get(month) in (None, MonthState.UNKNOWN) for month in months)
        self.sample.setVisible(incomplete > 0)
        self.label.setText(self._words(len(months), incomplete, unknown))
        details = "\n".join(coverage_lines(crashes, self._desk.filter, language_now()))
        self.setToolTip(details)
        self.setAccessibleName(self.tr("Coverage"))
        self.setAccessibleDescription(details)

    def _words(self, months: int, incomplete: int, unknown: int) -> str:
        if incomplete:
            return self.tr(
                "⚠ {incomplete} of {months} months are incomplete: their counts are too low."
            ).format(incomplete=incomplete, months=months)
        if unknown:
            return self.tr(
                "For {unknown} of {months} months no figure was published to compare with."
            ).format(unknown=unknown, months=months)
        return self.tr("All months complete.")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
