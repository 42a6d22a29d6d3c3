"""What lies about a scene: the streets of the store and what stands in them, to snap to."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.store.store import Store
from app.store.street_geometry import load_street_geometry
from app.store.street_objects import load_objects
from app.tasks import Progress, silent
from gis.angles import Point
from gis.streets.derived import StreetGeometry
from gis.streets.objects import StreetObject

REACH_M = 150.0
READING = "READING_STREETS"


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneGround:
    """Streets and street objects about a point."""

    streets: StreetGeometry = field(default_factory=StreetGeometry)
    objects: tuple[StreetObject, ...] = ()


def load_ground(
    store: Store, at: Point, progress: Progress = silent, *, reach_m: float = REACH_M
) -> SceneGround:
    """What the store has within a square of twice `reach_m` about a point."""
    x, y = at
    box = (x - reach_m, y - reach_m, x + reach_m, y + reach_m)
    progress(READING, 0.0)
    with store.read() as connection:
        streets = load_street_geometry(connection, bounds=box)
        objects = load_objects(connection, bounds=box)
    progress(READING, 1.0)
    return SceneGround(streets=streets, objects=tuple(objects))
