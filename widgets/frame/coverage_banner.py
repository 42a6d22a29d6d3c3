"""What the figures rest on, always in view: complete months and the quality of positions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.messages import Language
from widgets.door.use_cases import SiteListing
from widgets.parts.words import day_text, language_code, list_text, month_text, position_words

MONTHS_NAMED = 4


class CoverageBanner(QFrame):
    """One line; the tooltip holds every month and every kind of position."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listing = SiteListing()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 10, 4)
        row.addWidget(self.label)

    def show_listing(self, listing: SiteListing) -> None:
        """Tell the coverage of another store or period."""
        self._listing = listing
        self._say()

    @property
    def listing(self) -> SiteListing:
        """What is told now."""
        return self._listing

    def _say(self) -> None:
        parts = [self._data_words(), self._month_words(), self._position_words()]
        self.label.setText("　".join(part for part in parts if part))
        self.setVisible(bool(self.label.text()))
        self.label.setToolTip("\n".join(self._details()))
        self.setAccessibleName(self.tr("Coverage and quality of positions"))
        self.setAccessibleDescription(self.label.text())

    def _data_words(self) -> str:
        listing = self._listing
        if listing.first_day is None or listing.last_day is None:
            return ""
        return self.tr("Data: {first} – {last}, {crashes} crashes.").format(
            first=day_text(listing.first_day),
            last=day_text(listing.last_day),
            crashes=f"{listing.crashes:,}",
        )

    def _month_words(self) -> str:
        months = self._listing.incomplete_months
        if self._listing.first_day is None:
            return ""
        words = []
        if months:
            words.append(
                self.tr("⚠ Incomplete months: {named}.").format(named=_some_months(months))
            )
        if self._listing.unmeasured_months:
            words.append(
                self.tr("Months without a published figure to compare with: {count}.").format(
                    count=self._listing.unmeasured_months
                )
            )
        return " ".join(words) if words else self.tr("All months are complete.")

    def _position_words(self) -> str:
        total = sum(count for _, count in self._listing.positions)
        if total == 0:
            return ""
        usable = sum(count for flag, count in self._listing.positions if flag.usable)
        return self.tr("Positions: {usable} usable, {doubtful} doubtful and left out.").format(
            usable=f"{usable:,}", doubtful=f"{total - usable:,}"
        )

    def _details(self) -> list[str]:
        months: tuple[date, ...] = self._listing.incomplete_months
        lines = []
        if months:
            named = list_text(month_text(month) for month in months)
            lines.append(self.tr("Incomplete months: {named}").format(named=named))
        lines += [
            f"{position_words(flag)}: {count:,}" for flag, count in self._listing.positions if count
        ]
        return lines + self._break_words()

    def _break_words(self) -> list[str]:
        """Days from which crashes are recorded otherwise; the catalogue holds both languages."""
        chinese = language_code() == Language.CHINESE
        return [
            f"{day_text(entry.on)}: {entry.what_zh if chinese else entry.what_en}"
            for entry in self._listing.breaks
        ]

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def _some_months(months: Sequence[date]) -> str:
    """The latest few months; the others as a number."""
    named = list_text(month_text(month) for month in months[-MONTHS_NAMED:])
    others = len(months) - MONTHS_NAMED
    return f"{named} (+{others})" if others > 0 else named
