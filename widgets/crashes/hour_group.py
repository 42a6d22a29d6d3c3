"""The facet of hours: a strip to drag over instead of a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gis.crashes.facets import Facet
from gis.crashes.filter_counts import FacetCounts
from widgets.crashes.facet_group import FacetGroup
from widgets.crashes.hour_strip import HourStrip


class HourGroup(FacetGroup):
    """As every facet; its values are hours."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Facet.HOUR, parent)

    def _make_body(self) -> QWidget:
        self.strip = HourStrip()
        self.strip.hours_wanted.connect(
            lambda hours: self.values_wanted.emit(frozenset(map(str, hours)))
        )
        return self.strip

    def show_values(self, values: Sequence[str]) -> None:
        """Always the 24 hours."""
        self._values = ()
        self._fold(opened=self._opened)

    def show_counts(self, counts: FacetCounts, chosen: frozenset[str]) -> None:
        """Other counts and another choice."""
        self._chosen = chosen
        self.strip.show_counts(counts.counts.tolist(), frozenset(map(int, chosen)))
        self._say()

    def _fold(self, *, opened: bool) -> None:
        super()._fold(opened=opened)
        self.only_button.hide()

    def _retranslate(self) -> None:
        super()._retranslate()
        self.strip.setToolTip(
            self.tr(
                "Drag over hours to choose them; Ctrl adds or takes away. "
                "Keys: arrows, Space, Shift+arrows, Esc"
            )
        )
