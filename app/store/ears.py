"""Who is told what happens to a store on a server, and who listens for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.store.server.notices import StoreChange
from gis.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Ears:
    """Who is told; all are called in the listener's own thread."""

    changed: Callable[[StoreChange], None]
    lost: Callable[[Problem], None]
    """Once for each loss."""
    back: Callable[[], None]
    """The server answers again, or still, after somebody doubted it: read everything."""


class Listening(Protocol):
    """Something that listens until it is told to stop."""

    def close(self) -> None:
        """Listen no more; returns soon."""

    def look(self) -> None:
        """Somebody saw the server gone: look now; the ears hear what was found."""
