"""Small facts of a crash row: casualties, age bands, roles, speed limits."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from gis.crashes.records import AgeBand, PartyRole

_CASUALTIES = re.compile(r"死亡\s*(\d{1,4})\D{0,3}受傷\s*(\d{1,4})\s*人?")
_BAND_STARTS = (0, 13, 18, 25, 35, 45, 55, 65, 75)
_BANDS = (
    AgeBand.CHILD,
    AgeBand.YOUTH,
    AgeBand.A18,
    AgeBand.A25,
    AgeBand.A35,
    AgeBand.A45,
    AgeBand.A55,
    AgeBand.A65,
    AgeBand.A75,
)
OLDEST = 120
_LIKELY_LIMITS_KMH = range(10, 121)


def read_casualties(text: str) -> tuple[int, int] | None:
    """(deaths within 24 h, injured) from "死亡0;受傷1"; None where unreadable."""
    found = _CASUALTIES.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return (int(found[1]), int(found[2])) if found else None


def age_band(age: int | None) -> AgeBand:
    """The band of an age in years; 0 is an age, -1 (and what nobody reaches) unknown."""
    if age is None or not 0 <= age <= OLDEST:
        return AgeBand.UNKNOWN
    return _BANDS[bisect_right(_BAND_STARTS, age) - 1]


def role_of(class_code: str | None, attribute_code: str | None) -> PartyRole:
    """What a party is: people by their class, the attribute for objects, else by the vehicle.

    Motorcycles (C) and slow vehicles (F) have riders, other vehicles drivers. H03 (其他人) and a
    blank class that is no object stay unknown: open data do not say more.
    """
    if attribute_code == "3":
        return PartyRole.OBJECT
    if class_code is None:
        return PartyRole.UNKNOWN
    if class_code.startswith("H"):
        return {
            "H01": PartyRole.PEDESTRIAN,
            "H02": PartyRole.PASSENGER,
            "H04": PartyRole.PEDESTRIAN,
        }.get(class_code, PartyRole.UNKNOWN)
    return PartyRole.RIDER if class_code[0] in "CF" else PartyRole.DRIVER


def doubtful_speed_limit(limit_kmh: int) -> bool:
    """Whether a recorded speed limit cannot be one of a road (0, 5, 150)."""
    return limit_kmh not in _LIKELY_LIMITS_KMH
