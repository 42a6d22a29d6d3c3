"""Tiles to be painted, and the one thread that paints them in small steps."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QBrush, QColor, QImage

from app.threads import step_back
from gis.mapping.layers import MapLayer
from gis.mapping.tiles import TileKey
from widgets.map.frame import MapFrame, MapLook
from widgets.map.name_painter import NameBook
from widgets.map.renderer import empty_picture, paint_layers
from widgets.map.sprites import SpriteBox

_log = logging.getLogger(__name__)
Underlay = Callable[[QImage, MapFrame], None]
"""Paints what lies under all layers: the basemap, photos."""


class Version(NamedTuple):
    """States of the layers below and of those that filters change all the time."""

    base: int
    data: int


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class TileJob:
    """One tile to paint; where `start` shows the lower layers already, only the others."""

    key: TileKey
    version: Version
    frame: MapFrame
    base: tuple[MapLayer, ...]
    data: tuple[MapLayer, ...]
    look: MapLook
    underlays: tuple[Underlay, ...] = ()
    start: QImage | None = None

    @property
    def mark(self) -> Mark:
        """What tells jobs apart."""
        return (self.key, self.version)


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Tile:
    """A painted tile: the lower layers alone, to start from, and all layers."""

    base: QImage
    image: QImage
    version: Version

    @property
    def bytes(self) -> int:
        """Memory that it takes."""
        one = self.image.sizeInBytes()
        return one if self.base is self.image else one + self.base.sizeInBytes()


Mark = tuple[TileKey, Version]


class PaintedTile(NamedTuple):
    """A tile with what was asked for."""

    job: TileJob
    tile: Tile


class TileWorker(QObject):
    """Paints the wanted tiles one after the other; a new list of wishes replaces the old one."""

    arrived = Signal()
    """There are painted tiles to be collected; not told again before somebody did."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changed = threading.Condition()
        self._wishes: list[TileJob] = []
        self._wanted: frozenset[Mark] = frozenset()
        self._busy: Mark | None = None
        self._painted_tiles: list[PaintedTile] = []
        self._leaving = False
        self._thread: threading.Thread | None = None

    def want(self, jobs: Sequence[TileJob]) -> None:
        """Paint these, in this order; what is not among them is given up."""
        with self._changed:
            self._wanted = frozenset(job.mark for job in jobs)
            self._wishes = [job for job in reversed(jobs) if job.mark != self._busy]
            self._changed.notify()
        if jobs and self._thread is None and not self._leaving:
            QBrush(
                QColor()
            )  # PySide makes its types when first used; two threads find them half made
            self._thread = threading.Thread(target=self._work, name="daoan-tiles", daemon=True)
            self._thread.start()

    @property
    def idle(self) -> bool:
        """Whether nothing is wanted, being painted or waiting to be collected."""
        with self._changed:
            return not self._wishes and self._busy is None and not self._painted_tiles

    def collect(self) -> list[PaintedTile]:
        """The tiles painted since the last call, oldest first."""
        with self._changed:
            found, self._painted_tiles = self._painted_tiles, []
        return found

    def finish(self) -> None:
        """End the thread and wait for it: it ends after one small step."""
        with self._changed:
            self._leaving = True
            self._wishes, self._wanted = [], frozenset()
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    # --- in the thread

    def _work(self) -> None:
        step_back()
        sprites, names = SpriteBox(), NameBook()
        while (job := self._next()) is not None:
            try:
                tile = self._paint(job, sprites, names)
            except Exception:  # noqa: BLE001  # one bad layer must not end the map
                _log.exception("a tile could not be painted")
                bare = empty_picture(job.frame, job.look)
                tile = Tile(base=bare, image=bare, version=job.version)
            with self._changed:
                self._busy = None
                first = tile is not None and not self._painted_tiles
                if tile is not None:
                    self._painted_tiles.append(PaintedTile(job, tile))
            if first:
                with suppress(RuntimeError):  # the canvas is gone
                    self.arrived.emit()

    def _next(self) -> TileJob | None:
        with self._changed:
            while not self._wishes and not self._leaving:
                self._changed.wait()
            if self._leaving:
                return None
            job = self._wishes.pop()
            self._busy = job.mark
            return job

    def _paint(self, job: TileJob, sprites: SpriteBox, names: NameBook) -> Tile | None:
        """The tile; None where it is wanted no more."""
        base = job.start
        if base is None:
            base = empty_picture(job.frame, job.look)
            for underlay in job.underlays:
                underlay(base, job.frame)
            if not self._painted(base, job, job.base, sprites):
                return None
        image = base.copy()
        if not self._painted(image, job, job.data, sprites):
            return None
        names.write(image, job.frame, (*job.base, *job.data), job.look)
        for picture in (base, image):
            picture.setDevicePixelRatio(job.frame.ratio)
        return Tile(base=base, image=image, version=job.version)

    def _painted(
        self, image: QImage, job: TileJob, layers: Sequence[MapLayer], sprites: SpriteBox
    ) -> bool:
        """Paint layers into a picture; whether it was still wanted at the end."""
        image.setDevicePixelRatio(1.0)
        for _ in paint_layers(image, job.frame, layers, sprites):
            if job.mark not in self._wanted:
                return False
            time.sleep(0)  # whoever waits for the interpreter has it now
        return True
