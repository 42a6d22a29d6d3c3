"""A small picture of a junction's legs with one crash on them, for the question which leg."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gis.angles import Point, bearing_deg, gap_deg
from gis.diagrams.diagram import DiagramArm, Glyph
from gis.diagrams.junction_drawing import junction_bounds, junction_items, street_names
from gis.diagrams.leg_layout import Leg, lay_out_legs
from gis.diagrams.schematic import leg_pose
from gis.diagrams.stamps import GlyphStamps
from gis.display.primitives import Bounds, Colour, DisplayList, Item, Path

LEG_LAYER = "leg"
_MARKED = Colour(255, 224, 130)
_FRAME_M = 2.0
_MIDDLE_M = 1.5
"""A point this near to the middle lies on no leg."""


def legs_picture(
    arms: Sequence[DiagramArm], glyph: Glyph | None = None, *, marked: str = ""
) -> DisplayList:
    """The legs about the origin, north up, in metres; keys of the items on a leg are its name.

    Args:
        arms: at least one leg.
        glyph: the crash drawn in the middle; one up to rotation is left out, since on these legs
            it would look settled.
        marked: the leg to be coloured.
    """
    # the buttons beside it name the streets: letters alone leave the junction large
    legs = lay_out_legs([replace(arm, street="") for arm in arms], {})
    items: list[Item] = list(junction_items(legs))
    items += [_strip(leg) for leg in legs if leg.arm.name == marked]
    names = street_names(legs)
    items += names
    box = junction_bounds(items, names)
    if glyph is not None and any(party.leg_in or party.leg_out for party in glyph.parties):
        bearings = {arm.name: arm.bearing_deg for arm in arms}
        poses = [leg_pose(party, bearings) for party in glyph.parties]
        items += GlyphStamps().items(glyph, poses, str(glyph.number or ""))
    frame = Bounds(
        box.min_x - _FRAME_M, box.min_y - _FRAME_M, box.max_x + _FRAME_M, box.max_y + _FRAME_M
    )
    return DisplayList(items=tuple(items), frame=frame)


def _strip(leg: Leg) -> Path:
    """The whole width of a leg from its mouth to its end."""
    near, far = leg.mouth_m, leg.end_m
    ring = (leg.edge(-1, near), leg.edge(1, near), leg.edge(1, far), leg.edge(-1, far))
    return Path(runs=(ring,), closed=True, fill=_MARKED, layer=LEG_LAYER, key=leg.arm.name)


def leg_towards(arms: Sequence[DiagramArm], at: Point) -> str | None:
    """The leg of `legs_picture` whose bearing is nearest to a point of it; None in the middle."""
    if not arms or (at[0] ** 2 + at[1] ** 2) ** 0.5 < _MIDDLE_M:
        return None
    direction = bearing_deg((0.0, 0.0), at)
    return min(arms, key=lambda arm: gap_deg(arm.bearing_deg, direction)).name
