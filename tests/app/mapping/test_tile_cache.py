from __future__ import annotations

import os

import pytest

from app.mapping.tile_cache import TileCache
from gis.mapping.web_tiles import Tile

TILE, OTHER = Tile(3, 1, 2), Tile(3, 1, 3)


class Clock:
    def __init__(self):
        self.now = 1_000_000.0

    def __call__(self):
        return self.now


def files(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_a_tile_comes_back_as_it_was_written(tmp_path):
    cache = TileCache(tmp_path)
    cache.write("a", TILE, b"picture")
    kept = cache.read("a", TILE)
    assert kept is not None
    assert (kept.data, kept.fresh) == (b"picture", True)
    assert cache.read("a", OTHER) is None
    assert cache.read("b", TILE) is None


def test_a_cache_that_nobody_wrote_to_makes_no_folder(tmp_path):
    cache = TileCache(tmp_path / "tiles")
    assert cache.read("a", TILE) is None
    assert cache.size_bytes() == 0
    assert not (tmp_path / "tiles").exists()


def test_a_tile_grows_old(tmp_path):
    clock = Clock()
    cache = TileCache(tmp_path, fresh_s=100.0, clock=clock)
    cache.write("a", TILE, b"picture")
    for later, fresh in ((99.0, True), (101.0, False), (-5.0, False)):
        clock.now = 1_000_000.0 + later
        kept = cache.read("a", TILE)
        assert kept is not None
        assert (kept.data, kept.fresh) == (b"picture", fresh)


@pytest.mark.parametrize("damage", [b"", b"DAOTILE1", b"x" * 400])
def test_a_damaged_file_is_no_tile_and_is_deleted(tmp_path, damage):
    cache = TileCache(tmp_path)
    cache.write("a", TILE, b"picture")
    (path,) = files(tmp_path)
    path.write_bytes(damage)
    assert cache.read("a", TILE) is None
    assert files(tmp_path) == []
    cache.write("a", TILE, b"again")
    assert cache.read("a", TILE) is not None


def test_one_flipped_bit_anywhere_is_noticed(tmp_path):
    cache = TileCache(tmp_path)
    cache.write("a", TILE, b"picture")
    (path,) = files(tmp_path)
    whole = path.read_bytes()
    # bytes 8 to 16 are the time of fetching, which no checksum covers
    for place in [*range(8), *range(16, len(whole))]:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert cache.read("a", TILE) is None


def test_the_tiles_used_longest_ago_go_first_when_the_cache_is_full(tmp_path):
    cache = TileCache(tmp_path, limit_bytes=1000)
    for row in range(8):
        cache.write("a", Tile(5, 0, row), bytes(100))
        (path,) = [path for path in files(tmp_path) if path.stem == str(row)]
        os.utime(path, (row + 1, row + 1))
    cache.read("a", Tile(5, 0, 0))  # used just now
    cache.write("a", Tile(5, 0, 8), bytes(100))
    assert cache.size_bytes() <= 1000
    assert cache.read("a", Tile(5, 0, 0)) is not None
    assert cache.read("a", Tile(5, 0, 8)) is not None
    assert cache.read("a", Tile(5, 0, 1)) is None


def test_the_size_is_that_of_the_files(tmp_path):
    cache = TileCache(tmp_path)
    for row in range(3):
        cache.write("a", Tile(5, 0, row), bytes(50))
    cache.write("a", Tile(5, 0, 0), bytes(500))
    on_disk = sum(path.stat().st_size for path in files(tmp_path))
    assert cache.size_bytes() == on_disk == TileCache(tmp_path).size_bytes()


def test_a_smaller_limit_is_kept_at_once_when_asked(tmp_path):
    cache = TileCache(tmp_path)
    for row in range(10):
        cache.write("a", Tile(5, 0, row), bytes(100))
    cache.set_limit(500)
    cache.prune()
    assert 0 < cache.size_bytes() <= 500


def test_clearing_deletes_tiles_and_nothing_else(tmp_path):
    cache = TileCache(tmp_path)
    cache.write("a", TILE, b"picture")
    (tmp_path / "letter.txt").write_text("mine")
    cache.clear()
    assert [path.name for path in files(tmp_path)] == ["letter.txt"]
    assert cache.size_bytes() == 0


def test_a_folder_that_cannot_be_written_costs_nothing_but_the_keeping(tmp_path):
    (tmp_path / "file").write_text("in the way")
    cache = TileCache(tmp_path / "file" / "tiles")
    cache.write("a", TILE, b"picture")
    assert cache.read("a", TILE) is None


def test_no_part_of_a_file_stays_behind(tmp_path):
    cache = TileCache(tmp_path)
    (tmp_path / "a" / "3" / "1" / "2.tile").mkdir(parents=True)  # cannot be replaced by a file
    cache.write("a", TILE, b"picture")
    assert files(tmp_path) == []
