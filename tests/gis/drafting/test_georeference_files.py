"""World files and GeoTIFF tags are read as published and written as read."""

import numpy as np
import pytest

from gis.drafting.georeference import corners, laid_flat
from gis.drafting.georeference_files import (
    GeoTags,
    epsg_of,
    geo_keys,
    read_geo_tags,
    read_world_file,
    world_file,
    world_suffix,
)
from gis.drafting.georeference_fit import PointPair, fitted
from gis.problems import Problem
from tests.helpers.drone_pictures import Drone

SIZE = (400, 300)


def test_the_numbers_of_a_world_file_place_the_middle_of_the_first_pixel():
    """The example of Esri's help: 20.17541308822119 a pixel, first middle 424178.1, 4313415.9."""
    text = (
        "20.17541308822119\n0.00000000000000\n0.00000000000000\n-20.17541308822119\n"
        "424178.11472601280548\n4313415.90726399607956\n"
    )
    found = read_world_file(text)
    assert found.ground((0.5, 0.5)) == pytest.approx(
        (424178.11472601280548, 4313415.90726399607956)
    )
    assert found.ground((10.5, 3.5)) == pytest.approx(
        (
            424178.11472601280548 + 10 * 20.17541308822119,
            4313415.90726399607956 - 3 * 20.17541308822119,
        )
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1\n0\n0\n-1\n0",
        "a b c d e f",
        "0 0 0 0 5 5",
        "1 0 0 inf 5 5",
        "1 0 0 -1 5 5 9",
        "x" * 9000,
    ],
)
def test_a_damaged_world_file_is_told(text):
    with pytest.raises(Problem) as caught:
        read_world_file(text, "a.jgw")
    assert caught.value.code == "UNDERLAY_WORLD_FILE"


def test_a_written_world_file_reads_as_it_was():
    place = laid_flat(*SIZE, middle=(250_012.3, 2_650_004.5), pixel_m=0.031, up_bearing_deg=33)
    written = world_file(place, *SIZE)
    assert written.error_m == 0
    again = read_world_file(written.text)
    assert again.to_ground(corners(*SIZE)) == pytest.approx(
        place.to_ground(corners(*SIZE)), abs=1e-6
    )


def test_a_world_file_of_a_perspective_picture_says_by_how_much_it_misses():
    drone = Drone.anywhere(np.random.default_rng(3), SIZE)
    ends = corners(*SIZE)
    pairs = [PointPair(pixel=tuple(p), ground=drone.ground_of(p)) for p in ends]
    place = fitted(pairs, size=SIZE).transform
    written = world_file(place, *SIZE)
    misses = np.linalg.norm(
        read_world_file(written.text).to_ground(ends) - [drone.ground_of(p) for p in ends], axis=1
    )
    assert written.error_m > 0.1
    assert misses.max() <= written.error_m + 1e-6


def test_world_files_are_named_after_their_pictures():
    names = [world_suffix(s) for s in (".jpg", ".JPEG", ".png", ".tif", ".tiff", ".bmp")]
    assert names == [".jgw", ".jgw", ".pgw", ".tfw", ".tfw", ".bpw"]


SCALED = {"pixel_scale": (0.5, 0.25, 0.0), "tiepoints": (0, 0, 0, 250_000.0, 2_650_000.0, 0)}


def test_pixel_scale_and_tiepoint_place_the_outer_corner_of_area_pixels():
    found = read_geo_tags(GeoTags(**SCALED, keys={1025: 1}), SIZE)
    assert found.ground((0, 0)) == pytest.approx((250_000.0, 2_650_000.0))
    assert found.ground((400, 300)) == pytest.approx((250_200.0, 2_649_925.0))


def test_the_tiepoint_of_point_pixels_is_the_middle_of_the_first():
    found = read_geo_tags(GeoTags(**SCALED, keys={1025: 2}), SIZE)
    assert found.ground((0.5, 0.5)) == pytest.approx((250_000.0, 2_650_000.0))


def test_a_tiepoint_may_stand_anywhere_in_the_picture():
    tags = GeoTags(pixel_scale=(2, 2, 0), tiepoints=(100, 50, 0, 1000.0, 500.0, 0))
    assert read_geo_tags(tags, SIZE).ground((101, 52)) == pytest.approx((1002.0, 496.0))


def test_the_transformation_matrix_turns_a_picture():
    """The matrix of OGC 19-008r4, annex of examples: 4 x 4, rows a b c d of x, y, z."""
    matrix = (0, 100.0, 0, 400_000.0, 100.0, 0, 0, 500_000.0, 0, 0, 0, 0, 0, 0, 0, 1)
    found = read_geo_tags(GeoTags(transformation=matrix), SIZE)
    assert found.ground((0, 0)) == pytest.approx((400_000.0, 500_000.0))
    assert found.ground((3, 2)) == pytest.approx((400_200.0, 500_300.0))


def test_several_tiepoints_are_ground_control():
    drone = Drone.anywhere(np.random.default_rng(5), SIZE)
    numbers = []
    for pixel in corners(*SIZE):
        numbers += [*pixel, 0.0, *drone.ground_of(pixel), 0.0]
    found = read_geo_tags(GeoTags(tiepoints=numbers), SIZE)
    assert found.ground((200, 150)) == pytest.approx(drone.ground_of((200, 150)), abs=1e-6)


def test_tags_that_place_nothing_are_none_and_broken_ones_are_told():
    assert read_geo_tags(GeoTags(), SIZE) is None
    with pytest.raises(Problem) as caught:
        read_geo_tags(GeoTags(pixel_scale=(0, 0, 0), tiepoints=(0,) * 6), SIZE)
    assert caught.value.code == "UNDERLAY_GEO_TAGS"
    with pytest.raises(Problem):
        read_geo_tags(GeoTags(tiepoints=(1, 1, 0, 5, 5, 0) * 3), SIZE)


def test_the_code_of_the_coordinates_comes_from_the_keys():
    directory = (1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 3826)
    assert epsg_of(geo_keys(directory)) == 3826
    assert epsg_of(geo_keys((1, 1, 0, 1, 2048, 0, 1, 3824))) == 3824
    assert epsg_of(geo_keys((1, 1, 0, 2, 3072, 0, 1, 32767, 1026, 34737, 9, 0))) is None
    assert geo_keys(()) == {}
