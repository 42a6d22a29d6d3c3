"""Scale bars and grids: round lengths of 1, 2 or 5 times a power of ten."""

from __future__ import annotations

import math
from dataclasses import dataclass

_ROUND = (1.0, 2.0, 5.0, 10.0)
_PARTS = {1: 5, 2: 4, 5: 5}
"""Divisions of a bar by its first digit, each itself a round length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleBar:
    """A bar of `parts` equal divisions, together `length_m` on the ground."""

    length_m: float
    parts: int

    @property
    def words(self) -> str:
        """The whole length with its unit."""
        return length_words(self.length_m)


def round_length_below(longest_m: float) -> float:
    """The largest round length that is no longer than `longest_m`.

    Raises:
        ValueError: unless `longest_m` is positive and finite.
    """
    if not (longest_m > 0 and math.isfinite(longest_m)):
        raise ValueError(f"no length fits into {longest_m} m")
    power = 10.0 ** math.floor(math.log10(longest_m))
    # 0.2 or 500 may come out of the logarithm a hair too small
    fits = [digit for digit in _ROUND if digit * power <= longest_m * (1 + 1e-9)]
    return fits[-1] * power if fits else 0.5 * power


def round_length_above(shortest_m: float) -> float:
    """The smallest round length that is no shorter than `shortest_m`.

    Raises:
        ValueError: unless `shortest_m` is positive and finite.
    """
    below = round_length_below(shortest_m)
    if below >= shortest_m * (1 - 1e-9):
        return below
    return below * (2.5 if _first_digit(below) == 2 else 2.0)


def scale_bar_for(longest_m: float) -> ScaleBar:
    """The bar for a room that is `longest_m` wide on the ground."""
    length = round_length_below(longest_m)
    return ScaleBar(length_m=length, parts=_PARTS[_first_digit(length)])


def length_words(length_m: float) -> str:
    """A round length in metres or, from one kilometre, in kilometres."""
    if length_m >= 1000:
        return f"{length_m / 1000:g} km"
    return f"{length_m:g} m"


def _first_digit(length_m: float) -> int:
    return int(f"{length_m:.0e}"[0])
