"""The picture of the layers on the screen: tiles where they are painted, else a backdrop."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QImage, QPainter

from gis.display.primitives import Bounds
from gis.mapping.layers import LayerKind, MapLayer
from gis.mapping.tiles import TILE_PX, TileKey, nearest_first, ring_about, tiles_in
from widgets.map.frame import MapFrame, MapLook, tile_frame
from widgets.map.tile_cache import TileCache
from widgets.map.tile_jobs import Tile, TileJob, TileWorker, Underlay, Version
from widgets.parts.view_transform import ViewTransform, fitted

LEAST_CACHE_BYTES = 48 << 20
SCREENS_KEPT = 2
"""Tiles of so many whole windows are kept, each with its lower layers alone."""
OVERVIEW_PX = 1000
COLLECT_MS = 4
MOVING_KINDS = (LayerKind.DENSITY, LayerKind.CRASHES)
"""From the lowest of these on, layers are painted apart: filters change them all the time."""


@dataclass(frozen=True, eq=False, slots=True)
class Snapshot:
    """What was on the screen at another scale; `view` counts device pixels."""

    image: QImage
    view: ViewTransform


class TilePicture(QObject):
    """Owns tiles and worker; `changed` says that there is more to show."""

    changed = Signal()
    sharp = Signal()
    """All tiles in sight are painted and up to date."""

    def __init__(self, look: MapLook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._base: tuple[MapLayer, ...] = ()
        self._data: tuple[MapLayer, ...] = ()
        self._version = Version(0, 0)
        self._cache = TileCache(LEAST_CACHE_BYTES)
        self._overview: dict[TileKey, Tile] = {}
        self._snapshot: Snapshot | None = None
        self._worker = TileWorker(self)
        # tiles are collected now and then: one by one, a row of them would keep the window waiting
        self._collecting = QTimer(self, interval=COLLECT_MS, singleShot=True)
        self._collecting.timeout.connect(self._collect)
        self._worker.arrived.connect(self._collecting.start)
        self._frame: MapFrame | None = None
        self._keys: list[TileKey] = []
        self.bounds: Bounds | None = None
        """The box about all visible layers."""
        self.underlay: Underlay | None = None
        """The basemap."""
        self.photos: Underlay | None = None
        """Photos, over the basemap."""

    # --- what is shown

    def show_layers(self, layers: Sequence[MapLayer]) -> None:
        """Show other layers; what changed only above the lower ones is painted onto those."""
        seen = [layer for layer in layers if layer.visible and layer.opacity > 0]
        split = next((i for i, one in enumerate(seen) if one.kind in MOVING_KINDS), len(seen))
        base, data = tuple(seen[:split]), tuple(seen[split:])
        self._version = Version(
            self._version.base + (not _same(base, self._base)),
            self._version.data + (not _same(data, self._data)),
        )
        self._base, self._data = base, data
        self.bounds = around(layer.bounds for layer in seen)
        self.ask()

    def show_look(self, look: MapLook) -> None:
        """Wear other colours; all is painted anew."""
        self._look = look
        self._cache.clear()
        self._overview.clear()
        self._snapshot = None
        self.repaint_all()

    def repaint_all(self) -> None:
        """Paint everything again; what is there stays on the screen meanwhile."""
        self._version = Version(self._version.base + 1, self._version.data)
        self.ask()

    def look_at(self, frame: MapFrame) -> None:
        """Show another part of the map; asks for the tiles that lack."""
        before = self._frame
        if before is not None and before.view.scale != frame.view.scale:
            self._keep_snapshot(before)
        self._frame = frame
        left, top = _corner(frame)
        keys = tiles_in(frame.view.scale, left, top, frame.width, frame.height)
        if keys != self._keys:
            self._keys = keys
            window_bytes = 2 * 4 * TILE_PX**2 * len(keys)
            self._cache.limit_bytes = max(LEAST_CACHE_BYTES, SCREENS_KEPT * window_bytes)
            self.ask()

    @property
    def is_sharp(self) -> bool:
        """Whether all that is in sight is painted and up to date."""
        return all(self._is_new(key) for key in self._keys)

    @property
    def missing_share(self) -> float:
        """Share of the tiles in sight that nothing was painted for yet."""
        gone = [key for key in self._keys if self._cache.get(key) is None]
        return len(gone) / len(self._keys) if self._keys else 0.0

    @property
    def idle(self) -> bool:
        """Whether nothing is being painted."""
        return self._worker.idle

    def finish(self) -> None:
        """End the worker."""
        self._collecting.stop()
        self._worker.finish()

    # --- painting

    def paint(self, painter: QPainter, frame: MapFrame) -> None:
        """Lay the tiles onto a painter of logical pixels; where one lacks, the backdrop."""
        tiles = [self._cache.get(key) for key in self._keys]
        if None in tiles:
            self._paint_backdrop(painter, frame)
        left, top = _corner(frame)
        ratio, side = frame.ratio, TILE_PX
        for key, tile in zip(self._keys, tiles, strict=True):
            if tile is not None:
                x, y = key.column * side - left, key.row * side - top
                painter.drawImage(QPointF(x / ratio, y / ratio), tile.image)

    def _paint_backdrop(self, painter: QPainter, frame: MapFrame) -> None:
        """The whole map coarsely, and over it what was on the screen at another scale."""
        room = QRectF(0, 0, frame.width / frame.ratio, frame.height / frame.ratio)
        painter.fillRect(room, self._look.ground)
        for key, tile in self._overview.items():
            target = _target(frame, key.corner, key.scale, tile.image)
            if target.intersects(room):
                painter.drawImage(target, tile.image)
        if self._snapshot is not None:
            view = self._snapshot.view
            target = _target(frame, (view.left, view.top), view.scale, self._snapshot.image)
            if target.intersects(room):
                painter.drawImage(target, self._snapshot.image)

    def _keep_snapshot(self, frame: MapFrame) -> None:
        """Keep what is on the screen, to be shown larger or smaller until there are tiles."""
        image = QImage(frame.width, frame.height, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(frame.ratio)
        image.fill(self._look.ground)
        painter = QPainter(image)
        self.paint(painter, frame)
        painter.end()
        self._snapshot = Snapshot(image, frame.view)

    # --- asking

    def ask(self) -> None:
        """Tell the worker what lacks: in sight first, then near, then the whole map coarsely."""
        if self._frame is None or not self._keys:
            return
        self._collect()
        left, top = _corner(self._frame)
        x, y = left + self._frame.width / 2, top + self._frame.height / 2
        self._cache.use(self._keys)
        jobs = self._lacking(nearest_first(self._keys, x, y))
        jobs += self._lacking(ring_about(self._keys))
        jobs += self._lacking(self._overview_keys(), coarse=True)
        self._worker.want(jobs)

    def _is_new(self, key: TileKey) -> bool:
        tile = self._cache.get(key)
        return tile is not None and tile.version == self._version

    def _lacking(self, keys: Iterable[TileKey], *, coarse: bool = False) -> list[TileJob]:
        jobs = []
        for key in keys:
            tile = self._overview.get(key) if coarse else self._cache.get(key)
            if tile is None or tile.version != self._version:
                jobs.append(
                    self._job(key, tile, 1.0 if coarse or not self._frame else self._frame.ratio)
                )
        return jobs

    def _job(self, key: TileKey, before: Tile | None, ratio: float) -> TileJob:
        kept = before is not None and before.version.base == self._version.base
        return TileJob(
            key=key,
            version=self._version,
            frame=tile_frame(key, ratio),
            base=self._base,
            data=self._data,
            look=self._look,
            underlays=tuple(one for one in (self.underlay, self.photos) if one is not None),
            start=before.base if kept and before else None,
        )

    def _overview_keys(self) -> list[TileKey]:
        """The whole map in a few tiles."""
        if self.bounds is None:
            return []
        view = fitted(self.bounds, width_px=OVERVIEW_PX, height_px=OVERVIEW_PX, margin_px=0)
        frame = MapFrame(view=view, width=OVERVIEW_PX, height=OVERVIEW_PX)
        left, top = _corner(frame)
        return tiles_in(view.scale, left, top, OVERVIEW_PX, OVERVIEW_PX)

    def _collect(self) -> None:
        """Keep the tiles that were painted, and tell once."""
        found = self._worker.collect()
        if not found or self._frame is None:
            return
        before = self.is_sharp
        kept = [self._keep(job, tile, self._frame.view.scale) for job, tile in found]
        if any(kept):
            self.changed.emit()
        if self.is_sharp and not before:
            self.sharp.emit()

    def _keep(self, job: TileJob, tile: Tile, scale: float) -> bool:
        """Keep a painted tile; whether it is of the scale in sight."""
        wanted = self._overview_keys()
        if job.key in wanted:
            self._overview = {key: some for key, some in self._overview.items() if key in wanted}
            self._overview[job.key] = tile
        if job.key.scale != scale:
            return False
        self._cache.put(job.key, tile)
        return True


def _corner(frame: MapFrame) -> tuple[int, int]:
    """Whole device pixels from the origin of the metres to the frame's corner, east and south."""
    return round(frame.view.left * frame.view.scale), round(-frame.view.top * frame.view.scale)


def _target(frame: MapFrame, corner: tuple[float, float], scale: float, image: QImage) -> QRectF:
    """Where an older picture lies in a frame, logical pixels."""
    x, y = frame.view.to_pixels(corner)
    grown = frame.view.scale / scale / frame.ratio
    return QRectF(x / frame.ratio, y / frame.ratio, image.width() * grown, image.height() * grown)


def _same(some: tuple[MapLayer, ...], others: tuple[MapLayer, ...]) -> bool:
    return len(some) == len(others) and all(a is b for a, b in zip(some, others, strict=True))


def around(boxes: Iterable[Bounds | None]) -> Bounds | None:
    """The box about some boxes; None without any."""
    found = [box for box in boxes if box is not None]
    if not found:
        return None
    return Bounds(
        min(box.min_x for box in found),
        min(box.min_y for box in found),
        max(box.max_x for box in found),
        max(box.max_y for box in found),
    )
