"""What files are that were dropped on the window."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QMimeData

from app.store.recognise import recognise_store
from gis.problems import Problem

STREET_ENDINGS = (".osm", ".pbf", ".dxf", ".dwg")
"""A DWG cannot be read: the import says what to do."""
VECTOR_ENDINGS = (".shp", ".geojson", ".json", ".gpkg", ".kml", ".gml", ".fgb", ".gpx")
TABLE_ENDINGS = (".csv", ".tsv", ".txt")
"""Tables: crashes, or places to look at."""
SHAPE_PARTS = (".dbf", ".shx", ".prj", ".cpg", ".sbn", ".sbx", ".qix", ".shp.xml")
"""Files that stand beside a .shp and come along when all of them are dragged."""


class Dropped(Enum):
    """What is done with dropped files."""

    STORE = auto()
    STREETS = auto()
    SHAPES = auto()
    """A layer to look at, or streets to import: the officer knows."""
    CRASHES = auto()


def dropped_paths(data: QMimeData) -> list[Path]:
    """Files of this computer among what is dropped, without the side files of shapefiles."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    shapes = {file.with_suffix("") for file in files if file.suffix.lower() == ".shp"}
    return [file for file in files if not _is_part(file, shapes)]


def _is_part(file: Path, shapes: set[Path]) -> bool:
    name = file.name.lower()
    return any(
        name.endswith(ending) and file.with_name(file.name[: -len(ending)]) in shapes
        for ending in SHAPE_PARTS
    )


def dropped_kind(files: Sequence[Path]) -> Dropped:
    """By content for stores, by ending for streets; all else is for the crash import to judge.

    Tables that come along with shapes are layers, too.
    """
    endings = [file.suffix.lower() for file in files]
    if len(files) == 1 and endings[0] == ".gpkg" and _is_store(files[0]):
        return Dropped.STORE
    if len(files) == 1 and endings[0] in STREET_ENDINGS:
        return Dropped.STREETS
    shapes = [ending in VECTOR_ENDINGS for ending in endings]
    if all(shapes) or (any(shapes) and are_layers(files)):
        return Dropped.SHAPES
    return Dropped.CRASHES


def are_layers(files: Sequence[Path]) -> bool:
    """Whether all files can be looked at on the map, by their endings."""
    return all(file.suffix.lower() in (*VECTOR_ENDINGS, *TABLE_ENDINGS) for file in files)


def _is_store(file: Path) -> bool:
    """Whether a file is a store, usable or not: opening it tells what is wrong with it."""
    try:
        recognise_store(file)
    except Problem as problem:
        return problem.code != "STORE_FOREIGN"
    return True
