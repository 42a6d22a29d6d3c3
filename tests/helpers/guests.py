"""Foreign files for tests, written by GDAL or by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import fiona
from fiona.crs import CRS

TAIPEI_STATION = (121.517, 25.0478)
"""Longitude and latitude."""


def write_vector(
    path: Path,
    geometries: Sequence[Mapping[str, object] | None],
    *,
    names: Sequence[str] = (),
    epsg: int | None = 3826,
    layer: str | None = None,
    encoding: str = "utf-8",
    kind: str = "Point",
) -> Path:
    """A GeoPackage or Shapefile with one text column, 名稱."""
    drivers = {".gpkg": "GPKG", ".shp": "ESRI Shapefile"}
    more = {"crs": CRS.from_epsg(epsg)} if epsg else {}
    with fiona.open(
        str(path),
        "w",
        driver=drivers[path.suffix],
        schema={"geometry": kind, "properties": {"名稱": "str:40"}},
        layer=layer,
        encoding=encoding,
        **more,
    ) as file:
        texts = list(names) or [f"第{place}列" for place in range(len(geometries))]
        for geometry, text in zip(geometries, texts, strict=True):
            file.write({"type": "Feature", "geometry": geometry, "properties": {"名稱": text}})
    return path


def point(x: float, y: float) -> dict[str, object]:
    """A GeoJSON point."""
    return {"type": "Point", "coordinates": (x, y)}


def write_geojson(path: Path, geometries: Sequence[Mapping[str, object] | None]) -> Path:
    """A GeoJSON file without a word about its CRS."""
    features = [
        {"type": "Feature", "properties": {"號": place}, "geometry": geometry}
        for place, geometry in enumerate(geometries)
    ]
    content = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
    path.write_text(content, encoding="utf-8")
    return path
