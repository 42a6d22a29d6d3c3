"""What can be chosen of a block plan: scales, and what is up; light, for windows that start."""

from __future__ import annotations

from enum import StrEnum

BLOCK_SCALES = (200, 250, 500, 1000)
"""Scales (1 to ...) of block plans, the largest first."""
SUFFIXES = (".pdf", ".svg", ".dxf", ".png")
"""Files of block plans; the first holds several sheets."""


class PlanUp(StrEnum):
    """What points up the sheet."""

    NORTH = "north"
    STREET = "street"
    """The main street runs along the longer side."""
    FREE = "free"
    """As somebody turned it."""
