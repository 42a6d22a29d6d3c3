"""Short forms of cross-sections for tests."""

from __future__ import annotations

from app.street_import.section_catalogue import load_section_catalogue
from gis.streets.cross_section import CrossSection, Direction
from gis.streets.lanes.reading import SectionReading, read_section

SIGNS = {Direction.FORWARD: "^", Direction.BACKWARD: "v", Direction.BOTH: "x", Direction.NONE: ""}


def read(
    tags: dict[str, str], *, direction: int = 0, left_hand: bool = False, taiwan: bool = True
) -> SectionReading:
    """A section with the program's own defaults."""
    catalogue = load_section_catalogue()
    return read_section(
        {"highway": "residential", **tags},
        direction=direction,
        left_hand=left_hand,
        defaults=catalogue.taiwan if taiwan else catalogue.elsewhere,
    )


def short(section: CrossSection) -> str:
    """Strips left to right as "mixed v, mixed ^ left;through"."""
    return ", ".join(
        " ".join(
            part
            for part in (
                strip.kind.value,
                SIGNS[strip.direction],
                ";".join(turn.value for turn in strip.turns),
            )
            if part
        )
        for strip in section.elements
    )
