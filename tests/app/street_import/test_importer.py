from __future__ import annotations

import json
from pathlib import Path

import fiona
import osmium
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.messages import Language, explain
from app.store.schema import metadata
from app.store.store import Store
from app.store.streets import load_diagnostics, load_junctions, load_roads
from app.street_import.importer import import_streets, read_streets
from app.tasks import Cancelled
from gis.crs import project_point
from gis.problems import Problem
from tests.helpers.stores import make_store
from tests.helpers.streets import CROSS_NODES, write_cross, write_osm

LINES = [
    ([(193_000, 2_597_000), (193_200, 2_597_000)], {"路名": "中山路", "單行": ""}),
    ([(193_100, 2_596_900), (193_100, 2_597_100)], {"路名": "文化路", "單行": "yes"}),
]


def write_lines(path: Path, driver: str, crs, rows=LINES, encoding=None, geometry="LineString"):
    names = list(rows[0][1])
    schema = {"geometry": geometry, "properties": dict.fromkeys(names, "str")}
    with fiona.open(path, "w", driver=driver, crs=crs, schema=schema, encoding=encoding) as target:
        for coordinates, values in rows:
            target.write(
                {
                    "type": "Feature",
                    "geometry": {"type": geometry, "coordinates": coordinates},
                    "properties": values,
                }
            )
    return path


def network_of(store: Store):
    with store.read() as connection:
        return load_roads(connection), load_junctions(connection)


def test_an_osm_file_gives_its_roads_its_junction_and_what_was_left_out(store, tmp_path):
    result = import_streets(store, write_cross(tmp_path / "a.osm"))
    assert (result.roads, result.junctions) == (4, 1)
    assert result.dropped == {"highway=footway": 1}
    assert result.diagnostics == ()
    roads, (junction,) = network_of(store)
    assert junction.name == "中山路 / 文化路"
    assert junction.at == pytest.approx(project_point(*CROSS_NODES[2]), abs=0.001)
    assert {(road.name, road.road_class) for road in roads} == {
        ("中山路", "primary"),
        ("文化路", "secondary"),
    }


def test_pbf_gives_the_same_network_as_xml(store, tmp_path):
    xml = write_cross(tmp_path / "a.osm")
    pbf = tmp_path / "a.osm.pbf"
    with osmium.SimpleWriter(str(pbf)) as writer:
        for thing in osmium.FileProcessor(str(xml)):
            writer.add(thing)
    import_streets(store, xml)
    with make_store(tmp_path / "other.gpkg") as other:
        import_streets(other, pbf)
        assert network_of(other) == network_of(store)


@pytest.mark.parametrize(("driver", "suffix"), [("GPKG", "gpkg"), ("ESRI Shapefile", "shp")])
def test_centre_lines_with_chinese_columns_are_read(store, tmp_path, driver, suffix):
    path = write_lines(tmp_path / f"路網.{suffix}", driver, "EPSG:3826", encoding="utf-8")
    import_streets(store, path)
    roads, (junction,) = network_of(store)
    assert junction.road_names == ("中山路", "文化路")
    assert junction.at == pytest.approx((193_100, 2_597_000), abs=0.001)
    assert {road.name for road in roads if road.oneway} == {"文化路"}


def test_a_shapefile_in_big5_without_a_crs_is_read_and_its_crs_guessed(store, tmp_path):
    path = write_lines(tmp_path / "a.shp", "ESRI Shapefile", None, encoding="cp950")
    for side in (".cpg", ".prj"):
        path.with_suffix(side).unlink(missing_ok=True)
    result = import_streets(store, path)
    assert [found.code for found in result.diagnostics] == ["CRS_MAYBE_TWD67"]
    assert network_of(store)[1][0].name == "中山路 / 文化路"


def test_twd67_must_be_said_and_is_moved_by_its_828_metres(store, tmp_path):
    path = write_lines(tmp_path / "a.gpkg", "GPKG", "EPSG:3826")
    import_streets(store, path, crs="3828")
    (junction,) = network_of(store)[1]
    assert junction.at[0] - 193_100 == pytest.approx(828, abs=4)
    assert junction.at[1] - 2_597_000 == pytest.approx(-207, abs=4)


def test_geojson_with_several_parts_and_heights_is_read(store, tmp_path):
    a, b, c = (120.45, 23.48, 7.0), (120.451, 23.48, 7.0), (120.452, 23.481, 8.0)
    rows = [
        {"type": "MultiLineString", "coordinates": [[a, b], [b, c]]},
        {"type": "Polygon", "coordinates": [[a, b, c, a]]},
        None,
    ]
    features = [{"type": "Feature", "properties": {"name": "x"}, "geometry": g} for g in rows]
    path = tmp_path / "a.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    result = import_streets(store, path)
    assert result.roads == 2
    assert result.dropped == {"geometry=Polygon": 1}
    assert result.refused == 1
    assert not any(road.line.has_z for road in network_of(store)[0])


def test_a_column_can_be_named_and_a_layer_chosen(store, tmp_path):
    path = tmp_path / "a.gpkg"
    for layer, name in (("other", "甲路"), ("wanted", "乙路")):
        with fiona.open(
            path,
            "w",
            driver="GPKG",
            layer=layer,
            crs="EPSG:3826",
            schema={"geometry": "LineString", "properties": {"what": "str"}},
        ) as target:
            target.write(
                {
                    "type": "Feature",
                    "geometry": {"type": "LineString", "coordinates": LINES[0][0]},
                    "properties": {"what": name},
                }
            )
    result = import_streets(store, path, mapping={"what": "name"}, layer="wanted")
    assert result.source == "a.gpkg#wanted"
    assert [road.name for road in network_of(store)[0]] == ["乙路"]
    with pytest.raises(Problem, match="STREETS_NO_LAYER"):
        import_streets(store, path, layer="none")


def test_defects_of_an_osm_file_are_told_and_stop_nothing(store, tmp_path):
    road = {"highway": "residential"}
    path = write_osm(
        tmp_path / "a.osm",
        {**CROSS_NODES, 6: CROSS_NODES[3]},
        {
            10: ((1, 2, 3), road),
            11: ((3, 2, 1), road),
            12: ((4, 99, 2), road),
            13: ((5,), road),
            14: ((3, 6), road),
            15: ((6, 5), {**road, "layer": "top"}),
        },
    )
    result = import_streets(store, path)
    assert {found.code for found in result.diagnostics} == {
        "LINES_DOUBLED",
        "NODES_MISSING",
        "LINE_ONE_POINT",
        "LINE_NO_LENGTH",
        "TAG_ABSURD",
        "NODES_DOUBLED",
    }
    assert result.refused == 2
    with store.read() as connection:
        stored = load_diagnostics(connection)
    assert sorted(d.code for d in stored) == sorted(d.code for d in result.diagnostics)
    assert all(d.at is not None for d in stored)


def test_an_element_with_an_unusable_value_is_left_out_and_told(store, tmp_path):
    path = write_cross(tmp_path / "a.osm")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("</osm>", '<node id="x" lat="?" lon="1"/></osm>'), "utf-8")
    result = import_streets(store, path)
    assert (result.roads, result.junctions) == (4, 1)
    assert [found.code for found in result.diagnostics] == ["ELEMENT_UNUSABLE"]


def test_importing_again_in_any_order_changes_nothing(store, tmp_path):
    path = write_cross(tmp_path / "a.osm")
    import_streets(store, path)
    before = network_of(store)
    import_streets(store, path, shuffle_seed=7)
    assert network_of(store) == before


def test_a_new_file_of_the_same_name_takes_the_place_of_the_old_one(store, tmp_path):
    path = write_cross(tmp_path / "a.osm")
    import_streets(store, path)
    write_osm(path, CROSS_NODES, {10: ((1, 2, 3), {"highway": "primary", "name": "中山路"})})
    import_streets(store, path)
    roads, junctions = network_of(store)
    assert (len(roads), len(junctions)) == (1, 0)


def test_a_file_of_another_name_is_added(store, tmp_path):
    import_streets(store, write_cross(tmp_path / "a.osm"))
    road = {"highway": "residential"}
    nodes = {1: (120.5, 23.5), 2: (120.501, 23.5)}
    import_streets(store, write_osm(tmp_path / "b.osm", nodes, {1: ((1, 2), road)}))
    assert len(network_of(store)[0]) == 5


@pytest.mark.parametrize("when", range(1, 8))
def test_cancelling_leaves_the_store_as_it_was(store, tmp_path, when):
    path = write_cross(tmp_path / "a.osm")
    import_streets(store, path)
    before = network_of(store)
    write_osm(path, CROSS_NODES, {10: ((1, 2), {"highway": "primary"})})
    calls = 0

    def stop(message_code: str, fraction: float) -> None:
        nonlocal calls
        calls += 1
        if calls == when:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_streets(store, path, progress=stop)
    assert network_of(store) == before


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.osm", b"", "STREETS_EMPTY"),
        ("a.osm", b"<!DOCTYPE html><html><body>404</body></html>", "STREETS_IS_PAGE"),
        ("a.osm", b'<?xml version="1.0"?><osm version="0.6"><node id="1"', "STREETS_BROKEN"),
        ("a.pbf", b"\x00\x00\x00\x0e\x0a\x09OSMHeader\x18", "STREETS_BROKEN"),
        ("a.gpkg", b"SQLite format 3\x00" + bytes(90), "STREETS_NO_FORMAT"),
        ("a.geojson", b'{"type": "FeatureCollection", "features": [', "STREETS_NO_FORMAT"),
        ("a.shp", b"\x00\x00\x27\x0a" + bytes(96), "STREETS_PART_MISSING"),
        ("a.txt", "街道".encode("cp950"), "STREETS_NO_FORMAT"),
        ("a.osm", b'<osm version="0.6"></osm>', "STREETS_NO_ROADS"),
    ],
)
def test_a_wrong_file_is_one_clear_problem(store, tmp_path, name, content, code):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Problem) as caught:
        import_streets(store, path)
    assert caught.value.code == code
    assert network_of(store) == ([], [])


def test_json_with_broken_bytes_is_one_problem_and_nothing_is_printed(tmp_path, capfd):
    file = tmp_path / "roads.geojson"
    file.write_bytes(b'{"type": "FeatureCollection", "features": [\xde\xff ]}')
    with pytest.raises(Problem) as told:
        read_streets(file)
    assert told.value.code == "STREETS_BROKEN"
    assert capfd.readouterr() == ("", "")


def test_a_missing_file_is_a_problem(store, tmp_path):
    with pytest.raises(Problem, match="STREETS_NOT_FOUND"):
        import_streets(store, tmp_path / "none.osm")


def test_a_shapefile_without_its_table_still_gives_its_lines(store, tmp_path):
    path = write_lines(tmp_path / "a.shp", "ESRI Shapefile", "EPSG:3826", encoding="utf-8")
    path.with_suffix(".dbf").unlink()
    result = import_streets(store, path)
    assert (result.roads, result.junctions) == (4, 1)


def outcome(store: Store, path: Path) -> str:
    """The sentence for the problem a file is, or "" where it is imported."""
    try:
        result = import_streets(store, path)
    except Problem as problem:
        return explain(problem, Language.CHINESE)
    return "" if result.roads else "no roads and no problem"


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    suffix=st.sampled_from([".osm", ".pbf", ".gpkg", ".shp", ".geojson", ".json", ".zip", ""]),
    content=st.binary(max_size=300),
)
def test_random_bytes_give_a_problem_never_a_traceback(tmp_path, suffix, content):
    path = tmp_path / f"garbage{suffix}"
    path.write_bytes(content)
    with pytest.raises(Problem):
        read_streets(path)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_damaged_osm_files_give_a_problem_or_a_result(tmp_path, data):
    whole = write_cross(tmp_path / "whole.osm").read_bytes()
    start = data.draw(st.integers(0, len(whole) - 1))
    junk = data.draw(st.binary(max_size=8))
    skip = data.draw(st.integers(0, 40))
    path = tmp_path / "damaged.osm"
    path.write_bytes(whole[:start] + junk + whole[start + skip :])
    with make_store(tmp_path / "s.gpkg") as store:
        assert outcome(store, path) == "" or "damaged.osm" in outcome(store, path)


geometry = st.recursive(
    st.none() | st.floats(allow_nan=False) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=8,
)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    kind=st.sampled_from(["LineString", "MultiLineString", "Point", "Curve"]), coordinates=geometry
)
def test_odd_geojson_gives_a_problem_or_a_result(tmp_path, kind, coordinates):
    good = {"type": "LineString", "coordinates": [[120.45, 23.48], [120.46, 23.48]]}
    odd = {"type": kind, "coordinates": coordinates}
    features = [
        {"type": "Feature", "properties": {"name": name}, "geometry": shape}
        for name, shape in (("good", good), (3, odd))
    ]
    path = tmp_path / "odd.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    with make_store(tmp_path / "s.gpkg") as store:
        assert outcome(store, path) == "" or "odd.geojson" in outcome(store, path)


def all_rows(store: Store):
    """Every row of every table that an import of streets writes to, as the store holds it."""
    with store.read() as connection:
        return {
            name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
            for name, table in metadata.tables.items()
            if name.startswith("street_") or name in ("road", "junction", "import_run", "crash")
        }


@pytest.mark.parametrize("share", [0.1, 0.4, 0.6, 0.8, 0.95])
def test_a_cancelled_import_leaves_every_row_of_every_table(store, tmp_path, share):
    path = write_cross(tmp_path / "a.osm")
    import_streets(store, path)
    before = all_rows(store)
    write_osm(path, CROSS_NODES, {10: ((1, 2), {"highway": "primary"})})
    steps: list[str] = []

    def stop(code: str, done: float) -> None:
        steps.append(code)
        if len(steps) == last:
            raise Cancelled

    last = 0
    with make_store(tmp_path / "other.gpkg") as other:
        import_streets(other, path, progress=stop)
    last = int(share * len(steps)) + 1
    steps.clear()
    with pytest.raises(Cancelled):
        import_streets(store, path, progress=stop)
    assert all_rows(store) == before
