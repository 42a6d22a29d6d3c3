"""Tiles cover a window of pixels once, and stand where their numbers say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.mapping.tiles import (
    TILE_PX,
    TileKey,
    denominator_of,
    nearest_first,
    pixels_per_metre,
    ring_about,
    tiles_in,
)


@given(
    st.integers(-(10**7), 10**7),
    st.integers(-(10**7), 10**7),
    st.integers(1, 3000),
    st.integers(1, 3000),
)
def test_every_corner_pixel_of_a_window_lies_in_a_tile_and_no_tile_lies_outside(
    left, top, width, height
):
    keys = tiles_in(0.5, left, top, width, height)
    assert len(set(keys)) == len(keys)
    places = {(key.column, key.row) for key in keys}
    for x in (left, left + width - 1):
        for y in (top, top + height - 1):
            assert (x // TILE_PX, y // TILE_PX) in places
    for column, row in places:
        assert column * TILE_PX < left + width
        assert (column + 1) * TILE_PX > left
        assert row * TILE_PX < top + height
        assert (row + 1) * TILE_PX > top


def test_a_tile_shows_the_ground_south_east_of_its_corner():
    bounds = TileKey(2.0, 3, -4).bounds()
    assert (bounds.min_x, bounds.max_x) == (384.0, 512.0)
    assert (bounds.min_y, bounds.max_y) == (384.0, 512.0)
    assert TileKey(2.0, 3, -4).bounds(margin_px=10).min_x == 379.0


def test_the_middle_tile_comes_first():
    keys = tiles_in(1.0, 0, 0, 5 * TILE_PX, 3 * TILE_PX)
    assert nearest_first(keys, 2.5 * TILE_PX, 1.5 * TILE_PX)[0] == TileKey(1.0, 2, 1)


def test_the_ring_about_a_block_touches_it_on_all_sides():
    keys = tiles_in(1.0, 0, 0, 2 * TILE_PX, TILE_PX)
    ring = list(ring_about(keys))
    assert len(ring) == 4 * 3 - 2
    assert not set(ring) & set(keys)
    assert list(ring_about([])) == []


def test_scales_are_those_of_a_screen_of_96_dots_an_inch():
    assert denominator_of(96 / 0.0254) == pytest.approx(1.0)
    assert pixels_per_metre(5000) == pytest.approx(0.7559055)
    assert denominator_of(pixels_per_metre(500)) == pytest.approx(500)
