"""What the next drawn road is: cross-section, name, class and level, beside the tools."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QEvent, QLocale, QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from app.street_presets import load_section_presets
from gis.drafting.user_actions import UserAction
from widgets.street_editor.around import EditorAround
from widgets.street_editor.road_style import DrawnRoad
from widgets.street_editor.tool_words import say

CLASSES = (
    ("primary", QT_TRANSLATE_NOOP("StreetTools", "Main road")),
    ("secondary", QT_TRANSLATE_NOOP("StreetTools", "Secondary road")),
    ("tertiary", QT_TRANSLATE_NOOP("StreetTools", "Collector road")),
    ("residential", QT_TRANSLATE_NOOP("StreetTools", "Local street")),
    ("service", QT_TRANSLATE_NOOP("StreetTools", "Alley")),
)
LEVELS = (-3, 5)
PRESET_EM, NAME_EM = 22, 9


class RoadStyleBox(QWidget):
    """Sets the style that `EditorAround` holds, and follows it."""

    def __init__(self, around: EditorAround, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._presets = load_section_presets()
        self.preset, self.road_class = QComboBox(), QComboBox()
        self.name, self.level = QLineEdit(), QSpinBox()
        em = self.fontMetrics().averageCharWidth() * 2
        self.preset.setFixedWidth(PRESET_EM * em // 2)
        self.name.setFixedWidth(NAME_EM * em)
        self.level.setRange(*LEVELS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.preset, self.name, self.road_class, self.level):
            row.addWidget(part)
        self.retranslate()
        self._follow(around.style.road)
        self.preset.activated.connect(self._picked)
        self.road_class.activated.connect(self._picked)
        self.name.editingFinished.connect(self._named)
        self.level.valueChanged.connect(self._stepped)
        around.style.changed.connect(self._follow)

    def retranslate(self) -> None:
        """Words of the window's language."""
        english = self.locale().language() == QLocale.Language.English
        with QSignalBlocker(self.preset), QSignalBlocker(self.road_class):
            for combo, texts in (
                (self.preset, [one.en if english else one.zh for one in self._presets]),
                (self.road_class, [say(text) for _, text in CLASSES]),
            ):
                at = max(combo.currentIndex(), 0)
                combo.clear()
                combo.addItems(texts)
                combo.setCurrentIndex(at)
        self.name.setPlaceholderText(self.tr("Road name"))
        for part, text in (
            (self.preset, self.tr("Cross-section of the road to be drawn")),
            (self.name, self.tr("Name of the road to be drawn")),
            (self.road_class, self.tr("Class of the road to be drawn")),
            (self.level, self.tr("Level: 0 on the ground, 1 a bridge, -1 an underpass")),
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
        with QSignalBlocker(self.preset), QSignalBlocker(self.road_class):
            codes = [one.code for one in self._presets]
            self.preset.setCurrentIndex(
                codes.index(road.preset.code) if road.preset.code in codes else -1
            )
            classes = [code for code, _ in CLASSES]
            at = classes.index(road.road_class) if road.road_class in classes else -1
            self.road_class.setCurrentIndex(at)
        with QSignalBlocker(self.name), QSignalBlocker(self.level):
            self.name.setText(road.name)
            self.level.setValue(road.level)

    def _picked(self) -> None:
        self._around.count.count(UserAction.PICK)
        self._use()

    def _named(self) -> None:
        if self.name.text().strip() != self._around.style.road.name:
            self._around.count.count(UserAction.TYPED)
            self._use()

    def _stepped(self) -> None:
        self._around.count.count(UserAction.TYPED)
        self._use()

    def _use(self) -> None:
        now = self._around.style.road
        at = self.preset.currentIndex()
        self._around.style.use(
            DrawnRoad(
                preset=now.preset if at < 0 else self._presets[at],
                name=self.name.text().strip(),
                road_class=CLASSES[max(self.road_class.currentIndex(), 0)][0],
                level=self.level.value(),
            )
        )
