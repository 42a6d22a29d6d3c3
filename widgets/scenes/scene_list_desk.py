"""One owner of the list's state: the scenes of the store and what is asked of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.scene_import.importer import SceneImportResult
from app.scene_import.matching import SceneMatch
from app.scenes.scene_list import CrashToDraw, ListedScene, SceneFilter, SceneOrder, SceneShelf
from app.store.store import Store
from app.tasks import Progress
from gis.crashes.records import CrashUid
from widgets.parts.background import Background, Job, Work
from widgets.scenes.scene_list_door import SceneListDoor

CHANNEL = "scene list"
NO_SHELF = SceneShelf(())


class SceneListDesk(QObject):
    """Holds the shelf of one store; panels ask and are told here."""

    shelf_changed = Signal()
    """Another store, or its scenes anew."""
    shown_changed = Signal()
    """Other scenes pass, or in another order."""
    failed = Signal(object)

    def __init__(
        self, door: SceneListDoor, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.door, self.background = door, background
        self.store: Store | None = None
        self.shelf: SceneShelf | None = None
        """None without a store, or while it is read for the first time."""
        self.filter, self.order = SceneFilter(), SceneOrder.CHANGED
        self.shown: tuple[ListedScene, ...] = ()

    def open_store(self, store: Store | None) -> None:
        """List another store's scenes; what is asked starts anew. None: no store is open."""
        self.background.drop(CHANNEL)
        self.store, self.filter = store, SceneFilter()
        self._show(None)
        self.read_again()

    def read_again(self) -> None:
        """List the same store's scenes anew; what is asked stays."""
        store = self.store
        if store is None:
            return
        self.background.run(
            Job(
                work=lambda progress: self.door.read(store, progress),
                channel=CHANNEL,
                on_done=self._show,
                on_failed=self.failed.emit,
                title=self.tr("Reading the list of scenes"),
            )
        )

    def _show(self, shelf: SceneShelf | None) -> None:
        self.shelf = shelf
        self._choose()
        self.shelf_changed.emit()
        self.shown_changed.emit()

    def put(self, changed: ListedScene) -> None:
        """Take one scene as it is now, without reading the others."""
        if self.shelf is not None:
            kept = {scene.uid: scene for scene in self.shelf.scenes} | {changed.uid: changed}
            self._show(SceneShelf(kept.values(), self.shelf.me))

    # --- what is asked

    def ask(self, wanted: SceneFilter) -> None:
        """Ask another filter."""
        if wanted != self.filter:
            self.filter = wanted
            self._choose()
            self.shown_changed.emit()

    def ask_mine(self, mine: bool) -> None:
        """Show only the scenes of who looks."""
        me = NO_SHELF.me if self.shelf is None else self.shelf.me
        self.ask(replace(self.filter, owner=me if mine else ""))

    def ask_order(self, order: SceneOrder) -> None:
        """Order the list otherwise."""
        if order is not self.order:
            self.order = order
            self._choose()
            self.shown_changed.emit()

    def reset(self) -> None:
        """Ask nothing."""
        self.ask(SceneFilter())

    def _choose(self) -> None:
        shelf = self.shelf
        self.shown = () if shelf is None else shelf.passing(self.filter, self.order)

    # --- the store

    def match(self, scene: ListedScene, then: Callable[[SceneMatch], None]) -> None:
        """Look for the crashes that a scene may be of."""
        store = self._open_store()
        title = self.tr("Looking for the crash record")
        self._run(lambda progress: self.door.match(store, scene.uid), title, then)

    def find_crash_to_draw(self, fid: int, then: Callable[[CrashToDraw | None], None]) -> None:
        """Look whether a scene is drawn of a crash of the crash list."""
        store = self._open_store()
        title = self.tr("Looking for the scene")
        self._run(lambda progress: self.door.crash_to_draw(store, fid), title, then)

    def find_crash_row(self, crash: CrashUid, then: Callable[[int | None], None]) -> None:
        """Look for the row that the crash list knows a crash by."""
        store = self._open_store()
        title = self.tr("Looking for the crash record")
        self._run(lambda progress: self.door.crash_row(store, crash), title, then)

    def link(
        self, scene: ListedScene, crash: CrashUid | None, then: Callable[[ListedScene], None]
    ) -> None:
        """Say which crash a scene is of; None: of none that is known."""
        store = self._open_store()

        def done(changed: ListedScene) -> None:
            self.put(changed)
            then(changed)

        title = self.tr("Linking the scene")
        work: Work = lambda progress: self.door.link(store, scene, crash)  # noqa: E731
        self._run(work, title, done, modal=True)

    def import_files(
        self, files: Sequence[Path], then: Callable[[SceneImportResult], None]
    ) -> None:
        """Bring scene files into the store, then list anew."""
        store = self._open_store()

        def work(progress: Progress) -> tuple[SceneImportResult, SceneShelf]:
            result = self.door.import_files(store, files, progress)
            return result, self.door.read(store, progress)

        def done(both: tuple[SceneImportResult, SceneShelf]) -> None:
            self._show(both[1])
            then(both[0])

        self._run(work, self.tr("Importing scenes"), done, modal=True)

    def of_cases(self, cases: Iterable[str]) -> tuple[ListedScene, ...]:
        """The listed scenes of some case numbers, in their order."""
        shelf = self.shelf or NO_SHELF
        by_case = {scene.case_no: scene for scene in shelf.scenes}
        return tuple(by_case[case] for case in cases if case in by_case)

    def _open_store(self) -> Store:
        if self.store is None:
            raise RuntimeError("no store is open")
        return self.store

    def _run(
        self, work: Work, title: str, on_done: Callable[[Any], None], *, modal: bool = False
    ) -> None:
        self.background.run(
            Job(
                work=work,
                channel=f"{CHANNEL}: {title}",
                title=title,
                on_done=on_done,
                on_failed=self.failed.emit,
                modal=modal,
            )
        )
