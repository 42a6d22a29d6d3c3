"""Painted tiles, kept until others need the room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from gis.mapping.tiles import TileKey
from widgets.map.tile_jobs import Tile


class TileCache:
    """Tiles by key; the ones not used for the longest time go first."""

    def __init__(self, limit_bytes: int) -> None:
        self.limit_bytes = limit_bytes
        self._tiles: OrderedDict[TileKey, Tile] = OrderedDict()
        self._bytes = 0

    def __len__(self) -> int:
        return len(self._tiles)

    @property
    def bytes(self) -> int:
        """Memory that all pictures take."""
        return self._bytes

    def get(self, key: TileKey) -> Tile | None:
        """A tile, stale or not."""
        return self._tiles.get(key)

    def use(self, keys: Iterable[TileKey]) -> None:
        """These are on the screen now: they go last."""
        for key in keys:
            if key in self._tiles:
                self._tiles.move_to_end(key)

    def put(self, key: TileKey, tile: Tile) -> None:
        """Keep a tile in place of an older one, and make room."""
        before = self._tiles.pop(key, None)
        if before is not None:
            self._bytes -= before.bytes
        self._tiles[key] = tile
        self._bytes += tile.bytes
        while self._bytes > self.limit_bytes and len(self._tiles) > 1:
            _, oldest = self._tiles.popitem(last=False)
            self._bytes -= oldest.bytes

    def clear(self) -> None:
        """Forget all."""
        self._tiles.clear()
        self._bytes = 0
