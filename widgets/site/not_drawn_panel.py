"""The crashes without a symbol: counts by reason, the list, and the button that mends each."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.sheets.site_content import SheetCrash
from gis.diagrams.diagram import NotDrawnReason
from widgets.door.use_cases import SiteView
from widgets.parts.words import reason_words
from widgets.site.crash_table import NotDrawnTable

SHORTEST_REASON = 14
"""Letters that the box of reasons shows at least; its list shows them all."""


class NotDrawnPanel(QWidget):
    """Tells which crash is chosen and whose legs are to be told."""

    crash_selected = Signal(str)
    legs_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: SiteView | None = None
        self._reasons: list[NotDrawnReason | None] = [None]
        self.reason = QComboBox()
        self.reason.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.reason.setMinimumContentsLength(SHORTEST_REASON)
        self.reason_label = QLabel()
        self.reason_label.setBuddy(self.reason)
        self.table = NotDrawnTable()
        self.remedy = QPushButton()
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        top = QHBoxLayout()
        top.addWidget(self.reason_label)
        top.addWidget(self.reason, 1)
        below = QHBoxLayout()
        below.addWidget(self.remedy)
        below.addWidget(self.hint, 1)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addLayout(below)
        self.reason.activated.connect(lambda _: self._show_rows())
        self.table.record_selected.connect(self._selected)
        self.table.record_opened.connect(lambda crash: self._want_legs())
        self.remedy.clicked.connect(self._want_legs)
        self.retranslate()

    def show_site(self, view: SiteView | None) -> None:
        """Show the crashes of another site, or of the same one read again."""
        kept = self._chosen_reason
        self._view = view
        self._offer_reasons(kept)
        self._show_rows()

    @property
    def _crashes(self) -> tuple[SheetCrash, ...]:
        return self._view.content.not_drawn if self._view else ()

    @property
    def _chosen_reason(self) -> NotDrawnReason | None:
        return self._reasons[max(self.reason.currentIndex(), 0)]

    def _offer_reasons(self, kept: NotDrawnReason | None) -> None:
        counts = Counter(crash.not_drawn for crash in self._crashes)
        ordered = sorted((r for r in counts if r), key=lambda r: (-counts[r], r.value))
        self._reasons = [None, *ordered]
        self.reason.clear()
        self.reason.addItem(self.tr("All reasons ({count})").format(count=len(self._crashes)))
        self.reason.addItems([f"{reason_words(r)} ({counts[r]})" for r in ordered])
        self.reason.setCurrentIndex(self._reasons.index(kept) if kept in self._reasons else 0)

    def _show_rows(self) -> None:
        wanted = self._chosen_reason
        rows = [c for c in self._crashes if wanted is None or c.not_drawn is wanted]
        self.table.show_crashes(tuple(rows))
        self._say()

    def _selected(self, crash: SheetCrash) -> None:
        self.crash_selected.emit(crash.case_no)
        self._say()

    @property
    def _current(self) -> SheetCrash | None:
        found = self.table.current_record()
        return found if isinstance(found, SheetCrash) else None

    def _can_tell(self, case_no: str) -> bool:
        legs = self._view.legs if self._view else None
        return bool(legs and legs.arms and legs.case(case_no))

    def _want_legs(self) -> None:
        current = self._current
        if current is not None and self._can_tell(current.case_no):
            self.legs_wanted.emit(current.case_no)

    def _say(self) -> None:
        current = self._current
        possible = current is not None and self._can_tell(current.case_no)
        self.remedy.setEnabled(possible)
        words = self._hint(current, possible=possible)
        if current is not None:
            case = self.tr("Case {case}").format(case=current.case_no)
            words = f"{case}\n{words}"
        self.hint.setText(words)

    def _hint(self, current: SheetCrash | None, *, possible: bool) -> str:
        if not self._crashes:
            return self.tr("Every crash of this site and period is drawn.")
        if current is None:
            return self.tr("Choose a crash to see what can be done.")
        if not possible:
            return self.tr(
                "Legs can be told at a junction only. Open the junction, or correct the record "
                "and import it again."
            )
        if current.not_drawn is NotDrawnReason.POSITION_DOUBTFUL:
            return self.tr(
                "Telling its legs says that the crash happened here; it is drawn then. "
                "If it happened elsewhere, correct the record and import it again."
            )
        if current.not_drawn is NotDrawnReason.LEG_UNKNOWN:
            return self.tr("The sketch does not tell the legs; enter them to draw the crash.")
        return self.tr("Enter leg and movement of every party to draw the crash.")

    def retranslate(self) -> None:
        """Write all words again."""
        self.reason_label.setText(self.tr("&Reason"))
        self.reason.setAccessibleName(self.tr("Reason why crashes are not drawn"))
        self.table.setAccessibleName(self.tr("Crashes that are not drawn"))
        self.remedy.setText(self.tr("Enter legs…"))
        self.remedy.setToolTip(self.tr("Enter leg and movement of every party (Enter)"))
        self._offer_reasons(self._chosen_reason)
        self.table.retranslate()
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
