"""What each party of a crash record is, and the movement its action code says."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from gis.crashes.records import Crash, Party, PartyRole
from gis.scenes.actions import MOVEMENT_BY_ACTION
from gis.scenes.record import Movement


class PartyKind(StrEnum):
    """What a glyph draws for a party."""

    VEHICLE = "vehicle"
    PEDESTRIAN = "pedestrian"
    OBJECT = "object"
    UNKNOWN = "unknown"
    """Neither class nor attribute tells (a driver who fled, for one)."""


TURNS = frozenset({Movement.LEFT, Movement.RIGHT, Movement.U_TURN})
AT_REST = frozenset({Movement.STOPPED, Movement.PARKED, Movement.STANDING})

_PASSENGER_CLASS = "H02"
_OBJECT_ATTRIBUTE = "3"
_ACTIONS = {
    **MOVEMENT_BY_ACTION,
    "17": Movement.STANDING,
    "19": Movement.STANDING,
}
_ON_FOOT = frozenset({"16", "18"})
_CROSSING_TYPES = frozenset({"03", "06", "07"})
_ALONG_TYPES = frozenset({"01", "02"})


@lru_cache(maxsize=1024)
def two_digits(code: str | None) -> str | None:
    """A numeric code of the form with its leading zero; None for a blank one."""
    text = (code or "").strip()
    return text.zfill(2) if text.isdigit() else text or None


def party_kind(party: Party) -> PartyKind:
    """Vehicle, pedestrian, object or unknown, from class (26 欄), role and attribute (17 欄)."""
    letter = (party.class_code or "")[:1]
    if letter in tuple("ABCDEFG"):
        return PartyKind.VEHICLE
    if letter == "H" or party.role is PartyRole.PEDESTRIAN:
        return PartyKind.PEDESTRIAN
    if party.role is PartyRole.OBJECT or party.attribute_code == _OBJECT_ATTRIBUTE:
        return PartyKind.OBJECT
    return PartyKind.UNKNOWN


def is_passenger(party: Party) -> bool:
    """Whether a party is a passenger, who is never drawn."""
    return party.role is PartyRole.PASSENGER or party.class_code == _PASSENGER_CLASS


def drawn_parties(parties: Iterable[Party]) -> tuple[Party, ...]:
    """All parties but passengers, in the order of 當事者順位."""
    kept = (party for party in parties if not is_passenger(party))
    return tuple(sorted(kept, key=lambda party: party.sequence))


def movement_of(party: Party, crash: Crash) -> Movement:
    """The movement that the action code (29 欄) says.

    Code 11 means a U-turn or crossing the road and is taken as the U-turn; 10 (joining a line) is
    a lane change towards the side that was hit, else unknown.
    """
    action = two_digits(party.action_code)
    kind = two_digits(crash.type_code) or ""
    if action == "10":
        return _joined_side(two_digits(party.impact_code))
    if action in _ON_FOOT:
        if kind in _CROSSING_TYPES:
            return Movement.CROSSING
        return Movement.ALONG if kind in _ALONG_TYPES else Movement.UNKNOWN
    return _ACTIONS.get(action or "", Movement.UNKNOWN)


def _joined_side(impact: str | None) -> Movement:
    """The lane change of a vehicle that joined a line, by the side that was hit."""
    if impact in ("02", "05", "06", "12"):
        return Movement.LANE_CHANGE_RIGHT
    if impact in ("04", "07", "08", "14"):
        return Movement.LANE_CHANGE_LEFT
    return Movement.UNKNOWN
