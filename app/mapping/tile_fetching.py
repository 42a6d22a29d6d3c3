"""Fetching one tile: from disk, else from its server, cut short where nobody waits any more."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from app.mapping.basemap_sources import BasemapSource
from app.mapping.tile_cache import TileCache
from gis.mapping.web_tiles import Tile

TIMEOUT_S = 10.0
"""For connecting, and for each wait for more bytes."""
LONGEST_S = 30.0
"""For one tile in all: a server that drips holds no thread for ever."""
MOST_BYTES = 4_000_000
_CHUNK = 16_384
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM")
"""How files of pictures that a window can show begin."""


class FetchEnd(Enum):
    """How the fetching of a tile ended."""

    AT_HAND = "at_hand"
    NO_TILE = "no_tile"
    """The server is there and has no picture for this place."""
    FAILED = "failed"
    """Network, server or something in between failed; `reason` says how."""
    NOT_ASKED = "not_asked"
    """Not on disk, and the network was not to be used."""
    CANCELLED = "cancelled"


@dataclass(eq=False, kw_only=True)
class TileJob:
    """One tile that somebody waits for."""

    source: BasemapSource
    tile: Tile
    network: bool = True
    """Whether its server may be asked."""
    cancelled: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True, kw_only=True)
class TileResult:
    """What came of a job."""

    job: TileJob
    end: FetchEnd
    data: bytes = b""
    reason: str = ""
    """A code of `resources/i18n` for FAILED and NO_TILE."""
    from_network: bool = False


class TileFetcher:
    """Gets tiles; several threads may use one. Nothing is fetched before `fetch` is called."""

    def __init__(
        self,
        cache: TileCache,
        *,
        program: str,
        timeout_s: float = TIMEOUT_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._cache = cache
        self._timeout_s = timeout_s
        self._clock = clock
        self._program = program

    def fetch(self, job: TileJob) -> TileResult:
        """The tile of a job: a fresh one from disk, else from the server, else an old one."""
        if job.cancelled.is_set():
            return TileResult(job=job, end=FetchEnd.CANCELLED)
        kept = self._cache.read(job.source.cache_name, job.tile)
        if kept is not None and (kept.fresh or not job.network):
            return TileResult(job=job, end=FetchEnd.AT_HAND, data=kept.data)
        if not job.network:
            return TileResult(job=job, end=FetchEnd.NOT_ASKED)
        asked = self._ask(job)
        if asked.end is FetchEnd.AT_HAND:
            self._cache.write(job.source.cache_name, job.tile, asked.data)
        elif kept is not None and asked.end is FetchEnd.FAILED:
            return TileResult(job=job, end=FetchEnd.FAILED, data=kept.data, reason=asked.reason)
        return asked

    def _ask(self, job: TileJob) -> TileResult:
        """Ask the server; whatever goes wrong becomes a reason."""
        try:
            data = self._read(job)
        except _Stopped:
            return TileResult(job=job, end=FetchEnd.CANCELLED)
        except urllib.error.HTTPError as error:
            with error:
                return _http_result(job, error.code)
        except (OSError, http.client.HTTPException, ValueError) as error:
            return TileResult(job=job, end=FetchEnd.FAILED, reason=reason_of(error))
        if not data:
            return TileResult(job=job, end=FetchEnd.NO_TILE, reason="BASEMAP_NO_TILE")
        if not data.startswith(_PICTURES):
            return TileResult(job=job, end=FetchEnd.FAILED, reason="BASEMAP_NOT_A_PICTURE")
        return TileResult(job=job, end=FetchEnd.AT_HAND, data=data, from_network=True)

    def _read(self, job: TileJob) -> bytes:
        agent = {"User-Agent": self._program, "Accept": "image/*"}
        request = urllib.request.Request(job.source.address(job.tile), headers=agent)
        deadline = self._clock() + LONGEST_S
        parts, size = [], 0
        with _web_opener().open(request, timeout=self._timeout_s) as answer:
            while chunk := answer.read(_CHUNK):
                parts.append(chunk)
                size += len(chunk)
                if job.cancelled.is_set():
                    raise _Stopped
                if size > MOST_BYTES:
                    raise ValueError("too many bytes for a tile")
                if self._clock() > deadline:
                    raise TimeoutError
        return b"".join(parts)


class _Stopped(Exception):
    """Nobody waits for this tile any more."""


def _http_result(job: TileJob, status: int) -> TileResult:
    if status in (204, 400, 404, 410):
        return TileResult(job=job, end=FetchEnd.NO_TILE, reason="BASEMAP_NO_TILE")
    refused = status in (401, 403, 407, 451)
    reason = "BASEMAP_REFUSED" if refused else "BASEMAP_SERVER_TROUBLE"
    return TileResult(job=job, end=FetchEnd.FAILED, reason=reason)


def reason_of(error: Exception) -> str:
    """The code of a sentence for a failure of the network."""
    inner = error.reason if isinstance(error, urllib.error.URLError) else error
    match inner:
        case TimeoutError():
            return "BASEMAP_TIMED_OUT"
        case socket.gaierror():
            return "BASEMAP_NAME_UNKNOWN"
        case ConnectionRefusedError():
            return "BASEMAP_CONNECTION_REFUSED"
        case ssl.SSLError():
            return "BASEMAP_NOT_TRUSTED"
        case _:
            return "BASEMAP_NO_NETWORK"


def _web_opener() -> urllib.request.OpenerDirector:
    """Web addresses only, through the proxy that the environment names."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.UnknownHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener
