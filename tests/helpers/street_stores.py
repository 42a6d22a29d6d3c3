"""Stores with street geometry for tests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.store import schema
from app.store.store import Store
from app.store.street_geometry import replace_street_geometry
from app.store.streets import insert_network, road_values, section_values
from gis.streets.derived import StreetGeometry, StreetRoad
from gis.streets.provenance import UNTOLD
from tests.helpers.street_geometry import joined, make_crossing, make_junctions


def put_geometry(
    store: Store, geometry: StreetGeometry, *, beside: StreetGeometry | None = None
) -> None:
    """Roads with their sections, their junctions and what is derived, in one unit.

    `beside` is what the store holds already and keeps.
    """
    junctions = make_junctions(geometry) or make_junctions(make_crossing())
    with store.write(actor="a", action="t") as unit:
        insert_network(unit, [], junctions, run_uid=None)
        rows = [road_values(street.road) | section_values(street) for street in geometry.roads]
        unit.insert(schema.road, rows)
        whole = geometry if beside is None else joined([beside, geometry])
        replace_street_geometry(unit, whole)


def untold(streets: Iterable[StreetRoad]) -> list[StreetRoad]:
    """Roads without a word on who brought them and when."""
    return [replace(street, provenance=UNTOLD) for street in streets]
