"""Lengths and areas as an officer reads them: metres up to a kilometre, hectares from 1 ha."""

from __future__ import annotations

from gis.mapping.measure import Area, Length

_KM, _HA_M2, _KM2_M2 = 1000.0, 10_000.0, 1_000_000.0


def length_words(length_m: float) -> str:
    """A length: "12.34 m", "123.4 m", "1.234 km", "12.35 km"."""
    if length_m < 99.995:
        return f"{length_m:.2f} m"
    if length_m < 999.95:
        return f"{length_m:.1f} m"
    if length_m < 9999.5:
        return f"{length_m / _KM:.3f} km"
    return f"{length_m / _KM:,.2f} km"


def area_words(area_m2: float) -> str:
    """An area: "86.4 m²", "1,234 m²", "1.23 ha", "1.23 km²"."""
    if area_m2 < 99.95:
        return f"{area_m2:.1f} m²"
    if area_m2 < _HA_M2 - 0.5:
        return f"{area_m2:,.0f} m²"
    if area_m2 < _KM2_M2 - 50:
        return f"{area_m2 / _HA_M2:.2f} ha"
    return f"{area_m2 / _KM2_M2:,.2f} km²"


def by_both_rulers(length: Length) -> tuple[str, str]:
    """A length on the ground and on the grid, with as many digits as tell them apart."""
    ground, grid = length_words(length.ground_m), length_words(length.grid_m)
    if ground == grid:
        return f"{length.ground_m:,.3f} m", f"{length.grid_m:,.3f} m"
    return ground, grid


def areas_by_both_rulers(area: Area) -> tuple[str, str]:
    """An area on the ground and on the grid, with as many digits as tell them apart."""
    ground, grid = area_words(area.ground_m2), area_words(area.grid_m2)
    if ground == grid:
        return f"{area.ground_m2:,.1f} m²", f"{area.grid_m2:,.1f} m²"
    return ground, grid
