"""One step that can be undone, as parts of the window hand it to the undo stack."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoableChange:
    """What was done and how to take it back; `undo` and `redo` may be called in turn, repeatedly.

    `name` is for the menu ("Undo: leg of case 11302DA0043"), in the language of the window. Both
    only start the work; what fails is told where the change came from.
    """

    name: str
    undo: Callable[[], None]
    redo: Callable[[], None]
