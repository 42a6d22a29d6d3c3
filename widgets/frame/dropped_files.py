"""What files are that were dropped on the window."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QMimeData

from app.store.recognise import recognise_store
from gis.problems import Problem

STREET_ENDINGS = (".osm", ".pbf", ".shp", ".geojson", ".json", ".gpkg")


class Dropped(Enum):
    """What is done with dropped files."""

    STORE = auto()
    STREETS = auto()
    CRASHES = auto()


def dropped_paths(data: QMimeData) -> list[Path]:
    """Files of this computer among what is dropped."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def dropped_kind(files: Sequence[Path]) -> Dropped:
    """By content for stores, by ending for streets; all else is for the crash import to judge."""
    first = files[0]
    if len(files) == 1 and first.suffix.lower() == ".gpkg" and _is_store(first):
        return Dropped.STORE
    if len(files) == 1 and first.suffix.lower() in STREET_ENDINGS:
        return Dropped.STREETS
    return Dropped.CRASHES


def _is_store(file: Path) -> bool:
    """Whether a file is a store, usable or not: opening it tells what is wrong with it."""
    try:
        recognise_store(file)
    except Problem as problem:
        return problem.code != "STORE_FOREIGN"
    return True
