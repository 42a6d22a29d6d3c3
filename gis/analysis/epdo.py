"""Severity indices of a site (EPDO): the form in people and the form in cases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from gis.crashes.records import Crash

DEATH_WEIGHT = 9.5
INJURY_WEIGHT = 3.5
"""Weights of the index that Taiwan's road-safety councils use: ETAN = 9.5 F + 3.5 J + TAN."""


class ScoreName(StrEnum):
    """What a score says of itself wherever it is printed."""

    COUNT = "count"
    EPDO_30D = "epdo_people_30d"
    """People form, all deaths within 30 days known."""
    EPDO_24H = "epdo_people_24h"
    """People form, deaths within 24 h only: those within 30 days are unknown for some crash."""
    EPDO_CASES_30D = "epdo_cases_30d"
    EPDO_CASES_24H = "epdo_cases_24h"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A score with the name of its form."""

    value: float
    name: ScoreName


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualties:
    """What one crash did to people; `deaths_30d` includes those within 24 h, None if unknown."""

    deaths_24h: int
    deaths_30d: int | None
    injured: int
    """As recorded at the scene: those who die later are still among them."""

    @property
    def deaths(self) -> int:
        """Deaths within 30 days where known, else within 24 h."""
        return self.deaths_24h if self.deaths_30d is None else self.deaths_30d

    @property
    def late_deaths(self) -> int:
        """Deaths after 24 h and within 30 days, as far as known."""
        return max(0, self.deaths - self.deaths_24h)


def casualties_of(crash: Crash) -> Casualties:
    """The casualties of a crash record."""
    return Casualties(
        deaths_24h=crash.deaths_24h, deaths_30d=crash.deaths_30d, injured=crash.injured
    )


def epdo_people(crashes: Iterable[Casualties]) -> Score:
    """EPDO in people: 9.5 deaths within 30 days + 3.5 max(0, injured - late deaths) + 1, summed.

    Where the deaths within 30 days of any crash are unknown its deaths within 24 h are taken and
    the name says 24 h.
    """
    listed = list(crashes)
    value = sum(
        DEATH_WEIGHT * crash.deaths + INJURY_WEIGHT * max(0, crash.injured - crash.late_deaths) + 1
        for crash in listed
    )
    known = all(crash.deaths_30d is not None for crash in listed)
    return Score(value=float(value), name=ScoreName.EPDO_30D if known else ScoreName.EPDO_24H)


def epdo_cases(crashes: Iterable[Casualties]) -> Score:
    """EPDO in cases: 9.5 F + 3.5 J + TAN.

    F counts crashes with a death, J crashes with injured people and no death, TAN all crashes.
    """
    listed = list(crashes)
    fatal = sum(1 for crash in listed if crash.deaths > 0)
    injury = sum(1 for crash in listed if crash.deaths == 0 and crash.injured > 0)
    known = all(crash.deaths_30d is not None for crash in listed)
    return Score(
        value=DEATH_WEIGHT * fatal + INJURY_WEIGHT * injury + len(listed),
        name=ScoreName.EPDO_CASES_30D if known else ScoreName.EPDO_CASES_24H,
    )
