"""Lengths that are typed while a photo is calibrated."""

from __future__ import annotations

import math
import re
import unicodedata

from gis.drafting.typed import read_distance
from gis.problems import Problem

SIDES = re.compile(r"([\d.]+)\s*[x*,]\s*([\d.]+)")
SHOWN_MOST = 40


def read_length(text: str) -> float:
    """A length in metres, with or without an m.

    Raises:
        Problem: UNDERLAY_DISTANCE_UNREADABLE.
    """
    try:
        return read_distance(text.strip().lower().removesuffix("m"))
    except Problem as problem:
        raise Problem("UNDERLAY_DISTANCE_UNREADABLE", text=text.strip()[:SHOWN_MOST]) from problem


def read_sides(text: str) -> tuple[float, float]:
    """Two lengths in metres with an x between them: 12.5x7.

    Raises:
        Problem: UNDERLAY_RECTANGLE_UNREADABLE.
    """
    plain = unicodedata.normalize("NFKC", text).lower().replace("×", "x").replace("m", "")
    found = SIDES.fullmatch(plain.strip())
    try:
        along, across = (float(part) for part in found.groups()) if found else (0.0, 0.0)
    except ValueError:
        along, across = 0.0, 0.0
    if not (along > 0 and across > 0 and math.isfinite(along * across)):
        raise Problem("UNDERLAY_RECTANGLE_UNREADABLE", text=text.strip()[:SHOWN_MOST])
    return along, across
