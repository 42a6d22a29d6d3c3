from __future__ import annotations

import json
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree

import geopandas
import pyogrio
import pytest
import shapely

from app.messages import Language
from app.store import schema
from app.store.store import Store
from app.store.streets import insert_diagnostics
from app.streets.export import export_streets
from gis.problems import Problem
from gis.streets.derived import StreetGeometry
from gis.streets.records import StreetDiagnostic
from tests.helpers.stores import make_store
from tests.helpers.street_geometry import AT, make_crossing, make_town
from tests.helpers.street_stores import put_geometry

COLUMNS = {
    "road": {"id", "name", "class", "level", "from_junction", "to_junction"},
    "road_body": {"id", "road_id", "level"},
    "roadside": {"id", "road_id", "kind", "level"},
    "junction": {"id", "name", "level", "arms", "control"},
    "lane": {"id", "road_id", "kind", "direction", "width_m", "level", "seq"},
    "sidewalk": {"id", "level"},
    "island": {"id", "level"},
    "marking": {
        *("id", "article", "kind", "colour", "width_m", "road_id", "junction_id", "level"),
    },
    "kerb": {"id", "level"},
    "furniture": {"id", "code", "bearing_deg"},
    "block": {"id"},
    "diagnostic": {"code", "message"},
}
"""Layers and columns as the contract names them, `roadside` and `kerb`."""
COUNTS = {
    "road": 4,
    "road_body": 4,
    "roadside": 0,
    "junction": 1,
    "lane": 16,
    "sidewalk": 8,
    "island": 4,
    "marking": 32,
    "kerb": 0,
    "furniture": 1,
    "block": 1,
    "diagnostic": 2,
}


@pytest.fixture
def filled(file_store: Store) -> Store:
    """A store with one crossing, and a doubt of its source that has no place."""
    put_geometry(file_store, make_crossing())
    with file_store.write(actor="a", action="t") as unit:
        at = datetime(2025, 3, 4, 12, tzinfo=UTC)
        run = {"uid": "r", "kind": "streets", "started_at": at, "finished_at": at}
        unit.insert(schema.import_run, [run])
        doubt = StreetDiagnostic(code="ROW_UNREADABLE", detail="row 7")
        insert_diagnostics(unit, [doubt], run_uid="r")
    return file_store


def written(store: Store, out: Path, **asked: object) -> Path:
    export_streets(store, out, language=Language.ENGLISH, **asked)  # type: ignore[arg-type]
    return out


def same(path: Path) -> list[tuple[str, str, bytes]]:
    """What "the same geometry" means in the contract."""
    return sorted(
        (name, row.id, row.geometry.wkb if row.geometry is not None else b"")
        for name in COLUMNS
        for row in pyogrio.read_dataframe(path, layer=name).itertuples()
    )


def test_a_geopackage_has_the_layers_columns_and_counts_of_the_contract(
    filled: Store, tmp_path: Path
) -> None:
    out = tmp_path / "街廓.gpkg"
    made = export_streets(filled, out, language=Language.ENGLISH)
    assert made.layers == COUNTS
    for name, columns in COLUMNS.items():
        frame = geopandas.read_file(out, layer=name)
        assert columns <= set(frame.columns), name
        assert len(frame) == COUNTS[name], name
        assert frame.crs.to_epsg() == 3826, name
        assert frame.geometry.dropna().is_valid.all(), name


def test_gdal_reads_a_geopackage_without_a_warning(filled: Store, tmp_path: Path) -> None:
    out = written(filled, tmp_path / "a.gpkg")
    for name, count in COUNTS.items():
        done = subprocess.run(
            ["ogrinfo", "-ro", "-so", str(out), name], capture_output=True, text=True, check=True
        )
        assert f"Feature Count: {count}" in done.stdout
        assert done.stderr == ""


def test_the_values_are_those_of_the_records(filled: Store, tmp_path: Path) -> None:
    out = written(filled, tmp_path / "a.gpkg")
    geometry = make_crossing()
    area = geometry.junctions[0]
    roads = pyogrio.read_dataframe(out, layer="road")
    assert list(roads.id) == sorted(roads.id)
    assert set(roads.from_junction) == {area.uid}  # a row of the layer `junction`
    assert roads.to_junction.isna().all()
    lanes = pyogrio.read_dataframe(out, layer="lane").set_index("id")
    lane = geometry.lanes[5]
    row = lanes.loc[lane.uid]
    assert (row.kind, row.direction, row.seq) == (lane.kind, lane.direction, lane.seq)
    assert shapely.equals_exact(row.geometry, lane.shape)
    markings = pyogrio.read_dataframe(out, layer="marking").set_index("id")
    dashed = next(marking for marking in geometry.markings if marking.dash_m is not None)
    assert tuple(markings.loc[dashed.uid, ["dash_m", "gap_m"]]) == (4.0, 6.0)
    doubts = pyogrio.read_dataframe(out, layer="diagnostic")
    assert "row 7" in doubts.set_index("code").message["ROW_UNREADABLE"]


def test_every_layer_has_a_style_that_qgis_finds_and_that_is_xml(
    filled: Store, tmp_path: Path
) -> None:
    out = written(filled, tmp_path / "a.gpkg")
    with closing(sqlite3.connect(out)) as connection:
        rows = connection.execute(
            "SELECT f_table_name, f_geometry_column, useAsDefault, styleQML FROM layer_styles"
        ).fetchall()
        kinds = dict(connection.execute("SELECT table_name, data_type FROM gpkg_contents"))
    assert {row[0] for row in rows} == set(COLUMNS)
    assert all(row[1:3] == ("geom", 1) for row in rows)
    for _, _, _, text in rows:
        assert ElementTree.fromstring(text).find("renderer-v2/symbols/symbol") is not None
    assert kinds["layer_styles"] == "attributes"


def test_empty_layers_are_there_with_their_columns(file_store: Store, tmp_path: Path) -> None:
    put_geometry(file_store, StreetGeometry(roads=make_crossing().roads))
    out = written(file_store, tmp_path / "a.gpkg")
    for name, columns in COLUMNS.items():
        info = pyogrio.read_info(out, layer=name)
        assert columns <= set(info["fields"]), name
        assert info["features"] == (4 if name == "road" else 0), name


def test_the_same_store_gives_the_same_geometry_again(filled: Store, tmp_path: Path) -> None:
    first = same(written(filled, tmp_path / "a.gpkg"))
    assert first == same(written(filled, tmp_path / "b.gpkg"))
    assert len(first) == sum(COUNTS.values())


def test_a_geopackage_is_one_file_and_takes_the_place_of_an_older_one(
    filled: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a.gpkg").write_text("old")
    written(filled, folder / "a.gpkg")
    assert [path.name for path in folder.iterdir()] == ["a.gpkg"]
    assert pyogrio.read_info(folder / "a.gpkg", layer="lane")["features"] == 16


def test_geojson_is_in_degrees_with_the_layer_of_each_feature(
    filled: Store, tmp_path: Path
) -> None:
    out = written(filled, tmp_path / "a.geojson")
    whole = json.loads(out.read_text(encoding="utf-8"))
    frame = geopandas.read_file(out)
    assert frame.groupby("layer").size().to_dict() == {k: n for k, n in COUNTS.items() if n}
    assert len({feature["id"] for feature in whole["features"]}) == sum(COUNTS.values())
    west, south, east, north = frame.total_bounds
    assert 120.43 < west < east < 120.45  # Chiayi
    assert 23.47 < south < north < 23.49
    areas = frame[frame.layer == "junction"].to_crs(3826).geometry
    assert areas.area.sum() == pytest.approx(400.0, rel=1e-3)
    for feature in whole["features"]:
        if feature["geometry"] and feature["geometry"]["type"] == "Polygon":
            ring = shapely.LinearRing(feature["geometry"]["coordinates"][0])
            assert ring.is_ccw  # RFC 7946, 3.1.6
            assert "crs" not in feature


def test_a_hole_that_touches_its_edge_stays_valid_in_degrees(
    file_store: Store, tmp_path: Path
) -> None:
    crossing = make_crossing()
    x, y = AT
    shell = [(x, y), (x + 30.0003, y + 10.0001), (x + 60, y), (x + 60, y + 40), (x, y + 40)]
    hole = [(x + 30.0003, y + 10.0001), (x + 40, y + 20), (x + 20, y + 20)]
    touching = replace(crossing.blocks[0], shape=shapely.Polygon(shell, [hole]))
    assert touching.shape.is_valid
    put_geometry(file_store, replace(crossing, blocks=(touching,)))
    frame = geopandas.read_file(written(file_store, tmp_path / "a.geojson"))
    assert frame.geometry.dropna().is_valid.all()
    area = frame[frame.layer == "block"].to_crs(3826).geometry.area.iloc[0]
    assert area == pytest.approx(touching.shape.area, rel=1e-4)


def test_geojson_in_metres_is_where_the_store_has_it(filled: Store, tmp_path: Path) -> None:
    out = written(filled, tmp_path / "a.geojson")
    frame = geopandas.read_file(out).to_crs(3826)
    signs = frame[frame.layer == "furniture"].geometry
    assert signs.iloc[0].distance(shapely.Point(AT[0] + 11, AT[1])) < 0.002


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("a.shp", "BAD_OUTPUT_TYPE"),
        ("a", "BAD_OUTPUT_TYPE"),
        ("none/a.gpkg", "FOLDER_MISSING"),
        ("none/a.geojson", "FOLDER_MISSING"),
        ("none/a.dxf", "FOLDER_MISSING"),
        ("none/a.pdf", "FOLDER_MISSING"),
        ("none/a.xodr", "FOLDER_MISSING"),
        ("taken.gpkg", "PAPER_NOT_WRITTEN"),
        ("taken.geojson", "PAPER_NOT_WRITTEN"),
    ],
)
def test_what_cannot_be_written_is_told_and_leaves_nothing(
    filled: Store, tmp_path: Path, name: str, code: str
) -> None:
    folder = tmp_path / "out"
    for taken in ("taken.gpkg", "taken.geojson"):
        (folder / taken).mkdir(parents=True)  # a folder stands where the file should go
        (folder / taken / "kept").touch()
    before = sorted(folder.rglob("*"))
    with pytest.raises(Problem) as told:
        written(filled, folder / name)
    assert told.value.code == code
    assert sorted(folder.rglob("*")) == before


def test_a_store_without_streets_is_told(file_store: Store, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="STREETS_NONE_STORED"):
        written(file_store, tmp_path / "a.gpkg")
    assert not (tmp_path / "a.gpkg").exists()


def test_a_day_before_the_import_has_the_streets_that_nobody_knows_otherwise(
    filled: Store, tmp_path: Path
) -> None:
    then = written(filled, tmp_path / "then.gpkg", at=date(2019, 3, 3))
    now = written(filled, tmp_path / "now.gpkg")
    for layer in ("road", "lane", "junction"):
        one, other = (pyogrio.read_dataframe(out, layer=layer) for out in (then, now))
        assert one.equals(other)


def test_a_town_is_written_as_it_is(file_store: Store, tmp_path: Path) -> None:
    town = make_town(5, 5)
    put_geometry(file_store, town)
    out = written(file_store, tmp_path / "a.gpkg")
    frame = pyogrio.read_dataframe(out, layer="marking")
    assert list(frame.id) == [marking.uid for marking in town.markings]
    x, y = AT[0] + 16, AT[1] + 3  # on a stop line
    index = pyogrio.read_dataframe(out, layer="marking", bbox=(x - 1, y - 1, x + 1, y + 1))
    assert "stop_line" in set(index.kind)
    assert len(index) < 5


@pytest.mark.parametrize("suffix", [".gpkg", ".geojson"])
def test_no_export_takes_the_place_of_a_store(filled: Store, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"b{suffix}"
    make_store(target).close()
    before = target.read_bytes()
    with pytest.raises(Problem, match="OUTPUT_IS_STORE"):
        written(filled, target)
    assert target.read_bytes() == before
    assert sorted(path.suffix for path in tmp_path.glob("*.part")) == []
