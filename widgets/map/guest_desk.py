"""Brings foreign files onto the map: looks, asks where needed, reads, tells what was wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from app.mapping.guest_memory import KeptGuest
from app.mapping.guest_records import GuestData, GuestFile, GuestSource, GuestWish
from app.mapping.guest_shelf import GuestShelf
from app.mapping.layer_stack import LayerStack
from app.messages import Language
from gis.mapping.layers import LayerId, MapLayer
from gis.problems import Problem
from widgets.map.guest_door import GuestDoor, GuestReading
from widgets.map.guest_faults import FaultsDialog
from widgets.map.guest_questions import ABOUT_CRS, GuestQuestion
from widgets.map.guest_words import reading_words
from widgets.parts.background import Background, Job
from widgets.parts.messages import problem_words

LOOKING, READING = "guest-look", "guest-read"
NO_COLUMNS = "GUEST_NO_COORDINATES"


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestSurroundings:
    """What the desk works with."""

    background: Background
    stack: LayerStack
    shelf: GuestShelf
    door: GuestDoor
    epsg: Callable[[], int]
    """The CRS of the store that is open."""
    dark: Callable[[], bool]
    language: Callable[[], Language]
    dressed: Callable[[MapLayer], MapLayer] = lambda layer: layer
    """A layer as it was shown the last time."""


class GuestDesk(QObject):
    """One file at a time; what cannot be read is told by `failed`."""

    added = Signal(object)
    """GuestData that is on the map now."""
    failed = Signal(object)
    """The exception; nothing was changed."""
    told = Signal(str)
    """What was read and how, in a sentence or two; a guess is said here."""
    cancelled = Signal()

    def __init__(self, around: GuestSurroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self._window = parent
        self._waiting: list[tuple[GuestFile, GuestSource, GuestWish]] = []
        self._files: list[Path] = []
        self.remembered: tuple[KeptGuest, ...] = ()
        """What was shown when the program was left."""
        self._epsg: int | None = None
        self._again: tuple[KeptGuest, ...] = ()

    def use_epsg(self, epsg: int) -> None:
        """A store of this CRS is open: show again what was shown, where it belongs now."""
        before, self._epsg = self._epsg, epsg
        if before == epsg:
            return
        shelf = self._around.shelf
        again = self.remembered if before is None else shelf.kept()
        self._around.stack.remove(*shelf.ids())
        self._again = tuple(one for one in again if one.file.exists())
        for file in dict.fromkeys(one.file for one in self._again):
            self.open_file(file)

    def open_file(self, path: Path) -> None:
        """Bring a file onto the map, after those that are being read."""
        self._files.append(path)
        if len(self._files) == 1:
            self._look()

    def ask_again(self, layer_id: str) -> None:
        """Tell how a layer was read, and read it otherwise where that is wished."""
        data = self._around.shelf.data_of(LayerId(layer_id))
        if data is None or self._files:
            return
        file = GuestFile(name=data.source.title, sources=(data.source,))
        answer = self._answer(file, trouble=reading_words(data), wish=data.wish)
        if answer is not None and answer[1] != data.wish:
            self._files = [data.source.file]
            self._waiting = [(file, data.source, answer[1])]
            self._read()

    def _look(self) -> None:
        path = self._files[0]
        self._run(LOOKING, lambda progress: self._around.door.look(path, progress), self._looked)

    def _run(self, channel: str, work: Callable[..., object], done: Callable[..., None]) -> None:
        self._around.background.run(
            Job(
                work=work,
                channel=channel,
                on_done=done,
                on_failed=self._fail,
                on_cancelled=self._cancel,
                title=self.tr("Showing a file on the map"),
            )
        )

    def _looked(self, file: GuestFile) -> None:
        again = [one for one in self._again if one.file == self._files[0]]
        if again:
            self._read_again(file, again)
            return
        sources, wish = file.sources, GuestWish()
        if file.asks:
            answer = self._answer(file)
            if answer is None:
                self.cancelled.emit()
                sources = ()
            else:
                sources, wish = answer
        self._waiting = [(file, source, wish) for source in sources]
        self._read()

    def _read_again(self, file: GuestFile, again: list[KeptGuest]) -> None:
        """Read the tables that were shown before, as they were read then, without asking."""
        tables = {source.layer: source for source in file.sources}
        self._waiting = [
            (file, tables[one.layer], one.wish) for one in again if one.layer in tables
        ]
        self._read()

    def _answer(
        self, file: GuestFile, *, trouble: str = "", wish: GuestWish | None = None
    ) -> tuple[tuple[GuestSource, ...], GuestWish] | None:
        """Which tables to read and how, by asking; None without an answer."""
        question = GuestQuestion(file, trouble=trouble, wish=wish, parent=self._window)
        accepted = question.exec() == QDialog.DialogCode.Accepted
        answer = (question.chosen(), question.wish()) if accepted else None
        question.deleteLater()
        return answer

    def _read(self) -> None:
        """Read the next table; then look into the next file."""
        if not self._waiting:
            done = self._files.pop(0)
            self._again = tuple(one for one in self._again if one.file != done)
            if self._files:
                self._look()
            return
        _, source, wish = self._waiting[0]
        around = self._around
        reading = GuestReading(
            epsg=around.epsg(), dark=around.dark(), number=around.shelf.number_for(source)
        )
        self._run(
            READING,
            lambda progress: around.door.read(source, wish, reading, progress),
            lambda data: self._show(data, reading.epsg),
        )

    def _show(self, data: GuestData, epsg: int) -> None:
        """Put what was read in metres of `epsg` on the map; anew where another store came."""
        around = self._around
        if epsg != around.epsg():
            self._read()
            return
        around.shelf.add(data)
        around.stack.put_all([around.dressed(layer) for layer in data.layers])
        if data.source.file not in [one.file for one in self._again]:
            self._tell(data)
        self._waiting.pop(0)
        self._read()

    def _tell(self, data: GuestData) -> None:
        """Say what was read and what was wrong; not of files that come back by themselves."""
        around = self._around
        self.added.emit(data)
        self.told.emit(reading_words(data))
        if data.faults:
            dialog = FaultsDialog(data, around.language(), self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _fail(self, error: Exception) -> None:
        """Ask anew where another answer may help; else tell. Then go on with what waits."""
        again = bool(self._files) and self._files[0] in [one.file for one in self._again]
        mendable = (
            isinstance(error, Problem) and error.code in (*ABOUT_CRS, NO_COLUMNS) and not again
        )
        if isinstance(error, Problem) and mendable and self._waiting:
            file, source, wish = self._waiting.pop(0)
            alone = GuestFile(name=file.name, sources=(source,))
            trouble = problem_words(error, self._around.language())
            answer = self._answer(alone, trouble=trouble, wish=wish)
            if answer is not None:
                self._waiting.insert(0, (file, source, answer[1]))
            else:
                self.cancelled.emit()
        else:
            self._waiting = self._waiting[1:]
            self.failed.emit(error)
        self._read()

    def _cancel(self) -> None:
        self._waiting, self._files, self._again = [], [], ()
        self.cancelled.emit()
