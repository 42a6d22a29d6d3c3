"""The pages of a scene form: the drawing first, then what found no room beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.scenes.print.form_content import SceneForm
from app.scenes.print.form_drawing import draw_scene
from app.scenes.print.form_layout import TABLE_PARTS, FormPart, Slot, StackPart
from app.scenes.print.form_legend import FormLegend
from app.scenes.print.form_parts import (
    draw_fields,
    draw_foot,
    draw_notes,
    draw_scale,
    draw_signatures,
    draw_title,
)
from app.scenes.print.form_tables import FormTable, piece_of, tables_of
from app.sheets.map_content import page_box
from app.sheets.style import MM
from gis.display.primitives import Bounds, DisplayList, Item

_GAP_M = 1.0 * MM
_COLUMN_GAP_M = 4.0 * MM
MOST_PAGES = 200
_LEAST_NOTES_M = 12.0 * MM
_LEAST_ROWS = 3
"""Fewer rows than these are not torn off a table."""


@dataclass
class _Laying:
    """Pages in the making: which rows of each table are on paper."""

    form: SceneForm
    tables: Mapping[FormPart, FormTable]
    legend: FormLegend
    done: dict[FormPart, int] = field(default_factory=dict)

    def open_tables(self) -> list[FormTable]:
        """Tables with rows that are not on paper yet, in the form's order."""
        parts = (*self.form.layout.further, *TABLE_PARTS)
        chosen = [part for part in dict.fromkeys(parts) if part in self.tables]
        return [
            self.tables[part]
            for part in chosen
            if self.done.get(part, 0) < len(self.tables[part].rows)
        ]

    def take(self, table: FormTable, room: Bounds) -> tuple[tuple[Item, ...], float]:
        """As many further rows of a table as fit from the top of `room`."""
        start = self.done.get(table.part, 0)
        piece = piece_of(
            self.form,
            table,
            start=start,
            top_left=(room.min_x, room.max_y),
            width_m=room.width,
            room_m=room.height,
        )
        self.done[table.part] = start + piece.shown
        return piece.items, piece.height_m


def lay_out_form(form: SceneForm, legend: FormLegend) -> list[DisplayList]:
    """All pages in paper metres."""
    laying = _Laying(form=form, tables=tables_of(form), legend=legend)
    pages = [list(_page(laying, form.sheet.first, 0))]
    pages += [list(_page(laying, form.sheet.more, at)) for at in range(1, len(form.frames))]
    while laying.open_tables() and len(pages) < MOST_PAGES:
        before = dict(laying.done)
        pages.append(list(_page(laying, form.sheet.tables, None)))
        if laying.done == before:
            pages.pop()  # a row that no page of this form has room for
            break
    frame = page_box(form.sheet.paper, form.sheet.orientation)
    told = []
    for number, page in enumerate(pages, start=1):
        slots = _slots_of(form, number)
        for slot in slots:
            if slot.part is FormPart.FOOT:
                page += draw_foot(form, slot.at, (number, len(pages)))
        told.append(DisplayList(tuple(page), frame))
    return told


def _slots_of(form: SceneForm, number: int) -> Sequence[Slot]:
    if number == 1:
        return form.sheet.first
    return form.sheet.more if number <= len(form.frames) else form.sheet.tables


def _page(laying: _Laying, slots: Sequence[Slot], drawing: int | None) -> Iterator[Item]:
    """Everything of a page but its foot."""
    form = laying.form
    for slot in slots:
        match slot.part:
            case FormPart.TITLE:
                yield from draw_title(form, slot.at)
            case FormPart.FIELDS:
                yield from draw_fields(form, slot.at, slot.rows)
            case FormPart.DRAWING if drawing is not None:
                frame, block = form.frames[drawing], form.blocks[drawing]
                yield from draw_scene(form, frame, block, slot.at)
            case FormPart.STACK:
                yield from _stack(laying, slot, drawing or 0)
            case FormPart.SIGNATURES:
                yield from draw_signatures(form, slot.at)
            case FormPart.TABLES:
                yield from _columns(laying, slot)
            case FormPart.FOOT:
                pass  # waits for the number of pages
            case _:
                single = StackPart(part=slot.part, most_m=slot.at.height)
                yield from _stacked(laying, single, slot.at, drawing or 0)[0]


def _stack(laying: _Laying, slot: Slot, drawing: int) -> Iterator[Item]:
    """Parts below each other; what the later ones do not need goes to the earlier ones."""
    top = slot.at.max_y
    for part, high in zip(slot.stack, _granted(laying, slot), strict=True):
        if high <= 0:
            continue
        low = max(top - high, slot.at.min_y)
        room = Bounds(slot.at.min_x, low, slot.at.max_x, top)
        items, used = _stacked(laying, part, room, drawing)
        yield from items
        top -= used + (_GAP_M if used else 0.0)
    left = Bounds(slot.at.min_x, slot.at.min_y, slot.at.max_x, top)
    if left.height >= _LEAST_NOTES_M and any(part.part is FormPart.NOTES for part in slot.stack):
        yield from draw_notes(laying.form, left)


def _granted(laying: _Laying, slot: Slot) -> list[float]:
    """The height of each part of a stack; a table that would show a row or two waits as a whole."""
    wanted = [_wanted(laying, part, slot.at.width) for part in slot.stack]
    while True:
        granted = _shared(wanted, slot)
        torn = [
            place
            for place, (part, high) in enumerate(zip(slot.stack, granted, strict=True))
            if high < wanted[place] and _is_torn(laying, part, slot.at.width, high)
        ]
        if not torn:
            return granted
        wanted[torn[-1]] = 0.0


def _shared(wanted: Sequence[float], slot: Slot) -> list[float]:
    """Each part its own height up to its most; then what is left, from the first to the last."""
    granted = [min(need, part.most_m) for need, part in zip(wanted, slot.stack, strict=True)]
    room = slot.at.height
    for place, high in enumerate(granted):
        granted[place] = min(high, max(room, 0.0))
        room -= granted[place] + (_GAP_M if granted[place] else 0.0)
    # the legend comes last: what was measured is worth more than what a kerb looks like
    order = sorted(range(len(wanted)), key=lambda at: slot.stack[at].part is FormPart.LEGEND)
    for place in order:
        need = wanted[place]
        more = min(max(room, 0.0), need - granted[place])
        granted[place] += more
        room -= more
    return granted


def _is_torn(laying: _Laying, part: StackPart, width_m: float, high: float) -> bool:
    table = laying.tables.get(part.part)
    if table is None:
        return False
    start = laying.done.get(part.part, 0)
    shown = piece_of(
        laying.form, table, start=start, top_left=(0.0, 0.0), width_m=width_m, room_m=high
    ).shown
    return shown < min(_LEAST_ROWS, len(table.rows) - start)


def _wanted(laying: _Laying, part: StackPart, width_m: float) -> float:
    """The height that a part takes with everything it has to say."""
    if part.part is FormPart.SCALE:
        return part.most_m
    if part.part is FormPart.LEGEND:
        return laying.legend.height_m(width_m)
    table = laying.tables.get(part.part)
    if table is None:
        return 0.0
    endless = piece_of(
        laying.form,
        table,
        start=laying.done.get(part.part, 0),
        top_left=(0.0, 0.0),
        width_m=width_m,
        room_m=10.0,
    )
    return endless.height_m


def _stacked(
    laying: _Laying, part: StackPart, room: Bounds, drawing: int
) -> tuple[Sequence[Item], float]:
    """One part at the top of its room, and the height it took."""
    if part.part is FormPart.SCALE:
        return draw_scale(laying.form, laying.form.frames[drawing], room), room.height
    if part.part is FormPart.LEGEND:
        return laying.legend.draw(room)
    table = laying.tables.get(part.part)
    return ((), 0.0) if table is None else laying.take(table, room)


def _columns(laying: _Laying, slot: Slot) -> Iterator[Item]:
    """What is left of all tables, column by column."""
    count = slot.columns
    width = (slot.at.width - (count - 1) * _COLUMN_GAP_M) / count
    for place in range(count):
        left = slot.at.min_x + place * (width + _COLUMN_GAP_M)
        top = slot.at.max_y
        for table in laying.open_tables():
            items, used = laying.take(table, Bounds(left, slot.at.min_y, left + width, top))
            yield from items
            top -= used + (2.0 * MM if used else 0.0)
            if laying.done.get(table.part, 0) < len(table.rows):
                break
