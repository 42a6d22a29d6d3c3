"""Choosing a cross-section: search, cards, apply, keep one's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QInputDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.messages import Language
from app.section_shelf import SectionShelf
from gis.problems import Problem
from gis.streets.cross_section import CrossSection
from gis.streets.drawing.presets import SectionPreset
from widgets.editor.elided_label import ElidedLabel
from widgets.parts.flow_layout import FlowLayout
from widgets.street_editor.sections.preset_cards import CardModel, PresetCards
from widgets.street_editor.sections.section_words import preset_name

LEAST_CARDS_PX = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class PresetDoor:
    """Whom the cards tell."""

    shelf: SectionShelf
    language: Callable[[], Language]
    section: Callable[[], CrossSection | None]
    """The cross-section that would be kept as one's own; None where there is none."""
    tell: Callable[[Problem | None], None]


class PresetPanel(QWidget):
    """`picked`, `applied` tell a `SectionPreset`; `acted` that a button or a name was entered."""

    picked = Signal(object)
    applied = Signal(object, bool)
    """And whether by a key."""
    acted = Signal(bool)
    """A click; True: and a typed name."""

    def __init__(self, door: PresetDoor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self.model = CardModel(door.shelf, door.language)
        self.hint = ElidedLabel()
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.cards = PresetCards(self.model)
        self.apply_button = QPushButton()
        self.favourite_button = QPushButton()
        self.keep_button = QPushButton()
        self.rename_button = QPushButton()
        self.delete_button = QPushButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        for part in (self.search, self.cards):
            column.addWidget(part, 1 if part is self.cards else 0)
        column.addWidget(self.hint)
        self.cards.setMinimumHeight(LEAST_CARDS_PX)
        self._button_row = buttons = QWidget()
        row = FlowLayout(buttons)
        for button in self._buttons:
            row.addWidget(button)
        column.addWidget(buttons)
        self._connect()
        self._can_apply = False
        self.retranslate()

    @property
    def shelf(self) -> SectionShelf:
        """What there is to choose from."""
        return self._door.shelf

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return (
            self.apply_button,
            self.favourite_button,
            self.keep_button,
            self.rename_button,
            self.delete_button,
        )

    def _connect(self) -> None:
        self.search.textChanged.connect(self.model.search)
        self.cards.picked.connect(self.picked)
        self.cards.wanted.connect(lambda preset: self._apply(preset, True))
        self.cards.selectionModel().selectionChanged.connect(lambda *_: self._show_state())
        self.apply_button.clicked.connect(self._apply_current)
        self.favourite_button.clicked.connect(self._turn_favourite)
        self.keep_button.clicked.connect(self._keep)
        self.rename_button.clicked.connect(self._rename)
        self.delete_button.clicked.connect(self._delete)
        self._door.shelf.changed.connect(self._shelf_changed)

    def show_state(self, *, can_apply: bool) -> None:
        """Whether there are roads to put a cross-section on."""
        self._can_apply = can_apply
        self._show_state()

    def _show_state(self) -> None:
        preset = self.cards.current_preset()
        own = preset is not None and self._door.shelf.is_own(preset.code)
        self.apply_button.setEnabled(preset is not None and self._can_apply)
        self.favourite_button.setEnabled(preset is not None)
        self.keep_button.setEnabled(self._door.section() is not None)
        self.rename_button.setVisible(own)
        self.delete_button.setVisible(own)
        liked = preset is not None and self._door.shelf.is_favourite(preset.code)
        self.favourite_button.setText(self.tr("★ Unmark") if liked else self.tr("☆ Favourite"))
        self._fit_buttons()

    def _shelf_changed(self, _: None) -> None:
        preset = self.cards.current_preset()
        self.model.read()
        if preset is not None:
            self.cards.choose(preset.code)
        self._show_state()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons need as many rows as the width makes them."""
        super().resizeEvent(event)
        self._fit_buttons()

    def _fit_buttons(self) -> None:
        layout, margins = self._button_row.layout(), self.layout().contentsMargins()
        room = self.width() - margins.left() - margins.right()
        self._button_row.setFixedHeight(layout.heightForWidth(room))

    # --- buttons

    def _apply_current(self) -> None:
        preset = self.cards.current_preset()
        if preset is not None:
            self._apply(preset, False)

    def _apply(self, preset: SectionPreset, by_key: bool) -> None:
        if self._can_apply:
            self.applied.emit(preset, by_key)

    def _turn_favourite(self) -> None:
        preset = self.cards.current_preset()
        if preset is not None:
            self.acted.emit(False)
            self._door.shelf.turn_favourite(preset.code)

    def _keep(self) -> None:
        section = self._door.section()
        if section is None:
            return
        name = self._ask_name("")
        if name is not None:
            self._try(lambda: self.cards.choose(self._door.shelf.keep(name, section).code))

    def _rename(self) -> None:
        preset = self.cards.current_preset()
        if preset is None:
            return
        name = self._ask_name(preset_name(preset, self._door.language()))
        if name is not None:
            self._try(lambda: self._door.shelf.rename(preset.code, name))

    def _delete(self) -> None:
        preset = self.cards.current_preset()
        if preset is not None:
            self.acted.emit(False)
            self._door.shelf.delete(preset.code)

    def _ask_name(self, name: str) -> str | None:
        title, label = self.tr("Own cross-section"), self.tr("Name of the cross-section:")
        found, is_meant = QInputDialog.getText(self, title, label, text=name)
        return found if is_meant else None

    def _try(self, act: Callable[[], object]) -> None:
        self.acted.emit(True)
        try:
            act()
        except Problem as problem:
            self._door.tell(problem)
        else:
            self._door.tell(None)

    # --- words

    def retranslate(self) -> None:
        """Write all words again."""
        self.search.setPlaceholderText(self.tr("Search cross-sections"))
        self.search.setAccessibleName(self.tr("Search cross-sections"))
        self.cards.setAccessibleName(self.tr("Cross-sections to choose from"))
        self.hint.setText(
            self.tr("Click: draw with it. Drag it onto an approach of a junction: it is put there.")
        )
        self.apply_button.setText(self.tr("Apply"))
        self.apply_button.setToolTip(self.tr("Put the cross-section on the chosen roads (Enter)"))
        self.favourite_button.setToolTip(self.tr("Favourites stand first"))
        self.keep_button.setText(self.tr("Keep as my own…"))
        self.keep_button.setToolTip(self.tr("Keep the cross-section shown above under a name"))
        self.rename_button.setText(self.tr("Rename…"))
        self.delete_button.setText(self.tr("Delete"))
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.model.read()
            self.retranslate()
        super().changeEvent(event)
