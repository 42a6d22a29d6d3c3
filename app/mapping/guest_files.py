"""Foreign files as layers of the map: looked into, read, brought to the store's metres.

Nothing of them is stored. GeoPackages, Shapefiles (also in a ZIP, or without some of their
parts), GeoJSON and CSV are known by their content. A row that cannot be drawn stops nothing: it
is told with its number and why.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray
from pyproj import CRS

from app.file_names import shown
from app.mapping.guest_attributes import texts_of_column
from app.mapping.guest_crs import boxes_of, in_store, settle_guest_crs
from app.mapping.guest_csv import (
    are_swapped,
    coordinates,
    epsg_of_names,
    guess_columns,
    read_csv,
)
from app.mapping.guest_kinds import role_of
from app.mapping.guest_quick import read_whole_geopackage
from app.mapping.guest_records import (
    MOST_FAULTS,
    GuestData,
    GuestFile,
    GuestFormat,
    GuestSource,
    GuestWish,
    RowFault,
    WorkFolder,
)
from app.mapping.guest_unpacking import unpacked, with_index
from app.mapping.guest_vectors import NULL, READ_ERRORS, crs_of, first_line, listening, read_vector
from app.mapping.style_tables import foreign_style
from app.tasks import Progress, silent
from gis.mapping.features import Features, Shape, features_of, point_features
from gis.mapping.layers import ANY_SCALE, LayerKind, MapLayer, ScaleRange
from gis.problems import Problem

READING, PLACING = "READING_GUEST", "PLACING_GUEST"
MOST_NAMES = 100_000
"""Rows of a table whose names are read."""
SCALES = {LayerKind.BLOCKS: ScaleRange(0.0, 40_000.0)}
OUTSIDE = "GUEST_ROW_OUTSIDE"
LONGEST_LIST = 160
"""Characters of a list of columns in a sentence."""
_SQLITE, _SHAPE, _ZIP = b"SQLite format 3\x00", b"\x00\x00\x27\x0a", b"PK\x03\x04"


def look_into(path: Path, progress: Progress = silent) -> GuestFile:
    """What can be shown of a file, by its content.

    Raises:
        Problem: one of the GUEST_ codes of `resources/i18n/messages.en/guests.json`.
    """
    progress(READING, 0.0)
    name = shown(path.name)
    if _head(path).startswith(_ZIP):
        folder, members = unpacked(path, progress)
        sources = [
            source for member in members for source in _sources(path, member, folder, progress)
        ]
    else:
        sources = _sources(path, path, None, progress)
    if not sources:
        raise Problem("GUEST_NO_LAYERS", file=name)
    if len(sources) > 1:
        sources = [replace(one, title=_long_title(one)) for one in sources]
    return GuestFile(name=name, sources=tuple(sources))


def _head(path: Path) -> bytes:
    """The first bytes of a file.

    Raises:
        Problem: GUEST_NOT_FOUND, FILE_IS_FOLDER, GUEST_EMPTY, GUEST_UNREADABLE.
    """
    name = shown(path.name)
    try:
        if path.is_dir():
            raise Problem("FILE_IS_FOLDER", file=name)
        with path.open("rb") as file:
            head = file.read(2048)
    except FileNotFoundError as error:
        raise Problem("GUEST_NOT_FOUND", file=shown(path)) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Problem("GUEST_UNREADABLE", file=name, reason=reason) from error
    if not head.strip():
        raise Problem("GUEST_EMPTY", file=name)
    return head


def format_of(path: Path) -> GuestFormat:
    """What a file is by its first bytes, whatever its name says.

    Raises:
        Problem: GUEST_KIND, and as `_head`.
    """
    head = _head(path)
    if head.startswith(_SQLITE):
        return GuestFormat.GEOPACKAGE
    if head.startswith(_SHAPE):
        return GuestFormat.SHAPEFILE
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith((b"{", b"[")):
        return GuestFormat.GEOJSON
    utf16 = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    if text.startswith(b"<") or (b"\x00" in head and not utf16):
        raise Problem("GUEST_KIND", file=shown(path.name))
    return GuestFormat.CSV


def _long_title(source: GuestSource) -> str:
    whole = source.layer if source.layer != source.location.stem else source.location.stem
    return f"{source.file.stem}: {whole}"


def _sources(
    file: Path, location: Path, folder: WorkFolder | None, progress: Progress
) -> list[GuestSource]:
    """The tables of one file."""
    progress(READING, 0.1)
    kind = format_of(location)
    if kind is GuestFormat.CSV:
        return [_csv_source(file, location, folder)]
    if kind is GuestFormat.SHAPEFILE:
        location, folder = with_index(location, folder)
    name = shown(file.name)
    with listening():
        try:
            layers = [str(row[0]) for row in pyogrio.list_layers(location) if row[1] is not None]
            return [_vector_source(file, location, layer, kind, folder) for layer in layers]
        except READ_ERRORS as error:
            reason = first_line(error, str(location), name)
            raise Problem("GUEST_UNREADABLE", file=name, reason=reason) from error


def _vector_source(
    file: Path, location: Path, layer: str, kind: GuestFormat, folder: WorkFolder | None
) -> GuestSource:
    info = pyogrio.read_info(
        location,
        layer=layer,
        encoding="ISO-8859-1" if kind is GuestFormat.SHAPEFILE else None,
        force_feature_count=True,
    )
    crs = crs_of(info["crs"])
    return GuestSource(
        file=file,
        location=location,
        layer=layer,
        format=kind,
        title=shown(file.stem),
        rows=int(info["features"]),
        crs_name="" if crs is None else crs.name,
        columns=tuple(str(name) for name in info["fields"]),
        folder=folder,
    )


def _csv_source(file: Path, location: Path, folder: WorkFolder | None) -> GuestSource:
    table = read_csv(location, head_only=True)
    x_column, y_column = guess_columns(table.header) or ("", "")
    return GuestSource(
        file=file,
        location=location,
        layer=location.stem,
        format=GuestFormat.CSV,
        title=shown(file.stem),
        rows=0,
        columns=table.header,
        x_column=x_column,
        y_column=y_column,
        folder=folder,
    )


def read_guest(
    source: GuestSource,
    wish: GuestWish,
    *,
    epsg: int,
    number: int = 0,
    dark: bool = False,
    progress: Progress = silent,
) -> GuestData:
    """A table as layers in metres of the store's CRS, one for each shape.

    A feature's id is its row, counted from 0. `number` chooses the colours.

    Raises:
        Problem: GUEST_UNREADABLE, GUEST_NO_COORDINATES, GUEST_NO_SHAPES, GUEST_OUTSIDE,
            GUEST_CRS_UNKNOWN, GUEST_CRS_WRONG, CRS_NOT_KNOWN, CRS_NO_WAY and others of the file.
    """
    name = shown(source.file.name)
    vector = source.format is not GuestFormat.CSV
    read = _read_shapes(source, progress) if vector else _read_csv_points(source, wish, progress)
    if not read.found:
        raise Problem("GUEST_NO_SHAPES", file=name)
    progress(PLACING, 0.7)
    boxes = np.concatenate([boxes_of(features) for features in read.found.values()])
    crs, guessed = settle_guest_crs(wish.crs, read.crs, boxes, file=name)
    placed, outside = _placed(read.found, crs, epsg, progress)
    if not placed:
        raise Problem("GUEST_OUTSIDE", file=name, crs=crs.name)
    far = [RowFault(row=int(read.lines[row]), code=OUTSIDE) for row in outside]
    faults = sorted([*read.faults, *far], key=lambda fault: fault.row)
    return GuestData(
        source=source,
        wish=wish,
        layers=tuple(
            _layer(source, shape, features, crs_name=crs.name, number=number, dark=dark)
            for shape, features in placed.items()
        ),
        rows=len(read.lines),
        faults=tuple(faults[:MOST_FAULTS]),
        fault_count=len(faults),
        crs_name=crs.name,
        crs_guessed=guessed,
        axes_swapped=read.axes_swapped,
    )


@dataclass(frozen=True, eq=False, kw_only=True)
class _Read:
    """What a table holds, in the file's CRS."""

    found: dict[Shape, Features]
    lines: NDArray[np.int64]
    """What a person calls each row."""
    faults: list[RowFault]
    crs: CRS | None
    axes_swapped: bool = False


def _read_shapes(source: GuestSource, progress: Progress) -> _Read:
    """The shapes of a GeoPackage, Shapefile or GeoJSON.

    Raises:
        Problem: as `read_vector`.
    """
    quick = read_whole_geopackage(source, progress)
    if quick is not None:
        return _Read(
            found=quick.found, lines=np.arange(1, source.rows + 1), faults=[], crs=quick.crs
        )
    raw = read_vector(source, progress)
    empty = shapely.is_empty(raw.geometries) & ~shapely.is_missing(raw.geometries)
    without = [RowFault(row=row + 1, code=NULL) for row in np.flatnonzero(empty).tolist()]
    return _Read(
        found=features_of(raw.geometries),
        lines=np.arange(1, len(raw.geometries) + 1),
        faults=[*raw.faults, *without],
        crs=raw.crs,
    )


def _placed(
    found: dict[Shape, Features], crs: CRS, epsg: int, progress: Progress
) -> tuple[dict[Shape, Features], set[int]]:
    """The features that lie where the store's CRS holds, and the rows that have none of them."""
    placed, outside = {}, set[int]()
    for shape, features in found.items():
        moved, inside = in_store(features, crs, epsg)
        outside |= set(moved.ids[~inside].tolist())
        if inside.any():
            placed[shape] = moved if inside.all() else moved.kept(inside)
        progress(PLACING, 0.8)
    drawn = {row for features in placed.values() for row in features.ids.tolist()}
    return placed, outside - drawn


def _read_csv_points(source: GuestSource, wish: GuestWish, progress: Progress) -> _Read:
    """The points of a CSV.

    Raises:
        Problem: GUEST_NO_COORDINATES, and as `read_csv`.
    """
    table = read_csv(source.location, lambda share: progress(READING, 0.5 * share))
    x_column, y_column = wish.x_column or source.x_column, wish.y_column or source.y_column
    if x_column not in table.header or y_column not in table.header:
        known = ", ".join(name for name in table.header if name)[:LONGEST_LIST]
        raise Problem("GUEST_NO_COORDINATES", file=shown(source.file.name), known=known)
    progress(READING, 0.5)
    xy, faults = coordinates(table, x_column, y_column)
    swapped = are_swapped(xy)
    rows = np.flatnonzero(np.isfinite(xy).all(axis=1))
    points = xy[rows, ::-1] if swapped else xy[rows]
    said = epsg_of_names(x_column, y_column)
    return _Read(
        found={Shape.POINT: point_features(points, rows)} if len(rows) else {},
        lines=np.array([row.line for row in table.rows], dtype=np.int64),
        faults=faults,
        crs=None if said is None else CRS.from_epsg(said),
        axes_swapped=swapped,
    )


def _layer(
    source: GuestSource,
    shape: Shape,
    features: Features,
    *,
    crs_name: str,
    number: int,
    dark: bool,
) -> MapLayer:
    role = role_of(source.columns, shape)
    return MapLayer(
        id=source.layer_id(shape),
        kind=role.kind,
        title=source.title,
        features=features,
        names=_names(source, role.name_column, features),
        style=foreign_style(role.kind, shape, number, dark=dark),
        scales=SCALES.get(role.kind, ANY_SCALE),
        detail=f"{shown(source.file.name)} · {crs_name}",
    )


def _names(source: GuestSource, column: str, features: Features) -> tuple[str, ...]:
    """The name of each feature; nothing where the table has none or they cannot be read."""
    if not column or len(features) > MOST_NAMES:
        return ()
    try:
        texts = texts_of_column(source, column)
    except Problem:
        return ()
    if int(features.ids.max(initial=-1)) >= len(texts):
        return ()
    return tuple(texts[row] for row in features.ids.tolist())
