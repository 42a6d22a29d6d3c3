"""Long work off the main thread: one door in, one signal back, progress and cancel."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.tasks import Cancelled, Progress

Work = Callable[[Progress], Any]
REPORT_INTERVAL_S = 0.05


@dataclass(eq=False, slots=True, kw_only=True)
class Job:
    """One piece of work: what to run and whom to tell, in the main thread."""

    work: Work
    channel: str
    """A newer job of the same channel cancels this one and silences it."""
    on_done: Callable[[Any], None]
    on_failed: Callable[[Exception], None]
    on_progress: Callable[[str, float], None] = lambda code, share: None
    on_cancelled: Callable[[], None] = lambda: None
    title: str = ""
    modal: bool = False
    """Whether nothing else may be done meanwhile: it changes the store."""
    silenced: bool = False
    cancelled: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Ask the work to stop at its next progress call."""
        self.cancelled.set()


class Background(QObject):
    """The door to the worker thread; jobs run one after the other.

    The worker is one thread of Python's own for the door's whole life: a thread of Qt's pool gets
    a new Python thread state for each job, and pyproj crashes on what its C part still holds of
    the state before.
    """

    job_started = Signal(object)
    job_ended = Signal(object)
    job_progressed = Signal(object, str, float)
    """Job, message code, share done."""
    _reported = Signal(object, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: SimpleQueue[Job | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._leaving = False
        self._jobs: list[Job] = []
        self._reported.connect(self._on_report, Qt.ConnectionType.QueuedConnection)

    @property
    def jobs(self) -> tuple[Job, ...]:
        """Jobs that have not ended, in the order they run."""
        return tuple(self._jobs)

    @property
    def busy(self) -> bool:
        """Whether any job has not ended."""
        return bool(self._jobs)

    def run(self, job: Job) -> Job:
        """Queue a job; older jobs of its channel are cancelled and stay silent.

        Once told to finish, the door takes no more jobs.
        """
        if self._leaving:
            job.silenced = True
            job.cancel()
            return job
        self.drop(job.channel)
        self._jobs.append(job)
        self.job_started.emit(job)
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="daoan-worker", daemon=True)
            self._thread.start()
        self._queue.put(job)
        return job

    def drop(self, *channels: str) -> None:
        """Cancel the jobs of some channels; they stay silent."""
        for job in self._jobs:
            if job.channel in channels:
                job.silenced = True
                job.cancel()

    def mute(self, *channels: str) -> None:
        """Let the jobs of some channels come to their end without telling anybody."""
        for job in self._jobs:
            if job.channel in channels:
                job.silenced = True

    def finish(self, patience_s: float) -> bool:
        """Cancel all and wait a while for the thread; whether it ended. Reports are dropped."""
        for job in self._jobs:
            job.silenced = True
            job.cancel()
        if not self._leaving:
            self._leaving = True
            self._queue.put(None)
        if self._thread is not None:
            self._thread.join(patience_s)
            if self._thread.is_alive():
                return False
        self._let_go()
        return True

    def abandon(self) -> None:
        """Wait no longer for a step that does not end; its thread dies with the program."""
        self._let_go()

    def _let_go(self) -> None:
        self._thread = None
        for job in list(self._jobs):
            self._end(job)

    @Slot(object, str, object)
    def _on_report(self, job: Job, kind: str, value: object) -> None:
        if kind == "progress":
            if not job.silenced:
                job.on_progress(*value)
                if job in self._jobs:
                    self.job_progressed.emit(job, *value)
            return
        if job not in self._jobs:
            return
        self._end(job)
        if job.silenced:
            return
        if kind == "done":
            job.on_done(value)
        elif kind == "failed":
            job.on_failed(value)
        else:
            job.on_cancelled()

    def _end(self, job: Job) -> None:
        self._jobs.remove(job)
        self.job_ended.emit(job)

    # --- in the worker thread

    def _work(self) -> None:
        """Run jobs until told to end; whatever happens in one becomes one report."""
        while (job := self._queue.get()) is not None:
            progress = _reporter(job, self._report)
            try:
                progress("", 0.0)
                result = job.work(progress)
            except Cancelled:
                self._report(job, "cancelled", None)
            except Exception as error:  # noqa: BLE001  # told to the officer in the main thread
                self._report(job, "failed", error)
            else:
                self._report(job, "done", result)

    def _report(self, job: Job, kind: str, value: object) -> None:
        with suppress(RuntimeError):  # the window was closed without waiting for this thread
            self._reported.emit(job, kind, value)


def _reporter(job: Job, report: Callable[[Job, str, Any], None]) -> Progress:
    """A progress function that raises where the job was cancelled and reports now and then."""
    reported_at = 0.0

    def progress(code: str, share: float) -> None:
        nonlocal reported_at
        if job.cancelled.is_set():
            raise Cancelled
        now = time.monotonic()
        if code and now - reported_at >= REPORT_INTERVAL_S:
            reported_at = now
            report(job, "progress", (code, share))

    return progress
