from __future__ import annotations

import struct
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, MultiPoint, Point, Polygon, box

from app.store.geometry_blob import (
    blob_envelope,
    decode_geometries,
    decode_geometry,
    decode_points,
    encode_geometries,
    encode_geometry,
    is_empty,
)

pytestmark = pytest.mark.geopackage_only("the bytes of GeoPackage geometries")

numbers = st.floats(-1e7, 1e7)
points = st.builds(Point, numbers, numbers)
lines = st.lists(st.tuples(numbers, numbers), min_size=2, max_size=6).map(LineString)
boxes = st.tuples(numbers, numbers, st.floats(0.1, 1e4), st.floats(0.1, 1e4)).map(
    lambda v: box(v[0], v[1], v[0] + v[2], v[1] + v[3])
)
empties = st.sampled_from([Point(), LineString(), Polygon(), MultiPoint()])
shapes = st.one_of(points, lines, boxes, empties)


def test_a_point_is_the_blob_the_standard_describes() -> None:
    expected = b"GP\x00\x01" + struct.pack("<i", 3826) + b"\x01" + struct.pack("<Idd", 1, 5.0, 7.0)
    assert encode_geometry(Point(5, 7), 3826) == expected


def test_a_line_carries_its_envelope_in_the_header() -> None:
    blob = encode_geometry(LineString([(3, 9), (1, 4)]), 3826)
    assert blob[3] == 0b011
    assert struct.unpack_from("<4d", blob, 8) == (1, 3, 4, 9)


@given(shape=shapes)
def test_what_was_encoded_is_decoded(shape: Any) -> None:
    blob = encode_geometry(shape, 3826)
    assert shapely.equals_exact(decode_geometry(blob), shape) or shape.is_empty
    assert is_empty(blob) == shape.is_empty
    envelope = blob_envelope(blob)
    if shape.is_empty:
        assert envelope is None
    else:
        min_x, min_y, max_x, max_y = shape.bounds
        assert envelope == (min_x, max_x, min_y, max_y)


@given(many=st.lists(st.one_of(st.none(), shapes), max_size=8))
def test_arrays_are_encoded_and_decoded_as_single_geometries_are(many: list[Any]) -> None:
    blobs, envelope = encode_geometries(many, 3826)
    assert blobs == [None if shape is None else encode_geometry(shape, 3826) for shape in many]
    present = [shape for shape in many if shape is not None and not shape.is_empty]
    if present:
        bounds = np.array([shape.bounds for shape in present])
        low, high = bounds[:, :2].min(axis=0), bounds[:, 2:].max(axis=0)
        assert envelope == (low[0], high[0], low[1], high[1])
    else:
        assert envelope is None
    assert [s is None for s in decode_geometries(blobs)] == [s is None for s in many]


def test_height_is_dropped() -> None:
    assert decode_geometry(encode_geometry(Point(1, 2, 3), 3826)).has_z is False


@pytest.mark.parametrize("kind", [2, 3, 4])
def test_envelopes_with_height_or_measure_are_skipped_when_reading(kind: int) -> None:
    doubles = {2: 6, 3: 6, 4: 8}[kind]
    header = b"GP\x00" + bytes([1 | kind << 1]) + struct.pack("<i", 3826)
    blob = header + struct.pack(f"<{doubles}d", 1, 2, 3, 4, *[0] * (doubles - 4))
    shape = LineString([(1, 3), (2, 4)])
    blob += shapely.to_wkb(shape)
    assert decode_geometry(blob) == shape
    assert blob_envelope(blob) == (1, 2, 3, 4)


def test_a_big_endian_point_is_read() -> None:
    blob = b"GP\x00\x00" + struct.pack(">i", 3826) + shapely.to_wkb(Point(8, 9), byte_order=0)
    assert decode_geometry(blob) == Point(8, 9)
    assert blob_envelope(blob) == (8, 8, 9, 9)


@given(junk=st.binary(max_size=60))
def test_junk_is_refused_with_an_ordinary_error(junk: bytes) -> None:
    ordinary = (ValueError, IndexError, struct.error, shapely.errors.GEOSException)
    for read in (decode_geometry, blob_envelope):
        try:
            found = read(junk)
        except ordinary:
            continue
        assert found is None or junk.startswith(b"GP")


@given(st.lists(st.one_of(points, st.just(Point()), st.none()), max_size=6))
def test_points_are_read_without_geometries_as_with_them(shapes):
    blobs, _ = encode_geometries(shapes, 3826)
    nowhere = (np.nan, np.nan)
    expected = [(one.x, one.y) if one and not one.is_empty else nowhere for one in shapes]
    np.testing.assert_array_equal(decode_points(blobs), np.array(expected).reshape(-1, 2))


def test_points_of_other_writers_are_read_too():
    foreign = b"GP\x00\x00" + struct.pack(">i", 3826) + struct.pack(">BIdd", 0, 1, 5.0, 7.0)
    deep = b"GP\x00\x01" + struct.pack("<i", 3826) + struct.pack("<BIddd", 1, 1001, 1.0, 2.0, 3.0)
    blobs = [foreign, deep, encode_geometry(Point(8, 9), 3826)]
    assert decode_points(blobs).tolist() == [[5.0, 7.0], [1.0, 2.0], [8.0, 9.0]]


def test_bytes_that_are_no_point_are_refused_among_points():
    with pytest.raises(ValueError, match="not a GeoPackage geometry"):
        decode_points([encode_geometry(Point(8, 9), 3826), b"XX" + bytes(27)])
