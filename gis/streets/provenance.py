"""What stands beside a road's state: since when it holds, who said it, from what, how exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class RoadSource(StrEnum):
    """Where the state of a road is known from."""

    SURVEY = "survey"
    IMPORT = "import"
    TRACING = "tracing"
    """Drawn by somebody, by eye or over a photo."""
    GENERATED = "generated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What is known of one state of a road; times are UTC, to the millisecond."""

    state: str = ""
    """Uid of the state; "" for the first state of a road, which bears the road's own uid."""
    valid_from: datetime | None = None
    """Since when it holds; None: since ever, as far as anybody knows."""
    author: str = ""
    action: str = ""
    """What the author did, in the words of the undo list."""
    recorded_at: datetime | None = None
    """When it was stored; None where nobody wrote it down."""
    source: RoadSource | None = None
    sigma_m: float | None = None
    """Standard deviation of its places, metres."""
    confirmed_by: str = ""
    """Who confirmed the widths and lanes; "" for nobody."""
    confirmed_at: datetime | None = None


UNTOLD = Provenance()
"""Nothing is known beside the road itself."""


class ChainLink(NamedTuple):
    """One state in a road's chain, in the order in which states were recorded."""

    valid_from: datetime | None
    """None: since ever."""
    closed_from: datetime | None
    """Since when what was recorded next holds; None: since ever, so this state never held."""


def ends_of(chain: Sequence[ChainLink]) -> list[datetime | None]:
    """Until when each closed state of a chain holds, that moment excluded.

    What is recorded says how things are from a moment on, whatever was recorded before; so a state
    ends where the earliest of the later ones begins. One that never held ends where it begins.
    """
    ends: list[datetime | None] = []
    later: list[datetime | None] = []
    for valid_from, closed_from in reversed(chain):
        later.append(closed_from)
        known = [at for at in later if at is not None]
        end = min(known) if len(known) == len(later) else None
        never = end is None or (valid_from is not None and end < valid_from)
        ends.append(valid_from if never else end)
        later.append(valid_from)
    return ends[::-1]
