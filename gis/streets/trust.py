"""What the widths and lanes of a road rest on."""

from __future__ import annotations

from enum import IntEnum

from gis.streets.derived import StreetRoad


class Trust(IntEnum):
    """From the best on."""

    CONFIRMED = 0
    """Somebody confirmed them, or drew them."""
    GIVEN = 1
    """The source says all of them."""
    ASSUMED = 2
    """Some are defaults."""


def is_assumed(street: StreetRoad) -> bool:
    """Whether a road rests on a width or lane that is a default."""
    return any(element.assumed for element in street.section.elements)


def trust_of(street: StreetRoad) -> Trust:
    """What a road rests on."""
    if is_assumed(street):
        return Trust.ASSUMED
    return Trust.CONFIRMED if street.provenance.confirmed_by else Trust.GIVEN
