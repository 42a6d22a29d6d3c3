"""Words and pictures of lanes: articles 163, 174-1, 175, 176, 178, 179 and 183-1."""

from __future__ import annotations

from gis.streets.cross_section import Element, ElementKind
from gis.streets.markings.arrows import EXCLUSIVE
from gis.streets.markings.catalogue import MarkingKind
from gis.streets.markings.choices import MarkingChoices
from gis.streets.markings.frame import Strip
from gis.streets.markings.lane_lines import Ends
from gis.streets.markings.lane_room import LaneRoom
from gis.streets.markings.mouths import Mouth, others_of
from gis.streets.markings.road_classes import MAIN_RANK, MOTOR_KINDS, is_alley
from gis.streets.markings.road_edges import clear_of_kerb_line
from gis.streets.markings.sketch import Sketch
from gis.streets.markings.words import Spot, draw_figures, draw_glyph, draw_words, words_length
from gis.streets.markings.zones import Zone

BEHIND_M = 3.0
"""From what lies behind a mouth to the pictures of a lane that begins there."""
FIGURES_M = 10.0
"""From a junction's mouth to the speed limit on the road."""
LEAST_PICTURES = 0.5
"""Pictures are not made smaller than this share."""
SIDE_M = 0.25
"""From words to the lines beside them."""
STEP_MULTIPLE_KMH = 5
"""Article 85: limits are multiples of five."""


def draw_lane_words(
    sketch: Sketch,
    ends: Ends,
    room: LaneRoom,
    choices: MarkingChoices,
    zebras: tuple[tuple[float, float], ...],
) -> None:
    """Everything written on the lanes of a road; `zebras` are stations of crossings."""
    for mouth, zone in ((ends.start, ends.start_zone), (ends.end, ends.end_zone)):
        if mouth.area is None or is_alley(mouth.frame.shape.street):
            continue
        _draw_slow_lanes(sketch, mouth, zone, room)
        _draw_priority_lanes(sketch, mouth, zone, room)
        _draw_speed_figures(sketch, mouth, zone, room)
    for low, high in zebras:
        _draw_slow_words(sketch, ends, room, (low, high))
    uid = ends.start.frame.uid
    if uid in choices.no_motorcycles:
        _draw_no_motorcycles(sketch, ends, room)
    if uid in choices.direction_words:
        for mouth, zone in ((ends.start, ends.start_zone), (ends.end, ends.end_zone)):
            _draw_direction_words(sketch, mouth, zone, room)


def _lane(mouth: Mouth, strip: Strip, wide: float) -> Strip | None:
    """The lane's part clear of kerb lines, if something so wide fits there."""
    held = clear_of_kerb_line(mouth.frame, strip)
    return held if held[0] - held[1] >= wide + 2.0 * SIDE_M else None


def _middle(strip: Strip) -> float:
    return (strip[0] + strip[1]) / 2.0


def _leaving(mouth: Mouth) -> list[tuple[int, Element, Strip]]:
    """Lanes that lead away from a mouth and away from it only."""
    return [
        item
        for item in mouth.frame.strips
        if item[1].is_lane and item[1].direction not in (mouth.towards, "both", "none")
    ]


def _span(mouth: Mouth, near: float, long: float) -> tuple[float, float]:
    """Stations of what begins `near` a mouth."""
    return mouth.station(near), mouth.station(near + long)


def _draw_slow_lanes(sketch: Sketch, mouth: Mouth, zone: Zone, room: LaneRoom) -> None:
    """Motorcycle and bicycle side by side where slow lanes begin behind a junction (183-1).

    Smaller on narrow lanes ("採縮小型").
    """
    kind = MarkingKind.SLOW_LANE_PICTURES
    entry = sketch.catalogue[kind]
    pitch = entry.across_m.usual + entry.apart_m.usual
    near = zone.lines_end + BEHIND_M
    for number, element, strip in _leaving(mouth):
        lane = _lane(mouth, strip, LEAST_PICTURES * (pitch + entry.across_m.usual))
        if element.kind is not ElementKind.SLOW or lane is None:
            continue
        wide = lane[0] - lane[1] - 2.0 * SIDE_M
        scale = min(1.0, wide / (pitch + entry.across_m.usual))
        size = (scale * entry.across_m.usual, scale * entry.length_m.usual)
        if room.take(number, *_span(mouth, near, size[1])):
            # The motorcycle stands on the left of who drives there ("由左至右").
            left = -1.0 if mouth.at_end else 1.0
            for name, side in (("motorcycle", left), ("bicycle", -left)):
                v = (lane[0] + lane[1] + side * scale * pitch) / 2.0
                draw_glyph(sketch, kind, name, Spot(mouth, near, v, away=True), size=size)


def _draw_priority_lanes(sketch: Sketch, mouth: Mouth, zone: Zone, room: LaneRoom) -> None:
    """Motorcycles where priority lanes begin and a spacing on, words between them (174-1)."""
    kind = MarkingKind.PRIORITY_LANE_WORDS
    entry, picture = sketch.catalogue[kind], sketch.catalogue[MarkingKind.SLOW_LANE_PICTURES]
    text, tall = entry.words_for(), picture.length_m.usual
    size = (picture.across_m.usual, tall)
    first = zone.lines_end + BEHIND_M
    words = first + (entry.spacing_m.usual + tall - words_length(text, entry)) / 2.0
    for number, element, strip in _leaving(mouth):
        lane = _lane(mouth, strip, entry.across_m.usual)
        if element.kind is not ElementKind.MOTORCYCLE_PRIORITY or lane is None:
            continue
        middle = _middle(lane)
        for near in (first, first + entry.spacing_m.usual):
            if room.take(number, *_span(mouth, near, tall)):
                spot = Spot(mouth, near, middle, away=True)
                draw_glyph(sketch, kind, "motorcycle", spot, size=size)
        if room.take(number, *_span(mouth, words, words_length(text, entry))):
            draw_words(sketch, kind, text, Spot(mouth, words, middle, away=True))


def new_limit(mouth: Mouth) -> int | None:
    """The speed limit of who leaves a junction by an arm, where it begins there (179).

    None where it is the limit of all who come, and where no number is known.
    """
    limit = _limit(mouth)
    if limit is None:
        return None
    limits = {arm.frame.shape.street.speed_limit_kmh for arm in others_of(mouth) if arm.lanes}
    return limit if limits - {limit, None} else None


def told_limit(mouth: Mouth) -> int | None:
    """The speed limit that a sign tells who leaves a junction (85).

    Where it begins, and again beyond signals on main streets.
    """
    again = mouth.signal and mouth.rank >= MAIN_RANK
    return _limit(mouth) if again else new_limit(mouth)


def _limit(mouth: Mouth) -> int | None:
    limit = mouth.frame.shape.street.speed_limit_kmh
    told = limit is not None and limit % STEP_MULTIPLE_KMH == 0
    return limit if told and _leaving(mouth) else None


def _draw_speed_figures(sketch: Sketch, mouth: Mouth, zone: Zone, room: LaneRoom) -> None:
    """Yellow figures on each general lane that leaves a junction where a limit begins."""
    limit = new_limit(mouth)
    if limit is None:
        return
    entry = sketch.catalogue[MarkingKind.SPEED_LIMIT_FIGURES]
    text = str(limit)
    wide = len(text) * (entry.across_m.usual + entry.apart_m.usual) - entry.apart_m.usual
    near = zone.lines_end + FIGURES_M
    span = _span(mouth, near, entry.length_m.usual)
    for number, element, strip in _leaving(mouth):
        general = element.kind in MOTOR_KINDS and element.kind not in EXCLUSIVE
        lane = _lane(mouth, strip, wide) if general else None
        if lane is not None and room.take(number, *span):
            draw_figures(
                sketch,
                MarkingKind.SPEED_LIMIT_FIGURES,
                text,
                Spot(mouth, near, _middle(lane), away=True),
            )


def _draw_slow_words(
    sketch: Sketch, ends: Ends, room: LaneRoom, zebra: tuple[float, float]
) -> None:
    """The word 慢 50 m before a zebra crossing, on each lane that leads to it."""
    kind = MarkingKind.SLOW_WORD
    entry = sketch.catalogue[kind]
    for mouth in (ends.start, ends.end):
        # Who drives to the start comes from beyond the crossing.
        edge = zebra[0] if mouth.at_end else zebra[1]
        u = abs(mouth.station(0.0) - edge) + entry.clear_m.usual
        span = _span(mouth, u, entry.length_m.usual)
        for number, element, strip in mouth.lanes:
            lane = _lane(mouth, strip, entry.across_m.usual)
            if element.kind in MOTOR_KINDS and lane and room.take(number, *span):
                draw_words(sketch, kind, entry.words_for(), Spot(mouth, u, _middle(lane)))


def _draw_no_motorcycles(sketch: Sketch, ends: Ends, room: LaneRoom) -> None:
    """Yellow words where a road's fast lanes begin (178: 路段起點)."""
    kind = MarkingKind.NO_MOTORCYCLES_WORDS
    entry = sketch.catalogue[kind]
    text = entry.words_for()
    for mouth, zone in ((ends.start, ends.start_zone), (ends.end, ends.end_zone)):
        near = zone.lines_end + BEHIND_M
        span = _span(mouth, near, words_length(text, entry))
        for number, element, strip in _leaving(mouth):
            lane = _lane(mouth, strip, entry.across_m.usual)
            if element.kind is ElementKind.FAST and lane and room.take(number, *span):
                draw_words(sketch, kind, text, Spot(mouth, near, _middle(lane), away=True))


def _draw_direction_words(sketch: Sketch, mouth: Mouth, zone: Zone, room: LaneRoom) -> None:
    """左彎專用 and the like behind the first arrow of lanes for one direction only (176)."""
    kind = MarkingKind.DIRECTION_LANE_WORDS
    entry = sketch.catalogue[kind]
    if not zone.arrow_tips:
        return
    near = zone.arrow_tips[0] + sketch.catalogue[MarkingKind.LANE_ARROW].length_m.usual + 1.0
    for number, element, strip in mouth.lanes:
        text = entry.words_for(element.turns[0].value) if len(element.turns) == 1 else ""
        lane = _lane(mouth, strip, entry.across_m.usual)
        if text and lane and room.take(number, *_span(mouth, near, words_length(text, entry))):
            draw_words(sketch, kind, text, Spot(mouth, near, _middle(lane)))
