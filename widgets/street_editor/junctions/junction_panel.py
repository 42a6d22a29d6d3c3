"""The panel of junctions: plan, control, a table of arms, presets; acts on all that are chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.street_presets import load_junction_presets
from app.streets.street_document import ChosenKind
from gis.drafting.user_actions import UserAction
from gis.streets.arm_design import Wish
from gis.streets.control import Control
from gis.streets.drawing.junction_paint import Painted
from gis.streets.drawing.presets import JunctionPreset
from widgets.street_editor.around import EditorAround
from widgets.street_editor.junctions.junction_cards import JunctionCards
from widgets.street_editor.junctions.junction_cells import WishCell
from widgets.street_editor.junctions.junction_facts import ArmFacts, JunctionFacts, facts_of
from widgets.street_editor.junctions.junction_hand import JunctionHand
from widgets.street_editor.junctions.junction_plan import JunctionPlan
from widgets.street_editor.junctions.junction_table import JunctionTable
from widgets.street_editor.junctions.junction_words import (
    CONTROLS,
    MEANINGS,
    painted_words,
    preset_words,
    say,
)

CHOICES = (None, *Control)
"""Of traffic control, None by rule."""
CARDS_PX = 170
"""Two cards and a half: so that one sees that there are more."""


class JunctionPanel(QWidget):
    """Shows the chosen junctions and decides what they have."""

    def __init__(self, around: EditorAround, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._hand = JunctionHand(around, say)
        self._facts: JunctionFacts | None = None
        self.title, self.nothing, self.meaning, self.arms = QLabel(), QLabel(), QLabel(), QLabel()
        self.plan = JunctionPlan()
        self.control = QComboBox()
        self.control_label, self.box_label = QLabel(), QLabel()
        self.box = WishCell()
        self.table = JunctionTable(self._hand, around.count, around.tell)
        self.rules = QPushButton()
        self.cards_label, self.legend = QLabel(), QLabel()
        self.cards = JunctionCards(load_junction_presets())
        self._set_up()
        self._lay_out()
        around.document.chosen_changed.connect(self._follow)
        around.document.changed.connect(self._follow)
        self.retranslate()

    # --- making

    def _set_up(self) -> None:
        for label in (
            self.title,
            self.nothing,
            self.meaning,
            self.arms,
            self.cards_label,
            self.legend,
        ):
            label.setWordWrap(True)
        bold = self.title.font()
        bold.setBold(True)
        self.title.setFont(bold)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.control.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.control.setMinimumContentsLength(8)
        for _ in CHOICES:
            self.control.addItem("")
        self.control.activated.connect(self._control_picked)
        self.control_label.setBuddy(self.control)
        self.box.picked.connect(self._box_picked)
        self.box_label.setBuddy(self.box)
        self.rules.clicked.connect(self._back_to_rules)
        self.cards_label.setBuddy(self.cards)
        self.cards.picked.connect(self._preset_picked)
        self.cards.setMinimumHeight(CARDS_PX)

    def _lay_out(self) -> None:
        self.form = QWidget()
        form = QFormLayout(self.form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.addRow(self.control_label, self.control)
        form.addRow(self.meaning)
        form.addRow(self.box_label, self.box)
        self.body = QWidget()
        column = QVBoxLayout(self.body)
        column.setContentsMargins(6, 6, 6, 6)
        for part in (self.title, self.plan, self.form, self.cards_label):
            column.addWidget(part)
        column.addWidget(self.cards, 1)
        for part in (self.arms, self.table, self.legend, self.rules):
            column.addWidget(part)
        self.scroll = QScrollArea()
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self.scroll.setWidget(self.body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.nothing, 1)
        whole.addWidget(self.scroll, 1)

    def retranslate(self) -> None:
        """Write all words again."""
        self.nothing.setText(
            self.tr("Choose a junction on the map; with Shift several, to give all one preset.")
        )
        self.control_label.setText(self.tr("Traffic control"))
        self.control.setAccessibleName(self.tr("Traffic control"))
        self.box_label.setText(painted_words(Painted.BOX_JUNCTION))
        self.rules.setText(self.tr("Back to the rules"))
        self.rules.setToolTip(self.tr("Take back all decisions at the chosen junctions"))
        self.legend.setText(
            self.tr("✓ wanted   × not wanted   ( ) by the rule, which gives what stands inside")
        )
        self.cards.retranslate()
        self._follow(None)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Hear no more of the document when the panel goes."""
        if event.type() == QEvent.Type.DeferredDelete:
            self._around.document.chosen_changed.disconnect(self._follow)
            self._around.document.changed.disconnect(self._follow)
        return super().event(event)

    # --- showing

    def _follow(self, told: object) -> None:
        """Another junction is chosen, or the streets changed."""
        document = self._around.document
        facts = facts_of(document.standing, document.chosen_uids(ChosenKind.AREA))
        self._facts = facts
        self.nothing.setVisible(not facts.areas)
        self.scroll.setVisible(bool(facts.areas))
        if facts.areas:
            self._show(facts)

    def _show(self, facts: JunctionFacts) -> None:
        is_one = len(facts.areas) == 1
        many = self.tr("%n junction(s) chosen", "", len(facts.areas))
        self.title.setText((facts.names[0] or self.tr("Junction")) if is_one else many)
        self.plan.setVisible(is_one)
        self.plan.show_area(self._around.document.standing, facts.areas[0] if is_one else None)
        self.plan.setAccessibleName(self.tr("Plan of the junction, north up"))
        self.arms.setVisible(is_one)
        self.arms.setText("\n".join(self._arm_words(one) for one in facts.arms))
        self._show_control(facts)
        designs = [one.design for one in facts.arms]
        self.box.show_state(
            painted_words(Painted.BOX_JUNCTION),
            {design.box_junction for design in designs} or {Wish.RULE},
            {Painted.BOX_JUNCTION in one.stands for one in facts.arms},
        )
        self.table.show_facts(facts)
        self.cards_label.setText(self.tr("Presets for the chosen junctions"))

    def _arm_words(self, arm: ArmFacts) -> str:
        lanes = self.tr("{come} in, {go} out").format(come=arm.lanes_in, go=arm.lanes_out)
        name = arm.name or self.tr("unnamed street")
        limit = "" if arm.limit_kmh is None else f" · {arm.limit_kmh} km/h"
        return f"{arm.number}  {name} · {lanes}{limit}"

    def _show_control(self, facts: JunctionFacts) -> None:
        now = self.tr("differs") if facts.control is None else say(CONTROLS[facts.control])
        self.control.setItemText(
            0, self.tr("By the rule") if facts.is_decided else self.tr("By the rule: ") + now
        )
        for row, control in enumerate(Control, 1):
            self.control.setItemText(row, say(CONTROLS[control]))
            self.control.setItemData(row, say(MEANINGS[control]), Qt.ItemDataRole.ToolTipRole)
        decided = facts.control if facts.is_decided else None
        place = CHOICES.index(decided)
        self.control.setCurrentIndex(-1 if facts.is_decided and facts.control is None else place)
        self.meaning.setVisible(facts.control is not None)
        self.meaning.setText("" if facts.control is None else say(MEANINGS[facts.control]))

    # --- deciding

    def _control_picked(self, row: int) -> None:
        if self._facts is not None:
            self._around.count.count(UserAction.PICK)
            self._hand.set_control(self._facts.areas, CHOICES[row])
            self._follow(None)

    def _box_picked(self, wish: Wish) -> None:
        if self._facts is not None:
            self._around.count.count(UserAction.PICK)
            self._hand.set_wish(self._facts.ends, Painted.BOX_JUNCTION, wish)
            self._follow(None)

    def _back_to_rules(self) -> None:
        if self._facts is not None:
            self._around.count.count(UserAction.CLICK)
            self._hand.back_to_rule(self._facts.ends)

    def _preset_picked(self, preset: JunctionPreset) -> None:
        if self._facts is not None:
            self._around.count.count(UserAction.PICK)
            self._hand.apply(self._facts.areas, preset, preset_words(preset))
