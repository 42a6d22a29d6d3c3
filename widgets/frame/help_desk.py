"""What explains the program and sets it up: help, keys, palette, tour, settings, log, about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog

from widgets.frame.action_names import BothLanguages
from widgets.frame.command_palette import CommandPalette
from widgets.frame.docks import HELP_PAGE
from widgets.frame.help_dialogs import KeysDialog, show_about, show_log_folder
from widgets.frame.help_window import FIRST_PAGE, HelpWindow
from widgets.frame.palette_entries import PaletteSources, palette_entries
from widgets.frame.settings_dialog import SettingsDialog
from widgets.frame.tour import Tour
from widgets.frame.tour_steps import TOUR_STEPS

if TYPE_CHECKING:
    from widgets.frame.main_window import MainWindow

TOUR_SEEN = "tour"


class HelpDesk(QObject):
    """Opens the dialogs of a window that do not touch the store."""

    def __init__(self, window: MainWindow, log_path: Path) -> None:
        super().__init__(window)
        self._window, self._log_path = window, log_path
        self._names = BothLanguages()
        self._help: HelpWindow | None = None
        self.tour: Tour | None = None

    def show_help(self) -> None:
        """Open the help at the page of the panel that has the keys."""
        self.show_help_page(self._page_in_focus())

    def show_help_page(self, page: str) -> None:
        """Open the help at a page."""
        if self._help is None:
            self._help = HelpWindow(self._window)
        self._help.show_page(page)
        self._help.show()
        self._help.activateWindow()

    def _page_in_focus(self) -> str:
        widget = QApplication.focusWidget() or self._window.pages.currentWidget()
        while widget is not None:
            if page := widget.property(HELP_PAGE):
                return str(page)
            widget = widget.parentWidget()
        return str(self._window.pages.currentWidget().property(HELP_PAGE) or FIRST_PAGE)

    def show_palette(self) -> None:
        """Search all actions, recent stores and sites."""
        window = self._window
        sources = PaletteSources(
            actions=tuple(window.menus.all_actions()),
            names=self._names,
            stores=tuple(
                location
                for location in window.settings.recent_stores
                if window.workbench.store is None or location != window.workbench.store.location
            ),
            open_store=window.open_location,
            sites=window.sites.rows,
            choose_site=window.choose_site,
        )
        CommandPalette(palette_entries(sources), window).open()

    def show_shortcuts(self) -> None:
        """List keys and mouse."""
        KeysDialog(self._window.menus.all_actions(), self._window).open()

    def show_settings(self) -> None:
        """Change settings."""
        SettingsDialog(self._window.settings, self._window).open()

    def show_tour(self) -> None:
        """Show what stands where, step by step."""
        if self.tour is not None:
            self.tour.end()
        self.tour = Tour(self._window, TOUR_STEPS)
        self.tour.ended.connect(self._tour_ended)
        self.tour.begin()

    def offer_tour(self) -> None:
        """Show the tour once to each user, when nothing else asks for an answer."""
        settings = self._window.settings
        blocked = any(
            dialog.isVisible() and dialog.isModal() for dialog in self._window.findChildren(QDialog)
        )
        if self.tour is None and not blocked and not settings.seen(TOUR_SEEN):
            self.show_tour()

    def _tour_ended(self) -> None:
        self._window.settings.mark_seen(TOUR_SEEN)
        self.tour = None

    def show_about(self) -> None:
        """Tell version, licences and where the log lies."""
        show_about(self._window, self._log_path)

    def show_log(self) -> None:
        """Open the folder of the log."""
        show_log_folder(self._window, self._log_path)

    def close_all(self) -> None:
        """Close what stands beside the window."""
        if self._help is not None:
            self._help.close()
        if self.tour is not None:
            self.tour.end()
