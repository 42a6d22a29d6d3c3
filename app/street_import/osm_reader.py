"""Roads of an OpenStreetMap file, by the definition of a road of the street export."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
from pyproj import CRS

from app.file_names import shown
from app.street_import.osm_objects import OsmObjects, OsmWay, read_osm
from app.street_import.source import RawFeature, RawLine, StreetSource
from app.tasks import Progress
from gis.crs import WGS84_EPSG
from gis.streets.derived import NodeFeatureKind
from gis.streets.lanes.node_tags import (
    is_bicycle_crossing,
    is_footway_crossing,
    read_node_features,
)
from gis.streets.lanes.relevant import lane_tags
from gis.streets.lanes.sign_tags import read_node_signs
from gis.streets.road_tags import dropped_as, read_road_tags


def read_osm_streets(path: Path, file_format: str, progress: Progress) -> StreetSource:
    """The roads of an OSM file in degrees; other ways are counted by tag.

    Raises:
        Problem: STREETS_BROKEN.
    """
    objects = read_osm(path, file_format, progress)
    source = StreetSource(name=shown(path.name), crs=CRS.from_epsg(WGS84_EPSG))
    for broken in objects.broken:
        source.doubt("ELEMENT_UNUSABLE", broken, refused=not broken.startswith("node"))
    for encoding in sorted(objects.repaired):
        source.doubt("TEXT_REPAIRED", encoding)
    source.dropped.update(objects.others)
    for way in sorted(objects.ways.values(), key=lambda one: one.id):
        why = dropped_as(way.tags)
        if why is not None:
            source.dropped[why] += 1
        else:
            _add_way(source, way, objects)
    _add_features(source, objects)
    return source


def _add_features(source: StreetSource, objects: OsmObjects) -> None:
    """Take signals, signs and crossings at nodes of the roads that were taken.

    Where a footway crosses at a node that says nothing itself, the footway's tags tell how; a
    bicycle path's own crossing is one where it meets another road.
    """
    times = Counter(node for line in source.lines for node in set(line.node_ids or ()))
    on_roads = set(times)
    met = {node for node, count in times.items() if count > 1}
    said = {node: dict(objects.node_tags[node]) for node in on_roads & objects.node_tags.keys()}
    for way in objects.ways.values():
        if is_footway_crossing(way.tags):
            for node in on_roads.intersection(way.nodes):
                said.setdefault(node, {**way.tags, "highway": "crossing"})
        elif is_bicycle_crossing(way.tags):
            for node in met.intersection(way.nodes):
                said[node] = {"highway": "crossing", **said.get(node, {}), "cycleway": "crossing"}
    for node in sorted(said):
        source.features += [
            RawFeature(kind=kind, xy=objects.nodes[node], source_id=f"node {node}")
            for kind in read_node_features(said[node])
        ]
        source.features += [
            RawFeature(
                kind=NodeFeatureKind.SIGN,
                xy=objects.nodes[node],
                source_id=f"node {node}",
                sign=sign.code,
                against=sign.against,
            )
            for sign in read_node_signs(said[node])
        ]


def _add_way(source: StreetSource, way: OsmWay, objects: OsmObjects) -> None:
    """Take a road; nodes that the file does not hold are left out and told."""
    label = f"way {way.id}"
    held = [node for node in way.nodes if node in objects.nodes]
    first = objects.nodes[held[0]] if held else None
    if 1 < len(held) < len(way.nodes):
        missing = len(way.nodes) - len(held)
        source.doubt("NODES_MISSING", f"{label}: {missing} / {len(way.nodes)}", xy=first)
    meaning = read_road_tags(way.tags)
    for tag in meaning.absurd:
        source.doubt("TAG_ABSURD", f"{label}: {tag}", xy=first)
    if meaning.contradicting:
        source.doubt("LEVELS_CONTRADICT", f"{label}: {meaning.contradicting}", xy=first)
    source.add(
        RawLine(
            source_id=label,
            xy=np.array([objects.nodes[node] for node in held], dtype=float).reshape(-1, 2),
            name=meaning.name,
            ref=meaning.ref,
            road_class=meaning.road_class,
            level=meaning.level,
            direction=meaning.direction,
            node_ids=tuple(held),
            tags=lane_tags(way.tags),
        )
    )
