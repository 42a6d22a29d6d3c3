"""The middle of the window: what to do without a store or crashes, else the work area."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from widgets.frame.coverage_banner import CoverageBanner
from widgets.frame.dock_table import DockId
from widgets.frame.docks import HELP_PAGE, DockHost
from widgets.frame.empty_page import EmptyPage
from widgets.frame.published_page import PublishedPage
from widgets.frame.welcome_page import WelcomePage

LEAST_MAP = (220, 160)


class Central(QStackedWidget):
    """Pages of the window; only the work area has panels."""

    def __init__(
        self,
        actions: Mapping[str, QAction],
        centre: QWidget,
        panels: Mapping[DockId, QWidget],
    ) -> None:
        super().__init__()
        self.no_store = WelcomePage(
            [
                actions["new_demo"],
                actions["open_store"],
                actions["open_shared"],
                actions["new_store"],
                actions["new_street_map"],
            ]
        )
        self.no_crashes = EmptyPage(
            [actions["import_crashes"], actions["import_streets"], actions["edit_streets"]]
        )
        self.banner = CoverageBanner()
        self.banner.setProperty(HELP_PAGE, "coverage")
        centre.setMinimumSize(*LEAST_MAP)
        centre.setProperty(HELP_PAGE, "map")
        self.host = DockHost(centre, panels)
        self.work_page = QWidget()
        column = QVBoxLayout(self.work_page)
        column.setContentsMargins(4, 4, 4, 0)
        column.setSpacing(4)
        column.addWidget(self.banner)
        column.addWidget(self.host, 1)
        self.published = PublishedPage(actions["personal_log"])
        for page in (self.no_store, self.no_crashes, self.work_page, self.published):
            self.addWidget(page)
        self.no_store.setProperty(HELP_PAGE, "start")
        self.no_crashes.setProperty(HELP_PAGE, "import")
        self.retranslate()

    def show_state(self, *, store: bool, crashes: bool, cases: bool = True) -> None:
        """Show the page that fits what is there, and what may be seen of it."""
        page = self.work_page if crashes else self.no_crashes
        if not cases:
            page = self.published
        self.setCurrentWidget(page if store else self.no_store)

    def retranslate(self) -> None:
        """Write all words again."""
        self.no_store.say(
            self.tr("No store is open"),
            self.tr(
                "A store holds a city's streets and crashes: in one file on this computer, or in "
                "a database that several people share.\n"
                "Try the program with a demo store, open a store, log in to the shared database, "
                "or make an empty store.\n"
                "You can also drop a store's file on this window."
            ),
        )
        self.no_crashes.say(
            self.tr("This store holds no crashes yet"),
            self.tr(
                "Import crash files (CSV or ZIP), and the street network to find junctions. "
                "You can also drop the files on this window."
            ),
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
