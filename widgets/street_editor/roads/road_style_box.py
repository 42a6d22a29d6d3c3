"""What the next drawn road is: cross-section and name; class and level in a list."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QEvent, QSignalBlocker
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from app.street_presets import load_section_presets
from gis.drafting.user_actions import UserAction
from widgets.street_editor.around import EditorAround
from widgets.street_editor.road_style import DrawnRoad
from widgets.street_editor.sections.section_words import preset_name
from widgets.street_editor.tool_words import say

CLASSES = (
    ("primary", QT_TRANSLATE_NOOP("StreetTools", "Main road")),
    ("secondary", QT_TRANSLATE_NOOP("StreetTools", "Secondary road")),
    ("tertiary", QT_TRANSLATE_NOOP("StreetTools", "Collector road")),
    ("residential", QT_TRANSLATE_NOOP("StreetTools", "Local street")),
    ("service", QT_TRANSLATE_NOOP("StreetTools", "Alley")),
)
LEVELS = (-2, -1, 0, 1, 2, 3)
PRESET_EM, NAME_EM, GAP_PX = 8, 5, 4


class RoadStyleBox(QWidget):
    """Sets the style that `EditorAround` holds, and follows it."""

    def __init__(self, around: EditorAround, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._presets = load_section_presets()
        self.preset, self.name, self.more = QComboBox(), QLineEdit(), QToolButton()
        self._lay_out()
        self._menu = QMenu(self)
        self.classes = self._group([code for code, _ in CLASSES])
        self._menu.addSeparator()
        self.levels = self._group(list(LEVELS))
        self.more.setMenu(self._menu)
        self.retranslate()
        self._follow(around.style.road)
        self.preset.activated.connect(self._picked)
        self.name.editingFinished.connect(self._named)
        around.style.changed.connect(self._follow)

    def _lay_out(self) -> None:
        em = self.fontMetrics().averageCharWidth() * 2
        self.preset.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.preset.setMinimumContentsLength(PRESET_EM)
        self.name.setFixedWidth(NAME_EM * em)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setText("⋯")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_PX)
        for part in (self.preset, self.name, self.more):
            row.addWidget(part)

    def _group(self, values: list[str] | list[int]) -> dict[str | int, QAction]:
        """Actions of which one is checked."""
        group, found = QActionGroup(self), {}
        for value in values:
            action = self._menu.addAction("")
            action.setCheckable(True)
            action.triggered.connect(self._picked)
            group.addAction(action)
            found[value] = action
        return found

    def retranslate(self) -> None:
        """Words of the window's language."""
        language = self._around.language()
        with QSignalBlocker(self.preset):
            at = max(self.preset.currentIndex(), 0)
            self.preset.clear()
            self.preset.addItems([preset_name(one, language) for one in self._presets])
            self.preset.setCurrentIndex(at)
        view = self.preset.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + 4 * GAP_PX)
        for code, text in CLASSES:
            self.classes[code].setText(say(text))
        for level, action in self.levels.items():
            action.setText(self.tr("Level {level}").format(level=level))
        self.name.setPlaceholderText(self.tr("Road name"))
        for part, text in (
            (self.preset, self.tr("Cross-section of the road to be drawn")),
            (self.name, self.tr("Name of the road to be drawn")),
            (self.more, self.tr("Class and level of the road to be drawn")),
        ):
            part.setAccessibleName(text)
            part.setToolTip(text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LocaleChange):
            self.retranslate()

    # --- inside

    def _follow(self, road: DrawnRoad) -> None:
        codes = [one.code for one in self._presets]
        with QSignalBlocker(self.preset):
            self.preset.setCurrentIndex(
                codes.index(road.preset.code) if road.preset.code in codes else -1
            )
        with QSignalBlocker(self.name):
            self.name.setText(road.name)
        for held, value in ((self.classes, road.road_class), (self.levels, road.level)):
            if value in held:
                held[value].setChecked(True)

    def _picked(self) -> None:
        self._around.count.count(UserAction.PICK)
        self._use()

    def _named(self) -> None:
        if self.name.text().strip() != self._around.style.road.name:
            self._around.count.count(UserAction.TYPED)
            self._use()

    def _use(self) -> None:
        now, at = self._around.style.road, self.preset.currentIndex()
        classes = [code for code, action in self.classes.items() if action.isChecked()]
        levels = [level for level, action in self.levels.items() if action.isChecked()]
        self._around.style.use(
            DrawnRoad(
                preset=now.preset if at < 0 else self._presets[at],
                name=self.name.text().strip(),
                road_class=str(classes[0]) if classes else now.road_class,
                level=int(levels[0]) if levels else now.level,
            )
        )
