"""The row of the party form that says whether name and plate are kept, and asks for them."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from widgets.scene_editor.form.form_words import say
from widgets.scene_editor.party_names import PartyNames

ASK = QT_TRANSLATE_NOOP("SceneForm", "Name and plate…")
HINT = QT_TRANSLATE_NOOP(
    "SceneForm", "Enter name and plate; they are kept sealed, apart from the drawing"
)
NOTHING = QT_TRANSLATE_NOOP("SceneForm", "nothing kept yet")
KEPT = QT_TRANSLATE_NOOP("SceneForm", "kept sealed")
KEPT_PLATE = QT_TRANSLATE_NOOP("SceneForm", "kept sealed, plate {plate}")


class NameRow(QWidget):
    """Shows "kept" and the masked plate, nothing else."""

    def __init__(self, names: PartyNames, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._number: int | None = None
        self.button, self.said = QPushButton(), QLabel()
        self.button.setObjectName("form_name_and_plate")
        self.said.setWordWrap(True)
        self.button.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addWidget(self.said, 1)
        self.setVisible(names.ask is not None)

    def show_party(self, number: int) -> None:
        """Show what is kept of a party."""
        self._number = number
        refusal = self._names.refusal(number)
        self.button.setEnabled(not refusal)
        plate = self._names.held.get(number)
        if plate is None:
            kept = say(NOTHING)
        else:
            kept = say(KEPT_PLATE, plate=plate) if plate else say(KEPT)
        if plate is None and refusal:
            kept = refusal
        elif refusal:
            kept = f"{kept}. {refusal}"
        self.said.setText(kept)
        self.said.setAccessibleName(kept)

    def _ask(self) -> None:
        if self._number is not None and self._names.ask is not None:
            self._names.ask(self._number)

    def retranslate(self) -> None:
        """Write all words again."""
        self.button.setText(say(ASK))
        self.button.setToolTip(say(HINT))
        self.button.setAccessibleName(say(ASK))
        if self._number is not None:
            self.show_party(self._number)
