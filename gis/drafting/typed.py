"""Coordinates typed while drawing: `x,y`, `@dx,dy`, `@d<a`, or one number.

Metres; the angle after `<` is a bearing, degrees clockwise from grid north. Full-width signs of
a Chinese keyboard are read as their plain ones.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass

from gis.angles import Point, moved
from gis.problems import Problem

NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)"
PAIR = re.compile(rf"(@?)\s*({NUMBER})\s*([,<])\s*({NUMBER})")
SINGLE = re.compile(NUMBER)
STRAIGHT_SIGNS = str.maketrans({"、": ",", "。": ".", "〈": "<", "−": "-", "°": ""})
SHOWN_MOST = 40


@dataclass(frozen=True, kw_only=True)
class TypedPoint:
    """A typed place; `is_relative` counts from the last point."""

    east_m: float
    north_m: float
    is_relative: bool

    def at(self, last: Point | None) -> Point:
        """The place itself.

        Raises `Problem` DRAFT_TYPED_NEEDS_POINT where there is no last point to count from.
        """
        if not self.is_relative:
            return (self.east_m, self.north_m)
        if last is None:
            raise Problem("DRAFT_TYPED_NEEDS_POINT")
        return (last[0] + self.east_m, last[1] + self.north_m)


def read_point(text: str) -> TypedPoint:
    """The place a text gives; `Problem` DRAFT_TYPED_UNREADABLE if it gives none.

    A distance with an angle always counts from the last point, with or without `@`; a negative
    one is refused (DRAFT_DISTANCE_NOT_POSITIVE).
    """
    found = PAIR.fullmatch(_plain(text))
    if found is None:
        raise Problem("DRAFT_TYPED_UNREADABLE", text=text.strip()[:SHOWN_MOST])
    at_sign, first, sign, second = found.groups()
    a, b = _finite(first, text), _finite(second, text)
    if sign == ",":
        return TypedPoint(east_m=a, north_m=b, is_relative=bool(at_sign))
    if a <= 0:
        raise Problem("DRAFT_DISTANCE_NOT_POSITIVE", distance=a)
    east, north = moved((0.0, 0.0), b, a)
    return TypedPoint(east_m=east, north_m=north, is_relative=True)


def read_number(text: str) -> float:
    """One number; `Problem` DRAFT_NUMBER_UNREADABLE if it is none."""
    plain = _plain(text)
    if SINGLE.fullmatch(plain) is None or not math.isfinite(float(plain)):
        raise Problem("DRAFT_NUMBER_UNREADABLE", text=text.strip()[:SHOWN_MOST])
    return float(plain)


def read_distance(text: str) -> float:
    """A distance above 0 in metres; `Problem` DRAFT_DISTANCE_NOT_POSITIVE of another number."""
    value = read_number(text)
    if value <= 0:
        raise Problem("DRAFT_DISTANCE_NOT_POSITIVE", distance=value)
    return value


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(STRAIGHT_SIGNS).strip()


def _finite(number: str, text: str) -> float:
    value = float(number)
    if not math.isfinite(value):
        raise Problem("DRAFT_TYPED_UNREADABLE", text=text.strip()[:SHOWN_MOST])
    return value
