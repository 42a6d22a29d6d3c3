"""Between board and map: prepares photos in the background, has them painted, keeps the list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from app.tasks import Progress
from app.threads import step_back
from app.underlays.board import TRACED_KINDS, PhotoPhase, PhotoState, UnderlayBoard
from app.underlays.pyramid import SQUARE_PX, Pyramid, open_pyramid
from app.underlays.underlay import Underlay, finest_pixel_m, square_corners
from gis.mapping.layers import MapLayer
from gis.problems import Problem
from widgets.map.canvas import MapCanvas
from widgets.map.photo_painter import PhotoPainter, ShownPhoto
from widgets.parts.background import Background, Job

KEEP_MS = 400
REPAINT_MS = 25
PATIENCE_S = 1.0
CHANNEL, CALM = "underlay:", "underlay-thread"
FIELDS = ("file", "opacity", "visible", "transform", "epsg")


class UnderlayLink(QObject):
    """Follows a board; owns the pyramids and one thread that reads pictures."""

    def __init__(
        self,
        canvas: MapCanvas,
        board: UnderlayBoard,
        *,
        tell: Callable[[Problem], None],
        cache: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent or canvas)
        self._canvas, self.board, self._tell, self._cache = canvas, board, tell, cache
        self._background: Background | None = None
        """Its thread lives while underlays are shown."""
        self._is_calm = False
        """Whether that thread has stepped back behind the others."""
        self._painter = PhotoPainter()
        self._pyramids: dict[Path, Pyramid] = {}
        self._shown: tuple[Underlay, ...] = ()
        self._trace = 1.0
        self._dressed: dict[int, tuple[MapLayer, MapLayer]] = {}
        self._keeping = self._timer(KEEP_MS, self.keep)
        self._painting = self._timer(REPAINT_MS, self._paint)
        self._kept = board.shelf.items
        self.is_on = False
        board.changed.connect(self._follow)
        board.stop_wanted.connect(self._stop)
        board.read_wanted.connect(self._read)

    def _timer(self, ms: int, act: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(ms)
        made.timeout.connect(act)
        return made

    # --- on and off

    def open(self, path: Path | None, epsg: int) -> None:
        """Show the underlays of a store."""
        self.close()
        self.is_on = True
        self._background, self._is_calm = Background(self), False
        self.board.open(path, epsg)
        self._kept = self.board.shelf.items
        self._canvas.picture.photos = self._painter.paint
        self._follow(None)

    def close(self) -> None:
        """Keep the list, show nothing, let the files go."""
        if not self.is_on:
            return
        self.keep()
        self.is_on = False
        background, self._background = self._background, None
        if background is not None and not background.finish(PATIENCE_S):
            background.abandon()
        self._keeping.stop()
        self._painting.stop()
        self._canvas.picture.photos = None
        self._paint()
        for pyramid in self._pyramids.values():
            pyramid.close()
        self._pyramids = {}
        self.board.states.clear()
        self.board.open(None, self.board.epsg)

    def keep(self) -> None:
        """Write the list where it changed."""
        self._keeping.stop()
        if not self.is_on or self._kept == self.board.shelf.items:
            return
        self._kept = self.board.shelf.items
        try:
            self.board.keep()
        except Problem as problem:
            self._tell(problem)

    @property
    def is_at_rest(self) -> bool:
        """Whether all photos are read and what is seen is up to date."""
        busy = self._background is not None and self._background.busy
        waits = busy or self._painting.isActive()
        return not waits and self._canvas.picture.is_sharp

    # --- reading

    def _follow(self, _: None) -> None:
        if not self.is_on:
            return
        items, states = self.board.shelf.items, self.board.states
        for item in items:
            if item.file not in states or self._is_back(item):
                self._read(item)
        for path in set(states) - {item.file for item in items}:
            self._drop(path)
            del states[path]
        if items != self._kept:
            self._keeping.start()
        self._painting.start()

    def _is_back(self, item: Underlay) -> bool:
        missing = self.board.state(item).phase is PhotoPhase.MISSING
        return missing and not item.is_missing

    def _read(self, item: Underlay) -> None:
        if self._background is None:
            return
        if item.file in self._pyramids:
            self._say(item.file, PhotoState(phase=PhotoPhase.READY))
            return
        if item.is_missing:
            self._say(item.file, PhotoState(phase=PhotoPhase.MISSING))
            return
        self._say(item.file, PhotoState(phase=PhotoPhase.READING))
        if not self._is_calm:
            self._is_calm = True
            self._background.run(
                Job(work=_calm, channel=CALM, on_done=_nothing, on_failed=_nothing)
            )
        self._background.run(
            Job(
                work=partial(_opened, item.file, self._cache),
                channel=f"{CHANNEL}{item.file}",
                on_done=partial(self._came, item.file),
                on_failed=partial(self._failed, item.file),
                on_progress=partial(self._progressed, item.file),
            )
        )

    def _stop(self, item: Underlay) -> None:
        if self.board.state(item).phase is PhotoPhase.READING:
            self._drop(item.file)
            self._say(item.file, PhotoState(phase=PhotoPhase.STOPPED))

    def _drop(self, path: Path) -> None:
        if self._background is not None:
            self._background.drop(f"{CHANNEL}{path}")

    def _progressed(self, path: Path, _: str, share: float) -> None:
        self._say(path, PhotoState(phase=PhotoPhase.READING, share=share))

    def _came(self, path: Path, pyramid: Pyramid) -> None:
        self._pyramids[path] = pyramid
        self._painting.start()
        self._say(path, PhotoState(phase=PhotoPhase.READY))

    def _failed(self, path: Path, error: Exception) -> None:
        if not isinstance(error, Problem):
            raise error
        self._say(path, PhotoState(phase=PhotoPhase.DAMAGED, problem=error))
        self._tell(error)

    def _say(self, path: Path, state: PhotoState) -> None:
        self.board.states[path] = state
        self.board.states_changed.emit(None)

    # --- painting

    def _paint(self) -> None:
        """Have the tiles painted anew where what they show is another."""
        shown = self.board.shown if self.is_on else ()
        ready = tuple(one for one in shown if one.file in self._pyramids)
        looks = [tuple(getattr(one, field) for field in FIELDS) for one in ready]
        before = [tuple(getattr(one, field) for field in FIELDS) for one in self._shown]
        if looks != before:
            self._shown = ready
            photos = [self._photo(one) for one in ready]
            self._painter.photos = tuple(photo for photo in photos if photo is not None)
            self._canvas.picture.repaint_all()
        trace = self.board.trace_opacity if self.is_on and ready else 1.0
        if trace != self._trace:
            self._trace, self._dressed = trace, {}
            self._canvas.dress_layers(self._dress)

    def _photo(self, underlay: Underlay) -> ShownPhoto | None:
        pyramid, epsg = self._pyramids[underlay.file], self.board.epsg
        bounds = self.board.bounds(underlay)
        if bounds is None:
            self._tell(Problem("UNDERLAY_CRS", epsg=underlay.epsg or epsg))
            return None
        corners = tuple(
            square_corners(
                underlay,
                shrink=level.shrink,
                square_px=SQUARE_PX,
                columns=level.columns,
                rows=level.rows,
                epsg=epsg,
            )
            for level in pyramid.levels
        )
        return ShownPhoto(
            key=underlay.id,
            pyramid=pyramid,
            corners=corners,
            bounds=bounds,
            pixel_m=finest_pixel_m(underlay, epsg=epsg),
            opacity=underlay.opacity,
        )

    def _dress(self, layer: MapLayer) -> MapLayer:
        """Surfaces translucent while a photo is traced; always the same object for a layer."""
        if self._trace >= 1 or layer.kind not in TRACED_KINDS:
            return layer
        known = self._dressed.get(id(layer))
        if known is None or known[0] is not layer:
            known = (layer, replace(layer, opacity=layer.opacity * self._trace))
            self._dressed[id(layer)] = known
        return known[1]


def _opened(path: Path, cache: Path | None, progress: Progress) -> Pyramid:
    return open_pyramid(path, cache, progress)


def _calm(progress: Progress) -> None:
    step_back()


def _nothing(_: object) -> None:
    """Nobody waits for this."""
