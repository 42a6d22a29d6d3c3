"""The street export as GeoJSON (RFC 7946): one file, each feature with its `layer`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from app.painters.output import drafted
from app.streets.export_layers import ExportLayer
from app.tasks import Progress, silent
from gis.crs import WGS84_EPSG, project_array

WRITING = "WRITING_STREETS"
DECIMALS = 9
"""Of a degree: a tenth of a millimetre, so that narrow shapes stay valid."""


def write_geojson(
    layers: Sequence[ExportLayer], out: Path, *, epsg: int, progress: Progress = silent
) -> None:
    """Write all features in longitude and latitude (WGS84), whole or not at all.

    Raises:
        Problem: FOLDER_MISSING or PAPER_NOT_WRITTEN.
        pyproj.exceptions.ProjError: where no transformation from `epsg` is known.
    """
    counts = {layer.name: len(layer) for layer in layers}
    with drafted(out) as draft, draft.open("w", encoding="utf-8") as file:
        head = json.dumps(counts, separators=(",", ":"))
        file.write(f'{{"type":"FeatureCollection","layers":{head},"features":[')
        between = "\n"
        for place, layer in enumerate(layers):
            progress(WRITING, place / len(layers))
            for text in _features(layer, epsg):
                file.write(between + text)
                between = ",\n"
        file.write("\n]}\n")


def _features(layer: ExportLayer, epsg: int) -> Iterator[str]:
    """One text for each row."""
    shapes = _in_degrees(layer.shapes, epsg)
    columns = [field.values for field in layer.fields]
    names = [field.name for field in layer.fields]
    for place, shape in enumerate(shapes):
        values: dict[str, Any] = {
            name: values[place] for name, values in zip(names, columns, strict=True)
        }
        identity = {"id": f"{layer.name}/{values['id']}"}
        properties = {"layer": layer.name} | values
        feature = {"type": "Feature"} | identity | {"properties": properties, "geometry": None}
        text = json.dumps(feature, ensure_ascii=False, separators=(",", ":"))
        if shape is not None:
            text = text.removesuffix("null}") + _geometry(shape) + "}"
        yield text


def _in_degrees(shapes: Sequence[BaseGeometry | None], epsg: int) -> list[BaseGeometry | None]:
    array = np.empty(len(shapes), dtype=object)
    array[:] = shapes

    def project(xy: np.ndarray[Any, np.dtype[np.float64]]) -> np.ndarray[Any, Any]:
        degrees = project_array(xy, source_epsg=epsg, target_epsg=WGS84_EPSG)
        return np.round(degrees, DECIMALS)

    if not len(array):
        return []
    made = shapely.transform(array, project)
    broken = ~shapely.is_valid(made) & ~shapely.is_missing(made)
    made[broken] = shapely.make_valid(made[broken], method="structure", keep_collapsed=False)
    return list(made)


def _geometry(shape: BaseGeometry) -> str:
    """The geometry as RFC 7946 has it: outer rings run counter-clockwise."""
    if isinstance(shape, shapely.Polygon):
        shape = orient(shape)
    elif isinstance(shape, shapely.MultiPolygon):
        shape = shapely.MultiPolygon([orient(part) for part in shape.geoms])
    return json.dumps(shapely.geometry.mapping(shape), separators=(",", ":"))
