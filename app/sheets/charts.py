"""Small charts as display-list items: bars with numbers, hours of the day, a divided bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.painters.fonts import text_width_m
from app.sheets.frame import box, label, rule
from app.sheets.lettering import fitted
from app.sheets.style import BAR, BODY_M, GREY, HAIR, HAIRLINE, INK, MM, SMALL_M
from gis.display.primitives import Anchor, Bounds, Colour, Item, Stroke

BAR_ROW_M = 3.7 * MM
HOURS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a divided bar."""

    label: str
    count: int
    colour: Colour


def bar_rows(
    rows: Sequence[tuple[str, int]], area: Bounds, *, label_m: float, bars: int | None = None
) -> list[Item]:
    """Rows of words, number and bar from the top of `area` down, `BAR_ROW_M` each.

    The longest bar fills what words and numbers leave. Only the first `bars` rows get a bar: one
    for a sum of the rest would outshine the others.
    """
    barred = len(rows) if bars is None else bars
    most = max((count for _, count in rows[:barred]), default=0)
    number_m = max((text_width_m(str(count), BODY_M) for _, count in rows), default=0.0)
    start = area.min_x + label_m + number_m + 2 * MM
    items: list[Item] = []
    for place, (words, count) in enumerate(rows):
        base = area.max_y - place * BAR_ROW_M - 2.7 * MM
        items.append(label((area.min_x, base), fitted(words, label_m, BODY_M)))
        items.append(label((start - 1 * MM, base), str(count), anchor=Anchor.RIGHT, bold=False))
        if count and place < barred and area.max_x > start:
            end = start + (area.max_x - start) * count / most
            items.append(box(Bounds(start, base - 0.2 * MM, end, base + 2 * MM), fill=BAR))
    return items


def hour_bars(counts: Sequence[int], area: Bounds, *, colour: Colour) -> list[Item]:
    """24 bars, one an hour from 0 to 23, with the hours under and the highest count on top.

    The area holds bars, numbers below (3 mm) and the highest count above (2.6 mm).

    Raises:
        ValueError: unless there are 24 counts.
    """
    if len(counts) != HOURS:
        raise ValueError(f"an hour histogram needs 24 counts, not {len(counts)}")
    base, top = area.min_y + 3 * MM, area.max_y - 2.6 * MM
    step = area.width / HOURS
    most = max(counts)
    items: list[Item] = []
    for hour, count in enumerate(counts):
        left = area.min_x + hour * step
        if count:
            high = base + (top - base) * count / most
            bounds = Bounds(left + 0.12 * step, base, left + 0.88 * step, high)
            items.append(box(bounds, fill=colour))
        if hour % 3 == 0:
            at = (left + step / 2, area.min_y + 0.4 * MM)
            items.append(label(at, str(hour), SMALL_M, anchor=Anchor.CENTRE, colour=GREY))
    items.append(rule((area.min_x, base), (area.max_x, base), Stroke(colour=GREY, width_m=0.0002)))
    if most:
        peak = counts.index(most)
        at = (area.min_x + (peak + 0.5) * step, top + 0.5 * MM)
        items.append(label(at, str(most), SMALL_M, anchor=Anchor.CENTRE, colour=INK))
    return items


def divided_bar(parts: Sequence[Part], area: Bounds) -> list[Item]:
    """One bar divided by counts at the top of `area`, words and numbers under it.

    The words take as many columns as there are parts; parts of zero keep their words.
    """
    total = sum(part.count for part in parts)
    bar = Bounds(area.min_x, area.max_y - 3 * MM, area.max_x, area.max_y)
    items: list[Item] = [box(bar, fill=None if total else HAIR, stroke=HAIRLINE)]
    left = bar.min_x
    for part in parts:
        if part.count:
            right = left + bar.width * part.count / total
            items.append(box(Bounds(left, bar.min_y, right, bar.max_y), fill=part.colour))
            left = right
    room = area.width / max(len(parts), 1)
    for place, part in enumerate(parts):
        x = area.min_x + place * room
        spot = Bounds(x, bar.min_y - 3.2 * MM, x + 1.8 * MM, bar.min_y - 1.4 * MM)
        items.append(box(spot, fill=part.colour, stroke=HAIRLINE))
        words = fitted(f"{part.label} {part.count}", room - 3 * MM, BODY_M)
        items.append(label((x + 2.5 * MM, bar.min_y - 3.2 * MM), words))
    return items
