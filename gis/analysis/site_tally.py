"""Sums over the crashes of each site, from the columns that the window filters by.

The same sums as `app.sites.ranking` makes in the database; a crash is its junction's, else its
road's, else nobody's.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gis.analysis.epdo import DEATH_WEIGHT, INJURY_WEIGHT
from gis.crashes.crash_columns import POSITION_FLAGS, UNKNOWN_DEATHS, Bools, CrashColumns, Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteTally:
    """Sums over the crashes of one site."""

    site: str | None
    """Uid of the junction or road; None for crashes at neither."""
    at_junction: bool
    count: int
    deaths_24h: int
    deaths: int
    """Within 30 days where known, else within 24 h."""
    known_30d: int
    """Crashes whose deaths within 30 days are known."""
    injuries: int
    usable: int
    """Crashes whose own point may be used."""
    people: float
    """EPDO in people."""
    cases: float
    """EPDO in cases."""


def tally_sites(columns: CrashColumns, passing: Bools) -> list[SiteTally]:
    """Sums of every site that a passing crash is at, in no order.

    Args:
        columns: all crashes.
        passing: which rows count.
    """
    rows = np.flatnonzero(passing)
    junctions = np.array(columns.junction.labels, dtype=object)
    roads = np.array(columns.road.labels, dtype=object)
    number = _site_numbers(columns, rows)
    labels = np.concatenate([junctions, roads, [None]])
    sums = _sums(columns, rows, number, len(labels))
    held = np.flatnonzero(sums[0])
    return [
        SiteTally(
            site=labels[place],
            at_junction=place < len(junctions),
            count=int(values[0]),
            deaths_24h=int(values[1]),
            deaths=int(values[2]),
            known_30d=int(values[3]),
            injuries=int(values[4]),
            usable=int(values[5]),
            people=values[6],
            cases=values[7],
        )
        for place, values in zip(held.tolist(), sums[:, held].T.tolist(), strict=True)
    ]


def _site_numbers(columns: CrashColumns, rows: Ints) -> Ints:
    """For each row its site: junctions first, then roads, the last number for neither."""
    junction, road = columns.junction, columns.road
    at_junction = _named(junction.labels)[junction.index[rows]]
    on_road = _named(road.labels)[road.index[rows]]
    nowhere = len(junction.labels) + len(road.labels)
    beside = np.where(on_road, len(junction.labels) + road.index[rows].astype(np.int64), nowhere)
    number: Ints = np.where(at_junction, junction.index[rows].astype(np.int64), beside)
    return number


def _named(labels: tuple[str, ...]) -> Bools:
    return np.array([bool(label) for label in labels], np.bool_)


def _sums(columns: CrashColumns, rows: Ints, number: Ints, size: int) -> NDArray[np.float64]:
    """Eight sums for each site, in the order of `SiteTally`; whole numbers and halves are exact."""
    early = columns.deaths_24h[rows].astype(np.int64)
    late = columns.deaths_30d[rows].astype(np.int64)
    injured = columns.injured[rows].astype(np.int64)
    known = late != UNKNOWN_DEATHS
    deaths = np.where(known, late, early)
    hurt = np.maximum(injured - np.maximum(deaths - early, 0), 0)
    flags = np.array([flag.usable for flag in POSITION_FLAGS])
    usable = flags[columns.position_flag[rows]] & ~np.isnan(columns.x[rows])
    people = DEATH_WEIGHT * deaths + INJURY_WEIGHT * hurt + 1
    of_case = np.where(deaths > 0, DEATH_WEIGHT, np.where(injured > 0, INJURY_WEIGHT, 0.0)) + 1
    parts = (np.ones(len(rows)), early, deaths, known, injured, usable, people, of_case)
    return np.array([np.bincount(number, weights=part, minlength=size) for part in parts])
