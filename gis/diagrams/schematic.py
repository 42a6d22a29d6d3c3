"""The schematic view of a collision diagram: legs with stacked glyphs, and a tray beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from gis.angles import gap_deg
from gis.crashes.records import PartyRole
from gis.diagrams.diagram import Diagram, DiagramArm, Glyph, GlyphParty
from gis.diagrams.glyphs import PartyPose, moved_items
from gis.diagrams.junction_drawing import junction_bounds, junction_items, street_names
from gis.diagrams.leg_layout import Leg, lay_out_legs
from gis.diagrams.north import north_corner, north_items
from gis.diagrams.path_shapes import turned_heading
from gis.diagrams.reasons import Words
from gis.diagrams.stamps import GlyphStamps, single_stacks, stacks_of_alike
from gis.diagrams.text_size import estimated_width_m
from gis.diagrams.tray_drawing import NO_TYPE, TRAY_LAYER, TypeName, best_tray, joined_boxes
from gis.display.primitives import Anchor, Bounds, DisplayList, Item, Text
from gis.scenes.record import Movement

__all__ = ["NO_TYPE", "TRAY_LAYER", "TypeName", "crash_pattern", "leg_pose", "schematic_view"]

NOTE_LAYER = "note"
_FRAME_M = 3.0
_NOTE_M = 3.2
_STRAIGHT_DEG = 30.0
_TURN_INTO_OPEN_DEG = 60.0
"""Bend of a turn whose exit is not known."""
_LEAST_WIDTH_M = 40.0
"""Width that a drawing without legs starts from."""
_EVEN_ARMS = tuple(
    DiagramArm(name="", bearing_deg=bearing, street="") for bearing in (0.0, 90.0, 180.0, 270.0)
)
"""Four unnamed legs where a site's legs are not known."""
_Anchored = tuple[Glyph, str]


def schematic_view(
    diagram: Diagram,
    words: Words,
    *,
    type_name: TypeName,
    aspect: float = 1.25,
    north: bool = True,
    legs_shown: bool = True,
    stack_over: int | None = None,
) -> DisplayList:
    """The diagram as a drawing in its own metres, north up, the junction about the origin.

    Glyphs with known legs stack along the approach of their first party, identical crashes
    together; glyphs up to rotation lie in a tray under its own heading. Items carry the case
    number as `key`.

    Args:
        diagram: what is drawn.
        words: headings and notes.
        type_name: the name of a crash type.
        aspect: width over height that the tray's place and width aim at.
        north: whether to draw the north arrow (never where the legs' bearings are not known).
        legs_shown: whether four legs stand for a junction whose legs are not known; a stretch of
            road or an area has none.
        stack_over: more glyphs up to rotation than this are stacked: those that look alike are
            one glyph with their count ("×7"). None draws every glyph.
    """
    on_legs, loose = _split(diagram)
    stamps = GlyphStamps()
    items: list[Item] = []
    box = Bounds(0.0, 0.0, _LEAST_WIDTH_M, 0.0)
    if diagram.arms or legs_shown:
        legs = lay_out_legs(diagram.arms or _EVEN_ARMS, _counts(on_legs))
        items += junction_items(legs)
        names = street_names(legs)
        items += names
        items += _on_legs(on_legs, legs, diagram.arms, stamps)
        box = junction_bounds(items, names)
    if diagram.arms and north:
        corner = north_corner(items, box)
        arrow = north_items(corner)
        items += arrow
        box = joined_boxes(box, junction_bounds(arrow, ()))
    notes = _notes(diagram, words, box, legs_shown=legs_shown)
    items += notes
    for note in notes:
        width = estimated_width_m(note.text, note.height_m)
        box = joined_boxes(box, Bounds(box.min_x, note.at[1] - 1.0, box.min_x + width, box.max_y))
    if loose:
        many = stack_over is not None and len(loose) > stack_over
        stacks = stacks_of_alike(loose) if many else single_stacks(loose)
        tray = best_tray(stacks, stamps, box, words, type_name, aspect=aspect)
        items += tray.items
        box = joined_boxes(box, tray.box)
    frame = Bounds(
        box.min_x - _FRAME_M, box.min_y - _FRAME_M, box.max_x + _FRAME_M, box.max_y + _FRAME_M
    )
    return DisplayList(items=tuple(items), frame=frame)


def _split(diagram: Diagram) -> tuple[list[_Anchored], list[Glyph]]:
    """Glyphs with the leg they stack on, and glyphs up to rotation."""
    known = {arm.name for arm in diagram.arms}
    on_legs: list[_Anchored] = []
    loose: list[Glyph] = []
    for glyph in diagram.glyphs:
        legs = [party.leg_in for party in glyph.parties] + [p.leg_out for p in glyph.parties]
        leg = next((name for name in legs if name in known), None)
        if leg is None:
            loose.append(glyph)
        else:
            on_legs.append((glyph, leg))
    return on_legs, loose


def _counts(on_legs: Iterable[_Anchored]) -> Mapping[str, int]:
    """Glyphs by leg."""
    counts: dict[str, int] = {}
    for _, leg in on_legs:
        counts[leg] = counts.get(leg, 0) + 1
    return counts


def crash_pattern(glyph: Glyph) -> tuple[object, ...]:
    """What identical crashes agree in: type, and the legs and movement of every party."""
    return (
        glyph.type_code or "",
        tuple((p.leg_in or "", p.leg_out or "", p.movement.value) for p in glyph.parties),
    )


def _on_legs(
    on_legs: Sequence[_Anchored],
    legs: Sequence[Leg],
    arms: Sequence[DiagramArm],
    stamps: GlyphStamps,
) -> list[Item]:
    """Glyphs at their slots, the most frequent pattern nearest to the junction."""
    bearings = {arm.name: arm.bearing_deg for arm in arms}
    items: list[Item] = []
    for leg in legs:
        patterns: dict[tuple[object, ...], list[Glyph]] = {}
        for glyph, name in on_legs:
            if name == leg.arm.name:
                patterns.setdefault(crash_pattern(glyph), []).append(glyph)
        ordered = sorted(patterns.values(), key=lambda group: (-len(group), group[0].number))
        for index, glyph in enumerate(glyph for group in ordered for glyph in group):
            poses = [leg_pose(party, bearings) for party in glyph.parties]
            place = leg.slot(index)
            target = (place[0] + glyph.offset[0], place[1] + glyph.offset[1])
            items += moved_items(stamps.items(glyph, poses, str(glyph.number)), target)
    return items


def leg_pose(party: GlyphParty, bearings: Mapping[str, float]) -> PartyPose:
    """The headings of a party on its legs: in along one, out along the other.

    Where a leg is not known (a pedestrian, a parked vehicle) the sketch's own headings serve.
    """
    entry, end = party.heading_in_deg, party.heading_deg
    on_foot = party.role is PartyRole.PEDESTRIAN or (party.class_code or "").startswith("H")
    if on_foot or party.movement is Movement.REVERSING:
        return PartyPose(
            party=party,
            heading_in_deg=end if end is not None else entry,
            heading_deg=end if end is not None else entry,
        )
    into, out = bearings.get(party.leg_in or ""), bearings.get(party.leg_out or "")
    if into is not None:
        entry = end = (into + 180.0) % 360.0
        if out is not None and gap_deg(entry, out) > _STRAIGHT_DEG:
            end = out
        elif out is None:
            end = turned_heading(entry, party.movement, _TURN_INTO_OPEN_DEG)
    elif out is not None:
        entry, end = entry if entry is not None else out, out
    if party.movement is Movement.U_TURN and entry is not None:
        beside = party.heading_deg is not None and gap_deg(entry - 90.0, party.heading_deg) <= 45.0
        end = (entry - 90.0 if beside else entry + 180.0) % 360.0
    return PartyPose(
        party=party,
        heading_in_deg=entry if entry is not None else end,
        heading_deg=end if end is not None else entry,
    )


def _notes(diagram: Diagram, words: Words, box: Bounds, *, legs_shown: bool) -> list[Text]:
    """What a reader must know: nothing to draw, or legs whose bearings are not known."""
    codes = []
    if diagram.total == 0:
        codes.append("DIAGRAM_EMPTY")
    elif not diagram.glyphs:
        codes.append("DIAGRAM_NONE_DRAWN")
    if not diagram.arms:
        codes.append("DIAGRAM_LEGS_UNKNOWN" if legs_shown else "DIAGRAM_NO_LEGS")
    return [
        Text(
            at=(box.min_x, box.min_y - 5.0 - 5.0 * index),
            text=words(code, total=diagram.total),
            height_m=_NOTE_M,
            anchor=Anchor.LEFT,
            layer=NOTE_LAYER,
        )
        for index, code in enumerate(codes)
    ]
