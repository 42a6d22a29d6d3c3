"""Lane arrows (指向線, article 188), in the middle of their lanes, and diamonds (article 174).

The article gives the arrows in a picture only; their proportions here are ours. A picture is
metres with x to the driver's right and y along the way, the front of the arrow at y = 0.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise

import numpy as np
import shapely
from shapely import LineString, Polygon

from gis.streets.cross_section import Direction, Element, ElementKind, Turn
from gis.streets.markings.catalogue import MarkingEntry, MarkingKind
from gis.streets.markings.chosen_turns import lane_turns
from gis.streets.markings.frame import Strip
from gis.streets.markings.lane_room import LaneRoom
from gis.streets.markings.mouths import Mouth
from gis.streets.markings.road_classes import is_alley
from gis.streets.markings.road_edges import clear_of_kerb_line
from gis.streets.markings.sketch import Corner, Sketch
from gis.streets.markings.words import Spot, draw_words, words_length
from gis.streets.markings.zones import Zone

_ANGLES = {
    Turn.THROUGH: 0.0,
    Turn.SLIGHT_RIGHT: 45.0,
    Turn.MERGE_RIGHT: 45.0,
    Turn.RIGHT: 90.0,
    Turn.SHARP_RIGHT: 135.0,
    Turn.SLIGHT_LEFT: -45.0,
    Turn.MERGE_LEFT: -45.0,
    Turn.LEFT: -90.0,
    Turn.SHARP_LEFT: -135.0,
}
"""Degrees to the right of straight on."""
HEAD_M = 1.6
"""Length of the head of a straight arrow."""
SIDE_HEAD_M = 0.85
HEAD_HALF_WIDTH_M = 0.3
SIDE_REACH_M = 0.4
"""From the shaft's axis to where the head of a turning arrow begins."""
LEAST_LANE_M = 1.8
"""A narrower lane has no arrow."""
Picture = tuple[Corner, ...]
EXCLUSIVE = frozenset({ElementKind.BUS, ElementKind.MOTORCYCLE, ElementKind.BICYCLE})


MERGING = frozenset({Turn.MERGE_LEFT, Turn.MERGE_RIGHT})


def _arrow_kind(element: Element) -> MarkingKind:
    """Lanes that end show where to merge (188-1)."""
    merges = bool(element.turns) and set(element.turns) <= MERGING
    return MarkingKind.LANE_DROP_ARROW if merges else MarkingKind.LANE_ARROW


def draw_arrows(sketch: Sketch, mouth: Mouth, zone: Zone, room: LaneRoom) -> None:
    """Arrows of lanes whose turns are known; diamonds between them in exclusive lanes."""
    if mouth.area is None:
        return
    for number, element, lane in mouth.lanes:
        kind = _arrow_kind(element)
        entry = sketch.catalogue[kind]
        strip = clear_of_kerb_line(mouth.frame, lane)
        turns = lane_turns(mouth, number, element)
        if strip[0] - strip[1] < LEAST_LANE_M or not turns:
            continue
        picture = arrow_picture(
            frozenset(turns),
            left_hand=mouth.frame.section.left_hand,
            length_m=entry.length_m.usual,
            shaft_m=entry.width_m.usual,
        )
        if picture is None:
            continue
        widest = max(abs(x) for x, _ in picture)
        scale = min(1.0, (strip[0] - strip[1] - 0.4) / (2.0 * widest))
        for tip in zone.arrow_tips:
            ring = _in_lane(mouth, picture, tip, strip, scale)
            sketch.area(kind, ring, junction=mouth.area.uid)
            room.hold(number, mouth.station(tip), mouth.station(tip + entry.length_m.usual))


def draw_diamonds(
    sketch: Sketch,
    mouth: Mouth,
    zone: Zone,
    reach: float,
    room: LaneRoom,
) -> None:
    """Diamonds of lanes for one class of vehicle, where the lane begins behind a junction and
    every 40 m, as far as the `reach` of this end goes, and between two of them who may use it.
    """
    entry = sketch.catalogue[MarkingKind.EXCLUSIVE_LANE_DIAMOND]
    if is_alley(mouth.frame.shape.street):
        return
    for number, element, lane in mouth.frame.strips:
        strip = clear_of_kerb_line(mouth.frame, lane)
        if element.kind not in EXCLUSIVE or strip[0] - strip[1] < entry.across_m.usual + 0.4:
            continue
        begin = _free_from(mouth, element, zone, entry, reach)
        long = entry.length_m.usual
        drawn = []
        for u in np.arange(begin, reach - long, entry.spacing_m.usual).tolist():
            if room.take(number, mouth.station(u), mouth.station(u + long)):
                _draw_diamond(sketch, mouth, entry, u, strip)
                drawn.append(u)
        for here, there in pairwise(drawn):
            _draw_vehicle_words(sketch, mouth, (number, element, strip), (here + long, there), room)


def _draw_vehicle_words(
    sketch: Sketch,
    mouth: Mouth,
    lane: tuple[int, Element, Strip],
    between: tuple[float, float],
    room: LaneRoom,
) -> None:
    """Who may use a lane, in the middle between two diamonds (175)."""
    number, element, strip = lane
    kind = MarkingKind.EXCLUSIVE_LANE_WORDS
    entry = sketch.catalogue[kind]
    text = entry.words_for(element.kind.value)
    long = words_length(text, entry)
    near = (between[0] + between[1] - long) / 2.0
    wide = strip[0] - strip[1] >= entry.across_m.usual + 0.4
    if wide and room.take(number, mouth.station(near), mouth.station(near + long)):
        away = element.direction not in (mouth.towards, Direction.BOTH)
        draw_words(sketch, kind, text, Spot(mouth, near, (strip[0] + strip[1]) / 2.0, away))


def _free_from(
    mouth: Mouth, element: Element, zone: Zone, entry: MarkingEntry, room: float
) -> float:
    """Where a lane's first diamond may lie: half a spacing behind the arrows' first set."""
    if element.direction is not mouth.towards or not element.turns or not zone.arrow_tips:
        behind = zone.box[1] if zone.box else zone.lines_end
        return behind + 2.0
    return zone.arrow_tips[-1] + entry.spacing_m.usual / 2.0 if room else room


def _draw_diamond(
    sketch: Sketch, mouth: Mouth, entry: MarkingEntry, u: float, strip: Strip
) -> None:
    half_long, half_wide = entry.length_m.usual / 2.0, entry.across_m.usual / 2.0
    # The line's width is square to the sides; measured along a diagonal it is longer.
    slope = math.hypot(half_long, half_wide)
    inner = 1.0 - entry.width_m.usual * slope / (half_long * half_wide)
    middle = (strip[0] + strip[1]) / 2.0

    def ring(share: float) -> list[tuple[float, float]]:
        return [
            (mouth.station(u + half_long + a * half_long * share), middle + b * half_wide * share)
            for a, b in ((-1.0, 0.0), (0.0, 1.0), (1.0, 0.0), (0.0, -1.0))
        ]

    junction = mouth.area.uid if mouth.area else None
    sketch.area(MarkingKind.EXCLUSIVE_LANE_DIAMOND, ring(1.0), hole=ring(inner), junction=junction)


def _in_lane(
    mouth: Mouth, picture: Picture, tip: float, strip: Strip, scale: float
) -> list[Corner]:
    """A picture's road points, its front at `tip` from the mouth."""
    right = -scale if mouth.at_end else scale
    middle = (strip[0] + strip[1]) / 2.0
    front, back = mouth.station(tip), 1.0 if mouth.at_end else -1.0
    return [(front + back * y, middle + right * x) for x, y in picture]


@lru_cache(maxsize=256)
def arrow_picture(
    turns: frozenset[Turn], *, left_hand: bool, length_m: float, shaft_m: float
) -> Picture | None:
    """The ring of an arrow for some turns; None where nothing of them is drawn."""
    parts: list[shapely.Geometry] = []
    if Turn.REVERSE in turns:
        parts.extend(_u_turn(length_m, shaft_m, side=1.0 if left_hand else -1.0))
    angles = {_ANGLES[turn] for turn in turns if turn in _ANGLES}
    if 0.0 in angles:
        parts.extend(_straight(length_m, shaft_m))
    for side in (-1.0, 1.0):
        # The sharpest turn branches off first; what lies beside a straight arrow branches low.
        turning = sorted((angle for angle in angles if angle * side > 0.0), key=abs, reverse=True)
        first = 0.8 if len(angles) > 1 or parts else 2.0
        for number, angle in enumerate(turning):
            parts.extend(_branch(angle, length_m, shaft_m, base_m=first + 1.4 * number))
    if not parts:
        return None
    whole = shapely.set_precision(shapely.union_all(parts), 1e-4)
    if not isinstance(whole, Polygon):
        return None
    ring = shapely.get_coordinates(whole.exterior)[:-1]
    ring[:, 1] -= ring[:, 1].max()
    return tuple((x, y) for x, y in ring.tolist())


def _straight(length_m: float, shaft_m: float) -> list[shapely.Geometry]:
    """Shaft and head of a straight arrow."""
    shaft = shapely.box(-shaft_m / 2.0, -length_m, shaft_m / 2.0, -HEAD_M + 0.01)
    head = Polygon([(0.0, 0.0), (-HEAD_HALF_WIDTH_M, -HEAD_M), (HEAD_HALF_WIDTH_M, -HEAD_M)])
    return [shaft, head]


def _branch(
    angle_deg: float, length_m: float, shaft_m: float, *, base_m: float
) -> list[shapely.Geometry]:
    """Shaft and head towards one side, bending off `base_m` from the rear."""
    angle = math.radians(angle_deg)
    way = np.array([math.sin(angle), math.cos(angle)])
    low = -length_m + base_m
    begin, knee = np.array([0.0, low]), np.array([0.0, low + 0.9])
    end = knee + way * SIDE_REACH_M
    steps = np.linspace(0.0, 1.0, 9)[:, None]
    curve = (1 - steps) ** 2 * begin + 2 * steps * (1 - steps) * knee + steps**2 * end
    axis = np.vstack([[0.0, -length_m], curve, end + way * 0.01])
    shaft = LineString(axis).buffer(shaft_m / 2.0, cap_style="flat", join_style="mitre")
    across = np.array([way[1], -way[0]]) * HEAD_HALF_WIDTH_M
    return [shaft, Polygon([end + way * SIDE_HEAD_M, end + across, end - across])]


def _u_turn(length_m: float, shaft_m: float, *, side: float) -> list[shapely.Geometry]:
    """Shaft that bends back, the head pointing back at the driver."""
    radius = 0.4
    angles = np.linspace(0.0, math.pi, 13)
    top = -1.0
    bend = np.column_stack([side * radius * (1.0 - np.cos(angles)), top + radius * np.sin(angles)])
    back = np.array([side * 2.0 * radius, top - 0.8])
    axis = np.vstack([[0.0, -length_m], bend, back])
    shaft = LineString(axis).buffer(shaft_m / 2.0, cap_style="flat", join_style="mitre")
    half = HEAD_HALF_WIDTH_M
    corners = np.array([(-half, 0.01), (half, 0.01), (0.0, -SIDE_HEAD_M)])
    head = Polygon(back + corners)
    return [shaft, head]
