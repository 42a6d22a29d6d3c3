"""Ctrl-C: noted where the work will see it, taken at once elsewhere."""

from __future__ import annotations

import signal
import time

import pytest

from app.cli.interrupts import FRESH_S, Interrupts, listening
from app.tasks import Cancelled


def press(interrupts: Interrupts) -> None:
    interrupts.note(signal.SIGINT, None)


def test_work_that_reports_is_cancelled_at_its_next_report_and_not_before() -> None:
    interrupts = Interrupts()
    interrupts.report()
    press(interrupts)
    with pytest.raises(Cancelled):
        interrupts.report()


def test_silent_work_is_interrupted_at_once() -> None:
    with pytest.raises(KeyboardInterrupt):
        press(Interrupts())


def test_work_that_went_silent_is_interrupted_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    interrupts = Interrupts()
    interrupts.report()
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + 2 * FRESH_S)
    with pytest.raises(KeyboardInterrupt):
        press(interrupts)


def test_asking_twice_interrupts_work_that_does_not_report_again() -> None:
    interrupts = Interrupts()
    interrupts.report()
    press(interrupts)
    with pytest.raises(KeyboardInterrupt):
        press(interrupts)


def test_a_held_stretch_is_never_torn_and_the_wish_is_heard_at_its_end() -> None:
    interrupts = Interrupts()
    interrupts.hold()
    press(interrupts)
    press(interrupts)
    with pytest.raises(Cancelled):
        interrupts.release()


def test_the_former_handler_comes_back_after_a_command() -> None:
    before = signal.getsignal(signal.SIGINT)
    with listening() as interrupts:
        assert signal.getsignal(signal.SIGINT) == interrupts.note
    assert signal.getsignal(signal.SIGINT) == before
