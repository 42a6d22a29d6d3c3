"""The basemap: tiles at hand for a view, the rest asked for, and a state that tells how it is."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

from app.mapping.basemap_sources import BasemapSource
from app.mapping.tile_fetching import FetchEnd, TileFetcher, TileJob, TileResult
from app.mapping.tile_pool import TilePool
from app.signal import Signal
from gis.angles import Point
from gis.crs import TAIWAN_EPSG
from gis.display.primitives import Bounds
from gis.mapping.web_tiles import Tile, covering_tiles, tile_corners, tile_span, zoom_for

MOST_TILES = 256
"""Tiles of one view; a coarser level serves beyond."""
HELD_BYTES = 48_000_000
_ANCESTORS = 6
"""Levels up that a missing tile is looked for in coarser ones."""
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 2.0, 120.0
_NO_TILE_S = 600.0
_POLL_S = 0.05


class BasemapMode(Enum):
    """How a basemap is."""

    OFF = "off"
    LOADING = "loading"
    SHOWN = "shown"
    EMPTY = "empty"
    """The server answers, but has no picture for this view."""
    OFFLINE = "offline"
    """The server could not be reached; what is on disk is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BasemapState:
    """How a basemap is, and while offline since when and why."""

    mode: BasemapMode
    since: datetime | None = None
    reason: str = ""
    """A code of `resources/i18n`: the last failure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BasemapTile:
    """An encoded picture and where its corners lie, in metres of the store's CRS."""

    key: tuple[str, int, int, int]
    """What tells it from all others: source, level, column, row."""
    data: bytes
    corners: tuple[Point, Point, Point, Point]
    """Upper left, upper right, lower right, lower left."""


class Basemap:
    """For one thread (the window's): ask for tiles when painting, call `poll` now and then.

    Off until a source is chosen: no thread, no file, no network before.
    """

    def __init__(
        self,
        fetcher: TileFetcher,
        *,
        epsg: int = TAIWAN_EPSG,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.arrived: Signal[int] = Signal()
        """Tells how many tiles came: paint again."""
        self.state_changed: Signal[BasemapState] = Signal()
        self.asked: Signal[None] = Signal()
        """Tiles were asked for: poll from now on."""
        self._pool = TilePool(fetcher.fetch)
        self._epsg = epsg
        self._clock, self._now = clock, now
        self._source: BasemapSource | None = None
        self._state = BasemapState(mode=BasemapMode.OFF)
        self._held: OrderedDict[Tile, BasemapTile] = OrderedDict()
        self._held_bytes = 0
        self._forget()

    def _forget(self) -> None:
        """Everything that belongs to one source."""
        self._held.clear()
        self._held_bytes = 0
        self._in_view: tuple[Tile, ...] = ()
        self._no_tile: dict[Tile, float] = {}
        self._not_on_disk: set[Tile] = set()
        self._failures = 0
        self._retry_at = 0.0
        self._since: datetime | None = None
        self._reason = ""

    @property
    def source(self) -> BasemapSource | None:
        """What is shown; None while it is off."""
        return self._source

    @property
    def state(self) -> BasemapState:
        """How it is now."""
        return self._state

    def choose(self, source: BasemapSource | None) -> None:
        """Show another source, or none."""
        if source == self._source:
            return
        self._source = source
        self._pool.want([])
        self._forget()
        self._tell_state()

    def use_epsg(self, epsg: int) -> None:
        """Give corners in the CRS of another store."""
        if epsg != self._epsg:
            self._epsg = epsg
            self._held.clear()
            self._held_bytes = 0

    def try_again(self) -> None:
        """Ask the server at once, whatever the pause."""
        self._retry_at = 0.0
        self._not_on_disk.clear()
        self._no_tile.clear()
        self._ask()

    def tiles_for(self, bounds: Bounds, metres_per_pixel: float) -> list[BasemapTile]:
        """Tiles at hand that cover a box, coarser ones below finer ones; missing ones are asked
        for, those in the middle first.
        """
        tiles = self._tiles_in(bounds, metres_per_pixel)
        if tuple(tiles) != self._in_view:
            self._in_view = tuple(tiles)
            self._ask()
        shown: dict[Tile, BasemapTile] = {}
        for tile in tiles:
            held = self._nearest_held(tile)
            if held is not None:
                shown[held] = self._held[held]
        self._tell_state()
        return [shown[tile] for tile in sorted(shown)]

    def poll(self) -> None:
        """Take what came; ask again where a pause is over."""
        came = sum(self._take(result) for result in self._pool.results())
        paused = self._since is not None and not self._pool.busy
        if paused and self._may_ask() and self._lacking():
            self._not_on_disk.clear()
            self._ask()
        self._tell_state()
        if came:
            self.arrived.emit(came)

    def next_poll_s(self) -> float | None:
        """When to poll next; None where nothing is awaited."""
        if self._pool.busy:
            return _POLL_S
        if self._since is not None and self._lacking():
            return max(self._retry_at - self._clock(), _POLL_S)
        return None

    def close(self, patience_s: float = 1.0) -> bool:
        """Turn off and end the threads; whether all ended in time."""
        self.choose(None)
        return self._pool.close(patience_s)

    def _tiles_in(self, bounds: Bounds, metres_per_pixel: float) -> list[Tile]:
        source = self._source
        if source is None or not metres_per_pixel > 0:
            return []
        zoom = zoom_for(
            metres_per_pixel,
            at=bounds.centre,
            epsg=self._epsg,
            least=source.least_zoom,
            most=source.most_zoom,
        )
        while zoom >= source.least_zoom:
            first, last = tile_span(bounds, zoom, epsg=self._epsg)
            if (last.column - first.column + 1) * (last.row - first.row + 1) <= MOST_TILES:
                return covering_tiles(bounds, zoom, epsg=self._epsg)
            zoom -= 1
        return []

    def _nearest_held(self, tile: Tile) -> Tile | None:
        """The tile itself or the finest coarser one that is at hand."""
        for levels in range(min(_ANCESTORS, tile.zoom) + 1):
            candidate = tile.ancestor(levels)
            if candidate in self._held:
                self._held.move_to_end(candidate)
                return candidate
        return None

    def _lacking(self) -> list[Tile]:
        """Tiles in view that are not at hand and may exist."""
        now = self._clock()
        return [
            tile
            for tile in self._in_view
            if tile not in self._held and self._no_tile.get(tile, 0.0) <= now
        ]

    def _may_ask(self) -> bool:
        return self._clock() >= self._retry_at

    def _ask(self) -> None:
        """Have the pool fetch what is lacking; during a pause only from disk."""
        source = self._source
        if source is None:
            return
        network = self._may_ask()
        wanted = [tile for tile in self._lacking() if network or tile not in self._not_on_disk]
        self._pool.want(
            [TileJob(source=source, tile=tile, network=network) for tile in _from_middle(wanted)]
        )
        if wanted:
            self.asked.emit(None)

    def _take(self, result: TileResult) -> bool:
        """Note a result; whether a picture came."""
        if result.job.source != self._source:
            return False
        if result.data:
            self._hold(result.job.tile, result.data)
        match result.end:
            case FetchEnd.NO_TILE:
                self._no_tile[result.job.tile] = self._clock() + _NO_TILE_S
                self._recover()
            case FetchEnd.AT_HAND if result.from_network:
                self._recover()
            case FetchEnd.NOT_ASKED:
                self._not_on_disk.add(result.job.tile)
            case FetchEnd.FAILED:
                self._pause(result.reason)
        return bool(result.data)

    def _recover(self) -> None:
        self._failures, self._retry_at = 0, 0.0
        self._since, self._reason = None, ""

    def _pause(self, reason: str) -> None:
        """Leave the server alone for a while, longer after each failure in turn."""
        self._reason = reason
        if not self._may_ask():
            return  # the other threads fail at the same time
        self._failures += 1
        pause = min(_FIRST_PAUSE_S * 2.0 ** (self._failures - 1), _LONGEST_PAUSE_S)
        self._retry_at = self._clock() + pause
        self._since = self._since or self._now()
        self._ask()

    def _hold(self, tile: Tile, data: bytes) -> None:
        source = self._source
        if source is None:
            return
        old = self._held.pop(tile, None)
        self._held_bytes += len(data) - (len(old.data) if old else 0)
        corners = tile_corners(tile, epsg=self._epsg)
        self._held[tile] = BasemapTile(key=(source.cache_name, *tile), data=data, corners=corners)
        while self._held_bytes > HELD_BYTES and len(self._held) > MOST_TILES:
            _, gone = self._held.popitem(last=False)
            self._held_bytes -= len(gone.data)

    def _tell_state(self) -> None:
        state = self._present_state()
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)

    def _present_state(self) -> BasemapState:
        if self._source is None:
            return BasemapState(mode=BasemapMode.OFF)
        if self._since is not None:
            return BasemapState(mode=BasemapMode.OFFLINE, since=self._since, reason=self._reason)
        if self._lacking() or not self._in_view:
            return BasemapState(mode=BasemapMode.LOADING)
        if any(tile in self._held for tile in self._in_view):
            return BasemapState(mode=BasemapMode.SHOWN)
        return BasemapState(mode=BasemapMode.EMPTY, reason="BASEMAP_NO_TILE")


def _from_middle(tiles: Iterable[Tile]) -> list[Tile]:
    """Tiles by their distance from the middle of all of them."""
    listed = list(tiles)
    if not listed:
        return []
    columns, rows = [tile.column for tile in listed], [tile.row for tile in listed]
    middle = ((min(columns) + max(columns)) / 2, (min(rows) + max(rows)) / 2)
    return sorted(
        listed, key=lambda tile: (tile.column - middle[0]) ** 2 + (tile.row - middle[1]) ** 2
    )
