"""One crash as drawn items about its contact point: paths, contact mark, key number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from math import hypot

from gis.angles import Point, bearing_deg, moved
from gis.diagrams.contact_mark import contact_mark
from gis.diagrams.diagram import Glyph, GlyphParty, HitSide
from gis.diagrams.party_style import Figure, PartyStyle, party_style
from gis.diagrams.path_shapes import GLYPH_RADIUS_M, Approach, PathShape, path_shape
from gis.diagrams.record_geometry import FALL_TYPES, OBJECT_TYPES
from gis.diagrams.strokes import (
    FINE_M,
    PATH_LAYER,
    arrow_head,
    box,
    cross_bar,
    dot,
    fall_mark,
    hollow_line,
    line,
    person,
    ring,
    square,
)
from gis.diagrams.text_size import text_bounds
from gis.display.primitives import (
    WHITE,
    Anchor,
    Circle,
    Item,
    Path,
    Picture,
    Stroke,
    Text,
    scaled_onto,
)
from gis.scenes.record import Movement

NUMBER_LAYER = "number"
NUMBER_M = 3.0
"""Letter height of key numbers."""
OBJECT_HALF_M = 1.8
_SHAPES_REACH_M = 7.3
_NUMBER_BEARINGS = (
    *(45.0, 90.0, 135.0, 0.0, 180.0, 315.0, 225.0, 270.0),
    *(22.5, 67.5, 112.5, 157.5, 202.5, 247.5, 292.5, 337.5),
)
"""Places of the key number about the contact, the preferred one first."""
_NUMBER_ROOM_M = 0.55
"""Room between the number's box and the next line."""
_NUMBER_NEAREST_M, _NUMBER_STEP_M = 3.0, 0.5
_OPEN_PARTY_M = 5.4
"""Distance from the contact of a party whose heading is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyPose:
    """A party with the headings it is drawn with; None where none is known."""

    party: GlyphParty
    heading_in_deg: float | None
    heading_deg: float | None


def glyph_items(
    glyph: Glyph, poses: Iterable[PartyPose], *, label: str | None = None
) -> tuple[Item, ...]:
    """Everything of one crash within a circle of `GLYPH_RADIUS_M` about the origin.

    `label` stands in place of the key number (the count of a stack).
    """
    key = glyph.case_no
    queues: dict[tuple[HitSide, float], int] = {}
    shapes: list[Item] = []
    unplaced: list[GlyphParty] = []
    for pose in poses:
        if pose.heading_deg is None or pose.heading_in_deg is None:
            unplaced.append(pose.party)
            continue
        spot = (pose.party.hit_side, round(pose.heading_deg, 0))
        rank = queues.get(spot, 0)
        queues[spot] = rank + 1
        shapes += _party_items(glyph, pose, rank)
    for party in unplaced:
        shapes += _open_party(party, glyph, shapes)
    if glyph.type_code in OBJECT_TYPES:
        shapes.append(square((0.0, 0.0), OBJECT_HALF_M, key))
    mark = contact_mark((0.0, 0.0), glyph.severity, late_death=glyph.late_death, key=key)
    fitted = _fitted(tuple(shapes))
    return (*fitted, *mark, _number(label or str(glyph.number), key, (*fitted, *mark)))


def moved_items(items: Iterable[Item], to: Point) -> tuple[Item, ...]:
    """Items shifted from the origin."""
    return scaled_onto(items, scale=1.0, target=to)


def _party_items(glyph: Glyph, pose: PartyPose, rank: int) -> list[Item]:
    """Path, head and figures of one party."""
    party, key = pose.party, glyph.case_no
    style = party_style(party)
    if style.figure is Figure.PERSON and party.movement in (Movement.STANDING, Movement.STOPPED):
        return [*person((1.7, 1.0), key)]
    approach = Approach(
        heading_in_deg=pose.heading_in_deg or 0.0,
        heading_deg=pose.heading_deg or 0.0,
        side=party.hit_side,
        movement=party.movement,
        rank=rank,
    )
    shape = path_shape(approach)
    if party.movement is Movement.PARKED:
        return _parked(shape, style, key)
    items = _runs(shape, style, key)
    items += _ends(shape, party.movement, style, key)
    items += _figures(shape, style, key)
    if shape.rest:
        items += [
            line(shape.rest, FINE_M, key, dashes=(0.6, 0.4)),
            arrow_head(shape.rest[-1], bearing_deg(*shape.rest[-2:]), key, size_m=1.5, hollow=True),
        ]
    if glyph.type_code in FALL_TYPES and party.hit_side is HitSide.FRONT:
        ahead = bearing_deg(*shape.points[-2:])
        items.append(fall_mark(moved((0.0, 0.0), ahead, 1.35), ahead, key))
    return items


def _runs(shape: PathShape, style: PartyStyle, key: str) -> list[Item]:
    """The lines of a path; a lane change has a dashed piece."""
    items: list[Item] = []
    for index, run in enumerate(shape.runs):
        if index == shape.dashed:
            items.append(line(run, style.width_m, key, dashes=(0.5, 0.35)))
        elif style.hollow:
            items += hollow_line(run, style.width_m, key)
        else:
            items.append(line(run, style.width_m, key, dashes=style.dashes_m))
    return items


def _ends(shape: PathShape, movement: Movement, style: PartyStyle, key: str) -> list[Item]:
    """Arrow head and the signs of starting, stopping and reversing."""
    points = shape.points
    first, tip = points[0], points[-1]
    heading = bearing_deg(points[-2], tip)
    size = 1.65 + style.width_m * 0.75
    hollow = style.hollow
    if movement is Movement.REVERSING:
        tail = moved(first, bearing_deg(first, points[1]), 0.5)
        back = moved(tip, heading, -size)
        return [
            arrow_head(back, heading + 180.0, key, size_m=size, hollow=True),
            cross_bar(tail, heading, 1.1, key),
        ]
    items: list[Item] = [arrow_head(tip, heading, key, size_m=size, hollow=hollow)]
    if movement in (Movement.STOPPED, Movement.STOPPING):
        for back_m in (size + 0.35, size + 1.15):
            items.append(cross_bar(moved(tip, heading, -back_m), heading, 1.1, key))
    if movement is Movement.STARTING:
        items.append(dot(first, 0.75, key))
    return items


def _parked(shape: PathShape, style: PartyStyle, key: str) -> list[Item]:
    """A box, with its nose and its class."""
    first, last = shape.points[0], shape.points[-1]
    heading = bearing_deg(first, last)
    length = hypot(last[0] - first[0], last[1] - first[1])
    half_width = 0.65 if style.figure in (Figure.DOT, Figure.RING) else 0.8 + style.width_m / 2
    middle = moved(first, heading, length / 2)
    nose = moved(first, heading, length - 0.25)
    items: list[Item] = [box(first, heading, length, half_width, key)]
    items.append(arrow_head(nose, heading, key, size_m=1.0, hollow=False))
    if style.figure is Figure.DOT:
        items.append(dot(middle, 0.4, key))
    if style.figure is Figure.RING:
        items.append(ring(middle, 0.4, key))
    return items


def _figures(shape: PathShape, style: PartyStyle, key: str) -> list[Item]:
    """Dot, ring or person near the path's start."""
    points = shape.points
    place = moved(points[0], bearing_deg(points[0], points[1]), 1.1)
    match style.figure:
        case Figure.DOT:
            return [dot(place, 0.65, key)]
        case Figure.RING:
            return [ring(place, 0.65, key)]
        case Figure.PERSON:
            return [*person((points[0][0], points[0][1] + 0.2), key)]
        case _:
            return []


def _open_party(party: GlyphParty, glyph: Glyph, shapes: list[Item]) -> list[Item]:
    """A party whose heading is not known: an object's square, else its number in a ring."""
    key = glyph.case_no
    if party_style(party).figure is Figure.SQUARE:
        fallen = glyph.type_code in FALL_TYPES
        return (
            []
            if fallen or glyph.type_code in OBJECT_TYPES
            else [square((0.0, 0.0), OBJECT_HALF_M, key)]
        )
    obstacles = [spot for item in shapes for spot in _spread(item)]
    places = (moved((0.0, 0.0), 120.0 + 30.0 * step, _OPEN_PARTY_M) for step in range(12))
    at = max(places, key=lambda place: round(_room(place, obstacles), 1))
    radius = 1.7
    circle = Circle(
        centre=at,
        radius_m=radius,
        stroke=Stroke(width_m=0.22, dashes_m=(0.6, 0.4)),
        fill=WHITE,
        layer=PATH_LAYER,
        key=key,
    )
    label = Text(
        at=(at[0], at[1] - 0.65),
        text=f"{party.no}?",
        height_m=1.9,
        anchor=Anchor.CENTRE,
        layer=PATH_LAYER,
        key=key,
    )
    return [circle, label]


def item_points(item: Item) -> Iterable[Point]:
    """Points that bound an item."""
    match item:
        case Path():
            for run in item.runs:
                yield from run
        case Circle():
            x, y = item.centre
            r = item.radius_m
            yield from ((x - r, y), (x + r, y), (x, y - r), (x, y + r))
        case Text():
            bounds = text_bounds(item)
            yield from ((bounds.min_x, bounds.min_y), (bounds.max_x, bounds.max_y))
        case Picture():
            yield from item.corners


def _fitted(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Items made smaller about the contact if they leave the glyph's circle."""
    reach = max((hypot(*point) for item in items for point in item_points(item)), default=0.0)
    if reach <= _SHAPES_REACH_M:
        return items
    return scaled_onto(items, scale=_SHAPES_REACH_M / reach)


def _number(label: str, key: str, shapes: tuple[Item, ...]) -> Text:
    """The key number at the nearest clear place, wholly inside the glyph's circle."""
    text = Text(
        at=(0.0, 0.0),
        text=label,
        height_m=NUMBER_M,
        anchor=Anchor.CENTRE,
        bold=True,
        layer=NUMBER_LAYER,
        key=key,
    )
    size = text_bounds(text)
    half = (size.width / 2 + _NUMBER_ROOM_M, size.height / 2 + _NUMBER_ROOM_M)
    farthest = GLYPH_RADIUS_M - hypot(size.width, size.height) / 2 - 0.1
    obstacles = [spot for item in shapes for spot in _spread(item)]
    place = next(
        (
            at
            for at in _number_places(farthest)
            if not any(abs(at[0] - x) < half[0] and abs(at[1] - y) < half[1] for x, y in obstacles)
        ),
        None,
    )
    if place is None:
        rim = [moved((0.0, 0.0), bearing, farthest) for bearing in _NUMBER_BEARINGS]
        place = max(rim, key=lambda at: round(_room(at, obstacles), 1))
    lift = (size.max_y + size.min_y) / 2
    return replace(text, at=(place[0], place[1] - lift))


def _number_places(farthest_m: float) -> Iterable[Point]:
    """Middles of a key number, the nearest to the contact first."""
    steps = int((farthest_m - _NUMBER_NEAREST_M) / _NUMBER_STEP_M)
    for step in range(steps + 1):
        distance = _NUMBER_NEAREST_M + step * _NUMBER_STEP_M
        for bearing in _NUMBER_BEARINGS:
            yield moved((0.0, 0.0), bearing, distance)
    for bearing in _NUMBER_BEARINGS:
        yield moved((0.0, 0.0), bearing, farthest_m)


def _room(at: Point, obstacles: list[Point]) -> float:
    """Distance to the nearest obstacle."""
    return min((hypot(at[0] - x, at[1] - y) for x, y in obstacles), default=GLYPH_RADIUS_M)


def _spread(item: Item) -> Iterable[Point]:
    """Points along an item, close enough to keep a number off it."""
    points = list(item_points(item))
    yield from points
    for (x1, y1), (x2, y2) in pairwise(points):
        parts = int(hypot(x2 - x1, y2 - y1) / 0.8) + 1
        for share in (step / parts for step in range(1, parts)):
            yield (x1 + (x2 - x1) * share, y1 + (y2 - y1) * share)


def own_pose(party: GlyphParty) -> PartyPose:
    """The pose that a party carries itself: glyphs up to rotation."""
    return PartyPose(
        party=party, heading_in_deg=party.heading_in_deg, heading_deg=party.heading_deg
    )
