"""What is placed next: which thing, which words, which photo."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QEvent, QSignalBlocker
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QToolButton, QWidget

from gis.drafting.user_actions import UserAction
from widgets.scene_editor.around import SceneAround
from widgets.scene_editor.drawing.party_box import symbol_name
from widgets.scene_editor.tools.place_thing import things_of

TEXT_EM = 16


class _Box(QWidget):
    """One control in the bar that follows the language."""

    def __init__(self, around: SceneAround, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)

    def retranslate(self) -> None:
        """Words of the window's language."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class ThingBox(_Box):
    """Which thing is placed."""

    def __init__(self, around: SceneAround, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.list = QComboBox()
        self.row.addWidget(self.list)
        self.list.activated.connect(self._picked)
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the window's language."""
        text = self.tr("Which thing is placed next")
        self.list.setAccessibleName(text)
        self.list.setToolTip(text)
        language = self._around.language()
        things = things_of(self._around.library)
        with QSignalBlocker(self.list):
            self.list.clear()
            for one in things:
                self.list.addItem(symbol_name(one, language), one.id)
            held = [one.id for one in things]
            thing = self._around.pick.thing
            self.list.setCurrentIndex(held.index(thing) if thing in held else 0)
        self.list.setEnabled(bool(things))

    def _picked(self, place: int) -> None:
        self._around.count.count(UserAction.PICK)
        self._around.pick.take_thing(self.list.itemData(place))


class TextBox(_Box):
    """The words to be put."""

    def __init__(self, around: SceneAround, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.line = QLineEdit(around.pick.text)
        self.line.setFixedWidth(TEXT_EM * 2 * self.fontMetrics().averageCharWidth())
        self.row.addWidget(self.line)
        self.line.textEdited.connect(self._edited)
        self.line.editingFinished.connect(self._finished)
        self._counted = around.pick.text
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the window's language."""
        self.line.setPlaceholderText(self.tr("Words to put on the drawing"))
        self.line.setAccessibleName(self.tr("Words to put on the drawing"))

    def _edited(self, text: str) -> None:
        self._around.pick.text = text

    def _finished(self) -> None:
        if self.line.text() != self._counted:
            self._counted = self.line.text()
            self._around.count.count(UserAction.TYPED)


class PhotoBox(_Box):
    """The file of the photo to be placed; only its name is kept."""

    def __init__(self, around: SceneAround, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.button = QToolButton()
        self.row.addWidget(self.button)
        self.button.clicked.connect(self._ask)
        around.pick.changed.connect(self._follow)
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the window's language."""
        self.button.setText(self._around.pick.photo or self.tr("Photo file…"))
        text = self.tr("Choose the file of the photo to be placed; its name is kept")
        self.button.setToolTip(text)
        self.button.setAccessibleName(self.tr("File of the photo to be placed"))

    def _follow(self, _: object) -> None:
        self.retranslate()

    def _ask(self) -> None:
        pictures = self.tr("Pictures") + " (*.jpg *.jpeg *.png *.heic *.tif *.tiff)"
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Photo"), "", pictures)
        if path:
            self._around.count.count(UserAction.PICK)
            self._around.pick.photo = PurePath(path).name
            self._around.pick.changed.emit(None)
