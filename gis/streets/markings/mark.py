"""All markings of some roads and junctions by the rules of the law."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gis.streets.derived import Furniture, JunctionArea, Marking, NodeFeature, RoadShape
from gis.streets.markings.arrows import draw_arrows, draw_diamonds
from gis.streets.markings.catalogue import MarkingCatalogue
from gis.streets.markings.crosswalks import draw_crosswalk
from gis.streets.markings.frame import frames_of
from gis.streets.markings.lane_lines import Ends, draw_lane_lines
from gis.streets.markings.motorcycle_boxes import draw_motorcycle_boxes
from gis.streets.markings.mouths import Mouth, mouths_of
from gis.streets.markings.sketch import Sketch, markings_of
from gis.streets.markings.stop_lines import draw_stop_lines
from gis.streets.markings.zones import Zone, zone_of


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkingResult:
    """What is painted and what stands beside it, in order of uid."""

    markings: tuple[Marking, ...] = ()
    furniture: tuple[Furniture, ...] = ()


def mark_streets(
    shapes: Sequence[RoadShape],
    junctions: Sequence[JunctionArea],
    features: Sequence[NodeFeature] = (),
    *,
    catalogue: MarkingCatalogue,
) -> MarkingResult:
    """Markings of roads between their mouths and of the junctions they meet at.

    The roads of a junction must all be given for its corners to be known; a road's markings
    depend on the arms at both of its ends and on nothing else.
    """
    sketches: list[Sketch] = []
    for pair in mouths_of(frames_of(shapes), junctions):
        if pair is not None:
            sketches.append(_road_sketch(*pair, catalogue))
    markings = sorted(markings_of(sketches), key=lambda marking: marking.uid)
    return MarkingResult(markings=tuple(markings))


def _road_sketch(start: Mouth, end: Mouth, catalogue: MarkingCatalogue) -> Sketch:
    frame = start.frame
    level = frame.shape.street.road.level
    sketch = Sketch(catalogue, frame.uid, frame=frame, level=level)
    room = frame.length_m / 2.0 if start.area and end.area else frame.length_m
    zones = [zone_of(mouth, room, catalogue) for mouth in (start, end)]
    for mouth, zone in zip((start, end), zones, strict=True):
        _draw_zone(sketch, mouth, zone, room)
    ends = Ends(start=start, end=end, start_zone=zones[0], end_zone=zones[1])
    draw_lane_lines(sketch, ends, ())
    return sketch


def _draw_zone(sketch: Sketch, mouth: Mouth, zone: Zone, room: float) -> None:
    draw_crosswalk(sketch, mouth, zone)
    draw_stop_lines(sketch, mouth, zone)
    draw_motorcycle_boxes(sketch, mouth, zone)
    draw_arrows(sketch, mouth, zone)
    draw_diamonds(sketch, mouth, zone, room)
