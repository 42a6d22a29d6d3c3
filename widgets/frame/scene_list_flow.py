"""Between the list of scenes and the window: its store, the editor, the map, crash records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.scenes.scene_list import CrashToDraw, ListedScene
from app.store.store import Store
from gis.angles import Point
from gis.crashes.records import CrashUid
from widgets.frame.dock_table import DockId
from widgets.frame.role_words import reads_cases

if TYPE_CHECKING:
    from widgets.frame.main_window import MainWindow

NEAR = 500.0
"""Scale (1:500) at which a scene is shown on the map."""


class SceneListFlow(QObject):
    """Reads the list when the store or its scenes change, and does what is wanted of a scene."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._panel = window, window.scenes
        self._known: tuple[str, int] | None = None
        """Uid and version of the scene in hand as the store has it."""
        self._is_behind = False
        bench, panel = window.workbench, self._panel
        bench.store_opened.connect(self._open_store)
        bench.store_closed.connect(lambda: panel.desk.open_store(None))
        bench.store_changed.connect(panel.desk.read_again)
        window.scene_desk.state_changed.connect(self._follow_drawing)
        window.scene_desk.keeper.changed.connect(self._follow_drawing)
        window.crashes.list.scene_wanted.connect(self.draw_crash)
        panel.open_wanted.connect(self._open)
        panel.print_wanted.connect(self._print)
        panel.new_wanted.connect(window.scene_flow.new_scene)
        panel.zoom_wanted.connect(self._zoom)
        panel.crash_wanted.connect(self._show_crash)
        panel.told.connect(window.tell_shortly)
        panel.desk.failed.connect(window.tell_failure)
        panel.desk.shelf_changed.connect(window.show_state)

    def focus_search(self) -> None:
        """Bring the list into sight and go to its search box."""
        self._window.host.open(DockId.SCENES)
        self._panel.focus_search()

    def draw_crash(self, fid: int) -> None:
        """Open the scene of a crash of the crash list, or begin it."""
        if self._panel.desk.store is not None:
            self._panel.desk.find_crash_to_draw(fid, self._draw)

    # --- inside

    def _open_store(self, store: Store) -> None:
        self._panel.desk.open_store(store if reads_cases(store.person) else None)

    def _follow_drawing(self) -> None:
        """The list is out of sight while a scene is drawn: it is read once that is closed."""
        desk = self._window.scene_desk
        opened = desk.keeper.opened
        now = None if opened is None else (opened.uid, opened.version)
        if now not in (None, self._known):
            self._known, self._is_behind = now, True
        if self._is_behind and not desk.is_active:
            self._is_behind = False
            self._panel.desk.read_again()

    def _open(self, scene: ListedScene) -> None:
        self._window.scene_flow.open_case(scene.case_no)

    def _draw(self, crash: CrashToDraw | None) -> None:
        flow = self._window.scene_flow
        if crash is None:
            self._window.tell_shortly(self.tr("This crash is no longer in the store"))
        elif crash.scene is not None:
            flow.open_case(crash.scene.case_no)
        elif crash.case_no:
            flow.draw_case(crash.case_no)
        elif crash.at is not None:
            flow.draw_at(crash.at)
        else:
            flow.new_scene()

    def _print(self, scene: ListedScene) -> None:
        self._window.scene_print.print_case(scene.case_no)

    def _zoom(self, at: Point) -> None:
        self._window.map.canvas.centre_on(at, NEAR)

    def _show_crash(self, crash: CrashUid) -> None:
        self._panel.desk.find_crash_row(crash, self._select_crash)

    def _select_crash(self, fid: int | None) -> None:
        if fid is None:
            self._window.tell_shortly(self.tr("This crash is no longer in the store"))
            return
        self._window.crashes.desk.select([fid])
        self._window.host.open(DockId.CRASHES)
