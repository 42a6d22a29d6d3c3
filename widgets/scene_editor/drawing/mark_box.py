"""Which mark is drawn next: its kind, its form, and the party that left it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from gis.drafting.user_actions import UserAction
from gis.scenes.scene import MarkForm, MarkKind
from gis.scenes.targets import letters
from widgets.scene_editor.around import SceneAround
from widgets.scene_editor.mark_names import MARK_NAMES
from widgets.scene_editor.tool_words import say

FORMS = (MarkForm.LINE, MarkForm.AREA, MarkForm.POINT)
GAP_PX = 4


class MarkBox(QWidget):
    """Three lists that say what `ScenePick` holds."""

    def __init__(self, around: SceneAround, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.kind, self.form, self.party = QComboBox(), QComboBox(), QComboBox()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_PX)
        for box in (self.kind, self.form, self.party):
            row.addWidget(box)
        self.kind.activated.connect(self._kind_picked)
        self.form.activated.connect(self._form_picked)
        self.party.activated.connect(self._party_picked)
        around.pick.changed.connect(self._follow)
        around.document.changed.connect(self._follow)
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the window's language."""
        for box, text in (
            (self.kind, self.tr("Kind of the mark")),
            (self.form, self.tr("What the mark is drawn as")),
            (self.party, self.tr("The party that left the mark")),
        ):
            box.setAccessibleName(text)
            box.setToolTip(text)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _follow(self, _: object) -> None:
        self._fill()

    def _fill(self) -> None:
        pick, scene = self._around.pick, self._around.document.scene
        forms = {
            MarkForm.LINE: self.tr("Line"),
            MarkForm.AREA: self.tr("Area"),
            MarkForm.POINT: self.tr("Point"),
        }
        kinds = [(say(MARK_NAMES[kind]), kind) for kind in MarkKind]
        parties = [(self.tr("No party"), None)]
        parties += [(letter, no) for no, letter in letters(scene).items()]
        for box, rows, held in (
            (self.kind, kinds, pick.mark),
            (self.form, [(forms[form], form) for form in FORMS], pick.form),
            (self.party, parties, pick.marker),
        ):
            with QSignalBlocker(box):
                box.clear()
                for text, data in rows:
                    box.addItem(text, data)
                box.setCurrentIndex(max([data for _, data in rows].index(held), 0))

    def _kind_picked(self, place: int) -> None:
        self._around.count.count(UserAction.PICK)
        self._around.pick.take_mark(list(MarkKind)[place])

    def _form_picked(self, place: int) -> None:
        self._around.count.count(UserAction.PICK)
        self._around.pick.take_mark(self._around.pick.mark, FORMS[place])

    def _party_picked(self, place: int) -> None:
        self._around.count.count(UserAction.PICK)
        self._around.pick.take_marker(self.party.itemData(place))
