"""What lies about a scene: the streets of the store and what stands in them, to snap to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from app.scenes.weather_near import WeatherNear, weather_near
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
    weather: WeatherNear | None = None
    """That of crashes about the same time and place."""


def load_ground(
    store: Store,
    at: Point,
    moment: str | None = None,
    progress: Progress = silent,
    *,
    reach_m: float = REACH_M,
) -> SceneGround:
    """What the store has within a square of twice `reach_m` about a point.

    Args:
        store: to read from.
        at: metres of its CRS.
        moment: when the crash happened, ISO 8601 with offset; None where nobody knows.
        progress: told what is read.
        reach_m: half the side of the square.
    """
    x, y = at
    box = (x - reach_m, y - reach_m, x + reach_m, y + reach_m)
    progress(READING, 0.0)
    with store.read() as connection:
        streets = load_street_geometry(connection, bounds=box)
        objects = load_objects(connection, bounds=box)
        weather = None
        if moment is not None:
            weather = weather_near(connection, at, datetime.fromisoformat(moment))
    progress(READING, 1.0)
    return SceneGround(streets=streets, objects=tuple(objects), weather=weather)
