"""The tray as drawn items, where it leaves the whole drawing largest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gis.angles import Point
from gis.diagrams.glyphs import moved_items, own_pose
from gis.diagrams.reasons import Words
from gis.diagrams.stamps import GlyphStamps, Stack, items_box
from gis.diagrams.tray import (
    HEADING_LETTER_M,
    HEADING_LINE_M,
    MARGIN_M,
    NOTE_LETTER_M,
    NOTE_LINE_M,
    TITLE_LETTER_M,
    TITLE_LINE_M,
    Tile,
    Tray,
    TrayWords,
    fill_tray,
)
from gis.display.primitives import Bounds, Colour, Item, Path, Stroke, Text

TRAY_LAYER = "tray"
NO_TYPE = ""
"""Stands for a crash without a type code where names are asked for."""
TypeName = Callable[[str], str]
"""The name of a crash type by its code."""

_TRAY_ROOM_M = 4.0
_LEAST_WIDTH_M = 34.0
_WIDEST_M = 520.0
_WIDTH_STEP = 1.1
_TRAY_EDGE = Colour(110, 110, 140)
_TRAY_FILL = Colour(247, 247, 252)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnTray:
    """The tray's items and its box."""

    items: tuple[Item, ...]
    box: Bounds


def best_tray(
    stacks: Sequence[Stack],
    stamps: GlyphStamps,
    box: Bounds,
    words: Words,
    type_name: TypeName,
    *,
    aspect: float,
) -> DrawnTray:
    """The tray below or beside `box`, of the width that leaves the whole drawing largest.

    Args:
        stacks: what lies in it, at least one.
        stamps: the drawing's glyphs.
        box: what is drawn already.
        words: headings and notes.
        type_name: the name of a crash type.
        aspect: width over height that the whole aims at.
    """
    tiles = [Tile(stack=stack, box=items_box(_stack_items(stack, stamps))) for stack in stacks]
    told = _tray_words(stacks, words, type_name)
    best: tuple[tuple[float, float], Tray, Point] | None = None
    width = _LEAST_WIDTH_M
    while width <= _WIDEST_M:
        tray = fill_tray(tiles, told, width_m=width)
        for corner in _corners(tray, box):
            whole = joined_boxes(box, _shifted(tray.bounds, corner))
            size = round(max(whole.width / aspect, whole.height), 2)
            worth = (size, whole.width * whole.height)
            if best is None or worth < best[0]:
                best = (worth, tray, corner)
        width *= _WIDTH_STEP
    if best is None:
        raise ValueError("no glyphs for the tray")
    _, tray, corner = best
    items = [*_frame_items(tray, corner), *_glyph_items(tray, corner, stamps)]
    return DrawnTray(items=tuple(items), box=_shifted(tray.bounds, corner))


def _corners(tray: Tray, box: Bounds) -> tuple[Point, Point]:
    """Upper left corners of a tray below the box, in its middle if narrower, and beside it."""
    left = box.min_x + max(0.0, (box.width - tray.bounds.width) / 2)
    return ((left, box.min_y - _TRAY_ROOM_M), (box.max_x + _TRAY_ROOM_M, box.max_y))


def _stack_items(stack: Stack, stamps: GlyphStamps) -> tuple[Item, ...]:
    glyph = stack.first
    return stamps.items(glyph, [own_pose(party) for party in glyph.parties], stack.label)


def _tray_words(stacks: Sequence[Stack], words: Words, type_name: TypeName) -> TrayWords:
    def heading(code: str | None, count: int) -> str:
        name = type_name(code or NO_TYPE)
        return words("DIAGRAM_TRAY_GROUP", type=code or "-", name=name, count=count)

    note = words("DIAGRAM_TRAY_NOTE")
    if any(len(stack.glyphs) > 1 for stack in stacks):
        note = words("DIAGRAM_TRAY_NOTE_STACKED", note=note)
    return TrayWords(title=words("DIAGRAM_TRAY_TITLE"), note=note, heading=heading)


def _frame_items(tray: Tray, corner: Point) -> list[Item]:
    """The tray's outline, title and note."""
    box = _shifted(tray.bounds, corner)
    outline = (
        (box.min_x, box.min_y),
        (box.max_x, box.min_y),
        (box.max_x, box.max_y),
        (box.min_x, box.max_y),
    )
    edge = Stroke(colour=_TRAY_EDGE, width_m=0.35, dashes_m=(2.0, 1.2))
    items: list[Item] = [
        Path(runs=(outline,), closed=True, fill=_TRAY_FILL, stroke=edge, layer=TRAY_LAYER)
    ]
    left, y = box.min_x + MARGIN_M, box.max_y - MARGIN_M
    for line in tray.title:
        at = (left, y - TITLE_LETTER_M)
        items.append(Text(at=at, text=line, height_m=TITLE_LETTER_M, bold=True, layer=TRAY_LAYER))
        y -= TITLE_LINE_M
    for line in tray.note:
        at = (left, y - NOTE_LETTER_M)
        items.append(Text(at=at, text=line, height_m=NOTE_LETTER_M, layer=TRAY_LAYER))
        y -= NOTE_LINE_M
    return items


def _glyph_items(tray: Tray, corner: Point, stamps: GlyphStamps) -> list[Item]:
    """All groups with their headings."""
    items: list[Item] = []
    for group in tray.groups:
        x, y = corner[0] + group.heading_at[0], corner[1] + group.heading_at[1]
        for number, line in enumerate(group.heading):
            at = (x, y - number * HEADING_LINE_M)
            items.append(Text(at=at, text=line, height_m=HEADING_LETTER_M, layer=TRAY_LAYER))
        for stack, place in group.cells:
            offset = stack.first.offset
            target = (corner[0] + place[0] + offset[0], corner[1] + place[1] + offset[1])
            items += moved_items(_stack_items(stack, stamps), target)
    return items


def _shifted(box: Bounds, by: Point) -> Bounds:
    return Bounds(box.min_x + by[0], box.min_y + by[1], box.max_x + by[0], box.max_y + by[1])


def joined_boxes(a: Bounds, b: Bounds) -> Bounds:
    """The box about two boxes."""
    return Bounds(
        min(a.min_x, b.min_x), min(a.min_y, b.min_y), max(a.max_x, b.max_x), max(a.max_y, b.max_y)
    )
