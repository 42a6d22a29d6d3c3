"""Months as places on a line; periods that snap to months. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gis.crashes.filters import Period
from widgets.parts.months import first_day, last_day, month_of


@dataclass(frozen=True, slots=True)
class MonthScale:
    """The months of a store, `count` from `first` on, over a width of `width` pixels."""

    first: int
    count: int
    width: float

    @property
    def step(self) -> float:
        """Pixels of a month."""
        return self.width / max(self.count, 1)

    def x_of_edge(self, month: int) -> float:
        """Where a month begins."""
        return (month - self.first) * self.step

    def x_of_day(self, day: date) -> float:
        """Where a day begins."""
        month = month_of(day)
        share = (day.day - 1) / last_day(month).day
        return (month - self.first + share) * self.step

    def edge_at(self, x: float) -> int:
        """The month whose beginning is nearest, from the first to one past the last."""
        edge = round(x / self.step) if self.step else 0
        return self.first + min(max(edge, 0), self.count)

    def month_at(self, x: float) -> int:
        """The month at a place, within the scale."""
        return self.first + min(max(int(x // self.step) if self.step else 0, 0), self.count - 1)

    def edges_of(self, period: Period) -> tuple[int, int]:
        """The first month of a period and the one after its last, within the scale."""
        end = self.first + self.count
        start = self.first if period.first is None else month_of(period.first)
        stop = end if period.last is None else month_of(period.last) + 1
        return min(max(start, self.first), end - 1), max(min(stop, end), self.first + 1)

    def period_of(self, start: int, stop: int) -> Period:
        """Whole months from `start` to before `stop`; open where that is the scale's end."""
        end = self.first + self.count
        return Period(
            None if start <= self.first else first_day(start),
            None if stop >= end else last_day(stop - 1),
        )

    def moved(self, period: Period, months: int) -> Period:
        """The window moved by months, its length kept within the scale."""
        start, stop = self.edges_of(period)
        end = self.first + self.count
        shift = min(max(months, self.first - start), end - stop)
        return self.period_of(start + shift, stop + shift)

    def with_start(self, period: Period, start: int) -> Period:
        """Another first month, at least one month before the end."""
        _, stop = self.edges_of(period)
        return self._kept(period, self.period_of(min(max(start, self.first), stop - 1), stop), 1)

    def with_stop(self, period: Period, stop: int) -> Period:
        """Another end (the month after the last), at least one month after the start."""
        start, _ = self.edges_of(period)
        end = self.first + self.count
        return self._kept(period, self.period_of(start, max(min(stop, end), start + 1)), 0)

    @staticmethod
    def _kept(old: Period, new: Period, side: int) -> Period:
        """The new period, with the exact day that was typed on the side that did not move."""
        return Period(new.first, old.last) if side else Period(old.first, new.last)
