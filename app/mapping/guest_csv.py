"""Points from a table of text: finds the header and the columns of coordinates by their names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.crash_import.rows import SourceRow
from app.crash_import.tables import DELIMITERS, HEADER_WITHIN, is_note, plain_header, split_rows
from app.file_names import shown
from app.mapping.guest_records import RowFault
from app.street_import.source_crs import TAIWAN_LONLAT
from gis.crs import TAIWAN_EPSG, WGS84_EPSG
from gis.problems import Problem

LARGEST_BYTES = 1 << 30
TWD67_EPSG = 3828
NO_NUMBER = "GUEST_ROW_NO_NUMBER"
_HEAD_CHARACTERS = 1 << 16

LON_NAMES = ("經度", "lon", "lng", "long", "longitude", "wgs84經度", "wgs84lon", "gps經度", "東經")
LAT_NAMES = ("緯度", "lat", "latitude", "wgs84緯度", "wgs84lat", "gps緯度", "北緯")
X_NAMES = (
    *("x", "x坐標", "坐標x", "橫坐標", "東距", "e", "easting"),
    *("coordx", "xcoord", "pointx", "gisx", "tmx"),
)
Y_NAMES = (
    *("y", "y坐標", "坐標y", "縱坐標", "北距", "n", "northing"),
    *("coordy", "ycoord", "pointy", "gisy", "tmy"),
)
_PAIRS = ((LON_NAMES, LAT_NAMES), (X_NAMES, Y_NAMES))
_DATUM = re.compile(r"twd97|twd67|tm2|二度分帶|wgs84|97|67")
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class CsvTable:
    """Rows of a text file under their header."""

    header: tuple[str, ...]
    rows: tuple[SourceRow, ...]


def read_csv(
    path: Path, tick: Callable[[float], None] = lambda share: None, *, head_only: bool = False
) -> CsvTable:
    """Header and rows (without the publisher's notes); with `head_only` only the first ones.

    Raises:
        Problem: GUEST_UNREADABLE, GUEST_TOO_LARGE, GUEST_EMPTY.
    """
    text = text_of(path)
    if head_only and len(text) > _HEAD_CHARACTERS:
        text = text[: text.rfind("\n", 0, _HEAD_CHARACTERS)]
    rows = tuple(split_rows(text, delimiter_of(text), tick=tick))
    if not rows:
        raise Problem("GUEST_EMPTY", file=shown(path.name))
    place = _header_place(rows)
    header = tuple(cell.strip().lstrip("\ufeff") for cell in rows[place].cells)
    return CsvTable(header, tuple(row for row in rows[place + 1 :] if not is_note(row.cells)))


def text_of(path: Path) -> str:
    """The text of a file in UTF-8, UTF-16 with a mark, or cp950, with few unreadable characters.

    Raises:
        Problem: GUEST_UNREADABLE, GUEST_TOO_LARGE.
    """
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise Problem("GUEST_TOO_LARGE", file=shown(path.name))
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Problem("GUEST_UNREADABLE", file=shown(path.name), reason=reason) from error
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    if b"\x00" in data:
        raise Problem("GUEST_KIND", file=shown(path.name))
    return data.decode(best_encoding(data), "replace").removeprefix("\ufeff")


def best_encoding(data: bytes) -> str:
    """UTF-8 or cp950, whichever leaves fewer unreadable characters; UTF-8 where both do."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        lost = {code: data.decode(code, "replace").count("\ufffd") for code in ("utf-8", "cp950")}
        return min(lost, key=lambda code: lost[code])
    return "utf-8"


def delimiter_of(text: str) -> str:
    """What separates most cells near the top."""
    lines = [line for line in text[:_HEAD_CHARACTERS].splitlines()[:HEADER_WITHIN] if line.strip()]
    return max(DELIMITERS, key=lambda mark: sum(line.count(mark) for line in lines))


def _header_place(rows: Sequence[SourceRow]) -> int:
    """The first row that names coordinates, else the first with several cells."""
    near = rows[:HEADER_WITHIN]
    for place, row in enumerate(near):
        if guess_columns(row.cells) is not None:
            return place
    several = (place for place, row in enumerate(near) if sum(map(bool, row.cells)) > 1)
    return next(several, 0)


def guess_columns(header: Sequence[str]) -> tuple[str, str] | None:
    """The columns of longitude and latitude, or of easting and northing; None where unsure."""
    plain = {_plain(name): name for name in reversed(header)}
    for of_x, of_y in _PAIRS:
        x, y = _named(plain, of_x), _named(plain, of_y)
        if x is not None and y is not None:
            return x, y
    return None


def _named(plain: dict[str, str], names: Sequence[str]) -> str | None:
    """The column of the first name that is there, bare or with a datum in it."""
    for name in names:
        if name in plain:
            return plain[name].strip().lstrip("\ufeff")
    bare = {_DATUM.sub("", key): column for key, column in plain.items()}
    found = next((bare[name] for name in names if name in bare), None)
    return None if found is None else found.strip().lstrip("\ufeff")


def _plain(name: str) -> str:
    return plain_header(name).casefold().replace("座", "坐")


def epsg_of_names(x_column: str, y_column: str) -> int | None:
    """The CRS that the columns' names tell; None where they do not."""
    both = _plain(x_column) + _plain(y_column)
    if _plain(x_column) in LON_NAMES and _plain(y_column) in LAT_NAMES:
        return WGS84_EPSG
    if "67" in both:
        return TWD67_EPSG
    return TAIWAN_EPSG if "97" in both else None


def are_swapped(xy: NDArray[np.float64]) -> bool:
    """Whether longitudes stand where latitudes should: told by Taiwan's, which never meet."""
    finite = xy[np.isfinite(xy).all(axis=1)]
    if not len(finite):
        return False
    x, y = np.median(finite, axis=0)
    west, south, east, north = TAIWAN_LONLAT
    return bool(south <= x <= north and west <= y <= east)


def coordinates(
    table: CsvTable, x_column: str, y_column: str
) -> tuple[NDArray[np.float64], list[RowFault]]:
    """(rows, 2) coordinates, NaN where a cell holds no number, and those rows' faults."""
    places = [table.header.index(name) for name in (x_column, y_column)]
    xy = np.empty((len(table.rows), 2))
    for axis, place in enumerate(places):
        cells = [row.cells[place] if place < len(row.cells) else "" for row in table.rows]
        xy[:, axis] = _numbers(cells)
    faults = []
    for number in np.flatnonzero(~np.isfinite(xy).all(axis=1)).tolist():
        lacking = x_column if not np.isfinite(xy[number, 0]) else y_column
        line = table.rows[number].line
        faults.append(RowFault(row=line, code=NO_NUMBER, detail=lacking))
        xy[number] = np.nan
    return xy, faults


def _numbers(cells: Sequence[str]) -> NDArray[np.float64]:
    try:
        return np.array(cells, dtype=np.str_).astype(np.float64)
    except ValueError:
        return np.array([number_of(cell) for cell in cells], dtype=np.float64)


def number_of(cell: str) -> float:
    """The number in a cell, also with full-width digits or grouped thousands; NaN without one."""
    plain = unicodedata.normalize("NFKC", cell).strip()
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
    try:
        return float(plain)
    except ValueError:
        return float("nan")
