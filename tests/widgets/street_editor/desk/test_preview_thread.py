"""Previews beside the window."""

from __future__ import annotations

from threading import Event, current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot

from gis.streets.remake.change import Remade
from widgets.street_editor.desk.preview_thread import PreviewThread

pytestmark = pytest.mark.gui


def no_failure(error: Exception) -> None:
    raise error


def test_the_latest_of_what_waits_is_done_and_told_in_the_windows_thread(qtbot: QtBot) -> None:
    previews = PreviewThread()
    go = Event()
    done: list[str] = []
    threads: list[object] = []
    told: list[tuple[str, object]] = []

    def work(name: str) -> Remade:
        go.wait(10.0)
        done.append(name)
        threads.append(current_thread())
        return Remade()

    for name in ("first", "second", "third"):
        previews(
            lambda name=name: work(name),
            lambda _, name=name: told.append((name, current_thread())),
            no_failure,
        )
    go.set()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert done == ["first", "third"]
    assert told == [("first", main_thread()), ("third", main_thread())]
    assert main_thread() not in threads
    assert previews.is_idle


def test_settling_forgets_what_waits(qtbot: QtBot) -> None:
    previews = PreviewThread()
    go = Event()
    done: list[str] = []

    def work(name: str) -> Remade:
        go.wait(10.0)
        done.append(name)
        return Remade()

    for name in ("first", "second"):
        previews(lambda name=name: work(name), lambda _: None, no_failure)
    go.set()
    previews.settle()
    assert done == ["first"]
    qtbot.waitUntil(lambda: previews.is_idle)
    assert done == ["first"]


def test_a_failure_is_told_in_the_windows_thread(qtbot: QtBot) -> None:
    previews = PreviewThread()
    told: list[tuple[str, object]] = []

    def work() -> Remade:
        raise ValueError("made wrong")

    previews(work, lambda _: None, lambda error: told.append((str(error), current_thread())))
    qtbot.waitUntil(lambda: bool(told))
    assert told == [("made wrong", main_thread())]
    assert previews.is_idle
