"""The notes of a site sheet: what a reader must know before judging the numbers."""

from __future__ import annotations

from app.painters.fonts import default_fonts
from app.sheets.dates import day_words, months_words, period_words
from app.sheets.frame import label, lines_down
from app.sheets.lettering import Words, wrapped
from app.sheets.site_content import SheetEvent, SiteSheetContent
from app.sheets.style import BODY_M, HEADING_M, LINE_FACTOR, MM, NAVY, WARNING
from gis.display.primitives import Bounds, Item, Text

_BULLET = "• "
_HEADING_M = 4.6 * MM
_MOST_LINES_A_NOTE = 4


def site_notes(content: SiteSheetContent, words: Words) -> tuple[str, ...]:
    """All notes, the gravest first: circumstances that must not be mixed, gaps, positions."""
    said = [_event("SHEET_NOTE_WORKS", event, words) for event in content.works]
    said += [_event("SHEET_NOTE_BREAK", event, words) for event in content.recording_breaks]
    if content.incomplete_months:
        months = months_words(content.incomplete_months, words)
        said.append(words("SHEET_NOTE_INCOMPLETE", months=months))
    said += _position_note(content, words)
    said += _death_note(content, words)
    said += _letters_note(content, words)
    return (*said, *content.notes)


def notes_height_m(notes: tuple[str, ...], width_m: float) -> float:
    """The height that all notes take."""
    if not notes:
        return 0.0
    count = sum(len(lines) for lines in _lines(notes, width_m))
    return _HEADING_M + count * BODY_M * LINE_FACTOR


def lay_out_notes(
    notes: tuple[str, ...], words: Words, area: Bounds, *, warnings: int = 0
) -> list[Item]:
    """Notes in `area`, the first `warnings` of them in red.

    What does not fit is replaced by a last line that says so.
    """
    if not notes:
        return []
    room = int((area.height - _HEADING_M) / (BODY_M * LINE_FACTOR) + 1e-6)
    shown: list[str] = []
    grave = 0
    for place, lines in enumerate(_lines(notes, area.width)):
        if len(shown) + len(lines) > room:
            shown = [*shown[: room - 1], words("SHEET_MORE_NOTES")]
            break
        shown += lines
        grave = len(shown) if place < warnings else grave
    heading = label(
        (area.min_x, area.max_y - 3.2 * MM), words("SHEET_NOTES"), HEADING_M, colour=NAVY, bold=True
    )
    top = area.max_y - _HEADING_M
    items, height = lines_down(area.min_x, top, tuple(shown[:grave]), BODY_M, colour=WARNING)
    rest, _ = lines_down(area.min_x, top - height, tuple(shown[grave:]), BODY_M)
    return [heading, *items, *rest]


def _lines(notes: tuple[str, ...], width_m: float) -> list[tuple[str, ...]]:
    return [
        wrapped(_BULLET + note, width_m, BODY_M, max_lines=_MOST_LINES_A_NOTE) for note in notes
    ]


def _event(code: str, event: SheetEvent, words: Words) -> str:
    if event.last is None:
        when = words("SHEET_SINCE", day=day_words(event.first, words))
    else:
        when = period_words(event.first, event.last, words)
    return words(code, when=when, words=event.words.rstrip("。."))


def _position_note(content: SiteSheetContent, words: Words) -> list[str]:
    if not content.positions:
        return []
    usable = sum(count for flag, count in content.positions if flag.usable)
    doubtful = [(flag, count) for flag, count in content.positions if not flag.usable and count]
    kinds = words("SHEET_LIST_MARK").join(
        words("SHEET_NOTE_KIND", name=words(f"SHEET_POSITION_{flag.name}"), count=count)
        for flag, count in doubtful
    )
    shown = words("SHEET_NOTE_KINDS", kinds=kinds) if kinds else ""
    total = sum(count for _, count in doubtful)
    return [words("SHEET_NOTE_POSITIONS", usable=usable, doubtful=total, kinds=shown)]


def _letters_note(content: SiteSheetContent, words: Words) -> list[str]:
    """Characters of the content that show as boxes (private-use ones of old systems, for one)."""
    texts = [content.site_name, content.city, *content.filters, *content.notes]
    for crash in content.crashes:
        texts += [crash.case_no, crash.type_name, crash.cause, crash.detail]
        texts += [party.class_name for party in crash.parties]
    texts += [item.text for item in content.drawing.items if isinstance(item, Text)]
    missing = default_fonts().missing("".join(texts))
    codes = words("SHEET_LIST_MARK").join(f"U+{ord(letter):04X}" for letter in missing)
    return [words("SHEET_NOTE_LETTERS", codes=codes)] if codes else []


def _death_note(content: SiteSheetContent, words: Words) -> list[str]:
    unknown = sum(1 for crash in content.crashes if crash.deaths_30d is None)
    if not unknown:
        return []
    if unknown == content.total:
        return [words("SHEET_NOTE_DEATHS_24H")]
    return [words("SHEET_NOTE_DEATHS_PARTLY", count=unknown)]
