from __future__ import annotations

import socket
import ssl
import threading
import urllib.error

import pytest

from app.mapping.basemap_sources import own_source
from app.mapping.tile_cache import TileCache
from app.mapping.tile_fetching import FetchEnd, TileFetcher, TileJob, reason_of
from app.mapping.tile_pool import TilePool
from app.messages import Language, say
from gis.mapping.web_tiles import Tile
from tests.helpers.tile_server import Answer, picture

TILE = Tile(16, 54694, 28368)
RED, BLUE = picture((200, 30, 30)), picture((30, 30, 200))


@pytest.fixture
def cache(tmp_path):
    return TileCache(tmp_path)


@pytest.fixture
def fetcher(cache):
    return TileFetcher(cache, program="Daoan/test", timeout_s=5.0)


def job(server, **more):
    return TileJob(source=own_source(server.template), tile=TILE, **more)


def test_a_tile_is_fetched_with_the_name_of_the_program_and_kept(server, fetcher, cache):
    result = fetcher.fetch(job(server))
    assert (result.end, result.data, result.from_network) == (FetchEnd.AT_HAND, picture(), True)
    assert server.paths == ["/16/28368/54694"]
    assert server.agents == ["Daoan/test"]
    kept = cache.read(own_source(server.template).cache_name, TILE)
    assert kept is not None
    assert kept.data == picture()


def test_a_kept_tile_needs_no_network(server, fetcher):
    fetcher.fetch(job(server))
    again = fetcher.fetch(job(server))
    assert (again.end, again.data, again.from_network) == (FetchEnd.AT_HAND, picture(), False)
    assert len(server.paths) == 1


def test_without_network_only_the_disk_is_asked(server, fetcher):
    assert fetcher.fetch(job(server, network=False)).end is FetchEnd.NOT_ASKED
    assert server.paths == []


@pytest.mark.parametrize(
    ("status", "end", "reason"),
    [
        (404, FetchEnd.NO_TILE, "BASEMAP_NO_TILE"),
        (403, FetchEnd.FAILED, "BASEMAP_REFUSED"),
        (500, FetchEnd.FAILED, "BASEMAP_SERVER_TROUBLE"),
        (503, FetchEnd.FAILED, "BASEMAP_SERVER_TROUBLE"),
        (429, FetchEnd.FAILED, "BASEMAP_SERVER_TROUBLE"),
    ],
)
def test_what_the_server_says_instead_of_a_tile_is_told(server, fetcher, status, end, reason):
    server.answer = lambda path: Answer(status=status, body=b"no")
    result = fetcher.fetch(job(server))
    assert (result.end, result.reason, result.data) == (end, reason, b"")


@pytest.mark.parametrize("body", [b"<html>Please log in</html>", b"\x00\x01garbage"])
def test_bytes_that_are_no_picture_are_not_kept(server, fetcher, cache, body):
    server.answer = lambda path: Answer(body=body)
    result = fetcher.fetch(job(server))
    assert (result.end, result.reason) == (FetchEnd.FAILED, "BASEMAP_NOT_A_PICTURE")
    assert cache.size_bytes() == 0


def test_an_empty_answer_means_that_there_is_no_tile(server, fetcher):
    server.answer = lambda path: Answer(body=b"")
    assert fetcher.fetch(job(server)).end is FetchEnd.NO_TILE


def test_a_server_that_is_not_there_refuses(server, fetcher):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    source = own_source(f"http://127.0.0.1:{port}/{{z}}/{{x}}/{{y}}")
    result = fetcher.fetch(TileJob(source=source, tile=TILE))
    assert (result.end, result.reason) == (FetchEnd.FAILED, "BASEMAP_CONNECTION_REFUSED")


def test_a_server_that_stops_in_the_middle_times_out(server, cache):
    server.answer = lambda path: Answer(held=True)
    hasty = TileFetcher(cache, program="t", timeout_s=0.1)
    result = hasty.fetch(job(server))
    assert (result.end, result.reason) == (FetchEnd.FAILED, "BASEMAP_TIMED_OUT")


def test_a_server_that_drips_is_given_up(server, cache):
    server.answer = lambda path: Answer(body=RED + bytes(200_000))
    times = iter([0.0, 1.0, 31.0, 32.0])
    patient = TileFetcher(cache, program="t", clock=lambda: next(times))
    assert patient.fetch(job(server)).reason == "BASEMAP_TIMED_OUT"


def test_a_tile_without_end_is_given_up(server, fetcher, cache):
    server.answer = lambda path: Answer(body=RED + bytes(5_000_000))
    assert fetcher.fetch(job(server)).end is FetchEnd.FAILED
    assert cache.size_bytes() == 0


def test_an_old_tile_is_fetched_anew(server, cache, tmp_path):
    stale = TileCache(tmp_path, fresh_s=0.0)
    fetcher = TileFetcher(stale, program="t")
    fetcher.fetch(job(server))
    server.answer = lambda path: Answer(body=BLUE)
    assert fetcher.fetch(job(server)).data == BLUE


def test_an_old_tile_is_better_than_none_where_the_server_fails(server, tmp_path):
    fetcher = TileFetcher(TileCache(tmp_path, fresh_s=0.0), program="t")
    fetcher.fetch(job(server))
    server.answer = lambda path: Answer(status=500, body=b"")
    result = fetcher.fetch(job(server))
    assert (result.end, result.data) == (FetchEnd.FAILED, picture())
    offline = fetcher.fetch(job(server, network=False))
    assert (offline.end, offline.data) == (FetchEnd.AT_HAND, picture())


def test_the_proxy_of_the_environment_is_asked(server, fetcher, monkeypatch):
    monkeypatch.setenv("http_proxy", server.address)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    source = own_source("http://tiles.invalid/{z}/{x}/{y}")
    assert fetcher.fetch(TileJob(source=source, tile=TILE)).end is FetchEnd.AT_HAND
    assert server.paths == ["http://tiles.invalid/16/54694/28368"]


def test_a_redirect_to_a_file_is_not_followed(server, fetcher, tmp_path):
    secret = tmp_path / "secret.png"
    secret.write_bytes(RED)
    server.answer = lambda path: Answer(status=302, body=b"", headers={"Location": secret.as_uri()})
    result = fetcher.fetch(job(server))
    assert (result.end, result.data) == (FetchEnd.FAILED, b"")


def test_a_job_cancelled_in_the_middle_ends_without_a_tile(server, fetcher, cache):
    server.answer = lambda path: Answer(body=RED + bytes(100_000), held=True)
    waiting = job(server)
    results = []
    thread = threading.Thread(target=lambda: results.append(fetcher.fetch(waiting)))
    thread.start()
    assert server.reached.wait(10)
    waiting.cancelled.set()
    server.release.set()
    thread.join(10)
    assert [result.end for result in results] == [FetchEnd.CANCELLED]
    assert cache.size_bytes() == 0


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (urllib.error.URLError(socket.gaierror(-2, "unknown")), "BASEMAP_NAME_UNKNOWN"),
        (urllib.error.URLError(ssl.SSLCertVerificationError("bad")), "BASEMAP_NOT_TRUSTED"),
        (urllib.error.URLError(ConnectionRefusedError()), "BASEMAP_CONNECTION_REFUSED"),
        (TimeoutError(), "BASEMAP_TIMED_OUT"),
        (ConnectionResetError(), "BASEMAP_NO_NETWORK"),
        (ValueError("too many bytes"), "BASEMAP_NO_NETWORK"),
    ],
)
def test_every_failure_has_words(error, code):
    assert reason_of(error) == code
    assert all(say(code, language) for language in Language)


class HeldFetch:
    """A fetch that waits for the test, and tells which tiles were begun."""

    def __init__(self, fetcher):
        self.fetcher = fetcher
        self.begun = []
        self.first = threading.Event()
        self.go = threading.Event()

    def __call__(self, job):
        self.begun.append(job.tile.row)
        self.first.set()
        self.go.wait(10)
        return self.fetcher.fetch(job)


def test_what_is_wanted_no_more_is_never_begun(server, fetcher):
    held = HeldFetch(fetcher)
    pool = TilePool(held, workers=1)
    source = own_source(server.template)
    old = [TileJob(source=source, tile=Tile(16, 1, row)) for row in range(50)]
    pool.want(old)
    assert held.first.wait(10)
    pool.want([TileJob(source=source, tile=Tile(16, 1, 99))])
    held.go.set()
    while pool.busy:
        taken = pool.results()
        if taken:
            break
    assert pool.close(10)
    assert held.begun == [0, 99]
    assert [result.job.tile.row for result in taken] == [99]
    assert old[0].cancelled.is_set()


def test_a_tile_that_is_being_fetched_is_not_fetched_twice(server, fetcher):
    held = HeldFetch(fetcher)
    pool = TilePool(held, workers=2)
    source = own_source(server.template)
    first = TileJob(source=source, tile=Tile(16, 1, 5))
    pool.want([first])
    assert held.first.wait(10)
    pool.want([TileJob(source=source, tile=Tile(16, 1, 5))])
    held.go.set()
    while not (taken := pool.results()):
        pass
    assert pool.close(10)
    assert held.begun == [5]
    assert [result.end for result in taken] == [FetchEnd.AT_HAND]
    assert not pool.busy


def test_a_pool_that_was_never_asked_has_no_threads(fetcher):
    before = threading.active_count()
    pool = TilePool(fetcher.fetch)
    assert threading.active_count() == before
    assert pool.close(0.0)


def test_a_closed_pool_takes_no_more(server, fetcher):
    pool = TilePool(fetcher.fetch)
    pool.close(1.0)
    pool.want([job(server)])
    assert not pool.busy
    assert server.paths == []


def test_a_bug_in_fetching_costs_one_tile_and_no_thread(server, fetcher):
    asked = []

    def buggy(job):
        asked.append(job)
        if len(asked) == 1:
            raise RuntimeError("bug")
        return fetcher.fetch(job)

    pool = TilePool(buggy, workers=1)
    source = own_source(server.template)
    pool.want([TileJob(source=source, tile=Tile(16, 1, row)) for row in (1, 2)])
    taken = []
    while len(taken) < 2:
        taken += pool.results()
    assert pool.close(10)
    assert [result.end for result in taken] == [FetchEnd.FAILED, FetchEnd.AT_HAND]
