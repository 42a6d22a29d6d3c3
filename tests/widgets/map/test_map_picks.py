"""What a drawn area shows on the map."""

from __future__ import annotations

import pytest
from shapely import MultiPolygon, Polygon, box

from widgets.map.map_picks import outlines_of

pytestmark = pytest.mark.gui


def test_each_part_of_an_outline_that_crosses_itself_is_shown():
    bow = MultiPolygon([Polygon([(0, 0), (1, 1), (0, 2)]), Polygon([(1, 1), (2, 0), (2, 2)])])
    shown = outlines_of(bow)
    assert [Polygon(corners).area for corners in shown] == [1.0, 1.0]
    assert MultiPolygon([Polygon(corners) for corners in shown]).equals(bow)


def test_a_plain_area_has_one_outline_and_an_empty_one_none():
    (corners,) = outlines_of(box(0, 0, 2, 3))
    assert Polygon(corners).equals(box(0, 0, 2, 3))
    assert outlines_of(Polygon()) == ()
