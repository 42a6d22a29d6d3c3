"""A cross-section for a line of which nothing is known."""

from __future__ import annotations

from gis.streets.cross_section import CrossSection, Direction, Element, ElementKind

LANE_M = 3.0


def bare_section(*, oneway: bool, left_hand: bool = False) -> CrossSection:
    """One lane along the line, or one each way with the line between them; all assumed."""
    first = Direction.FORWARD if left_hand else Direction.BACKWARD
    second = Direction.BACKWARD if left_hand else Direction.FORWARD
    directions = (Direction.FORWARD,) if oneway else (first, second)
    return CrossSection(
        elements=tuple(
            Element(kind=ElementKind.MIXED, width_m=LANE_M, direction=direction)
            for direction in directions
        ),
        left_m=LANE_M * len(directions) / 2.0,
        left_hand=left_hand,
    )
