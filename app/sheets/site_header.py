"""Title block and footer of the site sheet."""

from __future__ import annotations

from app.painters.fonts import text_width_m
from app.sheets.dates import day_words, period_words
from app.sheets.frame import label, lines_down, rule
from app.sheets.lettering import Words, fitted, wrapped
from app.sheets.site_content import SiteSheetContent
from app.sheets.style import ASCENT_EM, BODY_M, GREY, INK, MM, NAVY, RULE, SMALL_M, TITLE_M
from gis.display.primitives import Anchor, Bounds, Item

FOOTER_M = 6 * MM
_META_M = 2.6 * MM
_META_LINES = 4
_HASH_LETTERS = 16


def lay_out_header(
    content: SiteSheetContent, words: Words, area: Bounds
) -> tuple[list[Item], float]:
    """Site, city, period, filters and print date from the top of `area`; the height taken."""
    left, right, top = area.min_x, area.max_x, area.max_y
    kicker = "  ".join(part for part in (content.city, words("SHEET_KICKER")) if part)
    printed = words("SHEET_PRINTED", day=day_words(content.printed_on, words))
    room = area.width - text_width_m(printed, BODY_M) - 6 * MM
    line = top - ASCENT_EM * _META_M
    items: list[Item] = [
        label(
            (left, line), fitted(kicker, room, _META_M, bold=True), _META_M, colour=NAVY, bold=True
        ),
        label((right, line), printed, BODY_M, anchor=Anchor.RIGHT, colour=GREY),
    ]
    used = 4.2 * MM
    size, lines = _title(content.site_name, area.width)
    for text in lines:
        items.append(
            label((left, top - used - ASCENT_EM * size), text, size, colour=INK, bold=True)
        )
        used += size * 1.28
    used += 1 * MM
    for text in _meta(content, words):
        told = wrapped(text, area.width, _META_M, max_lines=_META_LINES)
        more, height = lines_down(left, top - used, told, _META_M)
        items += more
        used += height
    used += 0.8 * MM
    items.append(rule((left, top - used), (right, top - used), RULE))
    return items, used


def lay_out_footer(content: SiteSheetContent, words: Words, area: Bounds) -> list[Item]:
    """Data date and hash, page number and program version at the bottom of `area`."""
    line = area.min_y + FOOTER_M - 1.5 * MM
    base = line - 2.9 * MM
    known = []
    if content.data_date is not None:
        known.append(words("SHEET_DATA_DATE", day=day_words(content.data_date, words)))
    if content.data_sha256:
        known.append(words("SHEET_DATA_HASH", hash=content.data_sha256[:_HASH_LETTERS]))
    page, pages = content.page
    side = "　".join(
        (
            words("SHEET_PAGE", page=page, pages=pages),
            words("SHEET_PROGRAM", version=content.program_version),
        )
    )
    room = area.width - text_width_m(side, SMALL_M) - 4 * MM
    told = fitted("　".join(known), room, SMALL_M)
    return [
        rule((area.min_x, line), (area.max_x, line)),
        label((area.min_x, base), told, SMALL_M, colour=GREY),
        label((area.max_x, base), side, SMALL_M, anchor=Anchor.RIGHT, colour=GREY),
    ]


def _title(name: str, width_m: float) -> tuple[float, tuple[str, ...]]:
    """Letter height and lines of the site's name: smaller letters before a second line."""
    for size in (TITLE_M, TITLE_M * 0.85, TITLE_M * 0.7):
        if text_width_m(name, size, bold=True) <= width_m:
            return size, (name,)
    size = TITLE_M * 0.7
    return size, wrapped(name, width_m, size, bold=True, max_lines=2)


def _meta(content: SiteSheetContent, words: Words) -> tuple[str, str]:
    filters = words("SHEET_LIST_MARK").join(content.filters) or words("SHEET_NO_FILTERS")
    return (
        words("SHEET_PERIOD", period=period_words(*content.period, words)),
        words("SHEET_FILTERS", filters=filters),
    )
