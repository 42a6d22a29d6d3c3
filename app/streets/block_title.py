"""The title block of a block plan: name, north, scale, legend, and what the plan rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.painters.fonts import text_width_m
from app.sheets.dates import day_words
from app.sheets.frame import box, label, north_arrow, rule
from app.sheets.lettering import Words, fitted, wrapped
from app.sheets.map_content import Orientation
from app.sheets.style import ASCENT_EM, BODY_M, GREY, INK, MM, NAVY, SMALL_M
from app.streets.block_base import PlanBase
from app.streets.block_legend import BlockEntry, lay_out_entries
from gis.angles import Point, moved
from gis.display.primitives import WHITE, Anchor, Bounds, Item, Stroke
from gis.mapping.scale_bar import scale_bar_for

_PEN, _EDGE = Stroke(colour=INK, width_m=0.2 * MM), Stroke(colour=INK, width_m=0.4 * MM)
_PAD = 2.2 * MM
_TITLE_SIZES = (5.0 * MM, 4.4 * MM, 3.8 * MM, 3.3 * MM)
_STEP = 3.9 * MM
_TITLE_CELL, _SCALE_CELL = 20 * MM, 22 * MM
_NAMED_CRS = (3825, 3826, 3857, 4326)


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleBlock:
    """What stands in it."""

    words: Words
    title: str
    base: PlanBase
    trusted: tuple[float, float] | None
    """Shares of the carriageway whose widths are no defaults, and confirmed."""
    scale: int
    up_deg: float
    epsg: int
    printed_on: date
    program_version: str
    page: tuple[int, int]
    entries: Sequence[BlockEntry]


def draw_title_block(block: TitleBlock, room: Bounds, orientation: Orientation) -> list[Item]:
    """The whole block with its lines."""
    facts = _facts(block)
    high = len(facts) * _STEP + 2 * _PAD - 1 * MM
    cells = _cells_down(room, high) if orientation is Orientation.LANDSCAPE else _cells_across(room)
    items: list[Item] = [box(room, stroke=_EDGE)]
    items += [box(cell, stroke=_PEN) for cell in cells]
    title, scale, legend, told = cells
    items += _title(block, title)
    items += _scale(block, scale)
    items += _legend(block, legend)
    items += _told(facts, told)
    return items


def _cells_down(room: Bounds, facts_high: float) -> tuple[Bounds, Bounds, Bounds, Bounds]:
    one = room.max_y - _TITLE_CELL
    two, three = one - _SCALE_CELL, room.min_y + facts_high
    return (
        Bounds(room.min_x, one, room.max_x, room.max_y),
        Bounds(room.min_x, two, room.max_x, one),
        Bounds(room.min_x, three, room.max_x, two),
        Bounds(room.min_x, room.min_y, room.max_x, three),
    )


def _cells_across(room: Bounds) -> tuple[Bounds, Bounds, Bounds, Bounds]:
    left, middle = room.min_x + 60 * MM, room.max_y - _TITLE_CELL
    low = middle - _SCALE_CELL
    return (
        Bounds(room.min_x, middle, left, room.max_y),
        Bounds(room.min_x, low, left, middle),
        Bounds(left, room.min_y, room.max_x, room.max_y),
        Bounds(room.min_x, room.min_y, left, low),
    )


def _title(block: TitleBlock, cell: Bounds) -> list[Item]:
    width = cell.width - 2 * _PAD
    size = next(
        (size for size in _TITLE_SIZES if text_width_m(block.title, size, bold=True) <= width),
        _TITLE_SIZES[-1],
    )
    lines = wrapped(block.title, width, size, bold=True, max_lines=2)
    kicker = block.words("BLOCK_PLAN")
    if block.base.city:
        kicker = block.words("BLOCK_PLAN_CITY", city=block.base.city, plan=kicker)
    left, top = cell.min_x + _PAD, cell.max_y - _PAD
    items: list[Item] = [
        label((left, top - ASCENT_EM * BODY_M), fitted(kicker, width, BODY_M), colour=NAVY)
    ]
    line = top - 5.0 * MM
    for words in lines:
        items.append(label((left, line - ASCENT_EM * size), words, size, bold=True))
        line -= size * 1.3
    return items


def _scale(block: TitleBlock, cell: Bounds) -> list[Item]:
    """Scale in words and as a bar; the arrow to the north at the right."""
    left, top = cell.min_x + _PAD, cell.max_y - _PAD
    said = block.words("SHEET_SCALE", scale=str(block.scale))
    items: list[Item] = [
        label((left, top - ASCENT_EM * 3.2 * MM), said, 3.2 * MM, colour=NAVY, bold=True),
        *_bar((left, top - 7.4 * MM), block.scale, cell.width - 22 * MM),
    ]
    if block.up_deg:
        told = block.words("BLOCK_PLAN_TURNED", degrees=f"{block.up_deg % 360:.1f}")
        width = cell.width - 20 * MM
        items.append(
            label((left, cell.min_y + 2.2 * MM), fitted(told, width, SMALL_M), SMALL_M, colour=GREY)
        )
    middle = (cell.max_x - 9.5 * MM, cell.centre[1])
    letter = block.words("MAP_SHEET_NORTH")
    items += _north(middle, letter, block.up_deg)
    return items


def _north(middle: Point, letter: str, up_deg: float) -> list[Item]:
    """The arrow with its letter beyond the tip, whichever way it points."""
    items = north_arrow(middle, 11 * MM, north_deg=up_deg, letter="")
    beyond = moved(middle, -up_deg, 7.6 * MM)
    at = (beyond[0], beyond[1] - 0.36 * 2.8 * MM)
    return [*items, label(at, letter, 2.8 * MM, anchor=Anchor.CENTRE, colour=NAVY, bold=True)]


def _bar(left: Point, scale: int, room_m: float) -> list[Item]:
    """A divided bar of a round length with its values."""
    bar = scale_bar_for(room_m * scale)
    x, y = left
    step = bar.length_m / scale / bar.parts
    items: list[Item] = [
        box(
            Bounds(x + part * step, y - 1.2 * MM, x + (part + 1) * step, y),
            fill=WHITE if part % 2 else NAVY,
            stroke=Stroke(colour=NAVY, width_m=0.15 * MM),
        )
        for part in range(bar.parts)
    ]
    below = y - 1.2 * MM - 2.3 * MM
    items.append(label((x, below), "0", SMALL_M, colour=NAVY))
    end = (x + bar.parts * step, below)
    items.append(label(end, bar.words, SMALL_M, anchor=Anchor.CENTRE, colour=NAVY))
    return items


def _legend(block: TitleBlock, cell: Bounds) -> list[Item]:
    left, top = cell.min_x + _PAD, cell.max_y - _PAD
    heading = label(
        (left, top - ASCENT_EM * BODY_M), block.words("SHEET_KEY_SYMBOLS"), bold=True, colour=NAVY
    )
    room = Bounds(left, cell.min_y + 1.2 * MM, cell.max_x - 0.5 * MM, top - 4.4 * MM)
    return [heading, *lay_out_entries(block.entries, block.words, room, float(block.scale))]


def _facts(block: TitleBlock) -> list[tuple[str, str]]:
    """Names and values, the least that a plan must say of itself."""
    words, base = block.words, block.base
    known = block.epsg in _NAMED_CRS
    crs = words(f"BLOCK_PLAN_CRS_{block.epsg}") if known else f"EPSG:{block.epsg}"
    unknown = words("BLOCK_PLAN_UNKNOWN")
    changed = day_words(base.changed_on, words) if base.changed_on else unknown
    facts = [(words("BLOCK_PLAN_CRS"), crs), (words("BLOCK_PLAN_BASE"), changed)]
    if base.drawn_by or base.source:
        code = "BLOCK_PLAN_DRAWN_BY" if base.drawn_by else "BLOCK_PLAN_SOURCE"
        facts.append((words(code), base.drawn_by or base.source))
    if block.trusted is not None:
        given, sure = (f"{int(share * 100 + 1e-9)}" for share in block.trusted)
        told = words("BLOCK_PLAN_SHARE", percent=given, confirmed=sure)
        facts.append((words("BLOCK_PLAN_WIDTHS"), told))
    if base.confirmed_by:
        people = words("SHEET_LIST_MARK").join(base.confirmed_by)
        facts.append((words("BLOCK_PLAN_CONFIRMED_BY"), people))
    facts.append((words("BLOCK_PLAN_PRINTED"), day_words(block.printed_on, words)))
    sheet = words("BLOCK_PLAN_SHEET_OF", page=block.page[0], pages=block.page[1])
    program = words("SHEET_PROGRAM", version=block.program_version)
    facts.append((words("BLOCK_PLAN_SHEET"), f"{sheet}　{program}"))
    return facts


def _told(facts: Sequence[tuple[str, str]], cell: Bounds) -> list[Item]:
    """A row for each fact: its name in grey, its value behind."""
    left, width = cell.min_x + _PAD, cell.width - 2 * _PAD
    indent = max(text_width_m(name, SMALL_M) for name, _ in facts) + 1.5 * MM
    items: list[Item] = []
    step = min(_STEP, (cell.height - 2 * _PAD) / max(len(facts) - 0.4, 1.0))
    for place, (name, value) in enumerate(facts):
        line = cell.max_y - _PAD - ASCENT_EM * SMALL_M - place * step
        items.append(label((left, line), name, SMALL_M, colour=GREY))
        told = fitted(value, width - indent, SMALL_M)
        items.append(label((left + indent, line), told, SMALL_M))
        if place:
            high = line + ASCENT_EM * SMALL_M + (step - SMALL_M) / 2
            items.append(rule((cell.min_x, high), (cell.max_x, high)))
    return items
