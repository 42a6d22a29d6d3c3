"""The tray: glyphs up to rotation, in orderly groups by type, apart from the junction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

from gis.angles import Point
from gis.diagrams.stamps import Stack
from gis.diagrams.text_size import estimated_width_m, lines_within
from gis.display.primitives import Bounds

HEADING_LETTER_M = 2.6
HEADING_LINE_M = 3.3
TITLE_LETTER_M = 3.4
TITLE_LINE_M = 4.6
NOTE_LETTER_M = 2.4
NOTE_LINE_M = 3.2
MARGIN_M = 2.5
_CELL_ROOM_M = 2.0
"""Room between two glyphs."""
_GROUP_ROOM_M = 3.0
_LEAST_HEADING_M = 30.0
"""Width that the words above a group may take where its glyphs are narrower."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """What lies in one place of the tray: one glyph or a stack, and its box about the contact."""

    stack: Stack
    box: Bounds


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayGroup:
    """Glyphs of one type under one heading; `cells` are the places of their contacts."""

    heading: tuple[str, ...]
    heading_at: Point
    """Left end of the first line's baseline."""
    cells: tuple[tuple[Stack, Point], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tray:
    """A filled tray with its upper left corner at the origin."""

    bounds: Bounds
    title: tuple[str, ...]
    note: tuple[str, ...]
    groups: tuple[TrayGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayWords:
    """The tray's own words; `heading` says those above a group by type code and crashes."""

    title: str
    note: str
    heading: Callable[[str | None, int], str]


def group_by_type(tiles: Sequence[Tile]) -> tuple[tuple[str | None, tuple[Tile, ...]], ...]:
    """Tiles by crash type, the most frequent type first, in their own order."""
    found: dict[str | None, list[Tile]] = {}
    for tile in tiles:
        found.setdefault(tile.stack.first.type_code, []).append(tile)
    ordered = sorted(found.items(), key=lambda item: (-_crashes(item[1]), item[0] or "~"))
    return tuple((code, tuple(members)) for code, members in ordered)


def _crashes(tiles: Sequence[Tile]) -> int:
    return sum(len(tile.stack.glyphs) for tile in tiles)


def fill_tray(tiles: Sequence[Tile], words: TrayWords, *, width_m: float) -> Tray:
    """Groups set in lines of at most `width_m` (one group or one word may need more).

    Args:
        tiles: the glyphs up to rotation, at least one.
        words: the tray's words.
        width_m: width aimed at.
    """
    inner = max(width_m - 2 * MARGIN_M, _LEAST_HEADING_M)
    title = lines_within(words.title, TITLE_LETTER_M, inner)
    note = lines_within(words.note, NOTE_LETTER_M, inner)
    widest = max(
        *(estimated_width_m(line, TITLE_LETTER_M) for line in title),
        *(estimated_width_m(line, NOTE_LETTER_M) for line in note),
    )
    top = -(MARGIN_M + TITLE_LINE_M * len(title) + NOTE_LINE_M * len(note) + 1.0)
    x, line_height = 0.0, 0.0
    groups: list[TrayGroup] = []
    for code, members in group_by_type(tiles):
        size, group = _group(words.heading(code, _crashes(members)), members, inner)
        if x > 0 and x + size[0] > inner:
            x, top = 0.0, top - line_height - _GROUP_ROOM_M
            line_height = 0.0
        groups.append(_moved(group, (MARGIN_M + x, top)))
        line_height = max(line_height, size[1])
        widest = max(widest, x + size[0])
        x += size[0] + _GROUP_ROOM_M
    bounds = Bounds(0.0, top - line_height - MARGIN_M, widest + 2 * MARGIN_M, 0.0)
    return Tray(bounds=bounds, title=title, note=note, groups=tuple(groups))


def _group(
    heading: str, members: tuple[Tile, ...], inner_m: float
) -> tuple[tuple[float, float], TrayGroup]:
    """One group with its upper left corner at the origin, and its width and height."""
    left = min(tile.box.min_x for tile in members)
    top = max(tile.box.max_y for tile in members)
    cell_w = max(tile.box.max_x for tile in members) - left + _CELL_ROOM_M
    cell_h = top - min(tile.box.min_y for tile in members) + _CELL_ROOM_M
    columns = min(len(members), max(1, int(inner_m // cell_w)))
    lines = lines_within(heading, HEADING_LETTER_M, max(columns * cell_w, _LEAST_HEADING_M))
    head = HEADING_LINE_M * len(lines) + 0.8
    cells = []
    for index, tile in enumerate(members):
        row, column = divmod(index, columns)
        x = column * cell_w + _CELL_ROOM_M / 2 - left
        y = -head - row * cell_h - _CELL_ROOM_M / 2 - top
        cells.append((tile.stack, (x, y)))
    width = max(columns * cell_w, *(estimated_width_m(line, HEADING_LETTER_M) for line in lines))
    height = head + ceil(len(members) / columns) * cell_h
    group = TrayGroup(heading=lines, heading_at=(0.0, -HEADING_LETTER_M), cells=tuple(cells))
    return (width, height), group


def _moved(group: TrayGroup, by: Point) -> TrayGroup:
    def shifted(point: Point) -> Point:
        return (point[0] + by[0], point[1] + by[1])

    return TrayGroup(
        heading=group.heading,
        heading_at=shifted(group.heading_at),
        cells=tuple((stack, shifted(place)) for stack, place in group.cells),
    )
