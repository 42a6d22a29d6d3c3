"""The strip that is chosen in the picture: kind, width, direction, arrows, place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFormLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from gis.streets.cross_section import Direction, Element, ElementKind
from widgets.parts.flow_layout import FlowLayout
from widgets.street_editor.quiet_fields import QuietCombo, QuietMetres
from widgets.street_editor.sections.section_words import DIRECTIONS, KINDS, TURNS, said


class StripForm(QWidget):
    """Tells what an officer enters; shows what it is told."""

    kind_picked = Signal(object)
    width_typed = Signal(float)
    direction_picked = Signal(object)
    turn_clicked = Signal(object, bool)
    """A `Turn`, and whether it shall be there."""
    move_clicked = Signal(int)
    add_picked = Signal(object)
    """An `ElementKind`, right of the chosen strip."""
    remove_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self.width_field = QuietCombo(), QuietMetres()
        self.direction = QuietCombo()
        self.turns = {turn: QToolButton() for turn in TURNS}
        self.left, self.right, self.add, self.remove = (QToolButton() for _ in range(4))
        self.add_menu = QMenu(self)
        self.adding: dict[QAction, ElementKind] = {}
        """What each entry of the menu adds."""
        self._labels = [QLabel() for _ in range(4)]
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        turns, places = QWidget(), QWidget()
        row = FlowLayout(turns)
        for turn, button in self.turns.items():
            button.setText(TURNS[turn][0])
            button.setCheckable(True)
            row.addWidget(button)
        row = FlowLayout(places)
        for button in (self.left, self.right, self.add, self.remove):
            row.addWidget(button)
        self.add.setMenu(self.add_menu)
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        fields = (self.kind, self.width_field, self.direction, turns)
        for label, field in zip(self._labels, fields, strict=True):
            label.setBuddy(field)
            form.addRow(label, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(places)
        column.addLayout(form)

    def _connect(self) -> None:
        self.kind.activated.connect(lambda _: self.kind_picked.emit(self.kind.value()))
        self.width_field.valueChanged.connect(self._width_changed)
        self.direction.activated.connect(
            lambda _: self.direction_picked.emit(self.direction.value())
        )
        for turn, button in self.turns.items():
            button.clicked.connect(lambda on, turn=turn: self.turn_clicked.emit(turn, on))
        self.left.clicked.connect(lambda: self.move_clicked.emit(-1))
        self.right.clicked.connect(lambda: self.move_clicked.emit(1))
        self.remove.clicked.connect(self.remove_clicked)
        self.add_menu.triggered.connect(self._add)

    def _width_changed(self, width: float) -> None:
        if width > 0.0:
            self.width_typed.emit(width)

    def _add(self, action: QAction) -> None:
        self.add_picked.emit(self.adding[action])

    def show_strip(self, held: Sequence[Element], place: int, *, is_mixed: bool) -> None:
        """Show one of the strips; `is_mixed`: its width differs among the chosen roads."""
        one = held[place]
        self.kind.show_value(one.kind)
        self.width_field.show_value(None if is_mixed else one.width_m)
        self.direction.show_value(one.direction)
        self.direction.setEnabled(one.is_lane)
        for turn, button in self.turns.items():
            button.setChecked(turn in one.turns)
            button.setEnabled(one.direction in (Direction.FORWARD, Direction.BACKWARD))
        self.left.setEnabled(place > 0)
        self.right.setEnabled(place + 1 < len(held))
        self.remove.setEnabled(len(held) > 1)

    def retranslate(self) -> None:
        """Write all words again."""
        names = (self.tr("Kind"), self.tr("Width"), self.tr("Direction"), self.tr("Arrows"))
        fields = (self.kind, self.width_field, self.direction)
        for label, name in zip(self._labels, names, strict=True):
            label.setText(name)
        for field, name in zip(fields, names, strict=False):
            field.setAccessibleName(name)
        self.kind.offer((said(words), kind) for kind, words in KINDS.items())
        self.direction.offer((said(words), way) for way, words in DIRECTIONS.items())
        for turn, button in self.turns.items():
            button.setToolTip(said(TURNS[turn][1]))
            button.setAccessibleName(said(TURNS[turn][1]))
        self._name_button(self.left, "◀", self.tr("Move the strip to the left (Ctrl+Left)"))
        self._name_button(self.right, "▶", self.tr("Move the strip to the right (Ctrl+Right)"))
        self._name_button(self.add, self.tr("＋ Add"), self.tr("Add a strip right of this one"))
        self._name_button(self.remove, self.tr("－ Remove"), self.tr("Remove the strip (Delete)"))
        self.add_menu.clear()
        self.adding.clear()
        for kind, words in KINDS.items():
            self.adding[self.add_menu.addAction(said(words))] = kind

    def _name_button(self, button: QToolButton, text: str, words: str) -> None:
        button.setText(text)
        button.setToolTip(words)
        button.setAccessibleName(words)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
