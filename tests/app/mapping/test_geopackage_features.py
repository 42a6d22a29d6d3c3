"""Tables of GeoPackages that others wrote, read as arrays: the same as another reader reads."""

from __future__ import annotations

import sqlite3
import struct
from functools import reduce

import geopandas
import numpy as np
import pytest
import shapely

from app.mapping.blob_arrays import coordinates_of
from app.mapping.geopackage_features import TableWish, read_features, read_tables
from app.store.geometry_blob import encode_geometry
from gis.mapping.features import Shape
from tests.gis.mapping.test_features import APART, HOLED, array, boxes


def write(path, table, geometries, **columns):
    frame = geopandas.GeoDataFrame(columns, geometry=list(geometries), crs="EPSG:3826")
    frame.to_file(path, layer=table, driver="GPKG", engine="pyogrio")


def as_shapes(features):
    """Back to shapely, by id."""
    made = {}
    for index, number in enumerate(features.ids.tolist()):
        rings = [shapely.linearrings(ring) for ring in features.rings_of(index)]
        made[number] = reduce(shapely.symmetric_difference, shapely.polygons(rings))
    return made


def test_areas_with_holes_and_parts_are_read_as_written(tmp_path):
    shapes = [*boxes(30), HOLED, APART]
    write(tmp_path / "a.gpkg", "block", shapes)
    found = read_features(tmp_path / "a.gpkg", "block")[Shape.AREA]
    read = as_shapes(found)
    assert len(read) == 32
    for number, shape in enumerate(shapes, start=1):
        assert shapely.equals(read[number], shape)


def test_points_come_with_their_classes_and_row_ids(tmp_path):
    rng = np.random.default_rng(2)
    xy = rng.uniform(0, 1000, (300, 2))
    severity = rng.integers(0, 3, 300)
    write(tmp_path / "a.gpkg", "crash", shapely.points(xy), severity=severity)
    found = read_features(tmp_path / "a.gpkg", "crash", class_column="severity")[Shape.POINT]
    order = np.argsort(found.ids)
    assert found.ids[order].tolist() == list(range(1, 301))
    assert np.array_equal(found.xy[order], xy)
    assert found.classes[order].tolist() == severity.tolist()


def test_lines_of_different_lengths_are_read_in_one_go(tmp_path):
    lines = [shapely.LineString(np.arange(2.0 * n).reshape(n, 2)) for n in range(2, 9)]
    write(tmp_path / "a.gpkg", "lane", lines)
    found = read_features(tmp_path / "a.gpkg", "lane")[Shape.LINE]
    lengths = {int(i): len(found.rings_of(k)[0]) for k, i in enumerate(found.ids)}
    assert lengths == {n - 1: n for n in range(2, 9)}


def test_rows_without_a_geometry_and_gaps_between_row_ids_do_no_harm(tmp_path):
    write(tmp_path / "a.gpkg", "p", shapely.points(np.arange(20.0).reshape(10, 2)))
    with sqlite3.connect(tmp_path / "a.gpkg") as connection:
        for name in ("insert", "update1", "update2", "update3", "update4", "delete"):
            connection.execute(f"DROP TRIGGER IF EXISTS rtree_p_geom_{name}")
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE p SET geom = NULL WHERE fid = 2")
        connection.execute("UPDATE p SET fid = 90000 WHERE fid = 5")
    connection.close()
    found = read_features(tmp_path / "a.gpkg", "p")[Shape.POINT]
    assert sorted(found.ids) == [1, 3, 4, 6, 7, 8, 9, 10, 90000]


def test_several_tables_come_each_with_its_wish(tmp_path):
    write(tmp_path / "a.gpkg", "p", shapely.points(np.arange(20.0).reshape(10, 2)))
    geopandas.GeoDataFrame(geometry=list(boxes(5)), crs="EPSG:3826").to_file(
        tmp_path / "a.gpkg", layer="b", driver="GPKG", engine="pyogrio"
    )
    wishes = [TableWish(table="p"), TableWish(table="b")]
    found = {wish.table: shapes for wish, shapes in read_tables(tmp_path / "a.gpkg", wishes)}
    assert {name: set(shapes) for name, shapes in found.items()} == {
        "p": {Shape.POINT},
        "b": {Shape.AREA},
    }


def test_a_missing_table_is_an_error_of_the_file(tmp_path):
    write(tmp_path / "a.gpkg", "p", shapely.points([[1.0, 2.0]]))
    with pytest.raises(sqlite3.Error):
        read_features(tmp_path / "a.gpkg", "nothing")


def blobs(*shapes):
    made = [encode_geometry(shape, 3826) for shape in shapes]
    return b"".join(made), np.array([len(blob) for blob in made])


@pytest.mark.parametrize(
    "shapes",
    [
        (shapely.Point(1, 2), shapely.LineString([(0, 0), (1, 1)])),
        (HOLED, HOLED),
        (APART, APART),
        (shapely.Point(), shapely.Point(1, 2)),
    ],
    ids=["of two types", "with holes", "of parts", "empty"],
)
def test_what_is_not_all_alike_is_left_to_the_careful_reader(shapes):
    assert coordinates_of(*blobs(*shapes)) is None


def test_a_count_that_lies_about_the_length_is_not_believed():
    data, lengths = blobs(shapely.LineString([(0, 0), (1, 1), (2, 2)]))
    broken = bytearray(data)
    struct.pack_into("<I", broken, 8 + 32 + 5, 2)
    assert coordinates_of(bytes(data), lengths) is not None
    assert coordinates_of(bytes(broken), lengths) is None


def test_alike_blobs_give_the_coordinates_that_shapely_reads():
    lines = array(
        *[shapely.LineString(np.random.default_rng(n).uniform(0, 9, (n, 2))) for n in (2, 5, 3)]
    )
    found = coordinates_of(*blobs(*lines))
    assert found.shape is Shape.LINE
    assert found.counts.tolist() == [2, 5, 3]
    assert np.array_equal(found.xy, shapely.get_coordinates(lines))
