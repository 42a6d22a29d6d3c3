"""The domain's signal tells all who live, and keeps nobody alive."""

from __future__ import annotations

import gc

from app.signal import Signal


class Listener:
    def __init__(self) -> None:
        self.heard: list[int] = []

    def hear(self, told: int) -> None:
        self.heard.append(told)


def test_everybody_hears_in_order():
    signal: Signal[int] = Signal()
    heard = []
    signal.connect(lambda told: heard.append(("first", told)))
    signal.connect(lambda told: heard.append(("second", told)))
    signal.emit(4)
    assert heard == [("first", 4), ("second", 4)]


def test_a_listener_that_is_gone_is_forgotten():
    signal: Signal[int] = Signal()
    listener = Listener()
    signal.connect(listener.hear)
    signal.emit(1)
    assert listener.heard == [1]
    heard = listener.heard
    del listener
    gc.collect()
    signal.emit(2)
    assert heard == [1]


def test_who_is_disconnected_hears_no_more():
    signal: Signal[int] = Signal()
    listener = Listener()
    signal.connect(listener.hear)
    signal.disconnect(listener.hear)
    signal.emit(1)
    assert listener.heard == []
