"""Between the scene editor and the window: its action, its panel, undo, its store, leaving it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.store.store import Store
from gis.angles import Point
from widgets.frame.dock_table import DockId
from widgets.frame.role_words import reads_cases
from widgets.scene_editor.print.print_choice import ScenePrintChoice

if TYPE_CHECKING:
    from widgets.frame.main_window import MainWindow

PRINT_CHOICE = "scene_print"
LARGEST_SHARE = 0.36
"""Of the window's width, for the panel beside the drawing."""


class SceneFlow(QObject):
    """Shows in the window that a scene is drawn, and keeps it before the store is left."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk = window, window.scene_desk
        self._roomy = False
        window.actions_by_id["draw_scene"].setCheckable(True)
        self._desk.state_changed.connect(self._show)
        self._desk.failed.connect(window.tell_failure)
        self._desk.told.connect(window.tell_shortly)
        window.streets.state_changed.connect(self._streets_changed)
        others = window.undo_menu.before
        window.undo_menu.before = lambda: self._give_up(others)
        bench = window.workbench
        bench.store_opened.connect(self._store_opened)
        self._wire_print()
        before = bench.when_free
        bench.when_free = lambda then: self.when_free(lambda: before(then))

    def _wire_print(self) -> None:
        window, prints = self._window, self._window.scene_print
        prints.failed.connect(window.tell_failure)
        prints.saved.connect(self._tell_saved)
        window.workbench.store_closed.connect(prints.close)
        self._desk.head.print_wanted.connect(self.print_scene)
        window.map.scene_wanted.connect(self.draw_at)
        prints.choice = ScenePrintChoice.from_text(window.settings.get_text(PRINT_CHOICE))
        prints.choice_changed.connect(lambda text: window.settings.set_text(PRINT_CHOICE, text))

    def draw_scene(self) -> None:
        """Begin a scene, or close the one in hand."""
        if self._desk.is_active or self._desk.entrance.is_picking:
            self._desk.close()
            self._show()
        else:
            self.new_scene()

    def new_scene(self) -> None:
        """Begin a scene in place of what is in hand: ask where it happened."""
        self._begin(self._desk.pick_place)

    def open_case(self, case_no: str) -> None:
        """Open the scene of a case in place of what is in hand."""
        self._begin(lambda: self._desk.entrance.open_case(case_no))

    def draw_case(self, case_no: str) -> None:
        """Open the scene of a recorded crash, or begin it."""
        self._begin(lambda: self._desk.entrance.scene_of_crash(case_no))

    def draw_at(self, at: Point) -> None:
        """Begin a scene at a place of the map."""
        self._begin(lambda: self._desk.entrance.begin_at(at))

    def print_scene(self) -> None:
        """Show the pages of the scene in hand, or of the one chosen in the list."""
        document, around = self._desk.document, self._desk.around
        if document is None or around is None:
            self._window.host.open(DockId.SCENES)
            self._window.scenes.print_chosen()
            return
        from app.scenes.print.scene_print import SceneToPrint, to_print

        opened, scene = self._desk.keeper.opened, document.scene
        wanted = SceneToPrint(scene=scene) if opened is None else to_print(opened, scene)
        self._window.scene_print.count = around.count
        self._window.scene_print.show_scene(wanted)

    def when_free(self, then: Callable[[], None]) -> None:
        """Store and close the scene in hand, then do something else with the store."""
        self._desk.close(then)

    def may_close(self) -> bool:
        """Whether nothing is left to store; else the window closes itself after it."""
        if self._desk.keeper.is_clean:
            self._desk.put_away()
            return True
        self._desk.close(self._window.close)
        return False

    # --- inside

    def _begin(self, begin: Callable[[], None]) -> None:
        self._desk.close(lambda: self._window.street_flow.when_free(begin))

    def _give_up(self, others: Callable[[], None]) -> None:
        self._desk.give_up_gesture()
        others()

    def _store_opened(self, store: Store) -> None:
        self._desk.forget()
        if reads_cases(store.person):
            self._window.scene_print.open_store(store)
            self._desk.entrance.look_for_left()

    def _tell_saved(self, path: str) -> None:
        self._window.tell_shortly(self.tr("Saved: {file}").format(file=path))

    def _streets_changed(self) -> None:
        """Streets are to be edited: one thing at a time has the mouse."""
        if self._window.streets.is_busy and self._desk.is_active:
            self._desk.close()

    def _show(self) -> None:
        window, desk = self._window, self._desk
        actions = window.actions_by_id
        actions["draw_scene"].setChecked(desk.is_active or desk.entrance.is_picking)
        document = desk.document
        window.undo_menu.follow(window.undo_stack if document is None else document.undo)
        window.show_state()
        self._make_room()

    def _make_room(self) -> None:
        """Drawing, and finding the place, need the map: the other panels step back meanwhile."""
        host, desk = self._window.host, self._desk
        self._window.map.site_mark.draw_on(desk.is_active)
        roomy = desk.is_active or desk.entrance.is_under_way
        if roomy and not self._roomy:
            host.make_room({DockId.SCENE})
        if not desk.is_active:
            host.allow(DockId.SCENE, False)
        if self._roomy and not roomy:
            host.give_back_room()
        if desk.is_active:
            host.allow(DockId.SCENE, True)
            host.narrow(DockId.SCENE, LARGEST_SHARE)
        self._roomy = roomy
