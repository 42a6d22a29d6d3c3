"""Lengths and angles as a scene writes them: the same on the map, in the panels and on paper."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from gis.scenes.paths import length_m
from gis.scenes.scene import Mark, MarkForm

_CENTIMETRE, _MILLIMETRE = Decimal("0.01"), Decimal("0.001")
_NOISE = Decimal("0.000001")
"""Metres that the coordinates of a drawing lose in floating point, and more."""
_LONGEST_M = 1e12
"""Files may say anything; longer ones are not rounded by hand."""


def metres_text(value_m: float) -> str:
    """Metres to the centimetre, or to the millimetre where it was measured to the millimetre.

    "12.35", "12.345"; what lies between is rounded to the centimetre, halves away from nought.
    """
    if abs(value_m) > _LONGEST_M:
        return f"{value_m:.2f}"
    value = Decimal(repr(float(value_m)))
    fine = value.quantize(_MILLIMETRE, ROUND_HALF_UP)
    coarse = value.quantize(_CENTIMETRE, ROUND_HALF_UP)
    shown = fine if fine != coarse and abs(value - fine) <= _NOISE else coarse
    return str(shown or abs(shown))


def coordinate_text(value_m: float) -> str:
    """One coordinate of the store's system, or of a total station: millimetres."""
    return f"{value_m:.3f}"


def degrees_text(value_deg: float) -> str:
    """An angle as it was read: one decimal, or two where it was read so."""
    return f"{value_deg:.2f}".removesuffix("0")


def sigma_text(value_m: float) -> str:
    """A standard deviation in metres: two decimals, or up to four where it is so small."""
    fine = f"{value_m:.4f}"
    return fine[:-2] + fine[-2:].rstrip("0")


def mark_length_m(mark: Mark) -> float | None:
    """Length of a mark as measured at the scene, else of a line as drawn; None of all others."""
    if mark.length_m is not None:
        return mark.length_m
    if mark.form is MarkForm.LINE and len(mark.points) > 1:
        return length_m(mark.points)
    return None


def mark_length_text(mark: Mark) -> str:
    """The length of a mark in metres with its unit, "" where it has none."""
    long = mark_length_m(mark)
    return "" if long is None else f"{metres_text(long)} m"
