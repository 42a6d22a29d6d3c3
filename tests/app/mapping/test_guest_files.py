"""Foreign files as layers: what is read, what is guessed, and what is told of bad rows."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing

import numpy as np
import pytest
from pyproj import Transformer

from app.mapping.guest_attributes import attributes_of
from app.mapping.guest_files import look_into, read_guest
from app.mapping.guest_records import GuestFormat, GuestWish
from app.mapping.guest_shelf import GuestShelf
from app.messages import Language, explain, sentences
from app.tasks import Cancelled
from gis.mapping.features import Shape
from gis.problems import Problem
from tests.helpers.guests import TAIPEI_STATION, point, write_geojson, write_vector

LON, LAT = TAIPEI_STATION
X, Y = Transformer.from_crs(4326, 3826, always_xy=True).transform(LON, LAT)
SQUARE = {"type": "Polygon", "coordinates": [[(X, Y), (X + 9, Y), (X + 9, Y + 9), (X, Y)]]}


def only(path):
    file = look_into(path)
    assert len(file.sources) == 1
    return file.sources[0]


def read(path, **wish):
    return read_guest(only(path), GuestWish(**wish), epsg=3826)


def refusal(call):
    with pytest.raises(Problem) as caught:
        call()
    for language in Language:
        assert explain(caught.value, language)
    return caught.value.code


def test_points_of_a_geopackage_come_to_the_store_with_their_rows_as_ids(tmp_path):
    path = write_vector(tmp_path / "站.gpkg", [point(LON, LAT), point(LON, LAT + 1)], epsg=4326)
    data = read(path)
    assert [layer.features.shape for layer in data.layers] == [Shape.POINT]
    features = data.layers[0].features
    assert features.ids.tolist() == [0, 1]
    assert features.xy[0] == pytest.approx((X, Y), abs=0.01)
    assert (data.rows, data.faults, data.crs_guessed) == (2, (), False)
    assert data.layers[0].title == "站"


def test_all_layers_of_a_geopackage_can_be_chosen_but_not_its_plain_tables(tmp_path):
    path = write_vector(tmp_path / "a.gpkg", [point(X, Y)], layer="派出所")
    write_vector(path, [SQUARE], layer="轄區", kind="Polygon")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (fid INTEGER PRIMARY KEY)")
        connection.execute(
            "INSERT INTO gpkg_contents (table_name, data_type) VALUES ('notes', 'attributes')"
        )
        connection.commit()
    file = look_into(path)
    assert file.asks
    assert [source.layer for source in file.sources] == ["派出所", "轄區"]
    area = read_guest(file.sources[1], GuestWish(), epsg=3826).layers[0]
    assert area.features.shape is Shape.AREA
    assert area.id != read_guest(file.sources[0], GuestWish(), epsg=3826).layers[0].id


def test_a_file_of_mixed_shapes_has_a_layer_for_each(tmp_path):
    line = {"type": "LineString", "coordinates": [(LON, LAT), (LON + 0.1, LAT)]}
    data = read(write_geojson(tmp_path / "m.geojson", [point(LON, LAT), line, None]))
    assert {layer.features.shape: layer.features.ids.tolist() for layer in data.layers} == {
        Shape.POINT: [0],
        Shape.LINE: [1],
    }
    assert len({layer.id for layer in data.layers}) == 2
    assert [(fault.row, fault.code) for fault in data.faults] == [(3, "GUEST_ROW_NULL")]


def test_the_id_of_a_layer_stays_the_same_and_tells_nothing_of_the_folder(tmp_path):
    path = write_vector(tmp_path / "王小明.gpkg", [point(X, Y)])
    first, again = read(path).layers[0].id, read(path).layers[0].id
    assert first == again
    assert "王小明" not in first


@pytest.mark.parametrize("missing", [".dbf", ".prj", ".shx", ".cpg"])
def test_a_shapefile_that_lost_a_part_is_shown_and_left_as_it_is(tmp_path, missing):
    path = write_vector(tmp_path / "s.shp", [point(X, Y), point(X + 5, Y)])
    path.with_suffix(missing).unlink()
    before = sorted(tmp_path.iterdir())
    data = read(path)
    assert data.layers[0].features.xy == pytest.approx(np.array([(X, Y), (X + 5, Y)]))
    assert data.crs_guessed == (missing == ".prj")
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("encoding", ["cp950", "utf-8"])
@pytest.mark.parametrize("said", [True, False])
def test_attributes_in_big5_or_utf8_are_read_whatever_the_file_says(tmp_path, encoding, said):
    names = ["許功蓋", "中山路"]
    path = write_vector(
        tmp_path / "b.shp", [point(X, Y), point(X, Y)], names=names, encoding=encoding
    )
    page = path.with_suffix(".cpg")
    page.write_text("ISO-8859-1") if said else page.unlink(missing_ok=True)
    source = only(path)
    assert attributes_of(source, 0) == (("名稱", "許功蓋"),)
    assert attributes_of(source, 1) == (("名稱", "中山路"),)


def test_a_zipped_shapefile_is_read_and_its_unpacked_files_go_with_it(tmp_path):
    path = write_vector(tmp_path / "z.shp", [point(X, Y)], names=["車站"])
    packed = tmp_path / "z.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for part in path.parent.glob("z.*"):
            if part != packed and part.suffix != ".shx":
                archive.write(part, f"資料/{part.name}")
        archive.writestr("資料/讀我.txt", "hello")
        archive.writestr("../../evil.csv", "x,y\n1,2\n")
    file = look_into(packed)
    shapes = [one for one in file.sources if one.format is GuestFormat.SHAPEFILE]
    assert len(shapes) == 1
    data = read_guest(shapes[0], GuestWish(), epsg=3826)
    assert data.layers[0].features.xy[0] == pytest.approx((X, Y))
    assert attributes_of(shapes[0], 0) == (("名稱", "車站"),)
    folder = shapes[0].folder.path
    assert all(one.location.is_relative_to(folder) for one in file.sources)
    assert folder.exists()
    del file, shapes, data
    assert not folder.exists()


def test_geojson_in_metres_is_not_taken_for_degrees(tmp_path):
    data = read(write_geojson(tmp_path / "m.geojson", [point(X, Y)]))
    assert data.crs_guessed
    assert data.layers[0].features.xy[0] == pytest.approx((X, Y))


def test_twd67_is_moved_by_its_parameters_where_it_is_said(tmp_path):
    """The plane formula used in Taiwan: X97 = X67 + 807.8 + A X67 + B Y67, Y97 likewise."""
    x67, y67 = 247_342.198, 2_652_335.851
    a, b = 0.00001549, 0.000006521
    x97, y97 = x67 + 807.8 + a * x67 + b * y67, y67 - 248.6 + a * y67 + b * x67
    path = write_geojson(tmp_path / "old.geojson", [point(x67, y67)])
    data = read(path, crs="3828")
    assert data.layers[0].features.xy[0] == pytest.approx((x97, y97), abs=4.0)
    assert not data.crs_guessed


def test_one_stray_row_spoils_neither_the_guess_nor_the_others(tmp_path):
    many = [point(X + place, Y) for place in range(100)]
    data = read(write_vector(tmp_path / "s.gpkg", [*many, point(0, 0)], epsg=None))
    assert data.crs_guessed
    assert len(data.layers[0].features) == 100
    assert [(fault.row, fault.code) for fault in data.faults] == [(101, "GUEST_ROW_OUTSIDE")]


def test_broken_geometries_are_told_by_row_and_the_others_shown(tmp_path):
    path = write_vector(tmp_path / "b.gpkg", [point(X, Y), None, point(X, Y), point(X + 1, Y)])
    with closing(sqlite3.connect(path)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE b SET geom = x'0102030405' WHERE fid = 3")
        connection.commit()
    data = read(path)
    assert data.layers[0].features.ids.tolist() == [0, 3]
    assert [(fault.row, fault.code) for fault in data.faults] == [
        (2, "GUEST_ROW_NULL"),
        (3, "GUEST_ROW_BROKEN"),
    ]


def test_a_shapefile_that_was_cut_off_shows_what_is_left(tmp_path):
    path = write_vector(tmp_path / "c.shp", [point(X, Y), point(X + 5, Y)])
    path.write_bytes(path.read_bytes()[:140])
    data = read(path)
    assert data.layers[0].features.ids.tolist() == [0]
    assert [(fault.row, fault.code) for fault in data.faults] == [(2, "GUEST_ROW_BROKEN")]


def test_geometries_that_cannot_be_are_told_by_row(tmp_path):
    broken = {"type": "Polygon", "coordinates": [[(LON, LAT)]]}
    words = {"type": "Point", "coordinates": ("x", LAT)}
    data = read(write_geojson(tmp_path / "g.geojson", [None, point(LON, LAT), broken, words]))
    assert data.layers[0].features.ids.tolist() == [1]
    assert [fault.row for fault in data.faults] == [1, 3, 4]
    assert [fault.code for fault in data.faults][:2] == ["GUEST_ROW_NULL", "GUEST_ROW_BROKEN"]
    known = sentences(Language.ENGLISH)
    assert all(fault.code in known for fault in data.faults)


def test_a_row_with_an_empty_shape_is_told_and_one_half_far_away_is_drawn(tmp_path):
    empty = {"type": "MultiPoint", "coordinates": []}
    line = {"type": "LineString", "coordinates": [(0, 0), (1, 1)]}
    both = {"type": "GeometryCollection", "geometries": [point(LON, LAT), line]}
    data = read(write_geojson(tmp_path / "e.geojson", [both, empty]))
    assert [layer.features.ids.tolist() for layer in data.layers] == [[0]]
    assert [(fault.row, fault.code) for fault in data.faults] == [(2, "GUEST_ROW_NULL")]


def test_reading_stops_when_it_is_told_to(tmp_path):
    source = only(write_vector(tmp_path / "a.gpkg", [point(X, Y)]))

    def stop(code, share):
        raise Cancelled

    with pytest.raises(Cancelled):
        read_guest(source, GuestWish(), epsg=3826, progress=stop)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.csv", b" \n", "GUEST_EMPTY"),
        ("page.geojson", b"<!DOCTYPE html><html></html>", "GUEST_KIND"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00", "GUEST_KIND"),
        ("cut.geojson", b'{"type": "FeatureCollection", "features": [{"ty', "GUEST_UNREADABLE"),
        ("db.gpkg", b"SQLite format 3\x00" + b"\x00" * 50, "GUEST_UNREADABLE"),
        ("s.shp", b"\x00\x00\x27\x0a" + b"\x00" * 10, "GUEST_UNREADABLE"),
        ("z.zip", b"PK\x03\x04 and nothing else", "GUEST_ZIP"),
        ("bytes.geojson", b'{"type": "FeatureCollection", "x": "\xff\xfe"', "GUEST_UNREADABLE"),
    ],
)
def test_a_file_that_cannot_be_shown_is_refused_in_one_sentence(tmp_path, name, content, code):
    path = tmp_path / name
    path.write_bytes(content)
    assert refusal(lambda: look_into(path)) == code


def test_missing_files_and_empty_archives_are_refused(tmp_path):
    assert refusal(lambda: look_into(tmp_path / "no.csv")) == "GUEST_NOT_FOUND"
    assert refusal(lambda: look_into(tmp_path)) == "FILE_IS_FOLDER"
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("a.txt", "x")
    assert refusal(lambda: look_into(tmp_path / "z.zip")) == "GUEST_NO_LAYERS"


def test_a_layer_without_any_geometry_is_refused(tmp_path):
    path = write_vector(tmp_path / "n.gpkg", [None, None])
    assert refusal(lambda: read(path)) == "GUEST_NO_SHAPES"


def test_a_system_that_puts_everything_far_away_is_refused(tmp_path):
    path = write_geojson(tmp_path / "g.geojson", [point(X, Y)])
    assert refusal(lambda: read(path, crs="4326")) == "GUEST_CRS_WRONG"
    assert refusal(lambda: read(path, crs="32633")) == "GUEST_OUTSIDE"
    assert refusal(lambda: read(path, crs="banana")) == "CRS_NOT_KNOWN"
    nowhere = write_geojson(tmp_path / "h.geojson", [point(5e8, 5e8)])
    assert refusal(lambda: read(nowhere)) == "GUEST_CRS_UNKNOWN"


def test_the_shelf_answers_for_the_layers_on_it_only(tmp_path):
    data = read(write_vector(tmp_path / "a.gpkg", [point(X, Y)], names=["站"]))
    shelf, layer = GuestShelf(), data.layers[0].id
    assert shelf.attributes_of(layer, 0) == ()
    shelf.add(data)
    assert shelf.attributes_of(layer, 0) == (("名稱", "站"),)
    assert shelf.number_of(layer) == 0
    shelf.remove(layer)
    assert shelf.attributes_of(layer, 0) == ()


def test_a_file_that_went_away_is_told_when_a_row_is_asked_for(tmp_path):
    path = write_vector(tmp_path / "a.gpkg", [point(X, Y)])
    source = only(path)
    path.unlink()
    assert refusal(lambda: attributes_of(source, 0)) == "GUEST_GONE"


@pytest.mark.data
def test_every_table_of_the_real_city_is_shown(shared_data):
    counts = {}
    for folder in ("city", "streets"):
        for path in sorted((shared_data / folder).glob("*.g*")):
            for source in look_into(path).sources:
                data = read_guest(source, GuestWish(), epsg=3826)
                drawn = {row for layer in data.layers for row in layer.features.ids.tolist()}
                assert len(drawn) + data.fault_count == data.rows
                assert len(attributes_of(source, 0)) == len(source.columns)
                counts[source.layer] = (data.rows, data.fault_count)
    assert counts["blocks_west"] == (773, 0)
    assert counts["villages"] == (84, 0)
    assert counts["segments"] == (6839, 0)
    assert counts["chiayi_enforcement_2025_geocoded"] == (41, 12)
