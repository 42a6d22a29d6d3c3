"""Since when the next edits hold, and from what they are known."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QWidget,
)

from app.streets.edit_terms import EditTerms, Holds
from gis.drafting.user_actions import UserAction
from gis.streets.provenance import RoadSource

HOLDS = (Holds.FROM_NOW, Holds.FROM_DAY, Holds.ALWAYS)
SOURCES = (RoadSource.TRACING, RoadSource.SURVEY)
MOST_SIGMA_M = 20.0
DAY_FORMAT = "yyyy-MM-dd"
"""The same in both languages: Qt knows no years of the Republic."""


class TermsBar(QWidget):
    """Tells `changed` the terms each time somebody says otherwise."""

    def __init__(
        self,
        terms: EditTerms,
        changed: Callable[[EditTerms], None],
        count: Callable[[UserAction], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._changed, self._count = changed, count
        self.holds, self.day = QComboBox(), QDateEdit()
        self.source, self.sigma = QComboBox(), QDoubleSpinBox()
        self.holds_label, self.source_label = QLabel(), QLabel()
        self.holds_label.setBuddy(self.holds)
        self.source_label.setBuddy(self.source)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat(DAY_FORMAT)
        self.day.setDate(QDate.currentDate())
        self.sigma.setRange(0.0, MOST_SIGMA_M)
        self.sigma.setDecimals(2)
        self.sigma.setSingleStep(0.05)
        self.sigma.setSuffix(" m")
        for box, count_ in ((self.holds, len(HOLDS)), (self.source, len(SOURCES))):
            box.addItems([""] * count_)
        self._show(terms)
        self._lay_out()
        self._wire()
        self.retranslate()

    def _show(self, terms: EditTerms) -> None:
        self.holds.setCurrentIndex(HOLDS.index(terms.holds))
        if terms.day is not None:
            self.day.setDate(QDate(terms.day.year, terms.day.month, terms.day.day))
        if terms.source in SOURCES:
            self.source.setCurrentIndex(SOURCES.index(terms.source))
        self.sigma.setValue(terms.sigma_m or 0.0)
        self.day.setEnabled(terms.holds is Holds.FROM_DAY)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for label, left, right in (
            (self.holds_label, self.holds, self.day),
            (self.source_label, self.source, self.sigma),
        ):
            row = QHBoxLayout()
            row.addWidget(left, 1)
            row.addWidget(right)
            form.addRow(label, row)

    def _wire(self) -> None:
        self.holds.activated.connect(lambda: self._say(UserAction.PICK))
        self.source.activated.connect(lambda: self._say(UserAction.PICK))
        self.day.editingFinished.connect(lambda: self._say(UserAction.TYPED))
        self.day.calendarWidget().activated.connect(lambda: self._say(UserAction.PICK))
        self.sigma.editingFinished.connect(lambda: self._say(UserAction.TYPED))

    @property
    def terms(self) -> EditTerms:
        """What is said now."""
        holds = HOLDS[self.holds.currentIndex()]
        day = self.day.date()
        return EditTerms(
            holds=holds,
            day=day.toPython() if holds is Holds.FROM_DAY else None,  # type: ignore[arg-type]
            source=SOURCES[self.source.currentIndex()],
            sigma_m=self.sigma.value() or None,
        )

    def _say(self, action: UserAction) -> None:
        self._count(action)
        self.day.setEnabled(HOLDS[self.holds.currentIndex()] is Holds.FROM_DAY)
        self._changed(self.terms)

    def retranslate(self) -> None:
        """Write all words again."""
        self.holds_label.setText(self.tr("Edits &hold"))
        self.source_label.setText(self.tr("Kno&wn from"))
        for place, text in enumerate(
            (
                self.tr("from now on"),
                self.tr("from a day on (works)"),
                self.tr("always (it was drawn wrongly)"),
            )
        ):
            self.holds.setItemText(place, text)
        for place, text in enumerate((self.tr("tracing"), self.tr("survey"))):
            self.source.setItemText(place, text)
        self.holds.setToolTip(
            self.tr("Since when the streets are as you draw them; earlier days keep what they had")
        )
        self.day.setAccessibleName(self.tr("First day on which the edits hold"))
        self.sigma.setAccessibleName(self.tr("Accuracy of what is drawn"))
        self.sigma.setToolTip(self.tr("Standard deviation of the places drawn; 0 where not known"))
        self.sigma.setSpecialValueText(self.tr("± not known"))
        self.sigma.setAlignment(Qt.AlignmentFlag.AlignRight)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
