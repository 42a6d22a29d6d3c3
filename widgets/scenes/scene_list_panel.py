"""The list of scenes: found by conditions and words, opened, printed, linked with crash records."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.scenes.scene_list import ListedScene
from widgets.parts.flow_layout import FlowLayout
from widgets.scenes.crash_linking import CrashLinking
from widgets.scenes.scene_filter_bar import SceneFilterBar
from widgets.scenes.scene_list_desk import SceneListDesk
from widgets.scenes.scene_list_view import SceneListView
from widgets.scenes.scene_thumbnails import SceneThumbnails


def ask_for_scene_files(parent: QWidget, kinds: str) -> list[str]:
    """Ask which files to import, by Qt's dialog; none where the officer changed their mind."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, "", "", kinds)
    return chosen


class SceneListPanel(QWidget):
    """Shows the desk's passing scenes and says what is wanted of the chosen one."""

    open_wanted = Signal(object)
    """A `ListedScene` that is to be opened in the editor."""
    print_wanted = Signal(object)
    """A `ListedScene` that is to be printed."""
    history_wanted = Signal(object)
    """A `ListedScene` whose changes are to be shown."""
    new_wanted = Signal()
    zoom_wanted = Signal(object)
    """A point in metres that the map is to show."""
    crash_wanted = Signal(object)
    """Uid of the crash whose record is to be shown."""
    told = Signal(str)

    def __init__(self, desk: SceneListDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.ask_for_files: Callable[[QWidget, str], list[str]] = ask_for_scene_files
        self.thumbnails = SceneThumbnails(desk.door, desk.background, self)
        self.filter = SceneFilterBar(desk)
        self.view = SceneListView(self.thumbnails)
        self.linking = CrashLinking(desk, self)
        self.open, self.print, self.link = QToolButton(), QToolButton(), QToolButton()
        self.new, self.bring = QToolButton(), QToolButton()
        self.empty, self.count = QLabel(), QLabel()
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.menu = QMenu(self)
        self._of_buttons = [
            (self.menu.addAction("", do), button)
            for do, button in (
                (self.open_chosen, self.open),
                (self.print_chosen, self.print),
                (self.link_chosen, self.link),
            )
        ]
        self.menu.addSeparator()
        self.history_action = self.menu.addAction("", self.show_history)
        self.zoom_action = self.menu.addAction("", self.zoom_to_chosen)
        self.crash_action = self.menu.addAction("", self.show_crash)
        self._lay_out()
        self._connect()
        self._retranslate()

    def _lay_out(self) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self.open, self.print, self.link, self.new, self.bring):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            flow.addWidget(button)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 4)
        column.setSpacing(4)
        column.addWidget(self.filter)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(buttons)
        column.addLayout(foot)

    def _connect(self) -> None:
        desk, view = self.desk, self.view
        desk.shelf_changed.connect(self._follow_store)
        desk.shown_changed.connect(self._show_scenes)
        view.scene_opened.connect(self.open_wanted)
        view.chosen_changed.connect(self._show_chosen)
        view.menu_asked.connect(self._open_menu)
        self.filter.told.connect(self.told)
        self.filter.list_wanted.connect(self._go_to_list)
        self.linking.told.connect(self.told)
        self.linking.linked.connect(lambda scene: self.view.choose(scene.uid))
        self.open.clicked.connect(self.open_chosen)
        self.print.clicked.connect(self.print_chosen)
        self.link.clicked.connect(self.link_chosen)
        self.new.clicked.connect(self.new_wanted)
        self.bring.clicked.connect(self.import_files)

    # --- what is wanted

    def open_chosen(self) -> None:
        """Open the chosen scene."""
        self._with_chosen(self.open_wanted.emit)

    def print_chosen(self) -> None:
        """Print the chosen scene."""
        self._with_chosen(self.print_wanted.emit)

    def show_history(self) -> None:
        """Show who changed the chosen scene, when and what."""
        self._with_chosen(self.history_wanted.emit)

    def link_chosen(self) -> None:
        """Look for the chosen scene's crash record and link them."""
        self._with_chosen(self.linking.begin)

    def zoom_to_chosen(self) -> None:
        """Show the chosen scene's place on the map."""
        self._with_chosen(lambda scene: scene.at and self.zoom_wanted.emit(scene.at))

    def show_crash(self) -> None:
        """Show the chosen scene's crash record."""
        self._with_chosen(lambda scene: scene.crash_uid and self.crash_wanted.emit(scene.crash_uid))

    def _with_chosen(self, do: Callable[[ListedScene], object]) -> None:
        if self.view.chosen is None:
            self.told.emit(self.tr("Choose a scene in the list first"))
        else:
            do(self.view.chosen)

    def focus_search(self) -> None:
        """Go to the search box."""
        self.filter.focus_search()

    def show_scene(self, uid: str) -> None:
        """Choose a scene, letting go of the conditions that hide it."""
        if not self.view.choose(uid):
            self.desk.reset()
            self.view.choose(uid)

    def import_files(self) -> None:
        """Ask for scene files and bring them into the store."""
        if self.desk.store is None:
            return
        files = self.ask_for_files(self, self.tr("Scenes (*.json)"))
        if files:
            self.desk.import_files([Path(name) for name in files], self.linking.follow_import)

    def _go_to_list(self) -> None:
        """Keys go to the list, where it shows a scene; Enter opens it then."""
        if self.desk.shown:
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
            self.view.choose_first()

    # --- showing

    def _follow_store(self) -> None:
        if self.desk.store is not self._store:
            self._store = self.desk.store
            self.thumbnails.use_store(self._store)
            self.linking.give_up()

    _store: object = None

    def _show_scenes(self) -> None:
        self.view.show_scenes(self.desk.shown)
        self._say()

    def _show_chosen(self) -> None:
        scene = self.view.chosen
        for button in (self.open, self.print, self.link):
            button.setEnabled(scene is not None)
        self.history_action.setEnabled(scene is not None)
        self.zoom_action.setEnabled(scene is not None and scene.at is not None)
        self.crash_action.setEnabled(scene is not None and scene.crash_uid is not None)

    def _open_menu(self, where: QPoint) -> None:
        self.menu.popup(where)

    def _say(self) -> None:
        shelf, shown = self.desk.shelf, len(self.desk.shown)
        has_store = self.desk.store is not None
        self.view.setVisible(shown > 0)
        self.empty.setVisible(shown == 0)
        self.new.setEnabled(has_store)
        self.bring.setEnabled(has_store)
        self.count.setVisible(shelf is not None and len(shelf) > 0)
        self.filter.setVisible(shelf is None or len(shelf) > 0)
        self.empty.setText(self._why_empty())
        self._show_chosen()
        if shelf is not None:
            unfinished = sum(not scene.is_finished for scene in self.desk.shown)
            words = self.tr("{shown} of {all} scenes, {unfinished} unfinished")
            self.count.setText(
                words.format(
                    shown=f"{shown:,}", all=f"{len(shelf):,}", unfinished=f"{unfinished:,}"
                )
            )

    def _why_empty(self) -> str:
        if self.desk.store is None:
            return self.tr("Open a store to see its scenes.")
        if self.desk.shelf is None:
            return self.tr("The list of scenes is being read…")
        if not len(self.desk.shelf):
            return self.tr(
                "No scene has been drawn yet. Begin one with “New…”, or import scene files."
            )
        return self.tr("No scene meets every condition. Take some away, or press “Reset”.")

    # --- words

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Scenes"))
        self.view.setAccessibleName(self.tr("List of scenes"))
        self.open.setText(self.tr("Open"))
        self.open.setToolTip(self.tr("Open the chosen scene (Enter)"))
        self.print.setText(self.tr("Print…"))
        self.print.setToolTip(self.tr("Print the chosen scene or save it as a file"))
        self.link.setText(self.tr("Record…"))
        self.link.setToolTip(
            self.tr("Find the crash record by case number, or by place and time, and confirm it")
        )
        self.new.setText(self.tr("New…"))
        self.new.setToolTip(self.tr("Choose a place on the map and begin a scene"))
        self.bring.setText(self.tr("Import…"))
        self.bring.setToolTip(self.tr("Bring scene files (JSON) into this store"))
        self.history_action.setText(self.tr("History…"))
        self.zoom_action.setText(self.tr("Show on map"))
        self.crash_action.setText(self.tr("Show crash record"))
        for action, button in self._of_buttons:
            action.setText(button.text())
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language; pictures follow the palette by themselves."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.view.viewport().update()
        super().changeEvent(event)
