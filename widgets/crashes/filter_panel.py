"""The filter panel: what is asked in words and chips, saved filters, and a group for each facet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gis.crashes.facets import Facet, chosen_values
from gis.crashes.filter_counts import FacetCounts
from gis.crashes.filters import CrashFilter
from widgets.crashes.coverage_note import CoverageNote
from widgets.crashes.crash_desk import CrashDesk
from widgets.crashes.facet_group import FacetGroup
from widgets.crashes.filter_chips import FilterChips, chips_of
from widgets.crashes.hour_group import HourGroup
from widgets.crashes.saved_filter_bar import SavedFilterBar

OPEN_FIRST = (Facet.SEVERITY, Facet.HOUR, Facet.TYPE, Facet.PARTY_CLASS)
BY_COUNT = (Facet.TYPE, Facet.CAUSE, Facet.WEATHER)
"""Facets whose values stand in the order of their number in the store."""


class FilterPanel(QWidget):
    """Shows the desk's filter and asks the desk for others; keeps nothing but what is folded.

    `saved.text_changed` tells the saved filters as text to whoever remembers settings, who gives
    them back by `saved.set_text`.
    """

    def __init__(self, desk: CrashDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.summary.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.reset = QPushButton()
        self.reset.setAutoDefault(False)
        self.reset.clicked.connect(desk.reset)
        self.note = CoverageNote(desk)
        self.chips = FilterChips()
        self.chips.filter_wanted.connect(desk.ask)
        self.saved = SavedFilterBar()
        self.saved.filter_wanted.connect(desk.ask)
        self.groups = {facet: self._group(facet) for facet in Facet}
        self._lay_out()
        desk.crashes_changed.connect(self._show_values)
        desk.filter_changed.connect(self._show_state)
        self._retranslate()
        self._show_values()

    def _group(self, facet: Facet) -> FacetGroup:
        group = HourGroup() if facet is Facet.HOUR else FacetGroup(facet)
        group.set_folded(facet not in OPEN_FIRST)
        group.values_wanted.connect(_asking(self.desk, facet))
        return group

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.summary, 1)
        head.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignTop)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for group in self.groups.values():
            column.addWidget(group)
        column.addStretch(1)
        self.scroll = QScrollArea()
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setWidget(inner)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(6, 6, 6, 6)
        whole.addLayout(head)
        for widget in (self.note, self.chips, self.saved):
            whole.addWidget(widget)
        whole.addWidget(self.scroll, 1)

    def focus_first(self) -> None:
        """Put the keyboard into the panel."""
        next(iter(self.groups.values())).heading.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_values(self) -> None:
        """Which values there are in the store; the order does not change with the filter."""
        counts = self.desk.counts
        for facet, group in self.groups.items():
            group.setEnabled(counts is not None)
            if counts is not None:
                group.show_values(_ordered(facet, counts.facets[facet]))
        self._show_state()

    def _show_state(self) -> None:
        counts, wanted = self.desk.counts, self.desk.filter
        self.chips.show_filter(wanted)
        self.saved.show_filter(wanted)
        self.reset.setEnabled(wanted != CrashFilter())
        if counts is not None:
            for facet, group in self.groups.items():
                group.show_counts(counts.facets[facet], chosen_values(wanted, facet))
        self._say()

    def _say(self) -> None:
        crashes, counts = self.desk.crashes, self.desk.counts
        if crashes is None or counts is None:
            text = self.tr("Open a store to filter its crashes.")
        elif not len(crashes.columns):
            text = self.tr("This store holds no crashes yet. Import crash files first (File menu).")
        else:
            text = self._summary(counts.total, len(crashes.columns))
        self.summary.setText(text)
        conditions = "\n".join(chip.details for chip in chips_of(self.desk.filter))
        self.summary.setToolTip(conditions)
        self.setAccessibleDescription(f"{text}\n{conditions}".strip())

    def _summary(self, total: int, everything: int) -> str:
        conditions = len(chips_of(self.desk.filter))
        if not conditions:
            return self.tr("All {all} crashes.").format(all=f"{everything:,}")
        if not total:
            return self.tr(
                "No crash of {all} meets every condition. Take a condition away below."
            ).format(all=f"{everything:,}")
        pattern = self.tr("{total} of {all} crashes meet all {conditions} conditions:")
        if conditions == 1:
            pattern = self.tr("{total} of {all} crashes meet this condition:")
        return pattern.format(total=f"{total:,}", all=f"{everything:,}", conditions=conditions)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Filter"))
        self.reset.setText(self.tr("Reset"))
        self.reset.setToolTip(self.tr("Ask nothing: show all crashes"))
        self.scroll.setAccessibleName(self.tr("Conditions"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._say()
        super().changeEvent(event)


def _asking(desk: CrashDesk, facet: Facet) -> Callable[[frozenset[str]], None]:
    return lambda values: desk.ask_facet(facet, values)


def _ordered(facet: Facet, counts: FacetCounts) -> list[str]:
    """Values that occur: codes by their number, letters before their classes, enums as they are."""
    numbers = dict(zip(counts.values, counts.counts.tolist(), strict=True))
    if facet in BY_COUNT:
        there = [value for value in counts.values if numbers[value]]
        return sorted(there, key=lambda value: (not value, -numbers[value], value))
    if facet is Facet.PARTY_CLASS:
        return sorted(value for value in counts.values if numbers[value])
    if facet in (Facet.POSITION, Facet.AGE, Facet.DAY_PHASE):
        return [value for value in counts.values if numbers[value]]
    return list(counts.values)
