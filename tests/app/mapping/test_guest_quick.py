"""The quick way reads the same as the careful one, and steps aside where a row is unusual."""

from __future__ import annotations

import sqlite3

import geopandas
import numpy as np
import pytest
import shapely

from app.mapping.guest_files import look_into, read_guest
from app.mapping.guest_quick import read_whole_geopackage
from app.mapping.guest_records import GuestWish
from app.tasks import silent
from tests.gis.mapping.test_features import APART, HOLED, boxes

MIDDLE = (193_000.0, 2_597_000.0)


def written(path, geometries):
    moved = [
        None if one is None else shapely.affinity.translate(one, *MIDDLE) for one in geometries
    ]
    frame = geopandas.GeoDataFrame(geometry=moved, crs="EPSG:3826")
    frame.to_file(path, layer="t", driver="GPKG", engine="pyogrio")
    (source,) = look_into(path).sources
    return source


def by_row(data) -> dict[int, list]:
    return {
        int(row): sorted(ring.tolist() for ring in features.rings_of(index))
        for layer in data.layers
        for features in [layer.features]
        for index, row in enumerate(features.ids)
    }


def test_both_ways_read_the_same_shapes_in_the_same_rows(tmp_path, monkeypatch):
    source = written(tmp_path / "a.gpkg", [*boxes(40), HOLED, APART])
    assert read_whole_geopackage(source, silent) is not None
    quick = by_row(read_guest(source, GuestWish(), epsg=3826))
    monkeypatch.setattr("app.mapping.guest_files.read_whole_geopackage", lambda *_: None)
    assert quick == by_row(read_guest(source, GuestWish(), epsg=3826))
    assert sorted(quick) == list(range(42))


@pytest.mark.parametrize("lacking", [0, 7])
def test_a_row_without_a_shape_is_left_to_the_careful_way_which_tells_it(tmp_path, lacking):
    shapes = list(boxes(9))
    shapes[lacking] = None
    source = written(tmp_path / "a.gpkg", shapes)
    assert read_whole_geopackage(source, silent) is None
    data = read_guest(source, GuestWish(), epsg=3826)
    assert [fault.row for fault in data.faults] == [lacking + 1]


def test_a_table_from_which_rows_were_deleted_keeps_its_rows(tmp_path):
    written(tmp_path / "a.gpkg", list(boxes(9)))
    with sqlite3.connect(tmp_path / "a.gpkg") as connection:
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("DELETE FROM t WHERE fid = 4")
    connection.close()
    (source,) = look_into(tmp_path / "a.gpkg").sources
    assert read_whole_geopackage(source, silent) is None
    assert len(by_row(read_guest(source, GuestWish(), epsg=3826))) == 8


def test_renumbered_features_lie_where_they_lay():
    from gis.mapping.features import features_of

    (features,) = features_of(boxes(50)).values()
    other = features.ready().renumbered(features.ids + 100)
    assert other.grid is features.grid
    assert np.array_equal(other.ids, features.ids + 100)
