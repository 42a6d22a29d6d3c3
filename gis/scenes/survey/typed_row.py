"""Values as an officer types them in one line: "12.35 8.40", "12.4 -3", "9.8 45.5", "5.2 6.1 L"."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass, replace

from gis.problems import Problem
from gis.scenes.lengths import coordinate_text, degrees_text, metres_text
from gis.scenes.survey.measurements import LineSide, Measurement, Method

SIDES = {
    "l": LineSide.LEFT,
    "左": LineSide.LEFT,
    "r": LineSide.RIGHT,
    "右": LineSide.RIGHT,
}
SHOWN_MOST = 40
_PARTS = re.compile(r"[\s,;/、<]+")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)\Z")
_DEGREES = re.compile(r"(\d+)[°d](?:(\d+)['′m])?(?:(\d+(?:\.\d*)?)[\"″s]?)?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedRow:
    """Numbers in their order, and the side where one was said."""

    values: tuple[float, ...]
    side: LineSide | None = None


def read_row(text: str) -> TypedRow:
    """The numbers of a line; a last L or R (左, 右) says on which side.

    Angles may have degrees, minutes and seconds: 45°30'15".

    Raises:
        Problem: SURVEY_TYPED_UNREADABLE.
    """
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").replace("〈", "<").strip()
    words = [word for word in _PARTS.split(plain) if word]
    side = SIDES.get(words[-1].lower()) if words else None
    if side is None and words and words[-1][-1:].lower() in SIDES:
        side = SIDES[words[-1][-1:].lower()]
        words[-1] = words[-1][:-1]
    elif side is not None:
        words.pop()
    values = tuple(_value(word, text) for word in words)
    if not values:
        raise Problem("SURVEY_TYPED_UNREADABLE", text=text.strip()[:SHOWN_MOST])
    return TypedRow(values=values, side=side)


def _value(word: str, text: str) -> float:
    if _NUMBER.match(word) and math.isfinite(float(word)):
        return float(word)
    found = _DEGREES.match(word)
    if found is None:
        raise Problem("SURVEY_TYPED_UNREADABLE", text=text.strip()[:SHOWN_MOST])
    degrees, minutes, seconds = (float(part or 0.0) for part in found.groups())
    return degrees + minutes / 60.0 + seconds / 3600.0


def with_values(row: Measurement, typed: TypedRow) -> Measurement:
    """The row with other values; a side that was not said stays.

    Offsets count to the row's side, with a minus to the other one; a polar row has its distance
    and its angle.

    Raises:
        Problem: SURVEY_VALUES_COUNT.
    """
    needed = len(row.fixed) if row.method is Method.TRIANGULATION else 2
    if len(typed.values) != needed:
        raise Problem("SURVEY_VALUES_COUNT", needed=needed, typed=len(typed.values))
    if row.method is Method.TRIANGULATION:
        return replace(row, values_m=typed.values, side=typed.side or row.side)
    if row.method is Method.POLAR:
        return replace(row, values_m=typed.values[:1], angle_deg=typed.values[1] % 360.0)
    if row.method is Method.BASELINE:
        along, offset = typed.values
        side = typed.side or side_in_use(row)
        return replace(row, values_m=(along, offset if side is LineSide.LEFT else -offset))
    return replace(row, values_m=typed.values)


def side_in_use(row: Measurement) -> LineSide | None:
    """On which side of its base line a row has its target; None where none is said."""
    if row.method is Method.BASELINE:
        right = len(row.values_m) > 1 and row.values_m[1] < 0.0
        return LineSide.RIGHT if right else LineSide.LEFT
    return row.side if row.method is Method.TRIANGULATION else None


def shown_values(row: Measurement) -> tuple[str, ...]:
    """The values as they are read, offsets without a sign; as map and paper have them."""
    text = coordinate_text if row.method is Method.COORDINATES else metres_text
    angle = () if row.angle_deg is None else (degrees_text(row.angle_deg),)
    return (*map(text, _unsigned(row)), *angle)


def typed_values(row: Measurement, digits: int) -> tuple[str, ...]:
    """The values as they are typed anew, offsets without a sign."""
    angle = () if row.angle_deg is None else (row.angle_deg,)
    return tuple(f"{value:.{digits}f}" for value in (*_unsigned(row), *angle))


def _unsigned(row: Measurement) -> tuple[float, ...]:
    values = row.values_m
    if row.method is Method.BASELINE and len(values) > 1:
        return (values[0], abs(values[1]), *values[2:])
    return values
