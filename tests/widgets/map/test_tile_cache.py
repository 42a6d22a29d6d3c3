"""Tiles are kept until others need the room; the least used go first."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from gis.mapping.tiles import TileKey
from widgets.map.tile_cache import TileCache
from widgets.map.tile_jobs import Tile, Version

pytestmark = pytest.mark.gui
ONE = 64 * 64 * 4


def tile(*, two: bool = False) -> Tile:
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    base = image.copy() if two else image
    return Tile(base=base, image=image, version=Version(1, 1))


def key(column: int) -> TileKey:
    return TileKey(1.0, column, 0)


def test_the_tile_not_used_for_the_longest_time_goes_first():
    cache = TileCache(3 * ONE)
    for column in range(3):
        cache.put(key(column), tile())
    cache.use([key(0)])
    cache.put(key(3), tile())
    assert cache.get(key(1)) is None
    assert [cache.get(key(column)) is not None for column in (0, 2, 3)] == [True] * 3
    assert cache.bytes == 3 * ONE


def test_a_tile_with_two_pictures_counts_twice_and_a_replaced_one_not_at_all():
    cache = TileCache(10 * ONE)
    cache.put(key(0), tile(two=True))
    assert cache.bytes == 2 * ONE
    cache.put(key(0), tile())
    assert (cache.bytes, len(cache)) == (ONE, 1)
    cache.clear()
    assert (cache.bytes, len(cache)) == (0, 0)


def test_one_tile_is_kept_however_little_room_there_is():
    cache = TileCache(1)
    cache.put(key(0), tile())
    cache.put(key(1), tile())
    assert cache.get(key(1)) is not None
    assert len(cache) == 1
