"""Uids of what is only shown."""

from __future__ import annotations

from itertools import count

from gis.streets.drawing.strokes import IdMaker


def shown_ids() -> IdMaker:
    """Uids for one preview: they use up none of the journal's."""
    numbers = count(1)
    return lambda: f"shown-{next(numbers)}"
