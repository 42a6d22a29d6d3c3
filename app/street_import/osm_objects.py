"""Objects of an OpenStreetMap file (XML, PBF) by osmium; broken XML elements are skipped."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import osmium

from app.file_names import shown
from app.tasks import Progress
from gis.problems import Problem

READING = "READING_STREETS"
EVERY = 20_000
"""Objects between two progress calls."""

POINT_KEYS = (
    *("highway", "traffic_calming", "traffic_sign", "traffic_sign:forward"),
    "traffic_sign:backward",
)
"""What nodes of roads are kept for."""


@dataclass(frozen=True, slots=True)
class OsmWay:
    """One way; `nodes` as listed."""

    id: int
    nodes: tuple[int, ...]
    tags: dict[str, str]


@dataclass(slots=True)
class OsmObjects:
    """Ways by id, positions (lon, lat) of their nodes, and elements that could not be read."""

    ways: dict[int, OsmWay] = field(default_factory=dict)
    nodes: dict[int, tuple[float, float]] = field(default_factory=dict)
    node_tags: dict[int, Mapping[str, str]] = field(default_factory=dict)
    """Tags of nodes with a signal, sign or crossing."""
    broken: list[str] = field(default_factory=list)

    def needed(self) -> set[int]:
        """Nodes of all highways."""
        return {n for way in self.ways.values() if "highway" in way.tags for n in way.nodes}


def read_osm(path: Path, file_format: str, progress: Progress) -> OsmObjects:
    """All ways, and the nodes of highways; two passes, so that memory holds only what is needed.

    Raises:
        Problem: STREETS_BROKEN for a truncated file or one that is no OSM file at all.
    """
    try:
        return _read_by_osmium(path, file_format, progress)
    except (RuntimeError, ValueError, osmium.InvalidLocationError, OSError, MemoryError) as error:
        if file_format != "osm" or "parsing error" in str(error):
            raise Problem(
                "STREETS_BROKEN", file=shown(path.name), reason=_first_line(error)
            ) from error
    return _read_tolerantly(path, progress)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _read_by_osmium(path: Path, file_format: str, progress: Progress) -> OsmObjects:
    found = OsmObjects()
    source = osmium.io.File(str(path), file_format)
    progress(READING, 0.0)
    for number, thing in enumerate(osmium.FileProcessor(source, osmium.osm.WAY)):
        if number % EVERY == 0:
            progress(READING, 0.1)
        if isinstance(thing, osmium.osm.Way) and thing.visible:
            _keep_way(found, thing.id, tuple(n.ref for n in thing.nodes), _tags_of(thing.tags))
    needed = found.needed()
    nodes = osmium.FileProcessor(source, osmium.osm.NODE)
    if needed and min(needed) > 0:
        nodes = nodes.with_filter(osmium.filter.IdFilter(needed))
    for number, node in enumerate(nodes):
        if number % EVERY == 0:
            progress(READING, 0.5)
        if isinstance(node, osmium.osm.Node) and node.id in needed and node.location.valid():
            found.nodes[node.id] = (node.location.lon, node.location.lat)
            if len(node.tags) and any(key in node.tags for key in POINT_KEYS):
                found.node_tags[node.id] = _tags_of(node.tags)
    return found


def _tags_of(tags: Iterable[osmium.osm.Tag]) -> dict[str, str]:
    return {tag.k: tag.v for tag in tags}


def _keep_way(found: OsmObjects, way: int, nodes: tuple[int, ...], tags: dict[str, str]) -> None:
    if way in found.ways:
        found.broken.append(f"way {way}")
    found.ways[way] = OsmWay(way, nodes, tags)


def _read_tolerantly(path: Path, progress: Progress) -> OsmObjects:
    """Read XML element by element, leaving out those with unusable attributes."""
    found = OsmObjects()
    try:
        with path.open("rb") as stream:
            for number, (_, element) in enumerate(ElementTree.iterparse(stream)):
                if number % EVERY == 0:
                    progress(READING, 0.5)
                if element.tag in ("node", "way"):
                    try:
                        _take_element(found, element)
                    except (ValueError, TypeError):
                        found.broken.append(f"{element.tag} {element.get('id', '')}".strip())
                    element.clear()
    except ElementTree.ParseError as error:
        raise Problem("STREETS_BROKEN", file=shown(path.name), reason=str(error)) from error
    return found


def _take_element(found: OsmObjects, element: ElementTree.Element) -> None:
    if element.get("visible") == "false" or element.get("action") == "delete":
        return
    number = int(element.get("id", ""))
    tags = {tag.get("k", ""): tag.get("v", "") for tag in element.iter("tag")}
    if element.tag == "node":
        lon, lat = float(element.get("lon", "")), float(element.get("lat", ""))
        if not (math.isfinite(lon) and abs(lon) <= 180 and abs(lat) <= 90):
            raise ValueError("not on the earth")
        found.nodes[number] = (lon, lat)
        if any(key in tags for key in POINT_KEYS):
            found.node_tags[number] = tags
    else:
        _keep_way(found, number, tuple(int(nd.get("ref", "")) for nd in element.iter("nd")), tags)
