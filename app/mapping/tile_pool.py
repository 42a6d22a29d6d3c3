"""A few threads of its own that fetch tiles; what nobody wants any more is dropped."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue

from app.mapping.tile_fetching import FetchEnd, TileJob, TileResult
from gis.mapping.web_tiles import Tile

WORKERS = 3
_Key = tuple[str, Tile, bool]


class TilePool:
    """Runs jobs in threads that start with the first one; results wait until they are taken.

    Threads are daemons, so that a server that hangs never keeps the program from ending.
    """

    def __init__(self, fetch: Callable[[TileJob], TileResult], *, workers: int = WORKERS) -> None:
        self._fetch = fetch
        self._workers = workers
        self._threads: list[threading.Thread] = []
        self._changed = threading.Condition()
        self._waiting: deque[TileJob] = deque()
        self._running: dict[_Key, TileJob] = {}
        self._results: SimpleQueue[TileResult] = SimpleQueue()
        self._closed = False

    @property
    def busy(self) -> bool:
        """Whether a job waits or runs, or a result was not taken."""
        with self._changed:
            return bool(self._waiting or self._running) or not self._results.empty()

    def want(self, jobs: Sequence[TileJob]) -> None:
        """Do these jobs, the first first, and no others: the rest is dropped or cut short."""
        with self._changed:
            if self._closed:
                return
            wanted = {_key(job) for job in jobs}
            for key, running in self._running.items():
                if key not in wanted:
                    running.cancelled.set()
            alive = {key for key, job in self._running.items() if not job.cancelled.is_set()}
            self._waiting = deque(job for job in jobs if _key(job) not in alive)
            self._start_threads()
            self._changed.notify_all()

    def results(self) -> list[TileResult]:
        """What ended since this was called last; results cut short are left out."""
        taken: list[TileResult] = []
        while True:
            try:
                result = self._results.get_nowait()
            except Empty:
                return taken
            if result.end is not FetchEnd.CANCELLED:
                taken.append(result)

    def close(self, patience_s: float) -> bool:
        """Drop everything and wait a while for the threads; whether all ended."""
        with self._changed:
            self._closed = True
            self._waiting.clear()
            for job in self._running.values():
                job.cancelled.set()
            self._changed.notify_all()
        for thread in self._threads:
            thread.join(patience_s)
        return not any(thread.is_alive() for thread in self._threads)

    def _start_threads(self) -> None:
        while len(self._threads) < min(self._workers, len(self._waiting)):
            number = len(self._threads) + 1
            thread = threading.Thread(target=self._work, name=f"daoan-tiles-{number}", daemon=True)
            self._threads.append(thread)
            thread.start()

    # --- in the worker threads

    def _work(self) -> None:
        while (job := self._next()) is not None:
            try:
                result = self._fetch(job)
            except Exception:  # noqa: BLE001  # a bug must not stop the map: the tile stays away
                result = TileResult(job=job, end=FetchEnd.FAILED, reason="BASEMAP_NO_NETWORK")
            with self._changed:
                if self._running.get(_key(job)) is job:
                    del self._running[_key(job)]
                self._results.put(result)

    def _next(self) -> TileJob | None:
        with self._changed:
            while not self._waiting and not self._closed:
                self._changed.wait()
            if self._closed:
                return None
            job = self._waiting.popleft()
            self._running[_key(job)] = job
            return job


def _key(job: TileJob) -> _Key:
    return (job.source.cache_name, job.tile, job.network)
