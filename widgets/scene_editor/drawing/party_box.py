"""Which party is drawn next: the next one that lacks it, one by its letter, a new one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.messages import Language
from gis.drafting.user_actions import UserAction
from gis.scenes.symbols import Symbol
from gis.scenes.targets import letters, ordered
from widgets.scene_editor.around import SceneAround
from widgets.scene_editor.scene_pick import NEXT, NO_PARTY, Who

BOX_EM = 17


def symbol_name(symbol: Symbol, language: Language) -> str:
    """The name of a symbol in a language."""
    return symbol.zh if language is Language.CHINESE else symbol.en


class PartyBox(QWidget):
    """A list of the parties there are, and of the vehicles of new ones."""

    def __init__(self, around: SceneAround, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.who = QComboBox()
        self.who.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.who.setMinimumContentsLength(BOX_EM)
        self.who.setMaxVisibleItems(30)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.who)
        self.who.activated.connect(self._picked)
        around.pick.changed.connect(self._follow)
        around.document.changed.connect(self._follow)
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the window's language."""
        text = self.tr("Which party is drawn next")
        self.who.setAccessibleName(text)
        self.who.setToolTip(text)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _follow(self, _: object) -> None:
        self._fill()

    def _fill(self) -> None:
        around, language = self._around, self._around.language()
        scene, pick = around.document.scene, around.pick
        with QSignalBlocker(self.who):
            self.who.clear()
            usual = symbol_name(pick.symbol_in(around.library), language)
            self.who.addItem(self.tr("Next party, or new: {name}").format(name=usual), NEXT)
            names = letters(scene)
            for party in ordered(scene):
                named = symbol_name(around.library.of_party(party), language)
                self.who.addItem(f"{names[party.no]}  {named}".strip(), Who(party=party.no))
            self.who.insertSeparator(self.who.count())
            for symbol in around.library.values():
                if symbol.kind not in NO_PARTY:
                    text = self.tr("New: {name}").format(name=symbol_name(symbol, language))
                    self.who.addItem(text, Who(symbol=symbol.id))
            self.who.setCurrentIndex(max(self._place_of(pick.who), 0))
        view = self.who.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + 24)

    def _place_of(self, who: Who) -> int:
        return next(
            (k for k in range(self.who.count()) if self.who.itemData(k) == who),
            0,
        )

    def _picked(self, place: int) -> None:
        who = self.who.itemData(place)
        if isinstance(who, Who):
            self._around.count.count(UserAction.PICK)
            self._around.pick.take(who)
