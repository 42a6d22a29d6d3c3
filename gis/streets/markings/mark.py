"""All markings of some roads and junctions by the rules of the law."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import shapely

from gis.crashes.records import RoadUid
from gis.streets.cross_section import NO_KERB_RULES
from gis.streets.derived import Furniture, JunctionArea, Marking, NodeFeature, RoadShape
from gis.streets.markings.arrows import draw_arrows, draw_diamonds
from gis.streets.markings.bicycle_crossings import draw_bicycle_crossing
from gis.streets.markings.box_junctions import draw_box_junction, wants_box_junction
from gis.streets.markings.catalogue import MarkingCatalogue, MarkingKind
from gis.streets.markings.channelising import draw_channelising
from gis.streets.markings.choices import NO_CHOICES, MarkingChoices
from gis.streets.markings.corner_lines import draw_corner_lines
from gis.streets.markings.crosswalks import draw_crosswalk
from gis.streets.markings.diagonal_crosswalks import (
    draw_diagonal_crosswalk,
    wants_diagonal_crosswalk,
)
from gis.streets.markings.frame import FrameMemo, frames_of
from gis.streets.markings.give_way import draw_give_way
from gis.streets.markings.guide_lines import draw_guide_lines, guided
from gis.streets.markings.kerb_lines import draw_kerb_lines, draw_ruled_kerbs
from gis.streets.markings.lane_lines import Ends, draw_lane_lines
from gis.streets.markings.lane_room import LaneRoom
from gis.streets.markings.lane_words import draw_lane_words
from gis.streets.markings.left_turn_bays import draw_left_turn_bays
from gis.streets.markings.merge_lines import draw_gores, draw_merge_lines
from gis.streets.markings.motorcycle_boxes import draw_motorcycle_boxes
from gis.streets.markings.mouths import Mouth, heading_deg, mouths_of
from gis.streets.markings.node_features import PlacedFeatures, place_features
from gis.streets.markings.parking_lines import draw_parking_lines
from gis.streets.markings.safe_distances import draw_safe_distances
from gis.streets.markings.sketch import Sketch, markings_of
from gis.streets.markings.slow_bars import draw_slow_bars
from gis.streets.markings.stop_lines import draw_stop_lines, draw_stop_words
from gis.streets.markings.two_stage_boxes import draw_two_stage_box
from gis.streets.markings.zebra_crossings import (
    LEAST_CROSSED_M,
    crossings_of,
    draw_zebra_crossings,
)
from gis.streets.markings.zones import Zone, zone_of
from gis.streets.signs.placing import RoadSigns, furniture_of


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkingResult:
    """What is painted and what stands beside it, in order of uid."""

    markings: tuple[Marking, ...] = ()
    furniture: tuple[Furniture, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """The roads and the junction areas whose markings are to be made."""

    roads: frozenset[RoadUid]
    areas: frozenset[str]


def mark_streets(
    shapes: Sequence[RoadShape],
    junctions: Sequence[JunctionArea],
    features: Sequence[NodeFeature] = (),
    *,
    catalogue: MarkingCatalogue,
    choices: MarkingChoices = NO_CHOICES,
    wanted: Wanted | None = None,
    frames: FrameMemo | None = None,
) -> MarkingResult:
    """Markings of roads between their mouths and of the junctions they meet at.

    The roads of a junction must all be given for its corners to be known; a road's markings
    depend on the arms at both of its ends and on carriageways within 8 m beside it, on nothing
    else. With `wanted` only those of some roads and junctions are made. `frames` remembers those
    of roads that other calls had too.
    """
    framed = frames_of(shapes) if frames is None else frames.of(shapes)
    pairs = mouths_of(framed, junctions)
    placed = place_features(pairs, features)
    ends = [
        (i, pair) for i, pair in enumerate(pairs) if pair is not None and _is_wanted(pair, wanted)
    ]
    roads = [_RoadPlan(pair, placed, i, catalogue) for i, pair in ends]
    sketches = [_road_sketch(road, catalogue, choices) for road in roads]
    arms = _arms([pair for pair in pairs if pair is not None], wanted)
    for area, held in arms:
        sketches.append(_junction_sketch(area, held, catalogue, choices))
    markings = markings_of(sketches)
    markings += _guide_lines(arms, markings, catalogue)
    signs = [RoadSigns(road.zones, road.gaps, road.signs) for road in roads]
    return MarkingResult(
        markings=tuple(sorted(markings, key=lambda marking: marking.uid)),
        furniture=tuple(sorted(furniture_of(signs), key=lambda post: post.uid)),
    )


def _is_wanted(pair: tuple[Mouth, Mouth], wanted: Wanted | None) -> bool:
    return wanted is None or pair[0].frame.uid in wanted.roads


KEPT_CLEAR = frozenset({MarkingKind.TWO_STAGE_BOX, MarkingKind.LEFT_TURN_BAY})
"""What lies inside junctions and no guide line may cross."""


class _RoadPlan:
    """One road with the zones at its ends and the crossings between them."""

    def __init__(
        self,
        pair: tuple[Mouth, Mouth],
        placed: PlacedFeatures,
        number: int,
        catalogue: MarkingCatalogue,
    ) -> None:
        start, end = pair
        self.frame = start.frame
        length = self.frame.length_m
        self.room = length / 2.0 if start.area and end.area else length
        first, last = (zone_of(mouth, self.room, catalogue) for mouth in pair)
        self.zones = ((start, first), (end, last))
        self.ends = Ends(start=start, end=end, start_zone=first, end_zone=last, room=self.room)
        midblocks = placed.midblocks.get(number, [])
        self.signs = tuple(placed.signs.get(number, ()))
        self.rumble_bars = placed.rumble_bars.get(number, [])
        free = (first.reach, length - last.reach)
        left, right = self.frame.carriageway
        wide = left - right >= LEAST_CROSSED_M
        self.crossings = crossings_of(catalogue, midblocks, free) if midblocks and wide else ()
        self.gaps = tuple(crossing.taken for crossing in self.crossings)

    def lane_room(self, bars: tuple[tuple[float, float], ...]) -> LaneRoom:
        """What crossings, slow bars and what lies behind the mouths leave of each lane."""
        (_, first), (_, last) = self.zones
        length = self.frame.length_m
        room = LaneRoom((first.lines_end, length - last.lines_end), (*self.gaps, *bars))
        for mouth, zone in self.zones:
            for number, _, _ in mouth.lanes:
                room.hold(number, mouth.station(0.0), mouth.station(zone.beside_arrows))
        return room


def _road_sketch(road: _RoadPlan, catalogue: MarkingCatalogue, choices: MarkingChoices) -> Sketch:
    frame = road.frame
    sketch = Sketch(catalogue, frame.uid, frame=frame, level=frame.shape.street.road.level)
    chosen = [held.station_m for held in choices.slow_bars if held.road == frame.uid]
    stations = [*chosen, *road.rumble_bars]
    bars = draw_slow_bars(sketch, road.ends, stations, road.gaps) if stations else ()
    room = road.lane_room(bars)
    for mouth, zone in road.zones:
        if mouth.area is not None:
            _draw_zone(sketch, mouth, zone, road, room)
            draw_left_turn_bays(sketch, mouth, zone, choices)
    draw_zebra_crossings(sketch, road.ends.start, road.ends.end, road.crossings)
    draw_lane_lines(sketch, road.ends, road.gaps)
    draw_channelising(sketch, road.ends, road.gaps)
    draw_parking_lines(sketch, road.ends, road.gaps)
    if frame.section.kerb_rules != NO_KERB_RULES:
        mouths = (road.ends.start, road.ends.end)
        draw_ruled_kerbs(sketch, mouths, road.room, road.gaps)
    if choices.safe_distances:
        draw_safe_distances(sketch, road.ends, room, choices)
    draw_lane_words(sketch, road.ends, room, choices, road.gaps)
    return sketch


def _draw_zone(sketch: Sketch, mouth: Mouth, zone: Zone, road: _RoadPlan, room: LaneRoom) -> None:
    draw_crosswalk(sketch, mouth, zone)
    draw_bicycle_crossing(sketch, mouth, zone)
    draw_stop_lines(sketch, mouth, zone)
    draw_stop_words(sketch, mouth, zone)
    draw_give_way(sketch, mouth, zone, road.room)
    draw_motorcycle_boxes(sketch, mouth, zone)
    draw_two_stage_box(sketch, mouth, zone)
    draw_arrows(sketch, mouth, zone, room)
    draw_diamonds(sketch, mouth, zone, road.room, room)
    draw_kerb_lines(sketch, mouth, road.room)


def _arms(
    pairs: Sequence[tuple[Mouth, Mouth]], wanted: Wanted | None
) -> list[tuple[JunctionArea, list[Mouth]]]:
    """Junction areas that are wanted, with their arms counter-clockwise."""
    found: dict[str, tuple[JunctionArea, list[Mouth]]] = {}
    for pair in pairs:
        for mouth in pair:
            if mouth.area is not None and (wanted is None or mouth.area.uid in wanted.areas):
                found.setdefault(mouth.area.uid, (mouth.area, []))[1].append(mouth)
    for _, held in found.values():
        held.sort(key=lambda mouth: mouth.number)
    return list(found.values())


def _junction_sketch(
    area: JunctionArea, arms: list[Mouth], catalogue: MarkingCatalogue, choices: MarkingChoices
) -> Sketch:
    """What is painted inside a junction area and belongs to no road."""
    sketch = Sketch(catalogue, area.uid, frame=None, level=area.level)
    draw_corner_lines(sketch, area, arms)
    draw_merge_lines(sketch, area, arms)
    draw_gores(sketch, area, arms)
    if wants_diagonal_crosswalk(area, arms, choices):
        draw_diagonal_crosswalk(sketch, area, arms)
    if wants_box_junction(area, arms, choices):
        main = max(arms, key=lambda mouth: (mouth.rank, -mouth.number))
        draw_box_junction(sketch, area, heading_deg(main))
    return sketch


def _guide_lines(
    arms: Sequence[tuple[JunctionArea, list[Mouth]]],
    markings: Sequence[Marking],
    catalogue: MarkingCatalogue,
) -> list[Marking]:
    """Guide lines, clear of the boxes and bays inside the same junction."""
    wanted = {area.uid: pairs for area, held in arms if (pairs := guided(held))}
    if not wanted:
        return []
    inside: dict[str, list[shapely.Geometry]] = defaultdict(list)
    for marking in markings:
        if marking.kind in KEPT_CLEAR and marking.junction in wanted:
            inside[marking.junction].append(marking.shape)
    sketches: list[Sketch] = []
    for area, _ in arms:
        if area.uid in wanted:
            sketch = Sketch(catalogue, area.uid, frame=None, level=area.level)
            draw_guide_lines(sketch, wanted[area.uid], inside[area.uid])
            sketches.append(sketch)
    return markings_of(sketches)
