"""Menus and toolbar, built from the actions' records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu

from app.messages import Language
from widgets.frame.action_names import allow, describe
from widgets.frame.actions import ACTIONS, words
from widgets.frame.fitting_tool_bar import FittingToolBar
from widgets.frame.store_names import store_line
from widgets.parts.action_spec import Menu
from widgets.parts.settings import ThemeChoice

LANGUAGE_NAMES = {Language.CHINESE: "繁體中文", Language.ENGLISH: "English"}
"""Languages by their own names, the same in every language."""
THEME_NAMES = {
    ThemeChoice.SYSTEM: QT_TRANSLATE_NOOP("Menus", "As the &system"),
    ThemeChoice.LIGHT: QT_TRANSLATE_NOOP("Menus", "&Light"),
    ThemeChoice.DARK: QT_TRANSLATE_NOOP("Menus", "&Dark"),
}


class Menus:
    """The menu bar and toolbar of a window; keeps what must be renamed with the language."""

    def __init__(
        self,
        window: QMainWindow,
        actions: Mapping[str, QAction],
        panels: Iterable[QAction] = (),
    ) -> None:
        self._menus = {menu: window.menuBar().addMenu("") for menu in Menu}
        self.recent = QMenu(window)
        self.language = QMenu(window)
        self.theme = QMenu(window)
        self.panels = QMenu(window)
        self.panels.addActions(list(panels))
        self.toolbar = FittingToolBar(window)
        self.toolbar.setObjectName("toolbar")
        self.toolbar.setIconSize(QSize(20, 20))
        self.toolbar.setMovable(False)
        self.toolbar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        window.addToolBar(self.toolbar)
        self._fill(actions)
        submenus = (self.recent, self.language, self.theme, self.panels)
        self._submenus = {menu.menuAction(): menu for menu in submenus}
        self.themes: dict[ThemeChoice, QAction] = {}
        self.languages: dict[Language, QAction] = {}

    def _fill(self, actions: Mapping[str, QAction]) -> None:
        for spec in ACTIONS:
            menu = self._menus[spec.menu]
            if spec.separator_before:
                menu.addSeparator()
            menu.addAction(actions[spec.id])
            if spec.id == "new_demo":
                menu.addMenu(self.recent)
            if spec.toolbar:
                if spec.id in ("import_crashes", "print", "fit"):
                    self.toolbar.addSeparator()
                self.toolbar.addAction(actions[spec.id])
        view = self._menus[Menu.VIEW]
        view.insertMenu(actions["next_panel"], self.panels)
        view.addSeparator()
        view.addMenu(self.language)
        view.addMenu(self.theme)

    def all_actions(self) -> list[QAction]:
        """Every action of the menu bar, submenus included, in order; recent stores excepted."""
        return [action for menu in self._menus.values() for action in self._inside(menu)]

    def _inside(self, menu: QMenu) -> list[QAction]:
        found: list[QAction] = []
        for action in menu.actions():
            inner = self._submenus.get(action)
            if inner is not None:
                found += self._inside(inner) if inner is not self.recent else []
            elif not action.isSeparator():
                found.append(action)
        return found

    def offer_languages(self, chosen: Language, choose: Callable[[Language], None]) -> None:
        """Fill the language menu."""
        group = QActionGroup(self.language)
        for language, name in LANGUAGE_NAMES.items():
            action = self.language.addAction(name)
            action.setCheckable(True)
            action.setChecked(language is chosen)
            action.triggered.connect(lambda checked=False, value=language: choose(value))
            group.addAction(action)
            self.languages[language] = action

    def offer_themes(self, chosen: ThemeChoice, choose: Callable[[ThemeChoice], None]) -> None:
        """Fill the theme menu."""
        group = QActionGroup(self.theme)
        for theme in ThemeChoice:
            action = self.theme.addAction("")
            action.setCheckable(True)
            action.setChecked(theme is chosen)
            action.triggered.connect(lambda checked=False, value=theme: choose(value))
            group.addAction(action)
            self.themes[theme] = action

    def offer_recent(self, stores: list[str], choose: Callable[[str], None]) -> None:
        """Fill the menu of recent stores."""
        self.recent.clear()
        for store in stores:
            action = self.recent.addAction(store_line(store).replace("&", "&&"))
            action.triggered.connect(lambda checked=False, value=store: choose(value))
        self.recent.setEnabled(bool(stores))

    def allow_panels(self, allowed: bool) -> None:
        """Panels can be shown where there is a work area."""
        why = QCoreApplication.translate("Menus", "Open a store with crashes first")
        self.panels.setEnabled(allowed)
        for action in self.panels.actions():
            allow(action, allowed, why)

    def retranslate(self) -> None:
        """Write all words in the language of the window."""
        for menu, widget in self._menus.items():
            widget.setTitle(words(menu.value))
        self.recent.setTitle(QCoreApplication.translate("Menus", "&Recent stores"))
        # Both names stand there: who cannot read the language must find the way out of it.
        self.language.setTitle(QCoreApplication.translate("Menus", "&Language (語言)"))
        self.theme.setTitle(QCoreApplication.translate("Menus", "Light or dar&k"))
        self.panels.setTitle(QCoreApplication.translate("Menus", "&Panels"))
        self.toolbar.setWindowTitle(QCoreApplication.translate("Menus", "Tools"))
        for theme, action in self.themes.items():
            describe(action, "Menus", THEME_NAMES[theme])
