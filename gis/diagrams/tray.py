"""The tray: glyphs up to rotation, in orderly groups by type, apart from the junction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

from gis.angles import Point
from gis.diagrams.diagram import Glyph
from gis.diagrams.path_shapes import GLYPH_RADIUS_M
from gis.diagrams.text_size import estimated_width_m
from gis.display.primitives import Bounds

CELL_M = 2 * GLYPH_RADIUS_M + 0.6
HEADING_M = 4.0
"""Height of the line above a group, its room included."""
HEADING_LETTER_M = 2.6
TITLE_M = 7.0
"""Room of the tray's own heading."""
TITLE_LETTER_M = 3.4
MARGIN_M = 3.0
_GROUP_ROOM_M = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayGroup:
    """Glyphs of one type under one heading; `cells` are their centres."""

    heading: str
    heading_at: Point
    cells: tuple[tuple[Glyph, Point], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tray:
    """A filled tray with its upper left corner at the origin."""

    bounds: Bounds
    groups: tuple[TrayGroup, ...]


def group_by_type(glyphs: Sequence[Glyph]) -> tuple[tuple[str | None, tuple[Glyph, ...]], ...]:
    """Glyphs by crash type, the most frequent type first, in order of their numbers."""
    found: dict[str | None, list[Glyph]] = {}
    for glyph in glyphs:
        found.setdefault(glyph.type_code, []).append(glyph)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0] or "~"))
    return tuple((code, tuple(members)) for code, members in ordered)


def fill_tray(
    glyphs: Sequence[Glyph],
    *,
    width_m: float,
    title: str,
    heading_of: Callable[[str | None, int], str],
) -> Tray:
    """Groups set in lines of at most `width_m` (one group or one heading may need more).

    Args:
        glyphs: the glyphs up to rotation, at least one.
        width_m: width aimed at.
        title: the tray's own heading, for its room.
        heading_of: the words above a group, from its type code and count.
    """
    widest = estimated_width_m(title, TITLE_LETTER_M)
    inner = max(width_m - 2 * MARGIN_M, CELL_M, widest)
    x, top, line_height = 0.0, -TITLE_M, 0.0
    groups: list[TrayGroup] = []
    for code, members in group_by_type(glyphs):
        heading = heading_of(code, len(members))
        columns = min(len(members), max(1, int(inner // CELL_M)))
        rows = ceil(len(members) / columns)
        width = max(columns * CELL_M, estimated_width_m(heading, HEADING_LETTER_M))
        if x > 0 and x + width > inner:
            x, top = 0.0, top - line_height - _GROUP_ROOM_M
            line_height = 0.0
        corner = (MARGIN_M + x, top)
        groups.append(_group(heading, members, columns, corner))
        line_height = max(line_height, HEADING_M + rows * CELL_M)
        widest = max(widest, x + width)
        x += width + _GROUP_ROOM_M
    bounds = Bounds(0.0, top - line_height - MARGIN_M, widest + 2 * MARGIN_M, 0.0)
    return Tray(bounds=bounds, groups=tuple(groups))


def _group(heading: str, members: tuple[Glyph, ...], columns: int, corner: Point) -> TrayGroup:
    """One group from its upper left corner."""
    cells = []
    for index, glyph in enumerate(members):
        row, column = divmod(index, columns)
        centre = (
            corner[0] + (column + 0.5) * CELL_M,
            corner[1] - HEADING_M - (row + 0.5) * CELL_M,
        )
        cells.append((glyph, centre))
    return TrayGroup(
        heading=heading,
        heading_at=(corner[0], corner[1] - HEADING_LETTER_M),
        cells=tuple(cells),
    )
