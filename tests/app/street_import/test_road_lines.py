"""Cross-sections and node features on their way from a file to the network."""

from __future__ import annotations

from pathlib import Path

import fiona
import pytest

from app.messages import Language, explain
from app.store.streets import load_diagnostics
from app.street_import.importer import import_streets, read_streets
from app.street_import.road_lines import centre_lines, node_features
from app.street_import.source_crs import metric_epsg, to_store
from gis.crs import project_point
from gis.problems import Problem
from gis.streets.derived import NodeFeatureKind
from gis.streets.network import Network, build_network
from tests.helpers.sections import short
from tests.helpers.streets import CROSS_NODES, write_osm


def network_of(file: Path, **options) -> Network:
    source = read_streets(file, **options)
    epsg = metric_epsg(source)
    lines, _ = centre_lines(source, to_store(source, epsg))
    return build_network(lines, features=node_features(source, epsg))


def sections_by_name(network: Network) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for street in network.streets:
        found.setdefault(street.road.name, set()).add(short(street.section))
    return found


def test_a_way_against_its_traffic_is_turned_with_its_section(tmp_path):
    tags = {
        "highway": "residential",
        "name": "中山路",
        "oneway": "-1",
        "lanes": "2",
        "turn:lanes": "left|through",
        "sidewalk": "left",
    }
    file = write_osm(tmp_path / "a.osm", CROSS_NODES, {10: ((1, 2, 3), tags)})
    (street,) = network_of(file).streets
    assert short(street.section) == "fast ^ left, mixed ^ through, sidewalk"
    assert street.road.line.coords[0] == pytest.approx(project_point(*CROSS_NODES[3]), abs=0.01)


def test_tags_that_cannot_be_used_are_told_with_their_place(store, tmp_path):
    tags = {"highway": "primary", "lanes": "2", "turn:lanes": "left|through|right", "oneway": "yes"}
    absurd = {"highway": "primary", "lanes": "900"}
    file = write_osm(
        tmp_path / "a.osm", CROSS_NODES, {10: ((1, 2, 3), tags), 11: ((4, 2, 5), absurd)}
    )
    result = import_streets(store, file)
    assert result.refused == 0
    with store.read() as connection:
        found = {d.detail: d for d in load_diagnostics(connection)}
    assert set(found) == {"way 10: lanes=2", "way 11: lanes=900"}
    told = found["way 10: lanes=2"]
    assert told.code == "LANE_TAG_UNUSED"
    assert told.at == pytest.approx(project_point(*CROSS_NODES[2]), abs=0.01)
    for language in Language:
        words = explain(Problem(told.code, detail=told.detail), language)
        assert "way 10: lanes=2" in words
        assert told.code not in words


def test_signals_and_crossings_on_roads_are_features_in_metres(tmp_path):
    file = write_osm(
        tmp_path / "a.osm",
        CROSS_NODES,
        {10: ((1, 2, 3), {"highway": "primary"}), 12: ((1, 4), {"highway": "footway"})},
    )
    text = file.read_text(encoding="utf-8")
    for node, tags in (
        (2, {"highway": "traffic_signals", "crossing": "traffic_signals"}),
        (4, {"highway": "crossing"}),  # on no road
    ):
        lon, lat = CROSS_NODES[node]
        inner = "".join(f'<tag k="{k}" v="{v}"/>' for k, v in tags.items())
        head = f'<node id="{node}" lat="{lat}" lon="{lon}"'
        text = text.replace(f"{head}/>", f"{head}>{inner}</node>")
    for content in (text, text.replace('<way id="10"', '<node id="x"/><way id="10"')):
        file.write_text(content, encoding="utf-8")  # the second one is read tolerantly
        features = network_of(file).features
        assert [(f.kind, f.source_id) for f in features] == [
            (NodeFeatureKind.SIGNAL, "node 2"),
            (NodeFeatureKind.SIGNAL_CROSSING, "node 2"),
        ]
        assert features[0].at == pytest.approx(project_point(*CROSS_NODES[2]), abs=0.01)


def test_a_footway_that_crosses_makes_a_crossing_where_the_node_says_nothing(tmp_path):
    footway = {"highway": "footway", "footway": "crossing", "crossing": "zebra"}
    file = write_osm(
        tmp_path / "a.osm",
        CROSS_NODES,
        {10: ((1, 2, 3), {"highway": "primary"}), 12: ((4, 2, 5), footway)},
    )
    (feature,) = network_of(file).features
    assert (feature.kind, feature.source_id) == (NodeFeatureKind.MARKED_CROSSING, "node 2")


def write_rows(path: Path, rows: list[dict[str, str]]) -> Path:
    schema = {"geometry": "LineString", "properties": dict.fromkeys(rows[0], "str")}
    with fiona.open(path, "w", driver="GPKG", crs="EPSG:3826", schema=schema) as target:
        for i, row in enumerate(rows):
            line = [(193_000, 2_597_000 + 100 * i), (193_200, 2_597_000 + 100 * i)]
            target.write(
                {"geometry": {"type": "LineString", "coordinates": line}, "properties": row}
            )
    return path


def test_columns_named_like_tags_and_a_width_column_are_read(tmp_path):
    rows = [
        {"路名": "中山路", "路寬": "7", "lanes_forward": "2", "turn_lanes_forward": "left|through"},
        {"路名": "文化路12巷", "路寬": "4", "lanes_forward": "", "turn_lanes_forward": ""},
        {"路名": "文化街", "路寬": "", "lanes_forward": "", "turn_lanes_forward": ""},
    ]
    network = network_of(write_rows(tmp_path / "r.gpkg", rows))
    assert sections_by_name(network) == {
        "中山路": {"mixed v, fast ^ left, mixed ^ through"},
        "文化路12巷": {"mixed x"},
        "文化街": {"mixed v, mixed ^"},
    }
    widths = {s.road.name: round(s.section.width_m, 6) for s in network.streets}
    assert widths == {"中山路": 7.0, "文化路12巷": 4.0, "文化街": 6.0}


def test_the_side_of_the_road_is_that_of_the_place(tmp_path):
    perth = {n: (lon - 4.6, lat - 55.4) for n, (lon, lat) in CROSS_NODES.items()}
    ways = {10: ((1, 2, 3), {"highway": "residential", "lanes": "2"})}
    (left,) = network_of(write_osm(tmp_path / "p.osm", perth, ways)).streets
    (right,) = network_of(write_osm(tmp_path / "c.osm", CROSS_NODES, ways)).streets
    assert short(left.section) == "mixed ^, mixed v"
    assert short(right.section) == "mixed v, mixed ^"


@pytest.mark.data
def test_kaohsiung_and_chiayi_have_sections_for_every_road(shared_data):
    streets = shared_data / "streets"
    network = network_of(streets / "chiayi_street_skeleton.gpkg")
    assert len(network.streets) == len(network.roads)
    by_name = sections_by_name(network)
    assert by_name["中山路"] == {"mixed v, mixed ^"}
    source = read_streets(streets / "kaohsiung_roads.gpkg")
    lines, doubts = centre_lines(source, to_store(source, 3826))
    by_id = {line.source_id: line for line in lines}
    with fiona.open(streets / "kaohsiung_roads.gpkg", layer="segments") as rows:
        lanes = {
            str(row.properties["osm_id"]): int(row.properties["lanes"])
            for row in rows
            if (row.properties["lanes"] or "").isdigit()
        }
    agree = sum(
        sum(s.is_lane and s.kind.value != "bicycle" for s in by_id[i].section.elements) == n
        for i, n in lanes.items()
    )
    assert len(lanes) > 700
    assert agree / len(lanes) >= 0.98
    assert len(doubts) <= 20


def test_levels_that_contradict_are_told_and_long_values_cut(store, tmp_path):
    ways = {
        1: ((1, 2), {"highway": "primary", "bridge": "yes", "layer": "-1"}),
        2: ((2, 3), {"highway": "primary", "turn:lanes": "left|" * 400}),
    }
    result = import_streets(store, write_osm(tmp_path / "a.osm", CROSS_NODES, ways))
    found = {(d.code, d.detail) for d in result.diagnostics}
    assert ("LEVELS_CONTRADICT", "way 1: bridge=yes layer=-1") in found
    (long,) = [d.detail for d in result.diagnostics if d.code == "LANE_TAG_UNUSED"]
    assert len(long) == 160
    assert long.startswith("way 2: turn:lanes=left|left")
