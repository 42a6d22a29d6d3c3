"""The window: puts panels, menus and the workbench together; each of them owns its own part."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.messages import Language, say
from widgets.door.use_cases import SiteListing, SiteRow, SiteView, UseCases
from widgets.frame import actions as action_table
from widgets.frame.coverage_banner import CoverageBanner
from widgets.frame.dropped_files import dropped_paths
from widgets.frame.empty_page import EmptyPage
from widgets.frame.file_choice import FileChoice
from widgets.frame.file_desk import FileDesk
from widgets.frame.help_dialogs import KeysDialog, show_about, show_log_folder
from widgets.frame.import_questions import ImportQuestions
from widgets.frame.menus import Menus
from widgets.frame.patient_close import PatientClose
from widgets.frame.progress_dialog import ProgressDialog
from widgets.frame.start_options import default_log_path
from widgets.frame.workbench import Workbench
from widgets.parts.background import Background
from widgets.parts.messages import tell_error
from widgets.parts.settings import ThemeChoice, WindowSettings
from widgets.parts.theme import use_theme
from widgets.parts.translation import LanguageSwitch
from widgets.site.site_page import SitePage
from widgets.site.site_panel import SitePanel

SMALLEST = (760, 540)
USUAL = (1280, 800)
WIDEST_LIST_EM = 30
STATUS_MS = 8000


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a window needs from outside; tests put in their own."""

    settings: WindowSettings
    use_cases: UseCases
    switch: LanguageSwitch
    files: FileChoice = field(default_factory=FileChoice)
    questions: ImportQuestions = field(default_factory=ImportQuestions)
    log_path: Path = field(default_factory=default_log_path)


class MainWindow(QMainWindow):
    """Sites on the left, the chosen site on the right, what the data rest on above both."""

    settled = Signal()
    """Everything asked for is on the screen."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._settings, self._switch = around.settings, around.switch
        self._log_path = around.log_path
        self.background = Background(self)
        self.workbench = Workbench(around.use_cases, self.background, self)
        self.workbench.language = self._switch.language
        self.closing = PatientClose(self, self.background)
        self.desk = FileDesk(
            self, self.workbench, around.files, around.questions, lambda: self.site.view
        )
        self.actions_by_id = action_table.make_actions(self)
        self._build()
        self._wire()
        self.retranslate()
        action_table.put_icons_on(self.actions_by_id)
        self._restore()
        self._show_state()

    # --- putting together

    def _build(self) -> None:
        some = self.actions_by_id
        self.menus = Menus(self, some)
        self.menus.offer_languages(self._switch.language, self.use_language)
        self.menus.offer_themes(self._settings.theme, self.use_theme)
        self.menus.offer_recent(self._settings.recent_stores, self.open_location)
        self.banner = CoverageBanner()
        self.sites = SitePanel()
        self.site = SitePage()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.sites)
        self.splitter.addWidget(self.site)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 2)
        self.sites.setMaximumWidth(WIDEST_LIST_EM * self.fontMetrics().height())
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([480, 800])
        work = QWidget()
        column = QVBoxLayout(work)
        column.addWidget(self.banner)
        column.addWidget(self.splitter, 1)
        self.no_store = EmptyPage([some["new_demo"], some["open_store"], some["new_store"]])
        self.no_crashes = EmptyPage([some["import_crashes"], some["import_streets"]])
        self.pages = QStackedWidget()
        for page in (self.no_store, self.no_crashes, work):
            self.pages.addWidget(page)
        self.work_page = work
        self.setCentralWidget(self.pages)
        self.progress = ProgressDialog(self.background, self)
        self.setMinimumSize(*SMALLEST)
        self.statusBar()
        self.setAcceptDrops(True)

    def _wire(self) -> None:
        bench = self.workbench
        self.sites.query_changed.connect(self.reload)
        self.sites.site_chosen.connect(self._read_site)
        bench.store_opened.connect(self._store_opened)
        bench.store_changed.connect(self.reload)
        bench.listing_read.connect(self._show_listing)
        bench.site_read.connect(self._show_site)
        bench.site_shaped.connect(self.site.reshape)
        self.site.diagram.aspect_changed.connect(self._shape_site)
        self.desk.told.connect(self._tell_shortly)
        bench.failed.connect(self._tell_failure)
        bench.cancelled.connect(self._tell_cancelled)
        bench.open_failed.connect(self._open_failed)
        bench.progressed.connect(self.progress.tell)

    def _restore(self) -> None:
        self.resize(*USUAL)
        self.restoreGeometry(self._settings.layout("window"))
        for name, splitter in (("sites", self.splitter), ("site", self.site.splitter)):
            splitter.restoreState(self._settings.layout(name))

    # --- stores

    def open_location(self, location: str) -> None:
        """Open the store at a place."""
        self.desk.open_location(location)

    def _store_opened(self, store: object) -> None:
        location = self.workbench.store.location if self.workbench.store else ""
        self._settings.remember_store(location)
        self.menus.offer_recent(self._settings.recent_stores, self.open_location)
        self._show_title()
        self.site.show_site(None)
        self.reload()

    def _open_failed(self, location: str, error: Exception) -> None:
        self._settings.forget_store(location)
        self.menus.offer_recent(self._settings.recent_stores, self.open_location)
        self._tell_failure(error)

    # --- sites

    def reload(self) -> None:
        """Read the site list again."""
        self.workbench.read_listing(self.sites.query, self.tr("Reading the sites"))

    def _show_listing(self, listing: SiteListing) -> None:
        self.banner.show_listing(listing)
        self._show_state()  # the page must have its size before a diagram is shaped for it
        self.sites.show_listing(listing)
        if self.sites.chosen is None:
            self.site.show_site(None)
            self._show_state()
            self.settled.emit()

    def _read_site(self, row: SiteRow) -> None:
        self.workbench.read_site(
            row.id,
            self.sites.query.period,
            aspect=self.site.diagram.aspect,
            title=self.tr("Drawing the diagram"),
        )

    def _show_site(self, view: SiteView) -> None:
        self.site.show_site(view)
        self._show_state()
        self.settled.emit()

    def _shape_site(self, aspect: float) -> None:
        if self.site.view is not None:
            self.workbench.shape_site(self.site.view, aspect)

    # --- words, colours, help

    def use_language(self, language: Language) -> None:
        """Speak another language from now on."""
        self._settings.language = language
        self._switch.use(language)
        self.workbench.language = language
        self.menus.languages[language].setChecked(True)
        self.menus.fit(self.width())
        self.statusBar().clearMessage()
        if self.sites.chosen is not None:
            self._read_site(self.sites.chosen)

    def use_theme(self, theme: ThemeChoice) -> None:
        """Wear other colours from now on."""
        self._settings.theme = theme
        application = QApplication.instance()
        if isinstance(application, QApplication):
            use_theme(application, theme)
        self.menus.themes[theme].setChecked(True)

    def show_shortcuts(self) -> None:
        """List keys and mouse."""
        KeysDialog(self.actions_by_id, self).open()

    def show_about(self) -> None:
        """Tell version, licences and where the log lies."""
        show_about(self, self._log_path)

    def show_log(self) -> None:
        """Open the folder of the log."""
        show_log_folder(self, self._log_path)

    def retranslate(self) -> None:
        """Write all words again."""
        action_table.retranslate(self.actions_by_id)
        self.menus.retranslate()
        self.no_store.say(
            self.tr("No store is open"),
            self.tr(
                "A store is one file that holds a city's streets and crashes. "
                "Try the program with a demo store, open a store, or make an empty one. "
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
        self._show_title()

    def _show_title(self) -> None:
        store = self.workbench.store
        name = self.tr("Daoan – collision diagrams")
        self.setWindowTitle(f"{Path(store.location).name} – {name}" if store else name)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            action_table.put_icons_on(self.actions_by_id)
        super().changeEvent(event)

    # --- state

    def _tell_failure(self, error: Exception) -> None:
        tell_error(self, error, self.workbench.language)
        self.settled.emit()

    def _tell_cancelled(self) -> None:
        self._tell_shortly(say("CANCELLED", self.workbench.language))

    def _tell_shortly(self, words: str) -> None:
        self.statusBar().showMessage(words, STATUS_MS)

    def _show_state(self) -> None:
        """Show the page and allow the actions that make sense now."""
        has_store = self.workbench.store is not None
        has_crashes = has_store and self.banner.listing.crashes > 0
        page = self.work_page if has_crashes else self.no_crashes
        self.pages.setCurrentWidget(page if has_store else self.no_store)
        action_table.enable(
            self.actions_by_id, store=has_store, site=has_crashes and self.site.view is not None
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the work, remember the layout, let go of the store."""
        if not self.closing.may_close():
            event.ignore()
            return
        states: dict[str, QByteArray] = {
            "window": self.saveGeometry(),
            "sites": self.splitter.saveState(),
            "site": self.site.splitter.saveState(),
        }
        for name, state in states.items():
            self._settings.save_layout(name, state)
        self._settings.flush()
        if not self.closing.gave_up:
            self.workbench.close()
        super().closeEvent(event)

    # --- files dropped on the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if dropped_paths(event.mimeData()) and not self.progress.isVisible():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open or import what was dropped, once the other program has its hands free."""
        files = dropped_paths(event.mimeData())
        event.acceptProposedAction()
        QTimer.singleShot(0, self, lambda: self.desk.take_dropped(files))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep all tools in sight."""
        super().resizeEvent(event)
        self.menus.fit(event.size().width())
