"""The question which leg a party came from: one crash after the other, by click or number key."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.diagrams.leg_cases import CaseState, LegCase, SiteLegs, next_open
from widgets.parts.flow_layout import FlowLayout
from widgets.parts.fonts import emphasised, enlarged
from widgets.parts.records_table import RecordsView
from widgets.parts.turning_splitter import TurningSplitter
from widgets.site.leg_buttons import LegButtons
from widgets.site.leg_columns import LEG_CASE_COLUMNS
from widgets.site.leg_map import LegMap
from widgets.site.leg_words import fact_text, party_text

MOST_LEGS = 9
LEVEL_FROM_PX = 620
"""Narrower, the question stands below its list."""
NEVER_PX = 1_000_000
TALLEST_PX = 560
"""Legs and little map take no more of a tall page: what to press stays close to them."""


class LegQuestion(QWidget):
    """Holds no answers: it tells what was chosen and shows what was read again."""

    leg_chosen = Signal(object, str)
    """A case and the leg that the party asked about came from."""
    unknown_told = Signal(object)
    """A case whose leg nobody can tell."""
    form_wanted = Signal(object)
    withdraw_wanted = Signal(object)
    undo_wanted = Signal()
    case_shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._legs: SiteLegs | None = None
        self._case: LegCase | None = None
        self._told: dict[str, str] = {}
        """Legs told whose crash has not been read again yet, by case."""
        self._skipped: set[str] = set()
        self._unsaved: frozenset[str] = frozenset()
        self.can_undo = False
        self._forbidden = ""
        self._build()
        self._wire()
        self.retranslate()

    # --- putting together

    def _build(self) -> None:
        self.progress_words = QLabel()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setMaximumHeight(8)
        self.table = RecordsView(LEG_CASE_COLUMNS)
        self.table.setSelectionMode(RecordsView.SelectionMode.SingleSelection)
        self.question = QLabel()
        self.question.setWordWrap(True)
        self.question.setFont(emphasised(enlarged(self.font(), 1.15)))
        self.facts = QLabel()
        self.facts.setWordWrap(True)
        self.buttons = LegButtons()
        self.map = LegMap()
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.unknown = QPushButton()
        self.form = QPushButton()
        self.withdraw = QPushButton()
        self.undo = QPushButton()
        self.splitter = TurningSplitter(
            level_from_px=LEVEL_FROM_PX, level=(430, 440), upright=(110, 490)
        )
        self.splitter.addWidget(self._list_side())
        self.card = QScrollArea()  # a small window shows a part of it
        self.card.setWidgetResizable(True)
        self.card.setFrameShape(QScrollArea.Shape.NoFrame)
        self.card.setWidget(self._question_side())
        self.splitter.addWidget(self.card)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([430, 440])
        self.empty = QLabel()
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        whole = QVBoxLayout(self)
        whole.addWidget(self.splitter, 1)
        whole.addWidget(self.empty, 1)

    def _list_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.progress_words)
        column.addWidget(self.progress)
        column.addWidget(self.table, 1)
        return side

    def _question_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(6, 0, 0, 0)
        column.addWidget(self.question)
        column.addWidget(self.facts)
        middle = self.middle = TurningSplitter(
            level_from_px=LEVEL_FROM_PX, level=(200, 300), upright=(150, 220)
        )
        middle.addWidget(self.buttons)
        middle.addWidget(self.map)
        middle.setStretchFactor(0, 0)
        middle.setStretchFactor(1, 1)
        holder = QWidget()  # a splitter sets its own largest size anew from its parts
        holder.setMaximumHeight(TALLEST_PX)
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(middle)
        column.addWidget(holder, 1)
        column.addWidget(self.note)
        row = FlowLayout()
        for button in (self.unknown, self.form, self.withdraw, self.undo):
            row.addWidget(button)
        column.addLayout(row)
        column.addStretch(0)
        return side

    def _wire(self) -> None:
        self.table.record_selected.connect(lambda case: self._show(case.case_no))
        self.buttons.leg_chosen.connect(self.choose_leg)
        self.buttons.leg_hovered.connect(self._preview)
        self.map.leg_clicked.connect(self.choose_leg)
        self.map.leg_hovered.connect(self._point_at)
        self.unknown.clicked.connect(self.skip)
        self.form.clicked.connect(lambda: self._want(self.form_wanted))
        self.withdraw.clicked.connect(lambda: self._want(self.withdraw_wanted))
        self.undo.clicked.connect(self.undo_wanted.emit)
        keys = {str(place): place - 1 for place in range(1, MOST_LEGS + 1)}
        for key, place in keys.items():
            self._shortcut(key).activated.connect(lambda place=place: self._choose_place(place))
        self._shortcut("0").activated.connect(self.skip)

    def _shortcut(self, key: str) -> QShortcut:
        """A key that works wherever the focus is inside this panel."""
        made = QShortcut(QKeySequence(key), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return made

    # --- outside

    @property
    def case(self) -> LegCase | None:
        """The case on the screen."""
        return self._case

    @property
    def left(self) -> int:
        """Cases that nobody settled yet."""
        return len(self._asked) - self._settled

    def show_legs(self, legs: SiteLegs | None, *, same_site: bool = False) -> None:
        """Show the cases of a site; of the same site read again the present case stays."""
        kept = self._case.case_no if self._case and same_site else ""
        self._legs, self._case = legs, None  # buttons that go tell of it: no old case is shown
        if not same_site:
            self._told, self._skipped = {}, set()
        self._told = {
            case.case_no: self._told[case.case_no]
            for case in self._asked
            if case.state is CaseState.ASK and case.case_no in self._told
        }
        self.buttons.show_legs(legs.arms if legs else ())
        blocked = self.table.blockSignals(True)
        self.table.show_records(self._asked)
        self.table.blockSignals(blocked)
        shows = bool(legs and legs.arms and self._asked)
        self.splitter.setVisible(shows)
        self.empty.setVisible(not shows)
        found = legs.case(kept) if legs and kept else None
        self._show(found or self._next_open(None) or next(iter(self._asked), None))

    def show_case(self, case_no: str) -> bool:
        """Show the question for a case; whether there is one."""
        if self._legs is None or self._legs.case(case_no) is None:
            return False
        self._show(case_no)
        return True

    def allow(self, why_not: str) -> None:
        """Let legs be told, or say why whoever works here may not."""
        self._forbidden = why_not
        self._say()

    def wait_for(self, cases: Iterable[str]) -> None:
        """These answers are told and not stored yet."""
        self._unsaved = frozenset(cases)
        self._say()
        self._preview("")

    def not_stored(self, case_no: str) -> None:
        """An answer was refused: ask again."""
        self._told.pop(case_no, None)
        self._show(case_no)

    def choose_leg(self, leg: str) -> None:
        """Answer the question on the screen and go to the next one."""
        case = self._case
        if case is None or case.asked is None or self._legs is None or self._forbidden:
            return
        if case.misfit(leg):
            self._preview(leg)
            return
        self._told[case.case_no] = leg
        self.leg_chosen.emit(case, leg)
        self._show(self._next_open(case) or case)

    def skip(self) -> None:
        """It is not known: that is stored like an answer, and this case comes again last."""
        case = self._case
        if case is None or self._forbidden:
            return
        self._skipped.add(case.case_no)
        if case.state is CaseState.ASK and not case.unknown and case.case_no not in self._told:
            self.unknown_told.emit(case)
        self._show(self._next_open(case) or case)

    # --- inside

    @property
    def _asked(self) -> tuple[LegCase, ...]:
        return self._legs.asked if self._legs else ()

    @property
    def _settled(self) -> int:
        return (self._legs.settled if self._legs else 0) + len(self._told)

    def _next_open(self, after: LegCase | None) -> LegCase | None:
        return next_open(self._asked, after, told=self._told, skipped=self._skipped)

    def _choose_place(self, place: int) -> None:
        if self._legs is not None and place < len(self._legs.arms):
            self.choose_leg(self._legs.arms[place].name)

    def _want(self, signal: SignalInstance) -> None:
        if self._case is not None:
            signal.emit(self._case)

    def _point_at(self, leg: str) -> None:
        self.buttons.mark(leg)
        self._preview(leg)

    def _preview(self, leg: str) -> None:
        """Show the crash as it would lie with a leg, or why that cannot be."""
        case = self._case
        if case is None or self._legs is None:
            self.map.show_picture((), None)
            return
        shown = leg if case.asked is not None else ""
        told = self._told.get(case.case_no, "")
        self.map.show_picture(self._legs.arms, self._legs.picture(case.case_no, shown or told))
        self.note.setText(case.misfit(leg) if leg else self._note(case))

    def _show(self, which: LegCase | str | None) -> None:
        number = which.case_no if isinstance(which, LegCase) else which or ""
        self._case = self._legs.case(number) if self._legs else None
        blocked = self.table.blockSignals(True)
        self.table.select_where(lambda case: case.case_no == number)
        self.table.blockSignals(blocked)
        self._say()
        self._preview("")
        self.case_shown.emit(number)

    def _fit_middle(self) -> None:
        """The little map stands below the legs in a tall column, else beside them if it can."""
        if self.width() >= LEVEL_FROM_PX:
            self.middle.turn_from(NEVER_PX)
        else:
            beside = self.buttons.sizeHint().width() + self.middle.handleWidth()
            self.middle.turn_from(beside + self.map.minimumWidth())

    def _say(self) -> None:
        total = len(self._asked)
        words = self.tr("{settled} of {total} settled").format(settled=self._settled, total=total)
        self.progress_words.setText(words)
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(self._settled)
        self.progress.setAccessibleName(words)
        case = self._case
        self.empty.setText(self._empty_words())
        asks = case is not None and case.asked is not None
        self.buttons.setVisible(asks)
        self.buttons.show_misfits({leg: why for leg, why in case.misfits} if case else {})
        self._fit_middle()
        self.buttons.show_chosen(self._leg_now(case))
        self.question.setText(self._question_words(case))
        self.facts.setText(fact_text(case) if case else "")
        may = not self._forbidden
        self.withdraw.setEnabled(may and case is not None and case.answered)
        self.form.setEnabled(may and case is not None)
        self.unknown.setEnabled(may and self.left > 0)
        self.undo.setEnabled(may and self.can_undo)
        self.buttons.setEnabled(may)
        self.map.setEnabled(asks and may)
        self._say_tips()

    def _leg_now(self, case: LegCase | None) -> str:
        """The leg told of the party asked about."""
        if case is None:
            return ""
        party = case.party(case.asked)
        return self._told.get(case.case_no) or (party.leg_in if party else "") or ""

    def _question_words(self, case: LegCase | None) -> str:
        if case is None:
            return ""
        party = case.party(case.asked)
        if party is None:
            return self.tr("One leg settles nothing here. Enter the legs of all parties.")
        return self.tr("Which leg did {party} come from?").format(party=party_text(party))

    def _note(self, case: LegCase) -> str:
        if case.case_no in self._unsaved:
            leg = self._told.get(case.case_no, "")
            return self.tr("⚠ Leg {leg}: not saved yet.").format(leg=leg)
        if case.case_no in self._told:
            return self.tr("Told just now: leg {leg}.").format(leg=self._told[case.case_no])
        if case.unknown:
            return self.tr("It was stored that nobody can tell the leg. A leg can still be told.")
        if case.state is CaseState.ASK:
            fitting = len(self._legs.arms) - len(case.misfits) if self._legs else 0
            if fitting == 1:
                return self.tr("Only one leg fits the record and this junction.")
            return self.tr("Point at a leg to see the crash turned that way.")
        return case.why

    def _empty_words(self) -> str:
        if self._legs is None:
            return ""
        if not self._legs.arms:
            return self.tr(
                "This site is no single junction with known legs, so nothing can be asked here. "
                "Open the junction itself, or import the street network."
            )
        return self.tr("All crashes of this site are drawn on their legs by sketches.")

    def _say_tips(self) -> None:
        """What buttons do; where they are not allowed, why."""
        tips = (
            (
                self.unknown,
                self.tr("Store that nobody can tell, and go to the next crash; can be undone"),
            ),
            (self.form, self.tr("Enter leg and movement of every party")),
            (self.withdraw, self.tr("Take back what was told of this crash; it stays on file")),
            (self.undo, self.tr("Take back the answer that was stored last")),
            (self.buttons, ""),
            (self.map, ""),
        )
        for part, words in tips:
            part.setToolTip(self._forbidden or words)

    def retranslate(self) -> None:
        """Write all words again."""
        self.table.setAccessibleName(self.tr("Crashes whose legs are asked for"))
        self.card.setAccessibleName(self.tr("Question about a crash"))
        self.map.setAccessibleName(self.tr("Legs of the junction"))
        self.map.setAccessibleDescription(self.tr("The buttons beside it choose the same legs"))
        self.unknown.setText(self.tr("Not known (0)"))
        self.form.setText(self.tr("Enter all legs…"))
        self.withdraw.setText(self.tr("Withdraw answer"))
        self.undo.setText(self.tr("Undo last"))
        self.table.retranslate()
        self.buttons.retranslate()
        self._say()
        if self._case is not None:
            self._preview("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay legs and little map as the room says."""
        super().resizeEvent(event)
        self._fit_middle()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
