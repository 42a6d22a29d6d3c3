"""The weather that crashes about the same time and place were recorded with."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from app.catalogues import load_code_catalogue
from app.store.predicates import bbox
from app.store.schema import crash
from gis.angles import Point
from gis.crashes.codes import CodeField
from gis.scenes.form.values import EDITION

REACH_M = 10_000.0
"""A shower is smaller, weather in general larger."""
WITHIN = timedelta(hours=1)
LEAST_SHARE = 0.6
"""Below this the records disagree and suggest nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeatherNear:
    """What most crashes nearby within an hour of a moment say."""

    moment: datetime
    """Asked for, aware."""
    code: str
    count: int
    """How many say so."""

    def holds_at(self, moment: datetime) -> bool:
        """Whether another moment is near enough to take the answer for it too."""
        return abs(moment - self.moment) <= WITHIN


def weather_near(connection: Connection, at: Point, moment: datetime) -> WeatherNear | None:
    """The weather of most crashes within 10 km and an hour; None without any, or where they differ.

    Args:
        connection: to the store.
        at: metres of the store's CRS.
        moment: aware.
    """
    columns, (x, y) = crash.c, at
    box = (x - REACH_M, y - REACH_M, x + REACH_M, y + REACH_M)
    asked = select(columns.weather_code).where(
        bbox(columns.geom, box),
        columns.occurred_at.between(moment - WITHIN, moment + WITHIN),
        columns.weather_code.is_not(None),
    )
    found = Counter(code for (code,) in connection.execute(asked) if _is_used(code))
    if not found:
        return None
    code, count = found.most_common(1)[0]
    if count < LEAST_SHARE * found.total():
        return None
    return WeatherNear(moment=moment, code=code, count=count)


def _is_used(code: str) -> bool:
    """Whether the form of today still takes a code."""
    entry = load_code_catalogue().entry(CodeField.WEATHER, code, form=EDITION)
    return entry is not None and not entry.retired
