"""Colour ramps whose steps look equal: interpolated in CIELAB, spaced by colour difference."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from gis.display.primitives import Colour

Floats = NDArray[np.float64]

RAMP_STEPS = 256
_FINE = 1024
"""Samples between neighbouring stops along which differences are added up."""
_XYZ_OF_RGB = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
"""Linear sRGB to XYZ (IEC 61966-2-1)."""
_WHITE = _XYZ_OF_RGB.sum(axis=1)
_DELTA = 6.0 / 29.0
"""Where the CIELAB curve turns into a line (CIE 1976)."""


def lab_of(rgb: Floats) -> Floats:
    """(n, 3) sRGB in 0..255 as CIELAB: lightness 0..100, a, b."""
    share = rgb / 255.0
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    ratio = linear @ _XYZ_OF_RGB.T / _WHITE
    bent = np.where(ratio > _DELTA**3, np.cbrt(ratio), ratio / (3 * _DELTA**2) + 4.0 / 29.0)
    x, y, z = bent.T
    return np.column_stack([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def rgb_of(lab: Floats) -> Floats:
    """(n, 3) CIELAB as sRGB in 0..255; what sRGB cannot show is clipped."""
    y = (lab[:, 0] + 16) / 116
    bent = np.column_stack([y + lab[:, 1] / 500, y, y - lab[:, 2] / 200])
    ratio = np.where(bent > _DELTA, bent**3, 3 * _DELTA**2 * (bent - 4.0 / 29.0))
    linear = np.clip((ratio * _WHITE) @ np.linalg.inv(_XYZ_OF_RGB).T, 0.0, 1.0)
    share = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.asarray(share * 255.0, dtype=np.float64)


def even_ramp(stops: Sequence[Colour], *, steps: int = RAMP_STEPS) -> NDArray[np.uint8]:
    """A (steps, 4) RGBA table through the stops, in steps of equal colour difference (CIE 1976).

    Raises:
        ValueError: for fewer than two stops.
    """
    if len(stops) < 2:
        raise ValueError("a ramp goes from one colour to another")
    lab = lab_of(np.array([(c.red, c.green, c.blue) for c in stops], dtype=float))
    alpha = np.array([stop.alpha for stop in stops])
    places = np.linspace(0.0, len(stops) - 1.0, _FINE * (len(stops) - 1) + 1)
    at = np.arange(len(stops), dtype=float)
    fine = np.column_stack([np.interp(places, at, lab[:, axis]) for axis in range(3)])
    gone = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(fine, axis=0), axis=1))])
    where = np.interp(np.linspace(0.0, gone[-1], steps), gone, places)
    chosen = np.column_stack([np.interp(where, at, lab[:, axis]) for axis in range(3)])
    rgba = np.column_stack([rgb_of(chosen), np.interp(where, at, alpha) * 255.0])
    return np.asarray(np.rint(rgba), dtype=np.uint8)
