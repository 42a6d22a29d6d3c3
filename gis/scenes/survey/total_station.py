"""Points of a total station: rows of name, north, east, height, code; and what the codes draw.

A code names what stands at a point ("PO": a pole) or is a vertex of a line or area ("SK2": the
second skid mark), in the order of the rows. Behind the number a line may end or close: "SK2 E",
"DB1 C"; a row with "B" begins a new line of the same number.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gis.angles import Point
from gis.problems import Problem


class CodeShape(StrEnum):
    """What points of a code become."""

    POINT = "point"
    LINE = "line"
    AREA = "area"


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyCode:
    """One row of the code table; `draws` is the mark or object of the scene."""

    code: str
    shape: CodeShape
    draws: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyedPoint:
    """One row of the file; metres of the scene's CRS, height above the instrument's datum."""

    name: str
    at: Point
    height_m: float | None = None
    code: str = ""
    line_no: int = 0
    """Line of the file, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What a code draws: one point, or the vertices of a line or area in order."""

    code: SurveyCode
    number: str
    points: tuple[SurveyedPoint, ...]
    is_closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRows:
    """Points that could be read, and a problem for every line that could not."""

    points: tuple[SurveyedPoint, ...]
    problems: tuple[Problem, ...]


_NAMES: Mapping[str, frozenset[str]] = {
    "name": frozenset({"name", "point", "pt", "id", "no", "點號", "點名", "編號"}),
    "north": frozenset({"n", "north", "northing", "y", "縱坐標", "縱座標", "北"}),
    "east": frozenset({"e", "east", "easting", "x", "橫坐標", "橫座標", "東"}),
    "height": frozenset({"z", "h", "height", "elevation", "高程", "高"}),
    "code": frozenset({"code", "desc", "description", "代碼", "描述", "說明"}),
}
_ORDER = ("name", "north", "east", "height", "code")
_DELIMITERS = (",", "\t", ";")
_CODE = re.compile(r"([A-Za-z]+)[-_ ]?([0-9]{0,4})(?:\s+([BEC]))?\s*\Z", re.IGNORECASE)
SWAPPED_ABOVE_M = 1_000_000.0
"""In Taiwan's plane systems northings lie above, eastings below."""


def read_rows(text: str) -> ReadRows:
    """The points of a file's text, with or without a head line.

    Raises:
        Problem: SURVEY_FILE_EMPTY, SURVEY_FILE_SWAPPED.
    """
    lines = text.lstrip("\ufeff").splitlines()
    rows = [(no, row) for no, row in enumerate(_split(lines), start=1) if any(row)]
    order: Sequence[str] = _ORDER
    if rows and (head := _head(rows[0][1])) is not None:
        order, rows = head, rows[1:]
    points: list[SurveyedPoint] = []
    problems: list[Problem] = []
    for no, row in rows:
        try:
            points.append(_point(no, dict(zip(order, row, strict=False))))
        except Problem as problem:
            problems.append(problem)
    if not points:
        raise Problem("SURVEY_FILE_EMPTY", bad=len(problems))
    if all(one.at[0] > SWAPPED_ABOVE_M > one.at[1] > 0.0 for one in points):
        raise Problem("SURVEY_FILE_SWAPPED")
    return ReadRows(points=tuple(points), problems=tuple(problems))


def _split(lines: Sequence[str]) -> list[list[str]]:
    full = [line for line in lines if line.strip()]
    delimiter = max(_DELIMITERS, key=lambda one: sum(line.count(one) for line in full))
    if not any(delimiter in line for line in full):
        return [line.split(maxsplit=4) for line in lines]
    return [_cells(line, delimiter) for line in lines]


def _cells(line: str, delimiter: str) -> list[str]:
    """The cells of one line: a quote that nothing closes takes no line after it along."""
    try:
        row = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:  # a cell of more than 100,000 characters
        row = [line]
    return [cell.strip() for cell in row]


def _head(row: Sequence[str]) -> list[str] | None:
    """The columns that a head line names; None where it is no head line."""
    found = []
    for cell in row:
        known = (key for key, names in _NAMES.items() if cell.strip().lower() in names)
        found.append(next(known, ""))
    return found if {"north", "east"} <= set(found) else None


def _point(no: int, cells: Mapping[str, str]) -> SurveyedPoint:
    north, east = _number(no, cells.get("north", "")), _number(no, cells.get("east", ""))
    height = cells.get("height", "")
    return SurveyedPoint(
        name=cells.get("name", ""),
        at=(east, north),
        height_m=_number(no, height) if height else None,
        code=cells.get("code", ""),
        line_no=no,
    )


def _number(no: int, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        raise Problem("SURVEY_ROW_UNREADABLE", line=no, text=text[:30]) from None
    if not math.isfinite(value):
        raise Problem("SURVEY_ROW_UNREADABLE", line=no, text=text[:30])
    return value


def draw_codes(
    points: Iterable[SurveyedPoint], table: Mapping[str, SurveyCode]
) -> tuple[list[Drawn], list[SurveyedPoint]]:
    """What the points draw, in order of their first ones, and points whose code nobody knows."""
    found: list[list[SurveyedPoint]] = []
    what: list[tuple[SurveyCode, str]] = []
    closed: set[int] = set()
    begun: dict[tuple[str, str], int] = {}
    unknown: list[SurveyedPoint] = []
    for point in points:
        read = _CODE.match(point.code.strip())
        code = table.get(read.group(1).upper()) if read else None
        if read is None or code is None:
            unknown.append(point)
            continue
        key, sign = (code.code, read.group(2)), (read.group(3) or "").upper()
        if code.shape is CodeShape.POINT or sign == "B" or key not in begun:
            begun[key] = len(found)
            found.append([])
            what.append((code, read.group(2)))
        place = begun[key]
        found[place].append(point)
        if sign == "C":
            closed.add(place)
        if sign in ("E", "C"):
            del begun[key]
    drawn = [
        Drawn(
            code=code,
            number=number,
            points=tuple(own),
            is_closed=code.shape is CodeShape.AREA or place in closed,
        )
        for place, ((code, number), own) in enumerate(zip(what, found, strict=True))
    ]
    return drawn, unknown
