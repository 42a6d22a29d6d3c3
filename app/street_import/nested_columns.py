"""Columns that hold lists or objects in some rows, as GeoJSON can and OSMnx writes them.

GDAL hands such a column over as JSON, and fiona refuses every row of it whose value is plain text;
so files that have one are read with the values as text.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator

import fiona
import pyogrio
import shapely

NESTED = "json"


def has_nested_columns(rows: fiona.Collection) -> bool:
    """Whether GDAL takes a column of the layer for JSON."""
    return any(str(kind).startswith(NESTED) for kind in rows.schema["properties"].values())


def nested_rows(location: str, layer: str) -> list[fiona.Feature]:
    """The rows of a layer in order; a list is told as its parts with semicolons between them.

    Raises:
        RuntimeError, ValueError: the layer cannot be read.
    """
    return list(_rows(location, layer))


def _rows(location: str, layer: str) -> Iterator[fiona.Feature]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # GDAL's words about single rows
        meta, _, shapes, columns = pyogrio.raw.read(location, layer=layer)
    for number, shape in enumerate(shapely.from_wkb(shapes, on_invalid="ignore")):
        values = [_plain(column[number]) for column in columns]
        where = None if shape is None or shape.is_empty else shapely.geometry.mapping(shape)
        yield fiona.Feature(
            geometry=None if where is None else fiona.Geometry.from_dict(where),
            properties=fiona.Properties.from_dict(dict(zip(meta["fields"], values, strict=True))),
        )


def _plain(value: object) -> object:
    """The value, of lists and objects in JSON their parts as text."""
    if not isinstance(value, str):
        return value
    try:
        said = json.loads(value)
    except ValueError:
        return value
    if not isinstance(said, list):
        return said if isinstance(said, str) else value
    return ";".join(str(part).strip() for part in said if part is not None)
