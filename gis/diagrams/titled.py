"""A diagram as a drawing that stands alone: title, period, counts, severity and symbol key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gis.diagrams.diagram import Basis, Diagram
from gis.diagrams.reasons import Words
from gis.diagrams.symbol_key import KeyEntry, severity_key, symbol_key
from gis.diagrams.text_size import estimated_width_m
from gis.display.primitives import Bounds, DisplayList, Item, Text, scaled_onto

TITLE_LAYER = "title"
KEY_LAYER = "key"
_TITLE_SHARE = 0.026
"""Letter height of the title as a share of the drawing's width."""
_LEAST_TITLE_M = 4.5
_LINE = 1.6
"""Line spacing in letter heights."""
_KEY_COLUMN = 17.0
"""Width of one key entry in letter heights."""


def titled_drawing(
    diagram: Diagram, view: DisplayList, words: Words, *, filters: Sequence[str] = ()
) -> DisplayList:
    """The view with its heading above and its key below.

    Args:
        diagram: what the view shows.
        view: a view of the diagram.
        words: all words.
        filters: the filters in words, one phrase each.
    """
    title_m = max(_LEAST_TITLE_M, view.frame.width * _TITLE_SHARE)
    letter_m = title_m * 0.62
    head = _heading(diagram, words, filters)
    items: list[Item] = list(view.items)
    y = view.frame.max_y + letter_m * _LINE * len(head)
    top = y + title_m * 1.3
    left = view.frame.min_x + letter_m
    items.append(_text(words("DIAGRAM_TITLE", site=diagram.site_name), left, y, title_m, bold=True))
    right = left + estimated_width_m(words("DIAGRAM_TITLE", site=diagram.site_name), title_m)
    for index, line in enumerate(head):
        below = y - letter_m * _LINE * (index + 1)
        items.append(_text(line, left, below, letter_m))
        right = max(right, left + estimated_width_m(line, letter_m))
    entries = (*severity_key(), *symbol_key(diagram))
    right = max(right, view.frame.max_x) + letter_m
    corner = (left, view.frame.min_y - letter_m)
    key, bottom = _key(entries, corner, right - left, letter_m, words)
    items += key
    return DisplayList(items=tuple(items), frame=Bounds(view.frame.min_x, bottom, right, top))


def _text(words: str, x: float, y: float, height_m: float, *, bold: bool = False) -> Text:
    return Text(at=(x, y), text=words, height_m=height_m, bold=bold, layer=TITLE_LAYER)


def _heading(diagram: Diagram, words: Words, filters: Sequence[str]) -> list[str]:
    """The lines below the title: period, counts, filters, reasons of what is not drawn."""
    by_basis = Counter(glyph.basis for glyph in diagram.glyphs)
    first, last = diagram.period
    lines = [
        words("DIAGRAM_PERIOD", first=first.isoformat(), last=last.isoformat()),
        words(
            "DIAGRAM_COUNTS",
            total=diagram.total,
            drawn=len(diagram.glyphs),
            sketch=by_basis[Basis.SKETCH],
            record=by_basis[Basis.RECORD],
            entered=by_basis[Basis.ENTERED] + by_basis[Basis.CORRECTED],
            not_drawn=len(diagram.not_drawn),
        ),
    ]
    mark = words("DIAGRAM_LIST_MARK")
    if filters:
        lines.append(words("DIAGRAM_FILTERS", filters=mark.join(filters)))
    reasons = Counter(entry.reason for entry in diagram.not_drawn)
    if reasons:
        told = mark.join(
            words("DIAGRAM_REASON_COUNT", reason=words(f"REASON_{reason.value}"), count=count)
            for reason, count in reasons.most_common()
        )
        lines.append(words("DIAGRAM_NOT_DRAWN_LINE", reasons=told))
    return lines


def _key(
    entries: Sequence[KeyEntry],
    corner: tuple[float, float],
    width_m: float,
    letter_m: float,
    words: Words,
) -> tuple[list[Item], float]:
    """Symbols with words in columns from the upper left corner; also the lowest y."""
    columns = max(1, int(width_m // (_KEY_COLUMN * letter_m)))
    row_m = letter_m * 2.1
    items: list[Item] = []
    for index, entry in enumerate(entries):
        row, column = divmod(index, columns)
        x = corner[0] + column * width_m / columns
        y = corner[1] - (row + 0.5) * row_m
        box = entry.picture.frame
        room = letter_m * 2.6
        scale = min(room / box.width, row_m * 0.9 / box.height)
        items += scaled_onto(
            entry.picture.items, scale=scale, source=box.centre, target=(x + room / 2, y)
        )
        items.append(
            Text(
                at=(x + room + letter_m * 0.4, y - letter_m * 0.35),
                text=words(entry.code),
                height_m=letter_m * 0.85,
                layer=KEY_LAYER,
            )
        )
    rows = -(-len(entries) // columns)
    return items, corner[1] - rows * row_m - letter_m
