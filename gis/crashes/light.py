"""Day, dusk and night of a crash, from its time, its place and the height of the sun."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from gis.crashes.records import DayPhase

SUNRISE_ELEVATION_DEG = -0.833
"""Height of the sun's centre when its upper edge touches the horizon: 16' of radius and 34' of
mean refraction, as the Central Weather Administration and the US Naval Observatory define it."""
CIVIL_TWILIGHT_ELEVATION_DEG = -6.0
"""Height of the sun's centre at the end of civil twilight (same sources)."""

_DELTA_T_S = 69.2
"""Earth-rotation offset TT - UT since 2015 within 1 s; a second moves the sun by 0.00001 deg."""
_ALGORITHM = "pvlib.spa"


def sun_elevations(times: Sequence[datetime], lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
    """Geometric height of the sun's centre, degrees above the horizon, without refraction.

    NREL's Solar Position Algorithm (Reda and Andreas, NREL/TP-560-34302, 2008) as kept by pvlib;
    the observer stands at sea level.

    Args:
        times: aware times, n of them.
        lonlat: (n, 2) longitude and latitude in degrees; NaN gives NaN.

    Raises:
        ValueError: for a time without time zone, or lengths that differ.
    """
    if len(times) != len(lonlat):
        raise ValueError("one position per time is needed")
    if any(time.tzinfo is None for time in times):
        raise ValueError("times need a time zone")
    if not times:
        return np.empty(0)
    known = np.isfinite(lonlat).all(axis=1)
    seconds = np.array([time.timestamp() for time in times])[known]
    elevations = np.full(len(times), np.nan)
    if known.any():
        solar = _spa().solar_position_numpy(
            seconds, lonlat[known, 1], lonlat[known, 0], 0.0, 1013.25, 12.0, _DELTA_T_S, 0.5667, 1
        )
        elevations[known] = solar[3]
    return elevations


def day_phases(times: Sequence[datetime], lonlat: NDArray[np.float64]) -> list[DayPhase]:
    """Day, dusk (civil twilight, morning or evening), night, or unknown without a position.

    Day while the sun's upper edge is above the horizon (centre above -0.833 deg), dusk down to
    -6 deg, night below: the definitions of sunrise, sunset and civil twilight (民用曙暮光) of the
    Central Weather Administration.

    Args:
        times: aware times, n of them.
        lonlat: (n, 2) longitude and latitude in degrees (WGS84); NaN where unknown.

    Raises:
        ValueError: for a time without time zone, or lengths that differ.
    """
    heights = sun_elevations(times, lonlat)
    choices = np.select(
        [
            np.isnan(heights),
            heights > SUNRISE_ELEVATION_DEG,
            heights > CIVIL_TWILIGHT_ELEVATION_DEG,
        ],
        [0, 1, 2],
        default=3,
    )
    phases = (DayPhase.UNKNOWN, DayPhase.DAY, DayPhase.DUSK, DayPhase.NIGHT)
    return [phases[choice] for choice in choices.tolist()]


def _spa() -> ModuleType:
    """Pvlib's module `spa`, which needs numpy only, without running pvlib's package.

    `import pvlib` loads pandas and scipy (2.7 s on two cores, a quarter of the budget of a whole
    month's import); the module itself loads in milliseconds. Where the package is not a plain
    folder (a frozen bundle), the ordinary import is taken.
    """
    if loaded := sys.modules.get(_ALGORITHM):
        return loaded
    package = find_spec("pvlib")
    folders = package.submodule_search_locations if package else None
    spec = PathFinder.find_spec(_ALGORITHM, list(folders)) if folders else None
    if spec is None or spec.loader is None:
        return import_module(_ALGORITHM)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
