"""What the filter leaves of the crashes that a list counts, and the way back to all of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from widgets.door.use_cases import SiteListing


class FilterNote(QWidget):
    """One line above a list of sites; hidden while every crash of the period counts."""

    clear_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listing = SiteListing()
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.clear = QPushButton()
        self.clear.setAutoDefault(False)
        self.clear.clicked.connect(self.clear_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.label, 1)
        row.addWidget(self.clear)
        self._retranslate()
        self.hide()

    def show_listing(self, listing: SiteListing) -> None:
        """Tell what another listing counts."""
        self._listing = listing
        self._say()
        self.setVisible(listing.passing is not None)

    def _say(self) -> None:
        listing = self._listing
        if listing.passing is None:
            return
        words = self.tr("With the filter: {passing} of {total} crashes")
        if listing.unplaced:
            words = self.tr("With the filter: {passing} of {total} crashes, {unplaced} at no site")
        self.label.setText(
            words.format(
                passing=f"{listing.passing:,}",
                total=f"{listing.total:,}",
                unplaced=f"{listing.unplaced:,}",
            )
        )

    def _retranslate(self) -> None:
        self.clear.setText(self.tr("Clear filter"))
        self.clear.setToolTip(self.tr("Count all crashes of the period again"))
        self.label.setToolTip(
            self.tr("Conditions of the filter panel hold here as on the map and in the crash list")
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._say()
        super().changeEvent(event)
