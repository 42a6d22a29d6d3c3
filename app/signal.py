"""The domain's own small signal: synchronous, weakly held, no Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar
from weakref import WeakMethod, ref

Told = TypeVar("Told")
_Listener = Callable[[Told], None]


class Signal(Generic[Told]):
    """Tells one value to all who listen, at once and in order.

    Bound methods are held weakly: a listener that is gone is forgotten. A plain function or lambda
    is held strongly, for it lives nowhere else.
    """

    def __init__(self) -> None:
        self._listeners: list[Callable[[], _Listener[Told] | None]] = []

    def connect(self, listener: _Listener[Told]) -> None:
        """Tell `listener` from now on."""
        self._listeners.append(_held(listener))

    def disconnect(self, listener: _Listener[Told]) -> None:
        """Tell `listener` no more."""
        self._listeners = [held for held in self._listeners if held() not in (listener, None)]

    def emit(self, told: Told) -> None:
        """Tell everybody who still lives."""
        for held in list(self._listeners):
            listener = held()
            if listener is None:
                self._listeners.remove(held)
            else:
                listener(told)


def _held(listener: _Listener[Told]) -> Callable[[], Any]:
    if hasattr(listener, "__self__"):
        return WeakMethod(listener)
    if hasattr(listener, "__name__"):
        return lambda: listener
    return ref(listener)
