"""The cells of the junction panel's table: three-state choices, metres, islands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QWidget

from gis.streets.arm_design import Wish
from widgets.street_editor.junctions.junction_words import WISHES, say

WANTED, UNWANTED, MIXED = "✓", "×", "…"
BY_RULE = {True: "(✓)", False: "(–)", None: "( )"}


class WishCell(QToolButton):
    """By the rule, wanted or not; what the rule gives stands in brackets."""

    picked = Signal(object)
    """A `Wish`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAutoRaise(True)
        self.choices: dict[Wish, QAction] = {}
        menu = QMenu(self)
        for wish in Wish:
            action = menu.addAction("")
            action.setCheckable(True)
            action.triggered.connect(lambda checked=False, one=wish: self.picked.emit(one))
            self.choices[wish] = action
        self.setMenu(menu)

    def show_state(self, about: str, wishes: set[Wish], stands: set[bool]) -> None:
        """What is wanted and what stands at one arm, or at all; `about` says what and where."""
        wish = next(iter(wishes)) if len(wishes) == 1 else None
        for one, action in self.choices.items():
            action.setText(say(WISHES[one]))
            action.setChecked(one is wish)
        there = next(iter(stands)) if len(stands) == 1 else None
        texts = {Wish.YES: WANTED, Wish.NO: UNWANTED, Wish.RULE: BY_RULE[there], None: MIXED}
        self.setText(texts[wish])
        said = say(WISHES[wish]) if wish is not None else say("Differs from arm to arm")
        if wish is Wish.RULE and there is not None:
            said = f"{said}{say(': painted') if there else say(': not painted')}"
        self.setToolTip(f"{about}\n{said}")
        self.setAccessibleName(f"{about}: {said}")


class MetresCell(QLineEdit):
    """Metres as typed; empty by rule, what the rule gives in grey."""

    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(8)
        self.editingFinished.connect(self._finish)

    def show_values(self, about: str, values: set[float | None], rule: str) -> None:
        """The decided value where all have the same."""
        value = next(iter(values)) if len(values) == 1 else None
        self.setText("" if value is None else f"{value:g}")
        self.setModified(False)
        self.setPlaceholderText(MIXED if len(values) > 1 else rule)
        self.setToolTip(f"{about}\n{say('Metres; empty: by the rule')}")
        self.setAccessibleName(about)

    def _finish(self) -> None:
        if self.isModified():
            self.setModified(False)
            self.entered.emit(self.text())
