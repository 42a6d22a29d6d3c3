"""The key of a diagram: contact marks, and the movements and party styles that occur in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gis.crashes.records import PartyRole, Severity
from gis.diagrams.contact_mark import contact_mark
from gis.diagrams.diagram import Basis, Diagram, Glyph, GlyphParty, HitSide
from gis.diagrams.glyphs import glyph_items, item_points, own_pose
from gis.diagrams.party_style import Figure, party_style
from gis.diagrams.record_geometry import FALL_TYPES
from gis.display.primitives import Bounds, DisplayList, Item, Text
from gis.scenes.record import Movement

SEVERITY_CODES = ("DIAGRAM_KEY_A1", "DIAGRAM_KEY_LATE", "DIAGRAM_KEY_A2", "DIAGRAM_KEY_A3")
"""Words of the severity key, in its order."""

_MOVEMENT_CODES = {
    Movement.LEFT: "SYMBOL_LEFT",
    Movement.RIGHT: "SYMBOL_RIGHT",
    Movement.U_TURN: "SYMBOL_U_TURN",
    Movement.LANE_CHANGE_LEFT: "SYMBOL_LANE_CHANGE",
    Movement.LANE_CHANGE_RIGHT: "SYMBOL_LANE_CHANGE",
    Movement.OVERTAKING: "SYMBOL_OVERTAKING",
    Movement.STARTING: "SYMBOL_STARTING",
    Movement.STOPPED: "SYMBOL_STOPPED",
    Movement.STOPPING: "SYMBOL_STOPPED",
    Movement.PARKED: "SYMBOL_PARKED",
    Movement.REVERSING: "SYMBOL_REVERSING",
}
_CLASS_SAMPLES = (
    ("SYMBOL_CAR", "B03"),
    ("SYMBOL_TRUCK", "A11"),
    ("SYMBOL_BUS", "A01"),
    ("SYMBOL_MOTORCYCLE", "C03"),
    ("SYMBOL_BICYCLE", "F01"),
    ("SYMBOL_PERSON", "H01"),
)
_ROOM_M = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyEntry:
    """One symbol of the key; `code` names its words."""

    code: str
    picture: DisplayList


def severity_key() -> tuple[KeyEntry, ...]:
    """The contact marks A1, late death, A2, A3 in this order."""
    marks = (
        contact_mark((0.0, 0.0), Severity.A1),
        contact_mark((0.0, 0.0), Severity.A2, late_death=True),
        contact_mark((0.0, 0.0), Severity.A2),
        contact_mark((0.0, 0.0), Severity.A3),
    )
    frame = Bounds(-1.6, -1.6, 1.6, 1.6)
    return tuple(
        KeyEntry(code=code, picture=DisplayList(items=mark, frame=frame))
        for code, mark in zip(SEVERITY_CODES, marks, strict=True)
    )


def symbol_key(diagram: Diagram) -> tuple[KeyEntry, ...]:
    """Party styles, then movements, each once and only if the diagram shows it."""
    shown = [(party, glyph) for glyph in diagram.glyphs for party in glyph.parties]
    styles = {party_style(party) for party, _ in shown}
    entries = [
        _entry(code, _sample(class_code=class_code))
        for code, class_code in _CLASS_SAMPLES
        if party_style(_sample(class_code=class_code)) in styles
    ]
    movements: dict[str, Movement] = {}
    for party, _ in shown:
        if party.heading_deg is not None and party.movement in _MOVEMENT_CODES:
            movements.setdefault(_MOVEMENT_CODES[party.movement], party.movement)
    entries += [_entry(code, _sample(movement=movement)) for code, movement in movements.items()]
    entries += [
        _entry(code, sample)
        for code, sample, shows in _SPECIAL
        if any(shows(party, glyph) for party, glyph in shown)
    ]
    return tuple(entries)


def _sample(
    *,
    class_code: str | None = "B03",
    movement: Movement = Movement.STRAIGHT,
    side: HitSide = HitSide.FRONT,
    heading_deg: float | None = 90.0,
    role: PartyRole = PartyRole.UNKNOWN,
) -> GlyphParty:
    """A party heading to the right."""
    entry = heading_deg
    if heading_deg is not None and movement in (Movement.LEFT, Movement.RIGHT):
        heading_deg = 0.0 if movement is Movement.LEFT else 180.0
    if heading_deg is not None and movement is Movement.U_TURN:
        heading_deg = 270.0
    return GlyphParty(
        no=3,
        class_code=class_code,
        leg_in=None,
        leg_out=None,
        movement=movement,
        path=(),
        role=role,
        heading_in_deg=entry,
        heading_deg=heading_deg,
        hit_side=side,
    )


def _entry(code: str, party: GlyphParty) -> KeyEntry:
    """A symbol without contact mark and number."""
    glyph = Glyph(
        case_no="",
        type_code="18" if code == "SYMBOL_FELL" else None,
        severity=Severity.A3,
        basis=Basis.RECORD,
        parties=(party,),
        contact=(0.0, 0.0),
    )
    marks = len(contact_mark((0.0, 0.0), Severity.A3)) + 1
    items = glyph_items(glyph, [own_pose(party)])[:-marks]
    return KeyEntry(code=code, picture=DisplayList(items=items, frame=_frame(items)))


def _frame(items: tuple[Item, ...]) -> Bounds:
    """The box of a symbol with a little room."""
    points = [point for item in items if not isinstance(item, Text) for point in item_points(item)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    room = _ROOM_M + 0.6
    return Bounds(min(xs) - room, min(ys) - room, max(xs) + room, max(ys) + room)


def _is_object(party: GlyphParty, glyph: Glyph) -> bool:
    return party_style(party).figure is Figure.SQUARE and glyph.type_code not in FALL_TYPES


def _is_hollow(party: GlyphParty, _: Glyph) -> bool:
    return party_style(party).hollow and party.heading_deg is not None


def _is_open(party: GlyphParty, _: Glyph) -> bool:
    return party.heading_deg is None and party_style(party).figure is not Figure.SQUARE


def _fell(_: GlyphParty, glyph: Glyph) -> bool:
    return glyph.type_code in FALL_TYPES


_SPECIAL: tuple[tuple[str, GlyphParty, Callable[[GlyphParty, Glyph], bool]], ...] = (
    ("SYMBOL_FELL", _sample(class_code="C03", movement=Movement.FELL), _fell),
    (
        "SYMBOL_OBJECT",
        _sample(class_code=None, role=PartyRole.OBJECT, heading_deg=None),
        _is_object,
    ),
    ("SYMBOL_NO_CONTACT", _sample(side=HitSide.NONE), _is_hollow),
    ("SYMBOL_OPEN_PARTY", _sample(heading_deg=None), _is_open),
)
