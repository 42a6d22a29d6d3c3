"""One facet of the filter panel: a heading that folds, "all", "only", a search, the values."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from gis.crashes.facets import Facet
from gis.crashes.filter_counts import FacetCounts
from widgets.crashes.facet_list import FacetList, FacetValue
from widgets.crashes.facet_words import facet_hint, facet_title, value_words

SEARCHED_FROM = 12
"""Number of values from which a search box helps."""


class FacetGroup(QWidget):
    """Tells the values that are wanted; shows the counts it is given."""

    values_wanted = Signal(object)
    """A frozenset; empty asks nothing."""

    def __init__(self, facet: Facet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facet = facet
        self._chosen: frozenset[str] = frozenset()
        self._values: tuple[str, ...] = ()
        self._opened = True
        self.heading = QToolButton()
        self.heading.setAutoRaise(True)
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.clicked.connect(lambda: self.set_folded(not self.folded))
        self.all_button, self.only_button = QToolButton(), QToolButton()
        for button in (self.all_button, self.only_button):
            button.setAutoRaise(True)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.body = self._make_body()
        self._lay_out()
        self.all_button.clicked.connect(lambda: self.values_wanted.emit(frozenset()))
        self._retranslate()
        self._fold(opened=True)

    def _make_body(self) -> QWidget:
        """The list of values."""
        self.list = FacetList()
        self.list.values.toggled.connect(self._tick)
        self.list.only_wanted.connect(lambda value: self.values_wanted.emit(frozenset({value})))
        self.search.textChanged.connect(self.list.values.search)
        self.only_button.clicked.connect(self._only_current)
        return self.list

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.only_button)
        head.addWidget(self.all_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 2)
        column.setSpacing(1)
        column.addLayout(head)
        column.addWidget(self.search)
        column.addWidget(self.body)

    def show_values(self, values: Sequence[str]) -> None:
        """The values that there are, in their order."""
        self._values = tuple(values)
        self.list.values.set_values(
            [
                FacetValue(
                    value=value,
                    words=value_words(self.facet, value),
                    indented=self.facet is Facet.PARTY_CLASS and len(value) > 1,
                )
                for value in self._values
            ]
        )
        self._fold(opened=self._opened)

    def show_counts(self, counts: FacetCounts, chosen: frozenset[str]) -> None:
        """Other counts and another choice."""
        self._chosen = chosen
        numbers = dict(zip(counts.values, counts.counts.tolist(), strict=True))
        self.list.values.set_state(numbers, chosen)
        self._say()

    @property
    def folded(self) -> bool:
        """Whether the values are hidden."""
        return not self._opened

    def set_folded(self, folded: bool) -> None:
        """Hide or show the values."""
        self._fold(opened=not folded)

    def _tick(self, value: str, ticked: bool) -> None:  # a signal's arguments
        others = self._chosen - {value}
        self.values_wanted.emit(others | {value} if ticked else others)

    def _only_current(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self.values_wanted.emit(frozenset({self.list.values.value_at(index.row())}))

    def _fold(self, *, opened: bool) -> None:
        self._opened = opened
        self.heading.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
        self.body.setVisible(opened)
        self.search.setVisible(opened and len(self._values) >= SEARCHED_FROM)
        self.only_button.setVisible(opened)
        self._name_heading()

    def _say(self) -> None:
        title = facet_title(self.facet)
        number = len(self._chosen)
        self.heading.setText(f"{title} ({number})" if number else title)
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.all_button.setEnabled(bool(number))

    def _retranslate(self) -> None:
        title = facet_title(self.facet)
        self.heading.setToolTip(facet_hint(self.facet))
        self._name_heading()
        self.all_button.setText(self.tr("All"))
        self.all_button.setToolTip(self.tr("Ask nothing here: show all"))
        self.all_button.setAccessibleName(self.tr("{facet}: all").format(facet=title))
        self.only_button.setText(self.tr("Only"))
        self.only_button.setToolTip(self.tr("Only the value that the keyboard is on (Enter)"))
        self.only_button.setAccessibleName(self.tr("{facet}: only this").format(facet=title))
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("{facet}: search").format(facet=title))
        self.body.setAccessibleName(title)
        self._say()

    def _name_heading(self) -> None:
        words = self.tr("{facet}, open") if self._opened else self.tr("{facet}, folded")
        self.heading.setAccessibleName(words.format(facet=facet_title(self.facet)))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.show_values(self._values)
            self._retranslate()
        super().changeEvent(event)
