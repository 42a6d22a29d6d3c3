"""Dates and times as crash files write them: western or ROC years, digits or words."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, time

from gis.crashes.filters import TAIPEI

_DIGITS = re.compile(r"(\d{3,4})(\d{2})(\d{2})")
_PARTS = re.compile(r"(\d{2,4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_CLOCK = re.compile(r"(\d{1,2})\s*[:時]\s*(\d{1,2})\s*(?:[:分]\s*(?:(\d{1,2})\s*秒?)?)?")
_MOMENT = re.compile(r"(\d{2,4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?)[\sT]*(.+)")
FIRST_YEAR, LAST_YEAR = 1950, 2100


def read_date(text: str) -> date | None:
    """A date from "20250101", "1140101", "114年01月01日", "2025/1/1"; None where impossible.

    Years below 1000 count from 1912 (ROC).
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _DIGITS.fullmatch(plain) or _PARTS.fullmatch(plain)
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups())
    year = year if year >= 1000 else year + 1911
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_time(text: str) -> time | None:
    """A time of day from "001500" (lost leading zeros too), "03時00分[00秒]", "3:00"."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if re.fullmatch(r"[0-9]{1,6}", plain):
        padded = plain.zfill(6)
        parts: tuple[str | None, ...] = (padded[:2], padded[2:4], padded[4:])
    else:
        found = _CLOCK.fullmatch(plain)
        if found is None:
            return None
        parts = found.groups()
    hour, minute, second = (int(part or 0) for part in parts)
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def read_moment(text: str) -> datetime | None:
    """Date and time in one text ("103年01月01日 04時30分"), in UTC; None where impossible."""
    found = _MOMENT.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    day, clock = read_date(found[1]), read_time(found[2])
    return None if day is None or clock is None else to_utc(day, clock)


def to_utc(day: date, clock: time) -> datetime:
    """A local date and time in Taiwan as UTC."""
    return datetime.combine(day, clock, TAIPEI).astimezone(UTC)
