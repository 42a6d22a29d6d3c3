"""The site that a place on the map means: the nearest junction, else the nearest road."""

from __future__ import annotations

import shapely
from sqlalchemy import select

from app.store.predicates import dwithin
from app.store.schema import junction as junction_table
from app.store.schema import road as road_table
from app.store.store import Store
from gis.angles import Point
from gis.problems import Problem

JUNCTION_WITHIN_M = 40.0
"""A click this near to a junction means the junction, even where a road is nearer."""
ROAD_WITHIN_M = 40.0


def site_at(store: Store, at: Point) -> str:
    """The id of the site at a point in metres of the store's CRS, as `find_site` takes it.

    Raises:
        Problem: SITE_NONE_HERE where neither junction nor road lies within 40 m.
    """
    here = shapely.Point(at)
    with store.read() as connection:
        for table, reach_m in (
            (junction_table, JUNCTION_WITHIN_M),
            (road_table, ROAD_WITHIN_M),
        ):
            query = select(table.c.uid, table.c.geom).where(dwithin(table.c.geom, here, reach_m))
            near = [(geom.distance(here), uid) for uid, geom in connection.execute(query)]
            if near:
                return str(min(near)[1])
    raise Problem("SITE_NONE_HERE", metres=round(ROAD_WITHIN_M))
