"""Underlays keep their place in any coordinates, over a restart and on another machine."""

import json
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pyproj import CRS, Transformer

from app.underlays.adding import export_world_file, found_again, underlay_of
from app.underlays.memory import from_text, load, save, to_text, underlay_list
from app.underlays.pictures import look
from app.underlays.shelf import UnderlayShelf
from app.underlays.underlay import (
    Underlay,
    UnderlayId,
    bounds_of,
    ground_of,
    guessed_epsg,
    picture_of,
    square_corners,
)
from gis.crs import TWD67_TO_WGS84
from gis.display.primitives import Bounds
from gis.drafting.georeference import affine, corners, laid_flat
from gis.drafting.georeference_fit import PointPair, fitted
from gis.problems import Problem
from tests.helpers.drone_pictures import Drone

VIEW = Bounds(249_950.0, 2_649_950.0, 250_050.0, 2_650_050.0)


def made(tmp_path, name="a.png", size=(60, 40)):
    Image.new("RGB", size, "#336699").save(tmp_path / name)
    return underlay_of(tmp_path / name, VIEW)


def in_coordinates(epsg, pixel, size=(4096, 3072)):
    """A picture in other coordinates whose middle is Taichung's station."""
    to = Transformer.from_crs(4326, epsg, always_xy=True)
    x, y = to.transform(120.6848, 24.1373)
    return Underlay(
        id=UnderlayId("a"),
        file=Path("a.tif"),
        name="a",
        width=size[0],
        height=size[1],
        transform=affine(
            (pixel, 0.0), (0.0, -pixel), (x - size[0] / 2 * pixel, y + size[1] / 2 * pixel)
        ),
        epsg=epsg,
        placed=True,
    )


@pytest.mark.parametrize(
    ("epsg", "pixel"),
    [(3857, 0.1), (4326, 1e-6), (3824, 1e-6), (3825, 0.1), (3826, 0.1), (32651, 0.1)],
)
def test_every_pixel_lies_where_pyproj_puts_it(epsg, pixel):
    one = in_coordinates(epsg, pixel)
    points = np.random.default_rng(epsg).uniform((0, 0), one.size, (50, 2))
    ground = ground_of(one, points, epsg=3826)
    x, y = one.transform.to_ground(points).T
    through = Transformer.from_crs(epsg, 3826, always_xy=True).transform(x, y)
    assert ground == pytest.approx(np.column_stack(through), abs=1e-6)
    assert picture_of(one, ground, epsg=3826) == pytest.approx(points, abs=0.01)


def test_a_picture_on_the_old_datum_goes_by_its_parameters():
    one = in_coordinates(3828, 0.1)
    x, y = one.transform.ground((100, 100))
    numbers = ",".join(str(value) for value in TWD67_TO_WGS84)
    old = CRS.from_proj4(
        "+proj=tmerc +lat_0=0 +lon_0=121 +k=0.9999 +x_0=250000 +ellps=aust_SA "
        f"+towgs84={numbers} +units=m"
    )
    new = CRS.from_proj4(
        "+proj=tmerc +lat_0=0 +lon_0=121 +k=0.9999 +x_0=250000 +ellps=GRS80 +towgs84=0,0,0 +units=m"
    )
    expected = Transformer.from_crs(old, new, always_xy=True).transform(x, y)
    found = ground_of(one, np.array([(100.0, 100.0)]), epsg=3826)[0]
    assert found == pytest.approx(expected, abs=0.01)
    assert 700 < found[0] - x < 900


@pytest.mark.parametrize(("epsg", "pixel"), [(3857, 0.1), (4326, 1e-6), (3824, 1e-6), (3825, 0.25)])
def test_squares_are_painted_within_half_a_pixel_of_the_truth(epsg, pixel):
    one = in_coordinates(epsg, pixel, (8192, 8192))
    for shrink in (1, 4, 16):
        side = 512 * shrink
        count = 8192 // side
        grid = square_corners(
            one, shrink=shrink, square_px=512, columns=count, rows=count, epsg=3826
        )
        ends = [grid[0, 0], grid[0, 1], grid[1, 1], grid[1, 0]]
        pairs = [
            PointPair(pixel=tuple(p), ground=tuple(g))
            for p, g in zip(corners(side, side), ends, strict=True)
        ]
        drawn = fitted(pairs, size=(side, side)).transform
        inside = np.random.default_rng(1).uniform((0, 0), (side, side), (40, 2))
        truth = ground_of(one, inside, epsg=3826)
        misses = np.linalg.norm(drawn.to_ground(inside) - truth, axis=1)
        assert misses.max() < 0.5 * drawn.pixel_m((5, 5))


def test_coordinates_without_a_way_are_told():
    one = replace(in_coordinates(3826, 0.1), epsg=999999)
    with pytest.raises(Problem) as caught:
        ground_of(one, np.zeros((1, 2)), epsg=3826)
    assert caught.value.code == "UNDERLAY_CRS"
    assert bounds_of(one, epsg=3826) is None


def test_world_files_in_degrees_or_of_the_web_are_told_from_metres():
    assert guessed_epsg(affine((1e-6, 0), (0, -1e-6), (120.6, 24.1)), 100, 100) == 4326
    assert guessed_epsg(affine((0.1, 0), (0, -0.1), (13_434_000, 2_770_000)), 100, 100) == 3857
    assert guessed_epsg(affine((0.1, 0), (0, -0.1), (217_000, 2_670_000)), 100, 100) is None


def test_a_picture_without_a_place_is_thrown_into_the_middle_of_the_view(tmp_path):
    one = made(tmp_path)
    box = bounds_of(one, epsg=3826)
    assert not one.placed
    assert box.centre == pytest.approx(VIEW.centre)
    assert box.width == pytest.approx(70)


def test_the_list_beside_the_store_brings_everything_back(tmp_path):
    drone = Drone.anywhere(np.random.default_rng(1), (60, 40))
    pairs = [PointPair(pixel=tuple(p), ground=drone.ground_of(p)) for p in corners(60, 40)]
    one = made(tmp_path).calibrated(fitted(pairs, size=(60, 40)).transform, 0.031)
    other = replace(made(tmp_path, "b.png"), opacity=0.4, visible=False, locked=True, epsg=3857)
    path = underlay_list(str(tmp_path / "city.gpkg"))
    save(path, (one, other))
    assert path.name == "city.gpkg.underlays.json"
    assert load(path) == (one, other)
    save(path, ())
    assert not path.exists()
    assert load(path) == ()


def test_a_copied_folder_finds_its_pictures_on_another_machine(tmp_path):
    here, there = tmp_path / "here", tmp_path / "there"
    (here / "photos").mkdir(parents=True)
    one = made(here, "photos/a.png")
    save(underlay_list(str(here / "city.gpkg")), (one,))
    here.rename(there)
    (found,) = load(underlay_list(str(there / "city.gpkg")))
    assert found.file == there / "photos" / "a.png"
    assert not found.is_missing


def test_a_picture_that_is_gone_is_missing_until_it_is_chosen_again(tmp_path):
    one = made(tmp_path)
    one.file.rename(tmp_path / "moved.png")
    assert one.is_missing
    again = found_again(one, tmp_path / "moved.png")
    assert not again.is_missing
    assert again.transform == one.transform
    Image.new("RGB", (61, 40)).save(tmp_path / "other.png")
    with pytest.raises(Problem) as caught:
        found_again(one, tmp_path / "other.png")
    assert caught.value.code == "UNDERLAY_OTHER_PICTURE"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "7",
        "[7]",
        "[{}]",
        '[{"id": "a", "size": [1]}]',
        '[{"id":"a","file":"a","name":"a","size":[1,1],"matrix":[1,0,0,0,1,0,0,0,NaN],"origin":[0,0]}]',
    ],
)
def test_a_damaged_list_is_not_remembered(tmp_path, text):
    assert from_text(text, tmp_path) == ()


def test_one_damaged_entry_does_not_cost_the_others(tmp_path):
    one = made(tmp_path)
    entries = json.loads(to_text((one,), tmp_path))
    assert from_text(json.dumps([{"id": "x"}, *entries, *entries]), tmp_path) == (one,)


def test_a_list_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(Problem) as caught:
        save(tmp_path / "file" / "list.json", (made(tmp_path),))
    assert caught.value.code == "UNDERLAY_NOT_KEPT"


def test_stores_on_a_server_are_told_apart_without_naming_them():
    a, b = (underlay_list(f"postgresql://police@host/{name}") for name in "ab")
    assert a != b
    assert "police" not in str(a)


def test_a_calibrated_place_is_written_as_a_world_file_and_read_again(tmp_path):
    one = made(tmp_path).calibrated(
        laid_flat(60, 40, middle=(250_000.0, 2_650_000.0), pixel_m=0.02, up_bearing_deg=71)
    )
    assert export_world_file(one).error_m == 0
    again = look(tmp_path / "a.png").transform
    for end in corners(60, 40):
        assert math.dist(again.ground(tuple(end)), one.transform.ground(tuple(end))) < 1e-6


def test_the_shelf_tells_each_change_once(tmp_path):
    shelf, told = UnderlayShelf(), []

    def hear(_):
        told.append([item.id for item in shelf.items])

    shelf.changed.connect(hear)
    one, other = made(tmp_path), made(tmp_path, "b.png")
    shelf.put(one)
    shelf.put(other, 0)
    shelf.move(one.id, 0)
    shelf.change(one.id, opacity=0.5)
    shelf.change(one.id, opacity=0.5)
    shelf.remove(other.id)
    shelf.move(other.id, 0)
    assert told == [
        [one.id],
        [other.id, one.id],
        [one.id, other.id],
        [one.id, other.id],
        [one.id],
    ]
    assert shelf.get(one.id).opacity == 0.5
