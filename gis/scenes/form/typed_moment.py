"""Date and time as an officer types them: "1150106 1328", "115/1/6 13:28", "1328" alone."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime

from gis.crashes.filters import TAIPEI
from gis.crashes.moments import read_date, read_moment, read_time, to_utc

_HOURS_MINUTES = re.compile(r"(\d{1,2})(\d{2})")
_TWO_PARTS = 2


def typed_moment(text: str, held: str | None = None) -> str | None:
    """ISO 8601 with Taiwan's offset; None where the text is no time.

    Args:
        text: date and time, or one of them.
        held: what stands in the field, ISO; it gives the part that is not typed.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    found = read_moment(plain)
    if found is None:
        found = _from_parts(plain.split(), _local(held))
    return None if found is None else found.astimezone(TAIPEI).isoformat(timespec="minutes")


def _local(held: str | None) -> datetime | None:
    return None if held is None else datetime.fromisoformat(held).astimezone(TAIPEI)


def _from_parts(parts: list[str], held: datetime | None) -> datetime | None:
    if len(parts) == _TWO_PARTS:
        day, clock = read_date(parts[0]), read_time(_with_colon(parts[1]))
    elif len(parts) == 1 and held is not None:
        day = read_date(parts[0])
        clock = held.time() if day is not None else read_time(_with_colon(parts[0]))
        day = day or held.date()
    else:
        return None
    return None if day is None or clock is None else to_utc(day, clock).astimezone(UTC)


def _with_colon(text: str) -> str:
    """Hours and minutes of up to four digits apart ("1328" -> "13:28")."""
    found = _HOURS_MINUTES.fullmatch(text)
    return f"{found[1]}:{found[2]}" if found else text
