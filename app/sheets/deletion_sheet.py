"""The printed certificate of a deletion of personal data: one page to sign and file."""

from __future__ import annotations

from app.personal.deletion import DeletionCertificate
from app.sheets.dates import day_words
from app.sheets.frame import label, lines_down, rule
from app.sheets.lettering import Words, wrapped
from app.sheets.style import (
    A4_PORTRAIT,
    ASCENT_EM,
    BODY_M,
    GREY,
    HEADING_M,
    LINE_FACTOR,
    MARGIN_M,
    MM,
    NAVY,
    RULE,
    TITLE_M,
)
from gis.crashes.filters import TAIPEI
from gis.display.primitives import DisplayList, Item

_LABELS_M = 38 * MM
_LETTERS_M = 3.4 * MM
_SIGNED_AT_M = 42 * MM
_LIST_ENDS_M = 60 * MM
_ACROSS = 4


def deletion_sheet(certificate: DeletionCertificate, words: Words) -> DisplayList:
    """An A4 page; a list that does not fit ends by saying how many cases are left out."""
    left, right = A4_PORTRAIT.min_x + MARGIN_M, A4_PORTRAIT.max_x - MARGIN_M
    top = A4_PORTRAIT.max_y - 2 * MARGIN_M
    items: list[Item] = [
        label((left, top), words("DELETION_TITLE"), TITLE_M, colour=NAVY, bold=True)
    ]
    top -= 5 * MM
    items.append(rule((left, top), (right, top), RULE))
    top -= 5 * MM
    for heading, said in _facts(certificate, words):
        at = (left, top - ASCENT_EM * _LETTERS_M)
        items.append(label(at, heading, _LETTERS_M, colour=GREY))
        lines = wrapped(said, right - left - _LABELS_M, _LETTERS_M, max_lines=4)
        laid, height = lines_down(left + _LABELS_M, top, lines, _LETTERS_M)
        items += laid
        top -= height + 1.6 * MM
    items += _case_list(certificate, words, left, right, top - 4 * MM)
    return DisplayList(items=(*items, *_foot(words, left, right)), frame=A4_PORTRAIT)


def _facts(certificate: DeletionCertificate, words: Words) -> list[tuple[str, str]]:
    local = certificate.at.astimezone(TAIPEI)
    digest = certificate.list_sha256
    return [
        (words("DELETION_NUMBER"), certificate.uid),
        (words("DELETION_WHEN"), f"{day_words(local.date(), words)} {local:%H:%M:%S}"),
        (words("DELETION_WHO"), certificate.actor),
        (words("DELETION_HOW"), words(f"DELETION_KIND_{certificate.kind.name}")),
        (words("DELETION_REASON"), certificate.reason),
        (words("DELETION_CASES"), str(len(certificate.case_numbers))),
        (words("DELETION_PERSONS"), str(certificate.persons)),
        (words("DELETION_SHA"), f"{digest[:32]} {digest[32:]}"),
    ]


def _case_list(
    certificate: DeletionCertificate, words: Words, left: float, right: float, top: float
) -> list[Item]:
    """Case numbers in columns, as many as there is room for."""
    items: list[Item] = [
        label((left, top), words("DELETION_LIST"), HEADING_M, colour=NAVY, bold=True)
    ]
    top -= 5 * MM
    step = BODY_M * LINE_FACTOR
    width = (right - left) / _ACROSS
    rows = int((top - A4_PORTRAIT.min_y - _LIST_ENDS_M) / step)
    shown = certificate.case_numbers
    left_out = len(shown) - rows * _ACROSS
    for place, case_no in enumerate(shown[: rows * _ACROSS]):
        at = (left + place % _ACROSS * width, top - place // _ACROSS * step)
        items.append(label(at, case_no))
    if left_out > 0:
        at = (left, top - rows * step)
        items.append(label(at, words("DELETION_MORE", count=left_out), colour=GREY))
    return items


def _foot(words: Words, left: float, right: float) -> list[Item]:
    """The place to sign, and what the certificate does not say."""
    foot = A4_PORTRAIT.min_y + _SIGNED_AT_M
    note = wrapped(words("DELETION_NOTE"), right - left, BODY_M, max_lines=3)
    laid, _height = lines_down(left, foot - 12 * MM, note, BODY_M, colour=GREY)
    line_left = left + _LABELS_M
    return [
        label((left, foot), words("DELETION_SIGN"), _LETTERS_M, colour=GREY),
        rule((line_left, foot), (line_left + 80 * MM, foot)),
        *laid,
    ]
