"""Cells of an EIS export as texts, numbers and dates write them: case numbers, dates, places."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time, timedelta
from functools import lru_cache

from gis.crashes.moments import read_date, read_time

_CASE_NO = re.compile(r"(?!09\d{8}$)\d[0-9A-Z]{5,23}")
"""It begins with the ROC year and month; identity and mobile numbers look otherwise."""
_NO_CASE_LETTER = re.compile(r"[\s\-_.'’]")
_POINT_ZERO = re.compile(r"\.0+$")
_SERIAL_EPOCH = date(1899, 12, 30)
"""Day 0 of a spreadsheet's calendar."""
_SERIAL = re.compile(r"[3-7]\d{4}")
_SHORT_ROC = re.compile(r"\d{6}")
_FRACTION = re.compile(r"0?\.\d+")
_DAY_SECONDS = 86_400
_COUNT = re.compile(r"\d{1,4}")
_BLANK = frozenset({"", "無", "nan", "None", "NULL", "null", "-", "0"})
_NUMERIC_END = re.compile(r"[\d一二三四五六七八九十]$")


def plain_cell(text: str) -> str:
    """A cell in half width, without the ".0" that a number got on its way."""
    narrow = unicodedata.normalize("NFKC", text).strip()
    return _POINT_ZERO.sub("", narrow) if narrow[:1].isdigit() else narrow


@lru_cache(maxsize=65536)
def read_case_no(text: str) -> str | None:
    """A case number ("11007AC191B0368") in capitals without spaces and hyphens; None for none."""
    plain = _NO_CASE_LETTER.sub("", plain_cell(text).upper())
    digits = sum(character.isdigit() for character in plain)
    return plain if _CASE_NO.fullmatch(plain) and digits >= 4 else None


@lru_cache(maxsize=16384)
def read_eis_date(text: str) -> date | None:
    """A date as `read_date` knows them, also with a time behind it, or a spreadsheet's number."""
    plain = plain_cell(text)
    head = re.split(r"[ T]", plain, maxsplit=1)[0]
    if _SERIAL.fullmatch(head):
        return _SERIAL_EPOCH + timedelta(days=int(head))
    if _SHORT_ROC.fullmatch(head):
        head = f"0{head}"
    return read_date(head)


@lru_cache(maxsize=16384)
def read_eis_time(text: str) -> time | None:
    """A time as `read_time` knows them, also behind a date, or as a part of a day."""
    narrow = unicodedata.normalize("NFKC", text).strip()
    if _FRACTION.fullmatch(narrow):
        seconds = round(float(narrow) * _DAY_SECONDS) % _DAY_SECONDS
        return time(seconds // 3600, seconds // 60 % 60, seconds % 60)
    plain = _POINT_ZERO.sub("", narrow)
    return read_time(re.split(r"[ T]", plain)[-1])


def read_count(text: str) -> int | None:
    """A small count; a blank one is None, so is what is no number."""
    plain = plain_cell(text).removesuffix("人")
    return int(plain) if _COUNT.fullmatch(plain) else None


def _told(text: str) -> str:
    """A part of an address, "" where it says nothing."""
    plain = plain_cell(text)
    return "" if plain in _BLANK else plain


def _with(text: str, unit: str) -> str:
    """A number of an address with its unit ("1" of 段: "1段"); as it is where it has it."""
    told = _told(text)
    return f"{told}{unit}" if told and _NUMERIC_END.search(told) else told


@lru_cache(maxsize=65536)
def place_of(parts: tuple[str, ...]) -> str:
    """The place text of an address in parts, as open data write it.

    Args:
        parts: city, district, village; road, section, lane, alley, house, metres; crossing road,
            section, lane, alley; other; route, kilometre, metre.
    """
    city, district, village, road, section, lane, alley, house, metres = parts[:9]
    cross_road, cross_section, cross_lane, cross_alley, other = parts[9:14]
    area = _told(city) + _without(_told(district), _told(city))
    here = _told(road) + _with(section, "段") + _with(lane, "巷") + _with(alley, "弄")
    there = (
        _told(cross_road)
        + _with(cross_section, "段")
        + _with(cross_lane, "巷")
        + _with(cross_alley, "弄")
    )
    if here and there:
        return f"{area}{_told(village)}{here} / {area}{there}"
    number = _with(house, "號")
    if here:
        ahead = f"前{float(plain_cell(metres)):.1f}公尺" if number and _is_float(metres) else ""
        return f"{area}{_told(village)}{here}{number}{ahead}"
    return area + (there or _route(*parts[14:17]) or _told(other))


def _without(text: str, head: str) -> str:
    return text.removeprefix(head) if head else text


def _is_float(text: str) -> bool:
    return re.fullmatch(r"\d{1,4}(?:\.\d+)?", plain_cell(text)) is not None


def _route(route: str, kilometre: str, metre: str) -> str:
    """A numbered road with its post ("台1線 262公里500公尺")."""
    named = _told(route)
    if not named or not re.fullmatch(r"\d{1,3}(?:\.\d+)?", plain_cell(kilometre)):
        return named
    metres = plain_cell(metre)
    behind = f"{metres}公尺" if re.fullmatch(r"\d{1,3}(?:\.\d+)?", metres) else ""
    return f"{named} {plain_cell(kilometre)}公里{behind}"
