"""Relative headings of two vehicles from the first impact positions of a crash record."""

from __future__ import annotations

from enum import StrEnum

from gis.angles import gap_deg
from gis.diagrams.party_kinds import two_digits
from gis.scenes.record import Movement

NO_CONTACT_CODE = "17"
"""33 欄 since 112.07: the party touched nobody."""

_BEARINGS = {
    "01": 0.0,
    "05": 45.0,
    "02": 90.0,
    "06": 135.0,
    "03": 180.0,
    "07": 225.0,
    "04": 270.0,
    "08": 315.0,
    "11": 0.0,
    "12": 90.0,
    "13": 180.0,
    "14": 270.0,
}
_TOLERANCE_DEG = 45.0
"""Impact positions come in steps of 45 deg (cars) and 90 deg (motorcycles)."""


class Relation(StrEnum):
    """How the headings of two vehicles at contact lie to each other."""

    SAME = "same"
    OPPOSITE = "opposite"
    CROSSING = "crossing"


_RELATIONS = {
    "10": Relation.OPPOSITE,
    "11": Relation.OPPOSITE,
    "12": Relation.SAME,
    "13": Relation.SAME,
    "15": Relation.CROSSING,
}


def impact_bearing(code: str | None) -> float | None:
    """Bearing of an impact position (33 欄) from the vehicle's nose, degrees clockwise.

    None where the position is blank, unknown, roof, underside, no vehicle or no contact.
    """
    return _BEARINGS.get(two_digits(code) or "")


def relative_heading(h1_deg: float, theta1_deg: float, theta2_deg: float) -> float:
    """Heading of the second vehicle, degrees clockwise in [0, 360).

    Two bodies touch face to face: h2 + theta2 = h1 + theta1 + 180 (mod 360).

    Args:
        h1_deg: heading of the first vehicle.
        theta1_deg: bearing of the contact from the first vehicle's nose.
        theta2_deg: bearing of the contact from the second vehicle's nose.
    """
    return (h1_deg + theta1_deg - theta2_deg - 180.0) % 360.0


def defined_relation(type_code: str | None) -> Relation | None:
    """The relation that the official definition of a crash type (15 欄) demands, if it does."""
    return _RELATIONS.get(two_digits(type_code) or "")


def relation_holds(relation: Relation, heading_gap_deg: float) -> bool:
    """Whether a gap between two headings fits a relation within 45 deg."""
    match relation:
        case Relation.SAME:
            return heading_gap_deg <= _TOLERANCE_DEG
        case Relation.OPPOSITE:
            return heading_gap_deg >= 180.0 - _TOLERANCE_DEG
        case Relation.CROSSING:
            return _TOLERANCE_DEG <= heading_gap_deg <= 180.0 - _TOLERANCE_DEG


def entry_headings(heading_deg: float, turn: Movement, other_deg: float) -> tuple[float, ...]:
    """Headings a vehicle can have had before its turn, given its heading in mid-turn.

    A turn from one road into another runs from a heading that is same, opposite or square to the
    other vehicle's over 90 deg. A vehicle hit while turning (the definition of 側撞) has neither
    just begun nor just ended its turn, so a heading on the way between two of these settles the
    entry, and one on them leaves both ends open.

    Args:
        heading_deg: heading at contact.
        turn: left or right.
        other_deg: heading of the vehicle that goes straight.
    """
    towards = 1.0 if turn is Movement.LEFT else -1.0
    candidates = ((other_deg + quarter) % 360.0 for quarter in (0.0, 90.0, 180.0, 270.0))
    return tuple(
        entry
        for entry in candidates
        if gap_deg(entry, heading_deg + towards * 45.0) <= _TOLERANCE_DEG
    )
