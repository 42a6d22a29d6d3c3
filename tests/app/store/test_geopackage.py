from __future__ import annotations

import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import fiona
import geopandas
import pyogrio
import pytest
from shapely import LineString, Point
from sqlalchemy import select

from app.store.check import check
from app.store.predicates import bbox
from app.store.roles.rights import DERIVED_STREETS
from app.store.schema import junction, metadata, road
from app.store.store import open_store
from tests.helpers.stores import make_store

pytestmark = pytest.mark.geopackage_only("the frame of a GeoPackage, which a server does not have")

LAYERS = {
    "crash",
    "junction",
    "road",
    "road_state",
    "scene",
    "street_diagnostic",
    "street_feature",
    "street_object",
    "street_object_state",
    "street_proposal",
    "taken_area",
} | set(DERIVED_STREETS)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed store with two junctions and a road."""
    found = tmp_path / "市區.gpkg"
    with make_store(found) as store, store.write(actor="lin", action="test") as unit:
        rows = [
            {"uid": "a", "name": "中山路", "source": "streets", "geom": Point(190_000, 2_600_000)},
            {"uid": "b", "name": "文化路", "source": "streets", "geom": Point(190_500, 2_600_000)},
        ]
        unit.insert(junction, rows)
        line = LineString([(190_000, 2_600_000), (190_500, 2_600_000)])
        unit.insert(road, [{"name": "林森路", "geom": line}])
    return found


def names_near(path: Path, x: float, y: float) -> list[str]:
    """What our store finds through its R*Tree around a place."""
    query = select(junction.c.name).where(bbox(junction.c.geom, (x - 1, y - 1, x + 1, y + 1)))
    with open_store(path) as store, store.read() as connection:
        return sorted(connection.execute(query).scalars())


def test_the_file_carries_the_marks_of_a_geopackage_1_3(path: Path) -> None:
    header = path.read_bytes()[:100]
    assert header[68:72] == b"GPKG"
    assert int.from_bytes(header[60:64]) == 10300


def test_ogr_lists_our_layers_with_their_crs_and_types(path: Path) -> None:
    layers = dict(pyogrio.list_layers(path))
    assert {name for name, kind in layers.items() if kind is not None} == LAYERS
    assert set(layers) == set(metadata.tables)
    info = pyogrio.read_info(path, layer="junction")
    assert info["crs"] == "EPSG:3826"
    assert info["geometry_type"] == "Point"
    assert pyogrio.read_info(path, layer="road")["geometry_type"] == "LineString"


def test_ogr_reads_every_column_of_every_table(path: Path) -> None:
    for name, table in metadata.tables.items():
        expected = {column.name for column in table.columns} - {"fid", "geom"}
        assert set(pyogrio.read_info(path, layer=name)["fields"]) == expected, name


def test_geopandas_reads_chinese_values_and_geometry(path: Path) -> None:
    frame = geopandas.read_file(path, layer="junction")
    assert list(frame["name"]) == ["中山路", "文化路"]
    assert list(frame.geometry) == [Point(190_000, 2_600_000), Point(190_500, 2_600_000)]


def test_a_feature_added_by_fiona_is_found_through_our_index(path: Path) -> None:
    with fiona.open(path, "a", layer="junction") as layer:
        properties = dict.fromkeys(layer.schema["properties"])
        properties |= {"uid": "c", "version": 1, "name": "新路口", "source": "streets"}
        properties |= {"road_names": "[]", "arms": 3, "level": 0}
        where = {"type": "Point", "coordinates": (191_000.0, 2_601_000.0)}
        layer.write({"properties": properties, "geometry": where})
    assert names_near(path, 191_000, 2_601_000) == ["新路口"]
    assert check(path) == []


def test_a_feature_appended_by_pyogrio_is_found_through_our_index(path: Path) -> None:
    frame = geopandas.read_file(path, layer="junction").iloc[:1].copy()
    frame["uid"] = "d"
    frame.geometry = [Point(192_000, 2_602_000)]
    pyogrio.write_dataframe(frame, path, layer="junction", append=True)
    assert names_near(path, 192_000, 2_602_000) == ["中山路"]
    assert check(path) == []


def test_a_feature_moved_and_one_deleted_by_ogr_keep_the_index_right(path: Path) -> None:
    """GDAL's SQL runs the standard triggers with GDAL's own ST_ functions, as QGIS edits do."""
    moved = "UPDATE junction SET geom = (SELECT geom FROM junction WHERE uid = 'b') WHERE uid = 'a'"
    for statement in (moved, "DELETE FROM junction WHERE uid = 'b'"):
        run_in_gdal(path, statement)
    assert pyogrio.read_dataframe(path, layer="junction")["uid"].tolist() == ["a"]
    assert names_near(path, 190_000, 2_600_000) == []
    assert names_near(path, 190_500, 2_600_000) == ["中山路"]
    assert check(path) == []


def run_in_gdal(path: Path, statement: str) -> None:
    """Run SQL inside GDAL, whose connection has its own ST_ functions."""
    program = shutil.which("ogrinfo")
    if program is None:
        pytest.skip("ogrinfo (gdal-bin) is not installed")
    done = subprocess.run(
        [program, str(path), "-sql", statement], capture_output=True, text=True, check=False
    )
    assert "ERROR" not in done.stdout + done.stderr
    assert "Warning" not in done.stderr


def test_our_index_serves_ogr_box_queries(path: Path) -> None:
    frame = pyogrio.read_dataframe(
        path, layer="junction", bbox=(190_400, 2_599_000, 190_600, 2_601_000)
    )
    assert list(frame["uid"]) == ["b"]


def test_deleting_and_emptying_through_sqlite_keeps_the_index(path: Path) -> None:
    with open_store(path) as store, store.write(actor="lin", action="test") as unit:
        unit.connection.exec_driver_sql("UPDATE junction SET fid = 70 WHERE uid = 'a'")
        unit.delete(junction, uid="b", version=1)
    assert names_near(path, 190_000, 2_600_000) == ["中山路"]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT id FROM rtree_junction_geom").fetchall() == [(70,)]


def test_a_store_that_another_program_left_without_wal_gets_it_back(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    with open_store(path) as store, store.read() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
