"""Real street files: counts of `highway` by hand (grep), networks against the files' own nodes."""

from __future__ import annotations

import collections
import random
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import fiona
import numpy as np
import pytest
import shapely

from app.crash_import.importer import import_crashes
from app.store.crashes import load_crashes
from app.store.streets import load_junctions, load_roads
from app.street_import.importer import import_source, read_streets
from app.street_import.road_lines import centre_lines
from app.street_import.source_crs import metric_epsg, to_store
from gis.crs import TAIWAN_EPSG, project_array
from gis.streets.crash_junctions import junctions_by_pair, name_pair
from gis.streets.names import road_key
from gis.streets.network import build_network
from gis.streets.records import JunctionSource
from gis.streets.road_tags import ROAD_CLASSES
from tests.helpers.stores import make_store

pytestmark = pytest.mark.data

AREAS = {
    # area: (roads, junctions, EPSG)
    "borough_sausage_links": (57, 18, 32630),
    "degenerate_bug": (14, 5, 32630),
    "fremantle_placement": (54, 20, 32750),
    "overlapping_service_roads": (17, 7, 32631),
    "perth_stretched_lights": (8, 3, 32750),
    "quad_intersection": (47, 14, 32610),
    "seattle_slip_lane": (101, 38, 32610),
    "service_road_loop": (14, 7, 32630),
    "taipei": (54, 18, 3826),
    "tempe_split": (27, 10, 32612),
    "tiny_loop": (24, 13, 32616),
    "tiny_roundabout": (4, 2, 32616),
}


def road_ways(path: Path) -> tuple[list[list[str]], dict[str, tuple[float, float]], int]:
    """Node lists of the roads, positions, and the number of other ways, by a plain XML reader."""
    root = ElementTree.parse(path).getroot()
    place = {n.get("id"): (float(n.get("lon")), float(n.get("lat"))) for n in root.iter("node")}
    roads, others = [], 0
    for way in root.iter("way"):
        tags = {t.get("k"): t.get("v") for t in way.iter("tag")}
        if tags.get("highway") in ROAD_CLASSES and tags.get("area") != "yes":
            roads.append([nd.get("ref") for nd in way.iter("nd")])
        else:
            others += 1
    return roads, place, others


@pytest.mark.parametrize("area", sorted(AREAS))
def test_an_osm_area_gives_a_network_of_its_whole_length(shared_data, tmp_path, area):
    path = shared_data / "streets" / "osm" / f"{area}.osm"
    ways, place, others = road_ways(path)
    source = read_streets(path)
    with make_store(tmp_path / "s.gpkg", epsg=metric_epsg(source)) as store:
        result = import_source(store, source)
        with store.read() as connection:
            roads, junctions = load_roads(connection), load_junctions(connection)
        epsg = store.epsg
    assert (len(roads), len(junctions), epsg) == AREAS[area]
    assert sum(result.dropped.values()) == others
    assert result.refused == 0
    lines = [
        shapely.LineString(
            project_array(np.array([place[ref] for ref in way]), source_epsg=4326, target_epsg=epsg)
        )
        for way in ways
    ]
    expected = sum(line.length for line in lines)
    assert sum(road.line.length for road in roads) == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("area", ["taipei", "quad_intersection", "tiny_loop"])
def test_every_node_where_three_road_ends_meet_lies_in_a_junction(shared_data, tmp_path, area):
    path = shared_data / "streets" / "osm" / f"{area}.osm"
    ways, place, _ = road_ways(path)
    ends: collections.Counter[str] = collections.Counter()
    for way in ways:
        for position, ref in enumerate(way):
            ends[ref] += 1 if position in (0, len(way) - 1) else 2
    source = read_streets(path)
    with make_store(tmp_path / "s.gpkg", epsg=metric_epsg(source)) as store:
        import_source(store, source)
        with store.read() as connection:
            roads = load_roads(connection)
        epsg = store.epsg
    corners = {
        (round(x, 2), round(y, 2))
        for road in roads
        for uid, (x, y) in zip(
            (road.from_junction, road.to_junction),
            road.line.coords[:: len(road.line.coords) - 1],
            strict=True,
        )
        if uid is not None
    }
    lonlat = np.array([place[ref] for ref, count in ends.items() if count >= 3])
    xy = project_array(lonlat, source_epsg=4326, target_epsg=epsg)
    assert {(round(x, 2), round(y, 2)) for x, y in xy.tolist()} == corners


@pytest.mark.geopackage_only("a minute each; small areas are imported on a server too")
def test_kaohsiung_gives_the_junctions_that_its_own_layer_names(shared_data, store):
    path = shared_data / "streets" / "kaohsiung_roads.gpkg"
    result = import_source(store, read_streets(path))
    assert (result.roads, result.junctions) == (15637, 7646)
    with store.read() as connection:
        junctions = load_junctions(connection)
    tree = shapely.STRtree([shapely.Point(junction.at) for junction in junctions])
    with fiona.open(path, layer="intersections") as rows:
        named = [(row.geometry.coordinates, row.properties["name"]) for row in rows]
    wanted = [
        (point, {road_key(part) for part in name.split(" / ")})
        for point, name in named
        if name and " / " in name
    ]
    xy = project_array(np.array([p for p, _ in wanted]), source_epsg=4326, target_epsg=3826)
    near = tree.query(shapely.points(xy), predicate="dwithin", distance=60.0)
    found: dict[int, bool] = {}
    for row, index in near.T.tolist():
        keys = {road_key(name) for name in junctions[index].road_names}
        found[row] = found.get(row, False) or wanted[row][1] <= keys
    assert sum(found.values()) > 0.95 * len(wanted)


@pytest.mark.geopackage_only("a minute each; small areas are imported on a server too")
def test_chiayi_crashes_are_located_by_text_first_on_the_skeleton(shared_data, store):
    import_crashes(store, [shared_data / "crashes" / "chiayi_city.csv"])
    result = import_source(
        store, read_streets(shared_data / "streets" / "chiayi_street_skeleton.gpkg")
    )
    assert (result.roads, result.junctions) == (4154, 2637)
    with store.read() as connection:
        junctions, crashes = load_junctions(connection), load_crashes(connection)
    streets = [j for j in junctions if j.source is JunctionSource.STREETS]
    pairs = [name_pair([road_key(name) for name in crash.roads]) for crash in crashes]
    known = junctions_by_pair(streets)
    assert sum(pair is not None for pair in pairs) == pytest.approx(1062, abs=10)
    assert sum(pair in known for pair in pairs if pair) == pytest.approx(556, abs=10)
    by_uid = {junction.uid: junction for junction in junctions}
    by_text = [
        crash
        for crash, pair in zip(crashes, pairs, strict=True)
        if pair and crash.junction_uid and set(pair) <= set(by_uid[crash.junction_uid].road_names)
    ]
    assert len(by_text) > 750


def test_shuffled_real_streets_give_the_same_network(shared_data):
    source = read_streets(shared_data / "streets" / "chiayi_street_skeleton.gpkg")
    lines, _ = centre_lines(source, to_store(source, TAIWAN_EPSG))
    network = build_network(lines)
    random.Random(11).shuffle(lines)
    shuffled = build_network(lines)
    assert shuffled.roads == network.roads
    assert shuffled.junctions == network.junctions
    assert shuffled.streets == network.streets
