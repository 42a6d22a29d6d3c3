"""One button for each leg of a junction, numbered for the keyboard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gis.diagrams.diagram import DiagramArm
from widgets.site.leg_words import leg_text


class LegButtons(QWidget):
    """Tells which leg is chosen and which is pointed at (by mouse or by focus)."""

    leg_chosen = Signal(str)
    leg_hovered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._arms: tuple[DiagramArm, ...] = ()
        self._misfits: Mapping[str, str] = {}
        self.buttons: dict[str, QPushButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addStretch(1)

    def show_legs(self, arms: Sequence[DiagramArm]) -> None:
        """Make the buttons of other legs."""
        if tuple(arms) == self._arms:
            return
        self._arms = tuple(arms)
        for button in self.buttons.values():
            self._column.removeWidget(button)
            button.deleteLater()
        self.buttons = {}
        for place, arm in enumerate(self._arms):
            button = QPushButton()
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setStyleSheet("text-align: left; padding: 4px 8px;")
            button.clicked.connect(lambda _, name=arm.name: self._choose(name))
            button.installEventFilter(self)
            button.setProperty("leg", arm.name)
            self._column.insertWidget(place, button)
            self.buttons[arm.name] = button
        self.retranslate()

    def show_misfits(self, misfits: Mapping[str, str]) -> None:
        """Tell of legs that cannot be; they can be pointed at but say why not."""
        self._misfits = misfits
        self.retranslate()

    def show_chosen(self, leg: str) -> None:
        """Mark the leg that was told ("" for none)."""
        for name, button in self.buttons.items():
            button.setChecked(name == leg)

    def mark(self, leg: str) -> None:
        """Mark the button of a leg that is pointed at elsewhere."""
        for name, button in self.buttons.items():
            button.setDown(name == leg)

    def _choose(self, leg: str) -> None:
        self.buttons[leg].setChecked(not self.buttons[leg].isChecked())  # shown once it is told
        self.leg_chosen.emit(leg)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pointing at a button, or reaching it by Tab, shows its leg."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self.leg_hovered.emit(str(watched.property("leg")))
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self.leg_hovered.emit("")
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Write all words again."""
        for place, arm in enumerate(self._arms, start=1):
            button, misfit = self.buttons[arm.name], self._misfits.get(arm.name, "")
            words = leg_text(arm)
            mark = "✕ " if misfit else ""  # short: the little map stands beside
            button.setText(f"{place}  {mark}{words}".replace("&", "&&"))
            told = self.tr("{leg} – does not fit") if misfit else "{leg}"
            button.setAccessibleName(told.format(leg=words))
            button.setAccessibleDescription(misfit)
            button.setToolTip(misfit or self.tr("Key {key}").format(key=place))
            button.setFlat(bool(misfit))
