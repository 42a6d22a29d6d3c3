"""How a party's path is drawn: by class, and hollow where it touched nobody."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gis.crashes.records import PartyRole
from gis.diagrams.diagram import GlyphParty, HitSide


class Figure(StrEnum):
    """The mark on a path that tells the class besides the line."""

    NONE = "none"
    DOT = "dot"
    RING = "ring"
    PERSON = "person"
    SQUARE = "square"


@dataclass(frozen=True, slots=True)
class PartyStyle:
    """Line width and dashes in glyph metres, the figure, and whether the line is hollow."""

    width_m: float
    figure: Figure = Figure.NONE
    dashes_m: tuple[float, ...] = ()
    hollow: bool = False


_CAR = PartyStyle(0.6)
_TRUCK = PartyStyle(1.05)
_BUS = PartyStyle(1.5)
_MOTORCYCLE = PartyStyle(0.28, Figure.DOT)
_BICYCLE = PartyStyle(0.28, Figure.RING)
_PERSON = PartyStyle(0.28, Figure.PERSON, (0.7, 0.5))
_OBJECT = PartyStyle(0.28, Figure.SQUARE)

_BY_PREFIX = (
    ("A0", _BUS),
    ("A", _TRUCK),
    ("B1", _TRUCK),
    ("B", _CAR),
    ("C", _MOTORCYCLE),
    ("D01", _BUS),
    ("D02", _TRUCK),
    ("D", _CAR),
    ("E01", _CAR),
    ("E03", _CAR),
    ("E", _TRUCK),
    ("F", _BICYCLE),
    ("G", _TRUCK),
    ("H", _PERSON),
)
_BY_ROLE = {
    PartyRole.OBJECT: _OBJECT,
    PartyRole.PEDESTRIAN: _PERSON,
    PartyRole.RIDER: _MOTORCYCLE,
}


def party_style(party: GlyphParty) -> PartyStyle:
    """The style of a party, by its class (26 欄), else by its role."""
    code = party.class_code or ""
    by_class = next((style for prefix, style in _BY_PREFIX if code.startswith(prefix)), None)
    style = by_class if code and by_class else _BY_ROLE.get(party.role, _CAR)
    if party.hit_side is HitSide.NONE and style.figure is not Figure.SQUARE:
        return PartyStyle(max(style.width_m, 0.75), style.figure, style.dashes_m, hollow=True)
    return style
