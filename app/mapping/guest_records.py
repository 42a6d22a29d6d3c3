"""A foreign file as the map sees it: what can be shown of it, how it was read, what was wrong."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import weakref
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from gis.mapping.features import Shape
from gis.mapping.layers import FOREIGN, LayerId, MapLayer

MOST_FAULTS = 10_000
"""Rows that are told one by one; what else is wrong is only counted."""


Attribute = tuple[str, str]
"""Name of a column and its value as text."""


class GuestFormat(Enum):
    """Kinds of files that can be shown."""

    GEOPACKAGE = "geopackage"
    SHAPEFILE = "shapefile"
    GEOJSON = "geojson"
    CSV = "csv"


class WorkFolder:
    """A folder of unpacked files that goes when nobody holds it any more."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="daoan-guest-"))
        self._end = weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)


@dataclass(frozen=True, eq=False, kw_only=True)
class GuestSource:
    """One table of a file that can become a layer."""

    file: Path
    """What the officer chose; tells the layer's id."""
    location: Path
    """Where it is read: the same, or a file unpacked from it."""
    layer: str
    format: GuestFormat
    title: str
    rows: int
    """0 where it is not known before reading."""
    crs_name: str = ""
    """What the file says; empty where it says nothing."""
    columns: tuple[str, ...] = ()
    x_column: str = ""
    """The guessed column of eastings or longitudes of a CSV; empty where there is no guess."""
    y_column: str = ""
    folder: WorkFolder | None = None

    @property
    def needs_columns(self) -> bool:
        """Whether somebody must say where the coordinates stand."""
        return self.format is GuestFormat.CSV and not (self.x_column and self.y_column)

    def layer_id(self, shape: Shape) -> LayerId:
        """The same for the same table of the same file, and tells nothing of its path."""
        told = f"{self.file.absolute()}\n{self.layer}\n{shape.value}"
        raw = told.encode("utf-8", "surrogateescape")
        return LayerId(f"{FOREIGN}{hashlib.blake2b(raw, digest_size=8).hexdigest()}")


@dataclass(frozen=True, eq=False, kw_only=True)
class GuestFile:
    """What can be shown of a file."""

    name: str
    sources: tuple[GuestSource, ...]

    @property
    def asks(self) -> bool:
        """Whether a person should choose before it is read."""
        return len(self.sources) > 1 or any(one.needs_columns for one in self.sources)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestWish:
    """How a table is to be read."""

    crs: str = "auto"
    """An EPSG code, or "auto": what the file says, else a guess by its numbers."""
    x_column: str = ""
    y_column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFault:
    """A row that is not drawn, and why: a code of `resources/i18n` with its detail."""

    row: int
    """As a person counts: 1 for the first row, the line of the file in a CSV."""
    code: str
    detail: str = ""


@dataclass(frozen=True, eq=False, kw_only=True)
class GuestData:
    """A table that was read: one layer for each shape in it."""

    source: GuestSource
    wish: GuestWish
    layers: tuple[MapLayer, ...]
    rows: int
    faults: tuple[RowFault, ...]
    fault_count: int
    """All rows that are not drawn, also those not told one by one."""
    crs_name: str
    crs_guessed: bool
    axes_swapped: bool = False
    """Whether longitude and latitude stood in each other's column and were put right."""
