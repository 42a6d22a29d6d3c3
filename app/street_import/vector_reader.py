"""Roads of a GeoPackage, Shapefile or GeoJSON, record by record: a bad row never stops the file."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fiona
import numpy as np
from fiona.errors import FionaError
from pyproj import CRS
from pyproj.exceptions import CRSError

from app.file_names import shown
from app.street_import.column_mapping import RoadField, lane_columns, map_columns
from app.street_import.nested_columns import has_nested_columns, nested_rows
from app.street_import.source import RawLine, StreetSource
from app.tasks import Progress
from gis.problems import Problem
from gis.streets.lanes.relevant import lane_tags
from gis.streets.road_tags import NO_ROADS, read_road_tags

READING = "READING_STREETS"
EVERY = 2_000
LIKELY_LAYERS = ("road", "street", "segment", "edge", "line", "way", "路")
"""Words in the name of a layer that holds centre lines."""
LINES = ("LineString", "MultiLineString")
OPEN_ERRORS = (FionaError, OSError, RuntimeError, ValueError, TypeError, LookupError)
"""What fiona raises for files it cannot read; the classes of its GDAL errors are not one family."""

UNKNOWN_CRS = CRS.from_wkt('LOCAL_CS["unknown",UNIT["metre",1]]')


def read_vector_streets(
    path: Path,
    *,
    layer: str | None,
    mapping: Mapping[str, str] | None,
    progress: Progress,
) -> StreetSource:
    """The lines of one layer in its own CRS; a layer of unknown CRS has an engineering one.

    Raises:
        Problem: STREETS_UNREADABLE, STREETS_NO_FORMAT, STREETS_PART_MISSING, STREETS_NO_LAYER,
            STREETS_NO_COLUMN, STREETS_NO_FIELD.
    """
    location = f"zip://{path}" if path.suffix.lower() == ".zip" else str(path)
    try:
        with _quiet(), fiona.Env(OGR_GEOJSON_MAX_OBJ_SIZE="0"):
            chosen, several = choose_layer(location, shown(path.name), layer)
            name = f"{shown(path.name)}#{chosen}" if several else shown(path.name)
            with fiona.open(location, layer=chosen, encoding=_encoding(path)) as rows:
                source = StreetSource(name=name, crs=_crs(rows))
                columns = list(rows.schema["properties"])
                fields = map_columns(columns, mapping)
                lanes = lane_columns(columns, fields)
                source.columns = {name: field.value for field, name in fields.items()}
                source.columns |= {name: key for key, name in lanes.items()}
                source.unused_columns = tuple(c for c in columns if c not in source.columns)
                nested = has_nested_columns(rows)
                read = nested_rows(location, chosen) if nested else rows
                _read_rows(source, read, _Columns(fields, lanes), progress)
                return source
    except OPEN_ERRORS as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> Problem:
    """What to tell of a file that GDAL cannot open; its own words where they say more than that."""
    file = shown(path.name)
    if path.suffix.lower() == ".shp" and not any(
        path.with_suffix(suffix).exists() for suffix in (".shx", ".SHX")
    ):
        return Problem("STREETS_PART_MISSING", file=file, part=shown(path.stem) + ".shx")
    reason = (str(error).splitlines() or [type(error).__name__])[0]
    if reason.startswith("Failed to open dataset"):
        return Problem("STREETS_NO_FORMAT", file=file)
    return Problem("STREETS_UNREADABLE", file=file, reason=reason)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which columns are read: by field, and those about lanes by key of OpenStreetMap."""

    fields: Mapping[RoadField, str]
    lanes: Mapping[str, str]


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep fiona from logging what is told as a Problem or a doubt anyway."""
    logger = logging.getLogger("fiona")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)


def choose_layer(location: str, file: str, wanted: str | None) -> tuple[str, bool]:
    """The layer to read, and whether the file has several layers that could be meant.

    Of several layers with lines one named like roads goes first, then the largest.

    Raises:
        Problem: STREETS_NO_LAYER if the wanted one is missing or none holds lines.
    """
    names = fiona.listlayers(location)
    if wanted is not None and wanted not in names:
        raise Problem("STREETS_NO_LAYER", file=file, known=", ".join(names))
    sizes = {}
    for name in names:
        with fiona.open(location, layer=name) as rows:
            kind = str(rows.schema["geometry"])
            if kind.removeprefix("3D ") in (*LINES, "Unknown", "GeometryCollection"):
                sizes[name] = len(rows)
    if wanted is not None:
        return wanted, len(sizes) > 1
    if not sizes:
        raise Problem("STREETS_NO_ROADS", file=file)
    best = min(sizes, key=lambda name: (not _is_likely(name), -sizes[name], name))
    return best, len(sizes) > 1


def _is_likely(layer: str) -> bool:
    return any(word in layer.casefold() for word in LIKELY_LAYERS)


def _encoding(path: Path) -> str | None:
    """The encoding of a Shapefile's table that does not say one: UTF-8 if it is, else cp950."""
    if path.suffix.lower() != ".shp" or any(
        path.with_suffix(suffix).exists() for suffix in (".cpg", ".CPG")
    ):
        return None
    table = next((p for s in (".dbf", ".DBF") if (p := path.with_suffix(s)).exists()), None)
    if table is None:
        return None
    try:
        content = table.read_bytes()
        content[int.from_bytes(content[8:10], "little") :].decode("utf-8")
    except UnicodeDecodeError:
        return "cp950"
    return "utf-8"


def _crs(rows: fiona.Collection) -> CRS:
    try:
        wkt = rows.crs_wkt
        return CRS.from_wkt(wkt) if wkt else UNKNOWN_CRS
    except (CRSError, FionaError):
        return UNKNOWN_CRS


def _read_rows(
    source: StreetSource,
    rows: fiona.Collection | Sequence[fiona.Feature],
    columns: _Columns,
    progress: Progress,
) -> None:
    total = max(len(rows), 1)
    number = 0
    for number, row in enumerate(_rows_or_errors(rows), start=1):
        if number % EVERY == 0:
            progress(READING, min(number / total, 1.0))
        if isinstance(row, str):
            source.doubt("ROW_UNREADABLE", f"row {number}: {row}", refused=True)
        else:
            _take_row(source, row, number, columns)
    if number < len(rows):
        source.doubt("ROWS_LACKING", f"{len(rows) - number} / {len(rows)}", refused=True)


def _rows_or_errors(
    rows: fiona.Collection | Sequence[fiona.Feature],
) -> Iterator[fiona.Feature | str]:
    """Every record, or what was wrong with it."""
    records = iter(rows)
    failures = 0
    while failures < 1000:
        try:
            yield next(records)
        except StopIteration:
            return
        except OPEN_ERRORS as error:
            failures += 1
            yield (str(error).splitlines() or [type(error).__name__])[0]


def _take_row(source: StreetSource, row: fiona.Feature, number: int, columns: _Columns) -> None:
    values = {field: _text(row.properties.get(name)) for field, name in columns.fields.items()}
    label = values.get(RoadField.ID, "") or f"row {number}"
    kind = row.geometry.type if row.geometry is not None else ""
    if not kind:
        source.doubt("ROW_WITHOUT_LINE", label, refused=True)
        return
    road_class = values.get(RoadField.CLASS, "").split(";")[0]  # of several, as OSMnx writes them
    values = values | ({RoadField.CLASS: road_class} if road_class else {})
    if kind not in LINES:
        source.dropped[f"geometry={kind}"] += 1
    elif road_class in NO_ROADS:
        source.dropped[f"{columns.fields[RoadField.CLASS]}={road_class}"] += 1
    else:
        said = {key: _text(row.properties.get(name)) for key, name in columns.lanes.items()}
        tags = {key: value for key, value in said.items() if value}
        _take_lines(source, row, label, values, tags)


def _take_lines(
    source: StreetSource,
    row: fiona.Feature,
    label: str,
    values: Mapping[RoadField, str],
    tags: Mapping[str, str],
) -> None:
    mapped = _as_tags(values)
    meaning = read_road_tags(mapped)
    parts: Any = row.geometry.coordinates
    if row.geometry.type == "LineString":
        parts = [parts]
    if not any(len(part) for part in parts):
        source.doubt("ROW_WITHOUT_LINE", label, refused=True)
        return
    for number, part in enumerate(parts, start=1):
        xy = np.array([point[:2] for point in part], dtype=float).reshape(-1, 2)
        first = (float(xy[0, 0]), float(xy[0, 1])) if len(xy) else None
        if number == 1:
            for tag in meaning.absurd:
                source.doubt("TAG_ABSURD", f"{label}: {tag}", xy=first)
            if meaning.contradicting:
                source.doubt("LEVELS_CONTRADICT", f"{label}: {meaning.contradicting}", xy=first)
        source.add(
            RawLine(
                source_id=label if len(parts) == 1 else f"{label}/{number}",
                xy=xy,
                name=meaning.name,
                ref=meaning.ref,
                road_class=values.get(RoadField.CLASS, ""),
                level=meaning.level,
                direction=meaning.direction,
                tags=lane_tags({**tags, **mapped}),
            )
        )


def _as_tags(values: Mapping[RoadField, str]) -> dict[str, str]:
    """The values under the tags of OpenStreetMap, which say the same."""
    names = {RoadField.CLASS: "highway", RoadField.LEVEL: "layer"}
    return {names.get(field, field.value): value for field, value in values.items() if value}


def _text(value: object) -> str:
    """A value as text; whole numbers without a fraction, lists with semicolons."""
    if isinstance(value, list | tuple | np.ndarray):
        return ";".join(text for text in map(_text, value) if text)
    if value is None:
        return ""
    if isinstance(value, float):
        if np.isnan(value):
            return ""
        return str(int(value)) if value.is_integer() else str(value)
    return str(value).strip()
