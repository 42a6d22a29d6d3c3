"""Two people drew one scene: both versions side by side, and whose parts shall hold."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QGridLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.messages import Language
from app.scenes.changes.lines import speaker_of
from app.scenes.changes.sentences import conflict_name, conflict_sides
from gis.scenes.merging import PartConflict, PartKey, SceneSide
from gis.scenes.scene import Scene
from gis.scenes.symbols import SymbolLibrary
from widgets.parts.dialog_manners import open_size, press_only_when_meant
from widgets.parts.flow_layout import FlowLayout
from widgets.parts.fonts import emphasised
from widgets.scene_editor.desk.marked_parts import draws_any
from widgets.scene_editor.desk.scene_picture import ScenePicture, both_bounds

PART, THEIRS, MINE, HOLDS = range(4)


class SceneConflictDialog(QDialog):
    """Closing it in any other way than by a decision keeps my steps and stores nothing."""

    decided = Signal(object)
    """Whose part holds, by part."""

    def __init__(
        self,
        *,
        who: str,
        base: Scene,
        theirs: Scene,
        mine: Scene,
        conflicts: tuple[PartConflict, ...],
        library: SymbolLibrary,
        language: Callable[[], Language],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._who, self._conflicts, self._language = who, conflicts, language
        self._scenes = (mine, theirs, base)
        parts = tuple(one.part for one in conflicts)
        self.heading, self.explanation = QLabel(), QLabel()
        self.heading.setFont(emphasised(self.font()))
        for label in (self.heading, self.explanation):
            label.setWordWrap(True)
        self.their_label, self.my_label = QLabel(), QLabel()
        self.their_picture = ScenePicture(theirs, library, marked=draws_any(theirs, parts))
        self.my_picture = ScenePicture(mine, library, marked=draws_any(mine, parts))
        both = both_bounds(self.their_picture.bounds, self.my_picture.bounds)
        self.their_picture.bounds = self.my_picture.bounds = both
        self.table = QTableWidget(len(conflicts), 4)
        self.pickers: dict[PartKey, QComboBox] = {}
        self.save, self.theirs, self.mine = QPushButton(), QPushButton(), QPushButton()
        self.cancel = QPushButton()
        self._lay_out()
        self._fill()
        self._wire()
        self.retranslate()

    def _lay_out(self) -> None:
        pictures = QGridLayout()
        for column, (label, picture) in enumerate(
            ((self.their_label, self.their_picture), (self.my_label, self.my_picture))
        ):
            pictures.addWidget(label, 0, column)
            pictures.addWidget(picture, 1, column)
        self.buttons = QWidget()
        flow = FlowLayout(self.buttons)
        for button in (self.save, self.theirs, self.mine, self.cancel):
            flow.addWidget(button)
        press_only_when_meant(self.save, self.theirs, self.mine, self.cancel)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        column = QVBoxLayout(self)
        column.addWidget(self.heading)
        column.addWidget(self.explanation)
        column.addLayout(pictures, 2)
        column.addWidget(self.table, 1)
        column.addWidget(self.buttons)
        open_size(self, 48, 36)

    def _fill(self) -> None:
        for row, conflict in enumerate(self._conflicts):
            for column in (PART, THEIRS, MINE):
                self.table.setItem(row, column, QTableWidgetItem())
            picker = QComboBox()
            for side in (None, SceneSide.THEIRS, SceneSide.MINE):
                picker.addItem("", side)
            picker.currentIndexChanged.connect(lambda _: self._show_ready())
            self.table.setCellWidget(row, HOLDS, picker)
            self.pickers[conflict.part] = picker

    def _wire(self) -> None:
        self.save.clicked.connect(lambda: self._decide(self.sides()))
        self.theirs.clicked.connect(lambda: self._decide(self._all(SceneSide.THEIRS)))
        self.mine.clicked.connect(lambda: self._decide(self._all(SceneSide.MINE)))
        self.cancel.clicked.connect(self.reject)

    def sides(self) -> dict[PartKey, SceneSide]:
        """Whose part holds, where it was said."""
        found = {part: box.currentData() for part, box in self.pickers.items()}
        return {part: SceneSide(side) for part, side in found.items() if side is not None}

    def _all(self, side: SceneSide) -> dict[PartKey, SceneSide]:
        return dict.fromkeys(self.pickers, side)

    def _decide(self, sides: dict[PartKey, SceneSide]) -> None:
        self.accept()
        self.decided.emit(sides)

    def _show_ready(self) -> None:
        self.save.setEnabled(len(self.sides()) == len(self.pickers))

    # --- words

    def retranslate(self) -> None:
        """Write all words again."""
        who = self._who or self.tr("somebody else")
        self.setWindowTitle(self.tr("Two versions of this scene"))
        self.heading.setText(self.tr("{who} stored this scene while you drew.").format(who=who))
        self.explanation.setText(
            self.tr(
                "What does not touch is kept from both. Say for each line below whose version "
                "holds. Until then nothing is stored, and your steps stay on this computer."
            )
        )
        self.their_label.setText(self.tr("Version of {who}").format(who=who))
        self.my_label.setText(self.tr("Your version"))
        self.their_picture.setAccessibleName(self.their_label.text())
        self.my_picture.setAccessibleName(self.my_label.text())
        self.table.setAccessibleName(self.tr("Parts that both changed"))
        self.table.setHorizontalHeaderLabels(
            [self.tr("Part"), who, self.tr("You"), self.tr("What holds")]
        )
        for row, conflict in enumerate(self._conflicts):
            self._say_row(row, conflict, who)
        self.save.setText(self.tr("&Store as chosen"))
        self.theirs.setText(self.tr("Take the &other version of these"))
        self.mine.setText(self.tr("Take &my version of these"))
        self.cancel.setText(self.tr("Decide later"))
        self._show_ready()

    def _say_row(self, row: int, conflict: PartConflict, who: str) -> None:
        speaker = speaker_of(self._language(), *self._scenes)
        part = conflict_name(conflict, speaker)
        for column, text in enumerate((part, *conflict_sides(conflict, speaker))):
            item = self.table.item(row, column)
            if item is not None:
                item.setText(text)
                item.setToolTip(text)
        picker = self.pickers[conflict.part]
        picker.setAccessibleName(part)
        for place, text in enumerate((self.tr("Choose…"), who, self.tr("You"))):
            picker.setItemText(place, text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
