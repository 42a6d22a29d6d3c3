"""What makes two records one crash: the moment and the place, as files without case numbers go."""

from __future__ import annotations

import unicodedata
from datetime import datetime

from gis.crashes.filters import TAIPEI

_SAME_CHARACTER = str.maketrans("臺ㄧ叄寛", "台一參寬")


def plain_text(text: str) -> str:
    """Text without the differences of writing: full width, spaces, 臺 and 台."""
    if text.isascii():
        return "".join(text.split())
    narrow = unicodedata.normalize("NFKC", text.translate(_SAME_CHARACTER))
    return "".join(narrow.split())


def match_key(occurred_at: datetime, place_text: str) -> str:
    """Key of a crash without a case number: local date, time and plain place text.

    Coordinates are left out on purpose: they are corrected after publication. Two crashes can
    share a key; the parties tell them apart then.
    """
    local = occurred_at.astimezone(TAIPEI)
    day = local.year * 10_000 + local.month * 100 + local.day
    clock = local.hour * 10_000 + local.minute * 100 + local.second
    return f"{day:08d}{clock:06d}|{plain_text(place_text)}"
