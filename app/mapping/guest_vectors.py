"""Geometries of GeoPackages, Shapefiles and GeoJSON: in bulk by pyogrio; what that cannot tell,
row by row by fiona.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import fiona
import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray
from pyproj import CRS
from pyproj.exceptions import CRSError

from app.file_names import shown
from app.mapping.guest_records import GuestFormat, GuestSource, RowFault
from app.tasks import Progress
from gis.problems import Problem

READING = "READING_GUEST"
LOOKING = "LOOKING_AT_ROWS"
CHUNK = 50_000
"""Rows between two looks at whether to go on."""
MOST_ROWS = 3_000_000
LOOKED_AT = 1_000
"""Rows without a geometry that are looked at one by one."""
NULL, BROKEN = "GUEST_ROW_NULL", "GUEST_ROW_BROKEN"
READ_ERRORS = (RuntimeError, OSError, ValueError, TypeError, LookupError, fiona.errors.FionaError)
"""What GDAL's bindings raise for files they cannot read; they are not one family."""
_LOGGERS = ("fiona", "pyogrio")


@dataclass(slots=True, kw_only=True)
class RawGuest:
    """Geometries of a table in the file's CRS, one for each row (None where there is none)."""

    geometries: NDArray[np.object_]
    crs: CRS | None
    faults: list[RowFault] = field(default_factory=list)


class _Heard(logging.Handler):
    """Keeps what GDAL logs instead of raising it."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())

    def take(self) -> str:
        """The first remark since the last take; empty where there is none."""
        first = self.said[0] if self.said else ""
        self.said.clear()
        return first


@contextmanager
def listening() -> Iterator[_Heard]:
    """Hear what GDAL's bindings log and warn of, in place of everybody else."""
    heard = _Heard()
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    before = [logger.propagate for logger in loggers]
    for logger in loggers:
        logger.addHandler(heard)
        logger.propagate = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield heard
    finally:
        for logger, told in zip(loggers, before, strict=True):
            logger.removeHandler(heard)
            logger.propagate = told


def first_line(error: Exception, source_path: str = "", name: str = "") -> str:
    """What an error says in a line, with the file's name in place of its path."""
    line = (str(error).splitlines() or [type(error).__name__])[0]
    return line.replace(source_path, name) if source_path else line


def read_vector(source: GuestSource, progress: Progress) -> RawGuest:
    """All geometries of a table.

    Raises:
        Problem: GUEST_UNREADABLE, GUEST_TOO_LARGE.
    """
    with listening():
        try:
            geometries, fids, crs = _in_bulk(source, progress)
        except READ_ERRORS:
            return _row_by_row(source, progress)
    missing = np.flatnonzero(shapely.is_missing(geometries))
    faults = _looked_at(source, missing, fids[missing], progress) if len(missing) else []
    return RawGuest(geometries=geometries, crs=crs, faults=faults)


def _in_bulk(
    source: GuestSource, progress: Progress
) -> tuple[NDArray[np.object_], NDArray[np.int64], CRS | None]:
    """Geometries and feature ids by row; None where missing or broken."""
    if source.rows > MOST_ROWS:
        raise Problem("GUEST_TOO_LARGE", file=shown(source.file.name))
    step = CHUNK if source.format is not GuestFormat.GEOJSON else MOST_ROWS
    pieces: list[NDArray[np.object_]] = []
    fids: list[NDArray[np.int64]] = []
    crs = None
    for start in range(0, max(source.rows, 1), step):
        progress(READING, min(start / max(source.rows, 1), 1.0) * 0.6)
        meta, numbers, wkbs, _ = pyogrio.raw.read(
            source.location,
            layer=source.layer,
            columns=[],
            return_fids=True,
            skip_features=start,
            max_features=step,
        )
        crs = crs or crs_of(meta["crs"])
        pieces.append(shapely.from_wkb(wkbs, on_invalid="ignore"))
        fids.append(numbers)
    return np.concatenate(pieces), np.concatenate(fids), crs


def crs_of(said: str | None) -> CRS | None:
    """The CRS that a file states, if it is any."""
    try:
        return CRS.from_user_input(said) if said else None
    except CRSError:
        return None


def _looked_at(
    source: GuestSource, rows: NDArray[np.int64], fids: NDArray[np.int64], progress: Progress
) -> list[RowFault]:
    """Why some rows have no geometry: there is none, or it is broken and how."""
    faults = []
    deaf = _is_deaf(source)
    with listening() as heard, _opened(source) as records:
        for number, (row, fid) in enumerate(zip(rows.tolist(), fids.tolist(), strict=True)):
            if number % 100 == 0:
                progress(LOOKING, 0.6)
            code, detail = BROKEN, ""
            if records is not None and number < LOOKED_AT:
                code, detail = _why(records, fid, None if deaf else heard)
            faults.append(RowFault(row=row + 1, code=code, detail=detail))
    return faults


def _is_deaf(source: GuestSource) -> bool:
    """Whether remarks say nothing of a single row: GeoJSON complains of all rows at once."""
    return source.format is GuestFormat.GEOJSON


@contextmanager
def _opened(source: GuestSource) -> Iterator[Any]:
    """The table for a look at single rows; None where fiona cannot open it."""
    try:
        records = fiona.open(str(source.location), layer=source.layer)
    except READ_ERRORS:
        yield None
        return
    with records:
        yield records


def _why(
    records: Any,  # noqa: ANN401  # fiona's own
    fid: int,
    heard: _Heard | None,
) -> tuple[str, str]:
    """Code and detail of one row that bulk reading gave no geometry for."""
    if heard is not None:
        heard.take()
    try:
        record = records.get(fid)
    except READ_ERRORS as error:
        return BROKEN, first_line(error)
    remark = "" if heard is None else heard.take()
    if remark or (record is not None and record.geometry is not None):
        return BROKEN, remark
    return NULL, ""


def _row_by_row(source: GuestSource, progress: Progress) -> RawGuest:
    """What can be read where bulk reading fails as a whole: row after row, each with its error.

    Raises:
        Problem: GUEST_UNREADABLE where not even the table can be opened.
    """
    geometries: list[object] = []
    faults: list[RowFault] = []
    path, name = str(source.location), shown(source.file.name)
    deaf = _is_deaf(source)
    with listening() as heard:
        try:
            with fiona.open(path, layer=source.layer) as records:
                total, crs = max(len(records), 1), crs_of(records.crs_wkt)
                for number, record in enumerate(_each(records), start=1):
                    if number % 1000 == 0:
                        progress(LOOKING, min(number / total, 1.0) * 0.6)
                    geometry, fault = _shape_of(record, number, "" if deaf else heard.take())
                    geometries.append(geometry)
                    faults += [fault] if fault else []
        except READ_ERRORS as error:
            reason = first_line(error, path, name)
            raise Problem("GUEST_UNREADABLE", file=name, reason=reason) from error
    if not any(geometry is not None for geometry in geometries):
        reason = faults[0].detail if faults else ""
        raise Problem("GUEST_UNREADABLE", file=name, reason=reason or "GDAL")
    made = np.empty(len(geometries), dtype=object)
    made[:] = geometries
    return RawGuest(geometries=made, crs=crs, faults=faults)


def _each(records: Any) -> Iterator[Any]:  # noqa: ANN401  # fiona's own records or an error
    """Every record, or the error in its place."""
    rows = iter(records)
    failures = 0
    while failures < LOOKED_AT:
        try:
            yield next(rows)
        except StopIteration:
            return
        except READ_ERRORS as error:
            failures += 1
            yield error


def _shape_of(
    record: Any,  # noqa: ANN401  # a record of fiona or an error
    number: int,
    remark: str,
) -> tuple[object, RowFault | None]:
    """The geometry of a record, or its fault."""
    if isinstance(record, Exception):
        return None, RowFault(row=number, code=BROKEN, detail=first_line(record))
    if record.geometry is None:
        code = BROKEN if remark else NULL
        return None, RowFault(row=number, code=code, detail=remark)
    try:
        return shapely.geometry.shape(record.geometry), None
    except (ValueError, TypeError, shapely.errors.ShapelyError) as error:
        return None, RowFault(row=number, code=BROKEN, detail=first_line(error))


def column_names(names: Sequence[str]) -> tuple[str, ...]:
    """Names of columns as a tuple of plain strings."""
    return tuple(str(name) for name in names)
