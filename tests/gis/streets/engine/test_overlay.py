from __future__ import annotations

import shapely
from shapely.errors import GEOSException

from gis.streets.engine.overlay import less


def test_what_is_taken_is_away():
    assert less(shapely.box(0, 0, 4, 4), shapely.box(2, 0, 4, 4)).equals(shapely.box(0, 0, 2, 4))


def test_an_overlay_that_geos_gives_up_is_done_on_the_grid(monkeypatch):
    exact = shapely.difference

    def gives_up(one, other, grid_size=None):
        if grid_size is None:
            raise GEOSException("TopologyException: unable to assign free hole to a shell")
        return exact(one, other, grid_size=grid_size)

    monkeypatch.setattr(shapely, "difference", gives_up)
    rest = less(shapely.box(0, 0, 4, 4), shapely.box(2, 0, 4, 4))
    assert rest.equals(shapely.box(0, 0, 2, 4))
