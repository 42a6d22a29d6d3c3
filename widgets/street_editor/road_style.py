"""What the next drawn road is: shared by the drawing tool and the panels that set it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.signal import Signal
from app.street_presets import load_section_presets
from gis.angles import Point
from gis.streets.cross_section import Direction
from gis.streets.drawing.presets import SectionPreset
from gis.streets.drawing.strokes import Stroke


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnRoad:
    """Settings of roads to be drawn."""

    preset: SectionPreset
    name: str = ""
    road_class: str = "secondary"
    """An OSM highway value."""
    level: int = 0

    def stroke(self, points: Sequence[Point]) -> Stroke:
        """A road of this kind along points; one-way where all its lanes run along the line."""
        ways = {one.direction for one in self.preset.elements if one.is_lane}
        return Stroke(
            points=tuple(points),
            section=self.preset.section,
            name=self.name,
            road_class=self.road_class,
            level=self.level,
            oneway=ways == {Direction.FORWARD},
        )


class RoadStyle:
    """The settings in force."""

    def __init__(self, road: DrawnRoad) -> None:
        self._road = road
        self.changed: Signal[DrawnRoad] = Signal()

    @property
    def road(self) -> DrawnRoad:
        """What is drawn next."""
        return self._road

    def use(self, road: DrawnRoad) -> None:
        """Draw roads of this kind from now on."""
        if road != self._road:
            self._road = road
            self.changed.emit(road)


def usual_style() -> RoadStyle:
    """The first cross-section of the catalogue."""
    return RoadStyle(DrawnRoad(preset=load_section_presets()[0]))
