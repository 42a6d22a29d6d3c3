"""Faces between streets: blocks and medians."""

from __future__ import annotations

from gis.streets.engine.build import build_street_geometry as build
from tests.helpers.street_graphs import street


def test_what_lies_between_carriageways_is_a_median_and_wider_faces_are_blocks() -> None:
    """Two one-way carriageways 12 m apart with links, beside a block of 60 m."""
    ring = [(0.0, 0.0), (100.0, 0.0), (100.0, 12.0), (0.0, 12.0), (0.0, 0.0)]
    roads = [street(f"r{k}", ring[k : k + 2], 6.0) for k in range(4)]
    far = [(100.0, 12.0), (100.0, 72.0), (0.0, 72.0), (0.0, 12.0)]
    roads += [street(f"s{k}", far[k : k + 2], 6.0) for k in range(3)]
    made = build(roads)
    (median,) = [one for one in made.islands if not one.owner]
    (block,) = made.blocks
    # between the kerbs, less what the kerb returns at four corners take
    assert 94.0 * 6.0 - 16.0 < median.shape.area <= 94.0 * 6.0
    assert 94.0 * 54.0 - 16.0 < block.shape.area <= 94.0 * 54.0
