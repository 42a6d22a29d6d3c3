"""The site sheet: one A4 page with a site's collision diagram, keys, counts and crash list."""

from __future__ import annotations

from app.painters.fonts import text_width_m
from app.sheets.dates import day_words
from app.sheets.frame import (
    box,
    fit_scale,
    label,
    north_arrow,
    placed,
    printed_scale,
    rule,
    scale_bar,
    shrunk,
)
from app.sheets.lettering import Words, fitted, words_in
from app.sheets.site_content import (
    SheetCrash,
    SheetEvent,
    SheetParty,
    SheetSymbol,
    SiteSheetContent,
)
from app.sheets.site_header import FOOTER_M, lay_out_footer, lay_out_header
from app.sheets.site_lists import CrashLists
from app.sheets.site_notes import lay_out_notes, notes_height_m, site_notes
from app.sheets.site_side import SideColumn
from app.sheets.style import A4_PORTRAIT, BODY_M, BORDER, GREY, MARGIN_M, MM, NAVY
from app.sheets.tallies import tally
from gis.diagrams.glyphs import NUMBER_LAYER
from gis.display.primitives import WHITE, Anchor, Bounds, DisplayList, Item, Text

__all__ = [
    "LEAST_NUMBER_M",
    "SheetCrash",
    "SheetEvent",
    "SheetParty",
    "SheetSymbol",
    "SiteSheetContent",
    "lay_out_site_sheet",
    "number_height_m",
]

_SIDE_M = 60 * MM
_GUTTER_M = 5 * MM
_BAND_GAP_M = 3 * MM
_STRIP_M = 8 * MM
_BAR_M = 20 * MM
_LOWEST_BAND_M = 100 * MM
_HIGHEST_BAND_M = 172 * MM
_MOST_KEYS_M = 128 * MM
"""Crash types may make the band this high where the lists want the room too."""
_MOST_NOTES_M = 45 * MM
_DIAGRAM_M = A4_PORTRAIT.width - 2 * MARGIN_M - _SIDE_M - _GUTTER_M
_FRAME_ROOM_M = 1.5 * MM
LEAST_NUMBER_M = 2.0 * MM
"""Key numbers of glyphs are printed at least this high where the page allows it."""


def lay_out_site_sheet(content: SiteSheetContent) -> DisplayList:
    """One A4 page in paper metres; nothing overlaps, what does not fit is counted in words."""
    words = words_in(content.language)
    inner = shrunk(A4_PORTRAIT, MARGIN_M)
    page = Bounds(inner.min_x, 8 * MM, inner.max_x, inner.max_y)
    items, header = lay_out_header(content, words, page)
    items += lay_out_footer(content, words, page)
    body = Bounds(
        page.min_x, page.min_y + FOOTER_M + 1 * MM, page.max_x, page.max_y - header - _BAND_GAP_M
    )
    notes = site_notes(content, words)
    notes_room = min(notes_height_m(notes, body.width), _MOST_NOTES_M)
    lists = CrashLists(content.crashes, words)
    side = SideColumn(content, tally(content.crashes), words, _SIDE_M)
    spare = body.height - notes_room - _BAND_GAP_M
    band = _band_height(content, lists, side, spare)
    parting = body.max_y - band
    left = Bounds(body.min_x, parting, body.max_x - _SIDE_M - _GUTTER_M, body.max_y)
    right = Bounds(body.max_x - _SIDE_M, parting, body.max_x, body.max_y)
    items += _diagram(content, words, left)
    items += side.lay_out(right)
    floor = body.min_y + notes_room
    items += lists.lay_out(Bounds(body.min_x, floor, body.max_x, parting - _BAND_GAP_M))
    grave = len(content.works) + len(content.recording_breaks)
    foot = Bounds(body.min_x, body.min_y, body.max_x, floor)
    items += lay_out_notes(notes, words, foot, warnings=grave)
    return DisplayList(tuple(items), A4_PORTRAIT)


def _band_height(
    content: SiteSheetContent, lists: CrashLists, side: SideColumn, spare: float
) -> float:
    """Height of the diagram: what the lists leave, within what diagram and keys can use."""
    frame = content.drawing.frame
    useful = _DIAGRAM_M * frame.height / frame.width + _STRIP_M
    readable = min(_readable_band_m(content.drawing), _HIGHEST_BAND_M)
    wanted = side.wanted_height_m()
    most = min(max(useful, wanted, _LOWEST_BAND_M), _HIGHEST_BAND_M)
    keys = min(wanted, max(_MOST_KEYS_M, side.needed_height_m()))
    least = max(_LOWEST_BAND_M, readable, min(keys, spare - lists.least_height_m()))
    left_over = spare - lists.wanted_height_m() - _BAND_GAP_M
    return min(max(left_over, min(least, most)), most)


def _number_heights(drawing: DisplayList) -> list[float]:
    return [
        item.height_m
        for item in drawing.items
        if isinstance(item, Text) and item.layer == NUMBER_LAYER
    ]


def number_height_m(drawing: DisplayList, *, aspect: float) -> float:
    """Height of the drawing's key numbers in a place of this width over height on the sheet."""
    inner = _DIAGRAM_M - 2 * _FRAME_ROOM_M
    room = min(inner / aspect, _HIGHEST_BAND_M - _STRIP_M - 2 * _FRAME_ROOM_M)
    scale = min(inner / drawing.frame.width, room / drawing.frame.height)
    return min(_number_heights(drawing), default=1.0) * scale


def _readable_band_m(drawing: DisplayList) -> float:
    """Height of the band at which key numbers are readable; 0 without any."""
    heights = _number_heights(drawing)
    if not heights:
        return 0.0
    scale = LEAST_NUMBER_M * 1.02 / min(heights)
    return drawing.frame.height * scale + _STRIP_M + 2 * _FRAME_ROOM_M


def _diagram(content: SiteSheetContent, words: Words, area: Bounds) -> list[Item]:
    """The drawing in its frame, over a strip with north, scale and the base's date."""
    strip = Bounds(area.min_x, area.min_y, area.max_x, area.min_y + _STRIP_M)
    room = shrunk(Bounds(area.min_x, strip.max_y, area.max_x, area.max_y), _FRAME_ROOM_M)
    scale = printed_scale(content.drawing, room) if content.to_scale else None
    factor = 1 / scale if scale else fit_scale(content.drawing, room)
    items: list[Item] = [box(area, fill=WHITE)]
    items += placed(content.drawing, room, scale=factor)
    items += _strip(content, words, strip, scale)
    items.append(rule((area.min_x, strip.max_y), (area.max_x, strip.max_y)))
    items.append(box(area, stroke=BORDER))
    return items


def _strip(content: SiteSheetContent, words: Words, strip: Bounds, scale: int | None) -> list[Item]:
    middle = strip.centre[1] - 0.9 * MM
    left = strip.min_x + 2.5 * MM
    items: list[Item] = []
    if content.north_deg is None:
        told = words("SHEET_NORTH_UNKNOWN")
        items.append(label((left, middle), told, colour=GREY))
        left += 26 * MM
    else:
        items += north_arrow(
            (left + 2 * MM, strip.centre[1]),
            6 * MM,
            north_deg=content.north_deg,
            letter=words("SHEET_NORTH"),
        )
        left += 13.5 * MM
    if scale is None:
        told = words("SHEET_SCHEMATIC")
        items.append(label((left, middle), told, colour=NAVY, bold=True))
        left += text_width_m(told, BODY_M, bold=True)
    else:
        told = words("SHEET_SCALE", scale=scale)
        items.append(label((left, middle), told, colour=NAVY, bold=True))
        left += text_width_m(told, BODY_M, bold=True) + 4 * MM
        items += scale_bar((left, strip.centre[1] - 0.5 * MM), scale, _BAR_M)
        left += _BAR_M + 8 * MM
    told = _base_words(content, words)
    if told:
        room = strip.max_x - left - 4 * MM
        shown = fitted(told, room, BODY_M)
        at = (strip.max_x - 2 * MM, middle)
        items.append(label(at, shown, anchor=Anchor.RIGHT, colour=GREY))
    return items


def _base_words(content: SiteSheetContent, words: Words) -> str:
    """What the drawing stands on: the base's date, or that there is none."""
    if content.base_date is not None:
        return words("SHEET_BASE_DATE", day=day_words(content.base_date, words))
    return "" if content.to_scale else words("SHEET_BASE_NONE")
