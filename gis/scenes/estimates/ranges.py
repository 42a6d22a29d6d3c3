"""Values that are known within limits, and what a formula makes of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A value between two limits, and the one taken as the likeliest."""

    low: float
    likely: float
    high: float

    def __post_init__(self) -> None:
        """Refuse limits in the wrong order (a bug of the caller)."""
        if not self.low <= self.likely <= self.high:
            raise ValueError(f"{self.low} <= {self.likely} <= {self.high} does not hold")

    def times(self, factor: float) -> Range:
        """The range in another unit; `factor` is positive."""
        return Range(low=self.low * factor, likely=self.likely * factor, high=self.high * factor)


def about(value: float, spread: float = 0.0, *, least: float | None = None) -> Range:
    """A value give or take `spread`, not below `least`."""
    low = value - spread if least is None else max(value - spread, min(least, value))
    return Range(low=low, likely=value, high=value + spread)


def spread_over(formula: Callable[..., float], *inputs: Range) -> Range:
    """What a formula gives over all limits and likeliest values of its inputs.

    Exact where the formula goes only up or only down with each input, as those of this package do;
    so it bounds what can be, and is wider than what is probable.
    """
    values = [sorted({one.low, one.likely, one.high}) for one in inputs]
    results = [formula(*each) for each in product(*values)]
    return Range(
        low=min(results), likely=formula(*(one.likely for one in inputs)), high=max(results)
    )
