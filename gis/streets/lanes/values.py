"""Values of OpenStreetMap tags about lanes: counts, lengths, speeds, lists with a value a lane."""

from __future__ import annotations

import re

from gis.streets.cross_section import Turn

FOOT_M = 0.3048
MILE_KM = 1.609344
SPEED_KMH = (5, 140)
"""Limits below and above are not believed."""
NOTHING = frozenset({"", "no", "none", "false", "0"})

_LENGTH = re.compile(r"(\d+(?:[.,]\d+)?)\s*(m|metres?|meters?|ft|feet|')?")
_FEET = re.compile(r"(\d+(?:\.\d+)?)\s*(?:'|ft)\s*(?:(\d+(?:\.\d+)?)\s*(?:\"|'')?)?")
_SPEED = re.compile(r"(\d+(?:\.\d+)?)\s*(km/h|kmh|kph|mph|knots)?")
_COUNT = re.compile(r"\d{1,4}")
_TURNS = {turn.value: turn for turn in Turn}
_NO_TURN = frozenset({"", "none"})

LEFT_TO_RIGHT = (
    Turn.SHARP_LEFT,
    Turn.LEFT,
    Turn.SLIGHT_LEFT,
    Turn.MERGE_LEFT,
    Turn.THROUGH,
    Turn.MERGE_RIGHT,
    Turn.SLIGHT_RIGHT,
    Turn.RIGHT,
    Turn.SHARP_RIGHT,
)
"""Arrows as a driver sees them; one turns back on the side of the oncoming traffic."""


def read_length_m(text: str) -> float | None:
    """Metres of "3.5", "3,5", "3.5 m", "12 ft" or feet and inches; None for anything else."""
    plain = text.strip().lower()
    if metric := _LENGTH.fullmatch(plain):
        number = float(metric[1].replace(",", "."))
        return number * FOOT_M if metric[2] in ("ft", "feet", "'") else number
    if feet := _FEET.fullmatch(plain):
        return (float(feet[1]) + float(feet[2] or 0.0) / 12.0) * FOOT_M
    return None


def read_count(text: str) -> int | None:
    """A whole number from 0; the smallest of several ("2;3"), as the rest is there at times.

    "1.5" is said of roads on which two cars just pass each other: one lane for both directions.
    """
    if text.strip() == "1.5":
        return 1
    parts = [part.strip() for part in text.split(";")]
    if not all(_COUNT.fullmatch(part) for part in parts):
        return None
    return min(int(part) for part in parts)


def read_speed_kmh(text: str) -> int | None:
    """A speed limit; None for words ("none", "signals") and limits outside `SPEED_KMH`."""
    found = _SPEED.fullmatch(text.strip().lower().split(";")[0].strip())
    if found is None:
        return None
    factor = {"mph": MILE_KM, "knots": 1.852}.get(found[2] or "", 1.0)
    speed = round(float(found[1]) * factor)
    return speed if SPEED_KMH[0] <= speed <= SPEED_KMH[1] else None


def per_lane(text: str) -> tuple[str, ...]:
    """The values of a `:lanes` tag, left to right as the driver sees them."""
    return tuple(part.strip().lower() for part in text.split("|"))


def read_turns(text: str, *, left_hand: bool) -> tuple[tuple[Turn, ...], bool]:
    """Arrows of one lane in the order they are seen, and whether every word was understood."""
    words = [word.strip().lower() for word in text.split(";")]
    found = {_TURNS[word] for word in words if word in _TURNS}
    order = (*LEFT_TO_RIGHT, Turn.REVERSE) if left_hand else (Turn.REVERSE, *LEFT_TO_RIGHT)
    understood = all(word in _TURNS or word in _NO_TURN for word in words)
    return tuple(turn for turn in order if turn in found), understood
