"""Personal data in the cells of an export: told by pattern, and taken out of texts that are kept.

A name alone has no pattern: it is taken out where the same case names it in a personal column.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

HIDDEN = "▒"
_IDENTITY = re.compile(r"(?<![A-Z0-9])[A-Z][A-D1289]\d{8}(?!\d)", re.IGNORECASE)
_PHONE = re.compile(r"(?<!\d)(?:09\d{2}-?\d{3}-?\d{3}|\(?0[2-8]\d?\)?-?\d{3,4}-?\d{4})(?!\d)")
_PLATE = re.compile(
    r"(?<![A-Z0-9])(?:[A-Z]{2,4}-?\d{3,4}|[A-Z]\d-?\d{4}|\d{3,4}-?[A-Z]{2,3}|\d{2,4}-[A-Z]\d"
    r"|[A-Z]\d[A-Z]-?\d{3,4})(?![A-Z0-9])",
    re.IGNORECASE,
)
_NO_PLATE = re.compile(r"\d+\s*KM", re.IGNORECASE)
_AGE = re.compile(r"\d{1,3}\s*(?:足歲|歲)")
_BIRTH = re.compile(r"(?:民國)?\d{2,4}年\d{1,2}月\d{1,2}日生?")
_PATTERNS = (_IDENTITY, _PHONE, _BIRTH, _AGE)
_KINDS = ((_IDENTITY, "identity"), (_PHONE, "phone_number"), (_PLATE, "plate"), (_AGE, "age"))
_SUSPICIOUS = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ歲]|\d{7}|\d-\d|[０-９]|年\d|月\d")
"""What a text must hold to match any of the patterns; most place texts do not."""
_MOSTLY = 0.5
_LEAST_LETTERS = 2


def personal_kind(values: Sequence[str]) -> str | None:
    """The personal field that most values of a column look like; None for none."""
    if not values:
        return None
    plain = [_narrow(value) for value in values]
    for pattern, kind in _KINDS:
        if sum(1 for value in plain if pattern.fullmatch(value)) > _MOSTLY * len(plain):
            return kind
    return None


@lru_cache(maxsize=65536)
def without_patterns(text: str) -> str:
    """A text without identity numbers, telephone numbers, plates, birthdays and ages."""
    if not _SUSPICIOUS.search(text):
        return text
    plain = unicodedata.normalize("NFKC", text)
    found = plain
    for pattern in _PATTERNS:
        found = pattern.sub(HIDDEN, found)
    found = _PLATE.sub(lambda hit: hit[0] if _NO_PLATE.fullmatch(hit[0]) else HIDDEN, found)
    return text if found == plain else found


def without_persons(text: str, secrets: Iterable[str]) -> str:
    """A text without patterns of personal data and without the personal values of its case."""
    for secret in secrets:
        if secret in text:
            text = text.replace(secret, HIDDEN)
    return without_patterns(text)


def secrets_of(values: Iterable[str]) -> tuple[str, ...]:
    """The personal values that can be looked for in texts: not too short, the longest first.

    Numbers of few digits (an age) would take parts of house numbers with them.
    """
    told = {value.strip() for value in values}
    usable = (
        value
        for value in told
        if len(value) >= _LEAST_LETTERS and not (value.isdecimal() and len(value) < 6)
    )
    return tuple(sorted(usable, key=lambda value: (-len(value), value)))


def _narrow(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
