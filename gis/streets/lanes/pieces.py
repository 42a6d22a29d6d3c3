"""The cross-section of a piece of a way: arrows stand only where the way's traffic arrives."""

from __future__ import annotations

from dataclasses import replace

from gis.streets.cross_section import CrossSection, Direction

ARROW_REACH_M = 15.0
"""A way is cut by driveways just before its end at times; arrows are kept up to there."""


def section_of_piece(
    section: CrossSection, *, from_start_m: float, to_end_m: float
) -> CrossSection:
    """The section without the arrows of directions that do not arrive at the way's own end.

    `from_start_m` and `to_end_m`: lengths of the way before and behind the piece.
    """
    gone = set()
    if to_end_m > ARROW_REACH_M:
        gone.add(Direction.FORWARD)
    if from_start_m > ARROW_REACH_M:
        gone.add(Direction.BACKWARD)
    if not any(element.turns and element.direction in gone for element in section.elements):
        return section
    return replace(
        section,
        elements=tuple(
            replace(element, turns=()) if element.direction in gone else element
            for element in section.elements
        ),
    )
