from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest

from app.mapping.basemap import Basemap, BasemapMode, BasemapState
from app.mapping.basemap_sources import own_source
from app.mapping.tile_cache import TileCache
from app.mapping.tile_fetching import TileFetcher
from gis.display.primitives import Bounds
from gis.mapping.web_tiles import covering_tiles
from tests.helpers.tile_server import Answer, picture

MOMENT = datetime(2026, 7, 1, 8, 0, tzinfo=UTC)
HERE = Bounds(193_700.0, 2_597_400.0, 193_900.0, 2_597_500.0)
FINE_M, COARSE_M = 1.1, 4.4
"""Metres per pixel of levels 17 and 15."""
PICTURE = picture()


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


class Rig:
    """A basemap over a server, with a clock of its own."""

    def __init__(self, server, folder):
        self.server = server
        self.clock = Clock()
        self.cache = TileCache(folder)
        fetcher = TileFetcher(self.cache, program="t", timeout_s=5.0)
        self.basemap = Basemap(fetcher, clock=self.clock, now=lambda: MOMENT)
        self.states: list[BasemapState] = []
        self.came: list[int] = []
        self.asked: list[None] = []
        self.basemap.state_changed.connect(lambda state: self.states.append(state))
        self.basemap.arrived.connect(lambda count: self.came.append(count))
        self.basemap.asked.connect(lambda _: self.asked.append(None))

    def turn_on(self):
        self.basemap.choose(own_source(self.server.template))

    def settle(self):
        """Poll until nothing is being fetched."""
        self.basemap.poll()
        while self.basemap._pool.busy:
            self.basemap.poll()

    def levels(self, bounds=HERE, metres_per_pixel=FINE_M):
        return [tile.key[1] for tile in self.basemap.tiles_for(bounds, metres_per_pixel)]


@pytest.fixture
def rig(server, tmp_path):
    made = Rig(server, tmp_path / "tiles")
    yield made
    server.release.set()
    assert made.basemap.close(10.0)


def test_it_is_off_and_touches_nothing_before_it_is_turned_on(rig, tmp_path):
    before = threading.active_count()
    assert rig.basemap.tiles_for(HERE, FINE_M) == []
    rig.basemap.poll()
    rig.basemap.try_again()
    assert rig.basemap.state == BasemapState(mode=BasemapMode.OFF)
    assert rig.basemap.next_poll_s() is None
    assert rig.server.paths == []
    assert threading.active_count() == before
    assert not (tmp_path / "tiles").exists()
    assert rig.states == []


def test_missing_tiles_are_asked_for_and_told_when_they_come(rig):
    rig.turn_on()
    assert rig.basemap.tiles_for(HERE, FINE_M) == []
    assert rig.asked
    assert rig.basemap.next_poll_s() is not None
    rig.settle()
    expected = covering_tiles(HERE, 17, epsg=3826)
    assert sum(rig.came) == len(expected)
    tiles = rig.basemap.tiles_for(HERE, FINE_M)
    assert [tile.key[1:] for tile in tiles] == sorted((t.zoom, t.column, t.row) for t in expected)
    assert all(tile.data == PICTURE for tile in tiles)
    assert sorted(rig.server.paths) == sorted(f"/17/{t.row}/{t.column}" for t in expected)
    modes = [state.mode for state in rig.states]
    assert modes == [BasemapMode.LOADING, BasemapMode.SHOWN]
    assert rig.basemap.next_poll_s() is None


def test_the_corners_cover_the_view(rig):
    rig.turn_on()
    rig.levels()
    rig.settle()
    tiles = rig.basemap.tiles_for(HERE, FINE_M)
    corners = [corner for tile in tiles for corner in tile.corners]
    assert min(x for x, _ in corners) <= HERE.min_x
    assert max(x for x, _ in corners) >= HERE.max_x
    assert min(y for _, y in corners) <= HERE.min_y
    assert max(y for _, y in corners) >= HERE.max_y


def test_coarser_tiles_stand_in_below_until_the_finer_ones_come(rig):
    rig.turn_on()
    rig.levels(metres_per_pixel=COARSE_M)
    rig.settle()
    assert set(rig.levels()) == {15}
    rig.settle()
    assert set(rig.levels()) == {17}


def test_a_second_program_run_needs_no_network(rig, server, tmp_path):
    rig.turn_on()
    rig.levels()
    rig.settle()
    asked = len(server.paths)
    again = Rig(server, tmp_path / "tiles")
    again.turn_on()
    again.levels()
    again.settle()
    assert len(again.levels()) == asked
    assert len(server.paths) == asked
    assert again.basemap.close(10.0)


def test_where_the_server_has_no_tile_the_state_says_so_and_it_is_not_asked_again(rig):
    rig.server.answer = lambda path: Answer(status=404, body=b"")
    rig.turn_on()
    rig.levels()
    rig.settle()
    asked = len(rig.server.paths)
    assert rig.basemap.state == BasemapState(mode=BasemapMode.EMPTY, reason="BASEMAP_NO_TILE")
    rig.levels(Bounds(193_700.0, 2_597_400.0, 193_901.0, 2_597_500.0))
    rig.settle()
    assert len(rig.server.paths) == asked


def test_failures_make_it_offline_with_moment_and_reason_and_pauses_that_grow(rig):
    rig.server.answer = lambda path: Answer(status=503, body=b"")
    rig.turn_on()
    rig.levels()
    rig.settle()
    expected = BasemapState(mode=BasemapMode.OFFLINE, since=MOMENT, reason="BASEMAP_SERVER_TROUBLE")
    assert rig.basemap.state == expected
    pauses = [rig.basemap.next_poll_s()]
    asked = len(rig.server.paths)
    rig.settle()
    assert len(rig.server.paths) == asked  # nothing during the pause
    for _ in range(2):
        rig.clock.now += pauses[-1] + 0.01
        rig.settle()
        pauses.append(rig.basemap.next_poll_s())
    assert pauses == [pytest.approx(2.0), pytest.approx(4.0), pytest.approx(8.0)]
    assert len(rig.server.paths) > asked


def test_it_comes_back_by_itself_when_the_server_does(rig):
    rig.server.answer = lambda path: Answer(status=503, body=b"")
    rig.turn_on()
    rig.levels()
    rig.settle()
    rig.server.answer = lambda path: Answer()
    rig.clock.now += 2.5
    rig.settle()
    assert rig.basemap.state == BasemapState(mode=BasemapMode.SHOWN)
    assert rig.levels()


def test_tiles_on_disk_are_shown_while_offline(rig):
    rig.turn_on()
    rig.levels()
    rig.settle()
    kept = len(rig.levels())
    rig.server.answer = lambda path: Answer(status=503, body=b"")
    far = Bounds(195_000.0, 2_599_000.0, 195_200.0, 2_599_100.0)
    rig.levels(far)
    rig.settle()
    assert rig.basemap.state.mode is BasemapMode.OFFLINE
    rig.basemap._held.clear()
    rig.levels(HERE)
    rig.settle()
    assert len(rig.levels(HERE)) == kept


def test_a_log_in_page_instead_of_pictures_is_offline_too(rig):
    rig.server.answer = lambda path: Answer(body=b"<html>log in</html>")
    rig.turn_on()
    rig.levels()
    rig.settle()
    assert rig.basemap.state.reason == "BASEMAP_NOT_A_PICTURE"


def test_trying_again_does_not_wait_for_the_pause(rig):
    rig.server.answer = lambda path: Answer(status=503, body=b"")
    rig.turn_on()
    rig.levels()
    rig.settle()
    rig.server.answer = lambda path: Answer()
    rig.basemap.try_again()
    rig.settle()
    assert rig.basemap.state.mode is BasemapMode.SHOWN


def test_when_the_view_moves_on_the_old_view_is_not_fetched_any_more(rig):
    rig.server.answer = lambda path: Answer(held=True)
    rig.turn_on()
    wide = Bounds(193_000.0, 2_597_000.0, 196_000.0, 2_599_000.0)
    rig.levels(wide)
    assert rig.server.reached.wait(10)
    rig.levels(HERE)
    rig.server.answer = lambda path: Answer()
    rig.server.release.set()
    rig.settle()
    here = {f"/17/{t.row}/{t.column}" for t in covering_tiles(HERE, 17, epsg=3826)}
    # what three threads had begun, what is here, and nothing else of over a hundred tiles
    assert len(set(rig.server.paths) - here) <= 3
    assert set(rig.levels()) == {17}


def test_turning_off_forgets_all_and_asks_no_more(rig):
    rig.turn_on()
    rig.levels()
    rig.settle()
    rig.basemap.choose(None)
    asked = len(rig.server.paths)
    assert rig.levels() == []
    assert rig.basemap.state.mode is BasemapMode.OFF
    rig.settle()
    assert len(rig.server.paths) == asked


def test_tiles_of_a_source_that_was_left_are_not_shown(rig):
    rig.server.answer = lambda path: Answer(held=True)
    rig.turn_on()
    rig.levels()
    assert rig.server.reached.wait(10)
    rig.basemap.choose(own_source(rig.server.address + "/other/{z}/{y}/{x}"))
    rig.server.answer = lambda path: Answer()
    rig.server.release.set()
    rig.settle()
    assert rig.levels() == []
    rig.settle()
    assert rig.levels()
    other = own_source(rig.server.address + "/other/{z}/{y}/{x}")
    assert {tile.key[0] for tile in rig.basemap.tiles_for(HERE, FINE_M)} == {other.cache_name}


def test_a_view_of_the_whole_country_takes_a_coarser_level_instead_of_thousands(rig):
    rig.turn_on()
    country = Bounds(120_000.0, 2_400_000.0, 350_000.0, 2_800_000.0)
    rig.basemap.tiles_for(country, 1.0)
    rig.settle()
    assert 0 < len(rig.server.paths) <= 256


@pytest.mark.parametrize("metres_per_pixel", [0.0, -1.0, float("nan")])
def test_a_view_without_size_shows_nothing(rig, metres_per_pixel):
    rig.turn_on()
    assert rig.basemap.tiles_for(HERE, metres_per_pixel) == []
