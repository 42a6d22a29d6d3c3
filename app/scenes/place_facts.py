"""What is known of a scene's time and place without asking anybody, from the scene itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import lru_cache

import numpy as np

from app.scenes.weather_near import WeatherNear
from gis.angles import Point
from gis.crashes.light import day_phases
from gis.crashes.records import DayPhase
from gis.crs import WGS84_EPSG, transformer
from gis.scenes.form.block_facts import with_block
from gis.scenes.form.suggest import PlaceFacts
from gis.scenes.scene import Scene
from gis.streets.derived import StreetGeometry

SUN_GRID_M = 1000.0
"""A kilometre moves the sun's height by 0.009 degrees: two seconds of dusk."""


def scene_facts(scene: Scene, begun_at: Point | None = None) -> PlaceFacts:
    """Day, dusk or night by the sun; the arms of the junction that the scene lies at.

    Args:
        scene: as it is now.
        begun_at: where somebody said it lies, metres; counts until something is drawn.
    """
    arms = None if scene.junction is None else len(scene.junction.arms)
    return PlaceFacts(phase=phase_of(scene, begun_at), arms=arms)


class BlockFacts:
    """Facts of a scene on the streets about it; asked for again after every edit."""

    def __init__(
        self,
        streets: StreetGeometry,
        weather: WeatherNear | None = None,
        begun_at: Point | None = None,
    ) -> None:
        """`streets` about the scene, in its CRS; `weather` about its time; where it was begun."""
        self._streets, self._weather, self._begun_at = streets, weather, begun_at

    def __call__(self, scene: Scene) -> PlaceFacts:
        """What is known of the scene as it is now."""
        at = middle_of(scene) or self._begun_at
        facts = self._with_weather(scene_facts(scene, at), scene)
        return facts if at is None else with_block(facts, scene, at, self._streets)

    def _with_weather(self, facts: PlaceFacts, scene: Scene) -> PlaceFacts:
        weather = self._weather
        if weather is None or scene.occurred_at is None:
            return facts
        if not weather.holds_at(datetime.fromisoformat(scene.occurred_at)):
            return facts
        return replace(facts, weather_code=weather.code, weather_from=weather.count)


def phase_of(scene: Scene, begun_at: Point | None = None) -> DayPhase:
    """Day, dusk or night at a scene's time and place; unknown without either."""
    at = middle_of(scene) or begun_at
    if scene.occurred_at is None or at is None:
        return DayPhase.UNKNOWN
    epsg = int(scene.crs.removeprefix("EPSG:"))
    east, north = (round(value / SUN_GRID_M) * SUN_GRID_M for value in at)
    return _phase(scene.occurred_at, epsg, (east, north))


@lru_cache(maxsize=64)
def _phase(occurred_at: str, epsg: int, at: Point) -> DayPhase:
    lonlat = transformer(epsg, WGS84_EPSG).transform(*at)
    moment = datetime.fromisoformat(occurred_at)
    return day_phases([moment], np.array([lonlat], dtype=np.float64))[0]


def middle_of(scene: Scene) -> Point | None:
    """Some point of a scene: contact, junction, or the first thing that is drawn."""
    if scene.impact is not None:
        return scene.impact
    if scene.junction is not None:
        return scene.junction.centre
    poses = [pose for one in scene.parties for pose in (one.contact, one.rest) if pose is not None]
    if poses:
        return poses[0].at
    points = [point for mark in scene.marks for point in mark.points]
    return points[0] if points else None
