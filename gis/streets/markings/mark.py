"""All markings of some roads and junctions by the rules of the law."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gis.streets.derived import Furniture, JunctionArea, Marking, NodeFeature, RoadShape
from gis.streets.markings.arrows import draw_arrows, draw_diamonds
from gis.streets.markings.catalogue import MarkingCatalogue
from gis.streets.markings.channelising import draw_channelising
from gis.streets.markings.crosswalks import draw_crosswalk
from gis.streets.markings.frame import frames_of
from gis.streets.markings.give_way import draw_give_way
from gis.streets.markings.kerb_lines import draw_kerb_lines
from gis.streets.markings.lane_lines import Ends, draw_lane_lines
from gis.streets.markings.motorcycle_boxes import draw_motorcycle_boxes
from gis.streets.markings.mouths import Mouth, mouths_of
from gis.streets.markings.node_features import Midblock, place_features
from gis.streets.markings.parking_lines import draw_parking_lines
from gis.streets.markings.sketch import Sketch, markings_of
from gis.streets.markings.stop_lines import draw_stop_lines
from gis.streets.markings.two_stage_boxes import draw_two_stage_box
from gis.streets.markings.zebra_crossings import crossings_of, draw_zebra_crossings
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
    pairs = mouths_of(frames_of(shapes), junctions)
    placed = place_features(pairs, features)
    sketches = [
        _road_sketch(*pair, placed.midblocks.get(i, []), catalogue)
        for i, pair in enumerate(pairs)
        if pair is not None
    ]
    markings = sorted(markings_of(sketches), key=lambda marking: marking.uid)
    return MarkingResult(markings=tuple(markings))


def _road_sketch(
    start: Mouth, end: Mouth, midblocks: list[Midblock], catalogue: MarkingCatalogue
) -> Sketch:
    frame = start.frame
    level = frame.shape.street.road.level
    sketch = Sketch(catalogue, frame.uid, frame=frame, level=level)
    room = frame.length_m / 2.0 if start.area and end.area else frame.length_m
    first, last = (zone_of(mouth, room, catalogue) for mouth in (start, end))
    ends = Ends(start=start, end=end, start_zone=first, end_zone=last, room=room)
    free = (first.taken, frame.length_m - last.taken)
    crossings = crossings_of(sketch, midblocks, free) if midblocks else ()
    gaps = tuple(crossing.taken for crossing in crossings)
    for mouth, zone in ((start, first), (end, last)):
        _draw_zone(sketch, mouth, zone, room, gaps)
    draw_zebra_crossings(sketch, start, end, crossings)
    draw_lane_lines(sketch, ends, gaps)
    draw_channelising(sketch, ends, gaps)
    draw_parking_lines(sketch, ends, gaps)
    return sketch


def _draw_zone(
    sketch: Sketch,
    mouth: Mouth,
    zone: Zone,
    room: float,
    gaps: tuple[tuple[float, float], ...],
) -> None:
    if mouth.area is None:
        return
    draw_crosswalk(sketch, mouth, zone)
    draw_stop_lines(sketch, mouth, zone)
    draw_give_way(sketch, mouth, zone, room)
    draw_motorcycle_boxes(sketch, mouth, zone)
    draw_two_stage_box(sketch, mouth, zone)
    draw_arrows(sketch, mouth, zone)
    draw_diamonds(sketch, mouth, zone, room)
    draw_kerb_lines(sketch, mouth, room)
