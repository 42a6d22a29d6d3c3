"""What the design code says of a cross-section: strips narrower than it wants (a warning only)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gis.streets.cross_section import CrossSection, ElementKind


@dataclass(frozen=True, slots=True, kw_only=True)
class LeastWidth:
    """Least widths of a kind of strip, metres."""

    main_m: float
    """On main and secondary roads."""
    service_m: float
    """On service roads (服務道路) and alleys."""
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrow:
    """A strip that is narrower than the code wants."""

    place: int
    """Counted from 0, left to right."""
    kind: ElementKind
    width_m: float
    least_m: float


Standard = Mapping[ElementKind, LeastWidth]


def narrow_strips(
    section: CrossSection, standard: Standard, *, is_main: bool
) -> tuple[Narrow, ...]:
    """The strips that are narrower than the code wants, left to right."""
    found = []
    for place, one in enumerate(section.elements):
        least = standard.get(one.kind)
        if least is None:
            continue
        least_m = least.main_m if is_main else least.service_m
        if one.width_m < least_m - 1e-6:
            found.append(Narrow(place=place, kind=one.kind, width_m=one.width_m, least_m=least_m))
    return tuple(found)
