"""Take along and bring back: asks which file, works beside the window, tells what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shapely import box

from app.messages import say
from app.store.store import open_store
from widgets.frame.returned_dialog import ReturnedDialog
from widgets.parts.background import Job
from widgets.parts.messages import tell_result

if TYPE_CHECKING:
    from app.take_along.bringing import BroughtBack
    from app.take_along.returns import Returned
    from app.take_along.taking import Taken
    from app.tasks import Progress
    from widgets.frame.main_window import MainWindow

CHANNEL = "take along"


class TakeFlow(QObject):
    """Two actions of the window; the store at home is the one that is open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def take_along(self) -> None:
        """Copy what the map shows into a new file."""
        window = self._window
        chosen = window.desk.files.new_store(window, self.tr("along.gpkg"))
        if chosen:
            window.workbench.when_free(lambda: self._take(Path(chosen)))

    def _take(self, target: Path) -> None:
        store, seen = self._window.workbench.store, self._window.map.canvas.visible_bounds
        if store is None:
            return
        area = box(seen.min_x, seen.min_y, seen.max_x, seen.max_y)

        def work(progress: Progress) -> Taken:
            from app.take_along.taking import take_along

            return take_along(store, target, area, progress=progress)

        def done(taken: Taken) -> None:
            counts = {
                "roads": taken.roads,
                "junctions": taken.junctions,
                "objects": taken.objects,
                "scenes": taken.scenes,
                "crashes": taken.crashes,
            }
            words = say("TAKEN_ALONG", window.workbench.language, file=target.name, **counts)
            more = self.tr(
                "Open this file where there is no network and work on it as usual. "
                "Afterwards open this store again and choose File, Bring back."
            )
            tell_result(window, self.tr("Taken along"), f"{words}\n\n{more}")

        window = self._window
        self._run(work, done, self.tr("Taking along what the map shows"))

    def bring_back(self) -> None:
        """Send what was done in a file that was taken along to the open store."""
        window = self._window
        chosen = window.desk.files.existing_store(window)
        if chosen:
            window.workbench.when_free(lambda: self._bring(Path(chosen)))

    def _bring(self, file: Path) -> None:
        home = self._window.workbench.store
        if home is None:
            return

        def work(progress: Progress) -> BroughtBack:
            from app.take_along.bringing import bring_back

            with open_store(file) as taken:
                return bring_back(taken, home, progress=progress)

        def done(back: BroughtBack) -> None:
            self._window.workbench.store_changed.emit()
            self._show(back, file)

        self._run(work, done, self.tr("Bringing back"))

    def _show(self, back: BroughtBack, file: Path) -> None:
        window = self._window
        dialog = ReturnedDialog(back, window.workbench.language, window)
        dialog.mine_wanted.connect(lambda one: self._overwrite(one, file, dialog))
        dialog.open()

    def _overwrite(self, one: Returned, file: Path, dialog: ReturnedDialog) -> None:
        home = self._window.workbench.store
        if home is None:
            return

        def work(progress: Progress) -> Returned:
            from app.take_along.bringing import overwrite

            with open_store(file) as taken:
                return overwrite(taken, home, one)

        def done(settled: Returned) -> None:
            self._window.workbench.store_changed.emit()
            dialog.replace(one, settled)

        self._run(work, done, self.tr("Sending this version"))

    def _run(self, work: object, done: object, title: str) -> None:
        window = self._window
        window.background.run(
            Job(
                work=work,
                channel=CHANNEL,
                title=title,
                modal=True,
                on_done=done,
                on_failed=window.tell_failure,
                on_cancelled=lambda: window.tell_shortly(
                    say("CANCELLED", window.workbench.language)
                ),
            )
        )
