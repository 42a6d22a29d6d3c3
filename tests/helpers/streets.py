"""Builders of centre lines and of OpenStreetMap files for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

from shapely import LineString

from gis.streets.centre_lines import CentreLine

ORIGIN = (193_000.0, 2_597_000.0)
"""South-west corner of the made streets: TWD97 metres in Chiayi."""


def centre_line(
    *points: tuple[float, float],
    name: str = "",
    level: int = 0,
    oneway: bool = False,
    source_id: str = "",
    road_class: str = "residential",
    node_ids: tuple[int, ...] | None = None,
) -> CentreLine:
    """A centre line through points given in metres from `ORIGIN`."""
    moved = [(ORIGIN[0] + x, ORIGIN[1] + y) for x, y in points]
    return CentreLine(
        source_id=source_id or name or str(points),
        name=name,
        level=level,
        oneway=oneway,
        road_class=road_class,
        line=LineString(moved),
        node_ids=node_ids,
    )


def write_osm(
    path: Path,
    nodes: Mapping[int, tuple[float, float]],
    ways: Mapping[int, tuple[Sequence[int], Mapping[str, str]]],
) -> Path:
    """An OSM XML file; nodes as (lon, lat)."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<osm version="0.6">']
    lines += [f'<node id="{n}" lat="{lat}" lon="{lon}"/>' for n, (lon, lat) in nodes.items()]
    for way, (refs, tags) in ways.items():
        lines.append(f'<way id="{way}">')
        lines += [f'<nd ref="{ref}"/>' for ref in refs]
        lines += [f"<tag k={quoteattr(k)} v={quoteattr(v)}/>" for k, v in tags.items()]
        lines.append("</way>")
    path.write_text("\n".join([*lines, "</osm>"]), encoding="utf-8")
    return path


CROSS_NODES = {
    1: (120.450, 23.480),
    2: (120.451, 23.480),
    3: (120.452, 23.480),
    4: (120.451, 23.479),
    5: (120.451, 23.481),
}


def write_cross(path: Path) -> Path:
    """中山路 from west to east over node 2, where 文化路 crosses from south to north."""
    return write_osm(
        path,
        CROSS_NODES,
        {
            10: ((1, 2, 3), {"highway": "primary", "name": "中山路"}),
            11: ((4, 2, 5), {"highway": "secondary", "name": "文化路"}),
            12: ((1, 4), {"highway": "footway"}),
        },
    )
