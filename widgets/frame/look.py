"""How the window speaks and looks: language, dates, colours, letters; applied at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from app.messages import Language
from app.settings_table import (
    ANIMATIONS,
    DATE_STYLE,
    FONT_PERCENT,
    LANGUAGE,
    THEME,
    UNDO_DEPTH,
    ThemeChoice,
)
from widgets.parts.fonts import WINDOW_POINTS
from widgets.parts.theme import use_theme

if TYPE_CHECKING:
    from widgets.frame.main_window import MainWindow

EFFECTS = (
    Qt.UIEffect.UI_General,
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)


class Look(QObject):
    """Follows the declared settings of how a window looks."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._settings = window, window.settings
        self._settings.changed.connect(self._follow)
        window.menus.offer_languages(self._settings.language, self.use_language)
        window.menus.offer_themes(self._settings.theme, self.use_theme)

    def use_language(self, language: Language) -> None:
        """Speak another language from now on."""
        self._settings.language = language
        if self._window.switch.language is not language:
            self._speak()

    def use_theme(self, theme: ThemeChoice) -> None:
        """Wear other colours from now on."""
        self._settings.theme = theme
        self._wear()

    def apply_all(self) -> None:
        """What does not need to be chosen before the window is made: letters, movements, dates."""
        self._letter()
        self._move()
        self._window.switch.use_dates(self._settings.value(DATE_STYLE))

    def _follow(self, key: str) -> None:
        actions: dict[str, Callable[[], None]] = {
            LANGUAGE.key: self._speak,
            DATE_STYLE.key: self._date,
            THEME.key: self._wear,
            FONT_PERCENT.key: self._letter,
            ANIMATIONS.key: self._move,
            UNDO_DEPTH.key: self._remember_steps,
        }
        if action := actions.get(key):
            action()

    def _speak(self) -> None:
        window, language = self._window, self._settings.language
        window.switch.use(language)
        window.workbench.language = language
        window.menus.languages[language].setChecked(True)
        window.menus.toolbar.fit(window.width())
        window.statusBar().clearMessage()
        window.flow.read_again()

    def _date(self) -> None:
        self._window.switch.use_dates(self._settings.value(DATE_STYLE))

    def _wear(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            use_theme(application, self._settings.theme)
        self._window.menus.themes[self._settings.theme].setChecked(True)

    def _letter(self) -> None:
        font = QApplication.font()
        points = WINDOW_POINTS * self._settings.value(FONT_PERCENT) / 100
        if abs(font.pointSizeF() - points) > 0.01:
            font.setPointSizeF(points)
            QApplication.setFont(font)
            self._window.menus.toolbar.fit(self._window.width())

    def _move(self) -> None:
        lively = self._settings.value(ANIMATIONS)
        for effect in EFFECTS:
            QApplication.setEffectEnabled(effect, lively)
        self._window.host.setAnimated(lively)

    def _remember_steps(self) -> None:
        self._window.undo_stack.limit = self._settings.value(UNDO_DEPTH)
