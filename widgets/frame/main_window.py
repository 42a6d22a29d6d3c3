"""The window: puts panels, menus and the workbench together; each of them owns its own part."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from app.mapping.search_index import build_search_index
from app.mapping.tile_cache import TileCache
from app.messages import say
from app.settings_table import UNDO_DEPTH
from app.streets.doubts import street_doubts
from app.undo import UndoStack
from widgets.crashes.crash_door import CrashDoor, real_crash_door
from widgets.crashes.crash_panels import make_crash_panels
from widgets.door.people import PeopleDoor, real_people_door
from widgets.door.use_cases import UseCases
from widgets.frame import actions as action_table
from widgets.frame.case_file_flow import CaseFileFlow
from widgets.frame.central import Central
from widgets.frame.crash_edit_flow import CrashEditFlow
from widgets.frame.dock_table import DOCKS, DockId
from widgets.frame.dropped_files import dropped_paths
from widgets.frame.file_choice import FileChoice
from widgets.frame.file_desk import FileDesk
from widgets.frame.help_desk import HelpDesk
from widgets.frame.import_questions import ImportQuestions
from widgets.frame.leg_flow import LegFlow
from widgets.frame.link_strips import LinkStrip, UnsavedStrip
from widgets.frame.look import Look
from widgets.frame.map_flow import MapFlow
from widgets.frame.menus import Menus
from widgets.frame.panel_memory import PanelMemory, tile_folder
from widgets.frame.party_names_flow import PartyNamesFlow
from widgets.frame.patient_close import PatientClose
from widgets.frame.people_desk import PeopleDesk
from widgets.frame.person_badge import PersonBadge
from widgets.frame.persons_flow import PersonsFlow
from widgets.frame.progress_dialog import ProgressDialog
from widgets.frame.remembered_columns import RememberedColumns
from widgets.frame.scene_flow import SceneFlow
from widgets.frame.scene_history_flow import SceneHistoryFlow
from widgets.frame.scene_list_flow import SceneListFlow
from widgets.frame.shared_flow import SharedFlow
from widgets.frame.site_flow import SiteFlow
from widgets.frame.start_options import default_log_path, journal_folder
from widgets.frame.status_progress import StatusProgress
from widgets.frame.street_flow import StreetFlow
from widgets.frame.take_flow import TakeFlow
from widgets.frame.undo_menu import UndoMenu
from widgets.frame.workbench import Workbench
from widgets.map.doubts_panel import ReadDoubts
from widgets.map.map_panel import MapPanel, MapSurroundings
from widgets.map.map_tools import BuildIndex
from widgets.map.store_layers_desk import ReadLayers, read_layers
from widgets.parts.background import Background
from widgets.parts.messages import tell_error
from widgets.parts.settings import WindowSettings
from widgets.parts.translation import LanguageSwitch
from widgets.scene_editor.desk.scene_desk import SceneDesk, SceneSurroundings
from widgets.scene_editor.history.scene_history_desk import SceneHistoryDesk
from widgets.scene_editor.print.scene_print_desk import ScenePrintDesk
from widgets.scenes.scene_list_desk import SceneListDesk
from widgets.scenes.scene_list_door import SceneListDoor, real_scene_list_door
from widgets.scenes.scene_list_panel import SceneListPanel
from widgets.site.site_page import SitePage
from widgets.site.site_panel import SitePanel
from widgets.street_editor.desk.editor_surroundings import EditorSurroundings
from widgets.street_editor.desk.street_desk import StreetDesk

SMALLEST = (760, 540)
USUAL = (1280, 800)
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
    read_layers: ReadLayers = read_layers
    build_index: BuildIndex = build_search_index
    read_doubts: ReadDoubts = street_doubts
    crash_door: CrashDoor = field(default_factory=real_crash_door)
    scene_door: SceneListDoor = field(default_factory=real_scene_list_door)
    people: PeopleDoor = field(default_factory=real_people_door)
    journals: Path = field(default_factory=journal_folder)
    """Where scenes in hand are written down step by step."""


class MainWindow(QMainWindow):
    """The map in the middle, panels docked around it, what the data rest on above all."""

    settled = Signal()
    """Everything asked for is on the screen."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self.settings, self.switch = around.settings, around.switch
        self.background = Background(self)
        self.workbench = Workbench(around.use_cases, self.background, self)
        self.workbench.language = self.switch.language
        self.closing = PatientClose(self, self.background)
        self.undo_stack = UndoStack(self.settings.value(UNDO_DEPTH))
        self.desk = FileDesk(
            self, self.workbench, around.files, around.questions, lambda: self.site.view
        )
        self.desk.remembered = RememberedColumns(self.settings)
        self.people_desk = PeopleDesk(
            self, self.workbench, self.background, self.settings, around.people
        )
        self.desk.on_server = self.people_desk.open_address
        self.help_desk = HelpDesk(self, around.log_path)
        self.undo_menu = UndoMenu(self, self.undo_stack)
        self.actions_by_id = action_table.make_actions(self)
        self._make_panels()
        self._assemble()
        self.flow = SiteFlow(self)
        self.map_flow = MapFlow(self)
        self.leg_flow = LegFlow(self)
        self.street_flow = StreetFlow(self)
        self.take_flow = TakeFlow(self)
        self.scene_flow = SceneFlow(self)
        self.scene_lists = SceneListFlow(self)
        self.scene_history = SceneHistoryFlow(self)
        self.crash_edits = CrashEditFlow(self)
        self.shared = SharedFlow(self, self.people_desk)
        self.persons = PersonsFlow(self)
        self.case_file = CaseFileFlow(self)
        self.party_names = PartyNamesFlow(self)
        self.memory = PanelMemory(self)
        self.look = Look(self)
        self._wire()
        self.retranslate()
        action_table.put_icons_on(self.actions_by_id)
        self.look.apply_all()
        self._restore()
        self.show_state()

    # --- putting together

    def _make_panels(self) -> None:
        """Make what stands in the middle and in the docks (`docks.DOCKS` names the paths)."""
        self.map = MapPanel(
            MapSurroundings(
                background=self.background,
                tile_cache=TileCache(tile_folder()),
                language=lambda: self.workbench.language,
                read_layers=self._around.read_layers,
                build_index=self._around.build_index,
                read_doubts=self._around.read_doubts,
            )
        )
        self.crashes = make_crash_panels(self.background, self._around.crash_door, self)
        self.scenes = SceneListPanel(SceneListDesk(self._around.scene_door, self.background, self))
        self.sites = SitePanel()
        self.site = SitePage()
        self.streets = StreetDesk(
            EditorSurroundings(
                background=self.background,
                use_cases=self.workbench.street_use_cases,
                map=self.map,
                undo=self.undo_stack,
                store=lambda: self.workbench.store,
                language=lambda: self.workbench.language,
                texts=self.settings,
            ),
            self,
        )
        self.scene_desk = SceneDesk(
            SceneSurroundings(
                background=self.background,
                map=self.map,
                store=lambda: self.workbench.store,
                language=lambda: self.workbench.language,
                undo_limit=lambda: self.undo_stack.limit,
                use_cases=self.workbench.scene_use_cases,
                journals=self._around.journals,
            ),
            self,
        )
        self.scene_print = ScenePrintDesk(self.background, lambda: self.workbench.language, self)
        self.scene_histories = SceneHistoryDesk(
            self.background, lambda: self.workbench.language, self
        )

    def _assemble(self) -> None:
        panels: dict[DockId, QWidget] = {
            spec.id: attrgetter(spec.panel)(self) for spec in DOCKS if spec.panel
        }
        self.pages = Central(self.actions_by_id, self.map, panels)
        self.host = self.pages.host
        self.banner = self.pages.banner
        self.no_store, self.no_crashes = self.pages.no_store, self.pages.no_crashes
        self.work_page = self.pages.work_page
        self.setCentralWidget(self._with_strips())
        self.menus = Menus(self, self.actions_by_id, self.host.actions_by_id.values())
        self.offer_recent()
        self.progress = ProgressDialog(self.background, self.workbench.progress_words, self)
        self.status_progress = StatusProgress(self.background, self.workbench.progress_words)
        self.statusBar().addPermanentWidget(self.status_progress)
        self.badge = PersonBadge()
        self.statusBar().addPermanentWidget(self.badge)
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)

    def _with_strips(self) -> QWidget:
        """The pages below what is said of the server."""
        self.link_strip, self.unsaved_strip = LinkStrip(), UnsavedStrip()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.link_strip, self.unsaved_strip, self.pages):
            column.addWidget(part)
        column.setStretch(2, 1)
        return whole

    def _wire(self) -> None:
        bench = self.workbench
        bench.store_opened.connect(self._store_opened)
        bench.failed.connect(self.tell_failure)
        bench.cancelled.connect(self._tell_cancelled)
        bench.open_failed.connect(self._open_failed)
        self.desk.told.connect(self.tell_shortly)
        self.undo_menu.use(self.actions_by_id)

    def _restore(self) -> None:
        self.resize(*USUAL)
        self.restoreGeometry(self.settings.layout("window"))
        self.host.restore(self.settings.layout("docks"))
        self.site.splitter.restoreState(self.settings.layout("site"))

    # --- stores

    def open_location(self, location: str) -> None:
        """Open the store at a place."""
        self.desk.open_location(location)

    def offer_recent(self) -> None:
        """Offer the stores opened before, in the menu and on the welcome page."""
        stores = self.settings.recent_stores
        self.menus.offer_recent(stores, self.open_location)
        self.no_store.offer_recent(stores, self.open_location)

    def _store_opened(self, store: object) -> None:
        location = self.workbench.store.location if self.workbench.store else ""
        self.settings.remember_store(location)
        self.offer_recent()
        self.undo_stack.clear()
        self._show_title()
        if self.shared.may_read_cases:
            self.flow.begin()

    def _open_failed(self, location: str, error: Exception) -> None:
        self.settings.forget_store(location)
        self.offer_recent()
        self.tell_failure(error)

    def reload(self) -> None:
        """Read the site list again."""
        self.flow.reload()

    def choose_site(self, site_id: str) -> None:
        """Show a site of the list and bring its page into sight."""
        if self.sites.choose(site_id):
            self.host.open(DockId.SITE)

    # --- panels

    def next_panel(self) -> None:
        """Keys go to the next panel."""
        self.host.step_focus(1)

    def previous_panel(self) -> None:
        """Keys go to the panel before."""
        self.host.step_focus(-1)

    # --- words and colours

    def retranslate(self) -> None:
        """Write all words again."""
        action_table.retranslate(self.actions_by_id)
        self.menus.retranslate()
        self.undo_menu.retranslate()
        self.pages.retranslate()
        self.scene_desk.retranslate()
        self._show_title()
        self.menus.toolbar.fit(self.width())

    def _show_title(self) -> None:
        store = self.workbench.store
        name = self.tr("Daoan – collision diagrams")
        where = self.people_desk.server_words(store) if store else ""
        self.setWindowTitle(f"{where or Path(store.location).name} – {name}" if store else name)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.show_state()
        elif event.type() == QEvent.Type.PaletteChange:
            action_table.put_icons_on(self.actions_by_id)
        super().changeEvent(event)

    # --- state

    def tell_failure(self, error: Exception) -> None:
        """Tell an error: a problem in words, a bug with its report.

        That the server went away stands above the work already.
        """
        if not self.shared.link.takes(error) and not self.streets.takes(error):
            tell_error(self, error, self.workbench.language, self.help_desk.show_log)
        self.settled.emit()

    def _tell_cancelled(self) -> None:
        self.tell_shortly(say("CANCELLED", self.workbench.language))

    def tell_shortly(self, words: str) -> None:
        """Say something small in the status bar."""
        self.statusBar().showMessage(words, STATUS_MS)

    def show_state(self) -> None:
        """Show the page and allow the actions that make sense now."""
        has_store = self.workbench.store is not None
        cases = self.shared.may_read_cases
        has_crashes = has_store and cases and self.banner.listing.crashes > 0
        seen = any(layer.foreign or layer.bounds for layer in self.map.stack.layers)
        scene = self.scene_desk
        drawing = self.streets.is_active or self.streets.is_busy or scene.is_active
        drawing = drawing or scene.entrance.is_under_way or bool(self.scenes.desk.shelf)
        mapped = cases and (has_crashes or seen or drawing)  # streets alone are worth a map
        self.pages.show_state(store=has_store, crashes=mapped, cases=cases)
        action_table.enable(
            self.actions_by_id,
            store=has_store,
            site=has_crashes and self.site.view is not None,
            person=self.workbench.store.person if self.workbench.store else None,
        )
        self.persons.show_state()
        self.menus.allow_panels(has_store and mapped)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop the work, remember the layout, let go of the store."""
        parts = (self.shared, self.persons, self.scene_flow, self.street_flow, self.closing)
        if not all(part.may_close() for part in parts):
            event.ignore()
            return
        states: dict[str, QByteArray] = {
            "window": self.saveGeometry(),
            "docks": self.host.remembered(),
            "site": self.site.splitter.saveState(),
        }
        for name, state in states.items():
            if not state.isEmpty():
                self.settings.save_layout(name, state)
        self.persons.forget()
        self.shared.finish()
        self.memory.finish()
        self.map_flow.finish()
        self.help_desk.close_all()
        self.settings.flush()
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
        self.menus.toolbar.fit(event.size().width())
