"""What faces are painted with."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from shapely.geometry.base import BaseGeometry


class FacePaint(IntEnum):
    """What a part of a face is painted with; the first lies on top."""

    TOP_BLACK = 0
    TOP_WHITE = 1
    TOP_RED = 2
    TOP_YELLOW = 3
    TOP_GREEN = 4
    PLATE_WHITE = 5
    PLATE_BLUE = 6
    BASE_RED = 7
    BASE_BLUE = 8
    BASE_GREY = 9
    """Signs that the catalogue does not know."""
    BASE_BLACK = 10


class FacePart(NamedTuple):
    """One painted area."""

    paint: FacePaint
    shape: BaseGeometry
