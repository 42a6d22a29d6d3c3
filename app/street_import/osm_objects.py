"""Objects of an OpenStreetMap file (XML, PBF) by osmium; broken XML elements are skipped."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import osmium

from app.file_names import shown
from app.street_import.osm_pieces import NotWhole, OsmPiece, osm_pieces
from app.tasks import Progress
from gis.problems import Problem
from gis.streets.road_tags import dropped_as

READING = "READING_STREETS"
EVERY = 20_000
"""Objects between two progress calls."""
MOST_ID = 1 << 40
"""Ids of OpenStreetMap are smaller; osmium keeps a bit for each up to the greatest."""
SAME_DEG = 1e-7
"""Two positions of a node nearer than this are one."""
OSMIUM_ERRORS = (RuntimeError, ValueError, osmium.InvalidLocationError, OSError, MemoryError)

_DELETED = re.compile(rb"\saction\s*=\s*[\"']delete")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:x[dD][89a-fA-F]..|0);")

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
    """Highways by id, positions (lon, lat) of the nodes of roads, and what could not be read."""

    ways: dict[int, OsmWay] = field(default_factory=dict)
    """Ways with the tag highway, paths for walkers among them."""
    others: Counter[str] = field(default_factory=Counter)
    """How many ways without it, by the tag for which they are no roads."""
    nodes: dict[int, tuple[float, float]] = field(default_factory=dict)
    node_tags: dict[int, Mapping[str, str]] = field(default_factory=dict)
    """Tags of nodes with a signal, sign or crossing."""
    broken: list[str] = field(default_factory=list)
    repaired: set[str] = field(default_factory=set)
    """Why text had to be mended before it could be read ("cp950")."""

    def needed(self) -> set[int]:
        """Nodes of all roads."""
        ways = self.ways.values()
        return {node for way in ways if dropped_as(way.tags) is None for node in way.nodes}


def read_osm(path: Path, file_format: str, progress: Progress) -> OsmObjects:
    """Highways, and the nodes of roads; two passes, so that memory holds only what is needed.

    Raises:
        Problem: STREETS_BROKEN for a truncated file or one that is no OSM file at all.
    """
    found = OsmObjects()
    try:
        _read_ways(found, path, file_format, progress)
        _read_nodes(found, path, file_format, progress)
    except (NotWhole, ElementTree.ParseError, *OSMIUM_ERRORS) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise Problem("STREETS_BROKEN", file=shown(path.name), reason=reason) from error
    return found


def _read_ways(found: OsmObjects, path: Path, file_format: str, progress: Progress) -> None:
    progress(READING, 0.0)
    for piece in osm_pieces(path, file_format):
        progress(READING, 0.5 * piece.share)
        if piece.file_format == "osm" and b"<way" not in piece.content:
            continue
        for number, thing in enumerate(_things(found, piece, osmium.osm.WAY)):
            if number % EVERY == 0:
                progress(READING, 0.5 * piece.share)
            if isinstance(thing, OsmWay):
                _keep_way(found, thing)


def _read_nodes(found: OsmObjects, path: Path, file_format: str, progress: Progress) -> None:
    needed = found.needed()
    usual = bool(needed) and min(needed) > 0 and max(needed) < MOST_ID
    wanted = osmium.filter.IdFilter(needed) if usual else None
    for piece in osm_pieces(path, file_format):
        progress(READING, 0.5 + 0.5 * piece.share)
        if piece.file_format == "osm" and b"<node" not in piece.content:
            continue
        for thing in _things(found, piece, osmium.osm.NODE, wanted):
            if isinstance(thing, _Node) and thing.id in needed:
                _keep_node(found, thing)


@dataclass(frozen=True, slots=True)
class _Node:
    """One node in degrees."""

    id: int
    lon: float
    lat: float
    tags: Mapping[str, str]


def _things(
    found: OsmObjects,
    piece: OsmPiece,
    entities: osmium.osm.osm_entity_bits,
    wanted: osmium.filter.IdFilter | None = None,
) -> Iterator[OsmWay | _Node]:
    """The ways or nodes of a piece; where osmium stops at an element, all others all the same."""
    deleted = piece.file_format == "osm" and _DELETED.search(piece.content)
    try:
        if not deleted:  # osmium does not see what an editor is about to delete
            yield from list(_by_osmium(piece, entities, wanted))
            return
    except OSMIUM_ERRORS:
        if piece.file_format != "osm":
            raise
    yield from _one_by_one(found, piece, "way" if entities == osmium.osm.WAY else "node")


def _by_osmium(
    piece: OsmPiece,
    entities: osmium.osm.osm_entity_bits,
    wanted: osmium.filter.IdFilter | None,
) -> Iterator[OsmWay | _Node]:
    source = osmium.io.FileBuffer(piece.content, piece.file_format)
    things = osmium.FileProcessor(source, entities)
    for thing in things if wanted is None else things.with_filter(wanted):
        if isinstance(thing, osmium.osm.Way) and thing.visible:
            yield OsmWay(thing.id, tuple(n.ref for n in thing.nodes), _tags_of(thing.tags))
        elif isinstance(thing, osmium.osm.Node) and thing.location.valid():
            tags = _tags_of(thing.tags) if len(thing.tags) else {}
            yield _Node(thing.id, thing.location.lon, thing.location.lat, tags)


def _tags_of(tags: Iterable[osmium.osm.Tag]) -> dict[str, str]:
    return {tag.k: tag.v for tag in tags}


def _keep_way(found: OsmObjects, way: OsmWay) -> None:
    if way.id in found.ways:
        found.broken.append(f"way {way.id}")
    if "highway" in way.tags:
        found.ways[way.id] = way
        return
    found.ways.pop(way.id, None)
    found.others[dropped_as(way.tags) or ""] += 1


def _keep_node(found: OsmObjects, node: _Node) -> None:
    lon, lat = found.nodes.get(node.id, (node.lon, node.lat))
    if abs(lon - node.lon) > SAME_DEG or abs(lat - node.lat) > SAME_DEG:
        found.broken.append(f"node {node.id}")
    found.nodes[node.id] = (node.lon, node.lat)
    if any(key in node.tags for key in POINT_KEYS):
        found.node_tags[node.id] = node.tags


def _one_by_one(found: OsmObjects, piece: OsmPiece, kind: str) -> Iterator[OsmWay | _Node]:
    """The elements of one kind in a piece of XML, without those with unusable attributes.

    Raises:
        ElementTree.ParseError: no XML even after its text was mended.
    """
    for element in _tree(found, piece.content).iter(kind):
        if element.get("visible") == "false" or element.get("action") == "delete":
            continue
        try:
            yield _element(element)
        except (ValueError, TypeError):
            found.broken.append(f"{element.tag} {element.get('id', '')}".strip())


def _tree(found: OsmObjects, content: bytes) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(content)
    except ElementTree.ParseError:
        text, encoding = _decoded(content)
        mended = _CONTROLS.sub("\ufffd", text)
        tree = ElementTree.fromstring(mended.encode())
        found.repaired.add(encoding)
        return tree


def _decoded(content: bytes) -> tuple[str, str]:
    """Text that is UTF-8, else cp950, else UTF-8 with signs for what is none."""
    for encoding in ("utf-8", "cp950"):
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", "replace"), "utf-8"


def _element(element: ElementTree.Element) -> OsmWay | _Node:
    """The way or node that an XML element says.

    Raises:
        ValueError: numbers that are none, or no place on earth.
    """
    number = int(element.get("id", ""))
    tags = {tag.get("k", ""): tag.get("v", "") for tag in element.iter("tag")}
    if element.tag == "way":
        return OsmWay(number, tuple(int(nd.get("ref", "")) for nd in element.iter("nd")), tags)
    lon, lat = float(element.get("lon", "")), float(element.get("lat", ""))
    if not (math.isfinite(lon) and abs(lon) <= 180 and abs(lat) <= 90):
        raise ValueError("not on the earth")
    return _Node(number, lon, lat, tags)
