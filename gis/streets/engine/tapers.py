"""Where a road goes on into one of another width: both run out to the mean of their edges."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gis.streets.cross_section import CrossSection
from gis.streets.engine.arms import Arm, Layout
from gis.streets.engine.offsets import (
    Coords,
    cut_line,
    mitres,
    on_grid,
    stations_of,
    without_repeats,
)

LEAST_STEP_M = 0.05
MOST_STEP_M = 6.0
"""A greater step is meant so (a square, a lay-by), or the sources disagree."""
RUN = 8.0
"""Metres of length for a metre of step."""
LEAST_RUN_M = 5.0
MOST_SHARE = 0.45
"""Of the road's length that the run-out of one end may take."""


@dataclass(frozen=True, slots=True)
class Taper:
    """How far the carriageway's edges move at an end, metres to the left of the line."""

    left_m: float
    right_m: float

    @property
    def step_m(self) -> float:
        """The greater of the two."""
        return max(abs(self.left_m), abs(self.right_m))


def taper_of(layout: Layout, arm: Arm) -> Taper | None:
    """The taper at a joint's arm; None where its carriageway goes on as wide as before."""
    node = layout.tracks[arm.track].nodes[arm.end]
    others = [other for other in layout.arms_of[node] if other != arm]
    if len(others) != 1:
        return None
    left, right = layout.bounds_m(arm)
    far_left, far_right = layout.bounds_m(others[0])
    # the other arm leaves the other way: its left is this one's right
    moved = ((-far_right - left) / 2.0, (-far_left - right) / 2.0)
    if arm.end == 1:  # seen leaving; the line runs the other way
        moved = (-moved[1], -moved[0])
    taper = Taper(*moved)
    return taper if LEAST_STEP_M < taper.step_m <= MOST_STEP_M else None


def run_out_m(step_m: float, length_m: float) -> float:
    """How long a road of some length takes to run out by a step."""
    return min(max(RUN * step_m, LEAST_RUN_M), MOST_SHARE * length_m)


def tapered_edges(
    axis: Coords,
    section: CrossSection,
    tapers: tuple[Taper | None, Taper | None],
    start: Coords,
    end: Coords,
) -> tuple[Coords, list[Coords]] | None:
    """The axis with the vertices of the run-outs, and all edges; None where an edge would fold."""
    stations = stations_of(axis)
    length = float(stations[-1])
    runs = [0.0 if taper is None else run_out_m(taper.step_m, length) for taper in tapers]
    axis = _with_vertices(axis, stations, [runs[0], length - runs[1]])
    stations = stations_of(axis)
    across = mitres(axis, start, end)
    along = axis[1:] - axis[:-1]
    shares = (
        _share(stations, runs[0]),
        _share(length - stations, runs[1]),
    )
    edges = []
    for offset in section.offsets_m:
        moved = np.full(len(axis), offset)
        for taper, share in zip(tapers, shares, strict=True):
            if taper is not None:
                moved += share * _shift(offset, section, taper)
        edge = axis + moved[:, None] * across
        if (((edge[1:] - edge[:-1]) * along).sum(axis=1) <= 0).any():
            return None
        edges.append(without_repeats(on_grid(edge)))
    return axis, edges


def _with_vertices(axis: Coords, stations: NDArray[np.float64], at: list[float]) -> Coords:
    """The line with vertices at two stations more (those of its ends are there already)."""
    cuts = [0.0, *(s for s in at if 0.01 < s < stations[-1] - 0.01), float(stations[-1])]
    pieces = [cut_line(axis, stations, a, b) for a, b in itertools.pairwise(cuts)]
    return np.concatenate([piece if not k else piece[1:] for k, piece in enumerate(pieces)])


def _share(distance: NDArray[np.float64], run: float) -> NDArray[np.float64]:
    """1 at the end, falling to 0 over the run."""
    if run <= 0.0:
        return np.zeros_like(distance)
    return np.clip(1.0 - distance / run, 0.0, 1.0)


def _shift(offset: float, section: CrossSection, taper: Taper) -> float:
    """How far an edge moves: those of lanes in proportion, sidewalks with their kerb."""
    left, right = section.carriageway_m
    if left <= right:
        return 0.0
    place = min(max((left - offset) / (left - right), 0.0), 1.0)
    return (1.0 - place) * taper.left_m + place * taper.right_m
