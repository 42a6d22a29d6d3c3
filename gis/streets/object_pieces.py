"""What objects look like: the markings, furniture and islands that maps, plans and files show."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

import numpy as np
import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from gis.streets.cross_section import Turn
from gis.streets.derived import Furniture, Marking, StreetGeometry, Surface
from gis.streets.markings.arrows import arrow_picture
from gis.streets.markings.catalogue import MarkingCatalogue, MarkingEntry, MarkingForm, MarkingKind
from gis.streets.markings.crosswalks import bar_offsets
from gis.streets.markings.hatching import hatched
from gis.streets.markings.sketch import GRID_DIGITS, LEAST_AREA_M2
from gis.streets.markings.words import glyph_shapes
from gis.streets.objects import (
    KERB_COLOUR,
    KERB_MARKING,
    KERB_WIDTH_M,
    POINT_KINDS,
    ObjectKind,
    StreetObject,
    replaced_uids,
)
from gis.streets.signs.catalogue import figure_of

HELD = 20_000
BOX_M = 2.5
"""Side of a box that has no size of its own."""
Piece = TypeVar("Piece", bound=Marking | Furniture | Surface)
Part = tuple[BaseGeometry, float, tuple[float, float] | None]
"""A shape, the width of its line, and its dash."""
Parts = list[Part]


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectPieces:
    """What some objects are shown as."""

    markings: tuple[Marking, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    islands: tuple[Surface, ...] = ()


def pieces_of(objects: Iterable[StreetObject], catalogue: MarkingCatalogue) -> ObjectPieces:
    """The pieces of objects, those of one object numbered from 1."""
    markings: list[Marking] = []
    furniture: list[Furniture] = []
    islands: list[Surface] = []
    for one in objects:
        if one.kind in POINT_KINDS:
            furniture.append(
                Furniture(
                    uid=one.uid,
                    code=one.code or one.kind.value,
                    bearing_deg=one.bearing_deg,
                    level=one.level,
                    at=one.at,
                )
            )
        elif one.kind is ObjectKind.ISLAND:
            if isinstance(one.shape, Polygon):
                islands.append(Surface(uid=one.uid, owner="", level=one.level, shape=one.shape))
        else:
            markings += _markings(one, catalogue)
    return ObjectPieces(
        markings=tuple(markings), furniture=tuple(furniture), islands=tuple(islands)
    )


def with_objects(
    made: StreetGeometry, objects: Sequence[StreetObject], catalogue: MarkingCatalogue
) -> StreetGeometry:
    """Derived geometry with objects among it, each kind in order of uid; detached pieces gone."""
    if not objects:
        return made
    pieces, gone = pieces_of(objects, catalogue), replaced_uids(objects)
    return replace(
        made,
        markings=_merged(made.markings, pieces.markings, gone),
        furniture=_merged(made.furniture, pieces.furniture, gone),
        islands=_merged(made.islands, pieces.islands, gone),
    )


def _merged(made: Sequence[Piece], new: Sequence[Piece], gone: frozenset[str]) -> tuple[Piece, ...]:
    kept = [one for one in made if one.uid not in gone]
    return tuple(sorted([*kept, *new], key=lambda one: one.uid))


@lru_cache(maxsize=HELD)
def _markings(one: StreetObject, catalogue: MarkingCatalogue) -> tuple[Marking, ...]:
    """The painted pieces of a kerb, bay or marking."""
    return tuple(_painted(one, catalogue))


def _painted(one: StreetObject, catalogue: MarkingCatalogue) -> list[Marking]:
    if one.kind is ObjectKind.KERB:
        return _records(one, "", KERB_MARKING, KERB_COLOUR, [(one.shape, KERB_WIDTH_M, None)])
    kind = MarkingKind.PARKING_LINE if one.kind is ObjectKind.BAY else kind_of(one.code)
    if kind is None:
        return []
    entry = catalogue[kind]
    look = one.look
    if look is not None:
        parts: Parts = [(one.shape, look.width_m, look.dash_m)]
        return _records(one, entry.article, kind.value, look.colour, parts)
    parts = _parts(one, entry, catalogue)
    return _records(one, entry.article, kind.value, entry.colour.value, parts)


def kind_of(code: str) -> MarkingKind | None:
    """The kind of marking that a code names; None for any other code."""
    try:
        return MarkingKind(code.partition(" ")[0])
    except ValueError:
        return None


def _records(
    one: StreetObject, article: str, kind: str, colour: str, parts: Sequence[Part]
) -> list[Marking]:
    sound = [
        part
        for part in parts
        if part[0].is_valid and (part[0].length > 0 or part[0].area > LEAST_AREA_M2)
    ]
    return [
        Marking(
            uid=one.uid if len(sound) == 1 else f"{one.uid}.{number:04d}",
            article=article,
            kind=kind,
            colour=colour,
            width_m=width,
            road=None,
            junction=None,
            level=one.level,
            shape=shape,
            dash_m=dash,
        )
        for number, (shape, width, dash) in enumerate(sound, start=1)
        if isinstance(shape, LineString | Polygon)
    ]


def _parts(one: StreetObject, entry: MarkingEntry, catalogue: MarkingCatalogue) -> Parts:
    if one.kind is ObjectKind.BAY:
        return [(_bay(one), entry.width_m.usual, None)]
    if isinstance(one.shape, LineString):
        return _of_line(one.shape, entry)
    if isinstance(one.shape, Polygon):
        return _of_area(one.shape, entry)
    areas = _of_point(one, entry, catalogue)
    width = entry.inner_m.usual or entry.width_m.usual
    return [(area, width, None) for area in areas]


# --- lines


def _of_line(line: LineString, entry: MarkingEntry) -> Parts:
    """Beside each other, or bars along it, as the catalogue says."""
    width, dash = entry.width_m.usual, entry.dash_m
    if entry.kind is MarkingKind.CROSSWALK:
        return [(bar, width, None) for bar in crosswalk_bars(line, entry)]
    if entry.kind in (MarkingKind.SLOW_BARS, MarkingKind.SAFE_DISTANCE_LINE):
        apart = entry.apart_m.usual + width
        lines = [_beside(line, k * apart) for k in range(entry.count)]
        return [(found, width, entry.dash_m) for found in lines if found is not None]
    if entry.form is not MarkingForm.DOUBLE_LINE:
        return [(line, width, dash)]
    half = (entry.apart_m.usual + width) / 2.0
    if entry.kind is MarkingKind.ONE_SIDE_NO_OVERTAKING_LINE or (
        entry.kind is MarkingKind.ONE_SIDE_NO_LANE_CHANGE_LINE
    ):
        pair = [(_beside(line, half), None), (_beside(line, -half), dash)]
    else:
        pair = [(_beside(line, half), dash), (_beside(line, -half), dash)]
    return [(found, width, dashes) for found, dashes in pair if found is not None]


def _beside(line: LineString, left_m: float) -> LineString | None:
    if not left_m:
        return line
    found = shapely.offset_curve(line, left_m, join_style="mitre")
    return found if isinstance(found, LineString) and not found.is_empty else None


def crosswalk_bars(line: LineString, entry: MarkingEntry) -> list[Polygon]:
    """Bars square to a line from kerb to kerb; the line is the middle of the crosswalk."""
    points = shapely.get_coordinates(line)
    way = points[-1] - points[0]
    span = float(np.hypot(*way))
    if not span:
        return []
    way = way / span
    across = np.array([-way[1], way[0]]) * entry.length_m.usual / 2.0
    found = []
    for at in bar_offsets(span, 0.0, entry):
        low, high = points[0] + way * (at - entry.width_m.usual), points[0] + way * at
        ring = np.array([low - across, high - across, high + across, low + across])
        found.append(Polygon(ring.round(GRID_DIGITS)))
    return found


# --- areas


def _of_area(area: Polygon, entry: MarkingEntry) -> Parts:
    """A border, with slanting stripes where the law has them; else painted all over."""
    width = entry.width_m.usual
    inner = shapely.buffer(area, -width, join_style="mitre")
    frame = [part for part in shapely.get_parts(shapely.difference(area, inner))]
    found: Parts = [(part, width, None) for part in frame if isinstance(part, Polygon)]
    if entry.form is not MarkingForm.HATCH:
        return found or [(area, width, None)]
    way = _long_way_deg(area) + entry.angle_deg
    both = entry.kind is MarkingKind.BOX_JUNCTION
    for angle in (way, way + 90.0) if both else (way,):
        for part in shapely.get_parts(inner):
            stripes = hatched(part, angle, entry.inner_m.usual, entry.apart_m.usual)
            found += [(stripe, entry.inner_m.usual, None) for stripe in stripes]
    return found


def _long_way_deg(area: Polygon) -> float:
    """Direction of the longest side, anticlockwise from east."""
    points = shapely.get_coordinates(area.exterior)
    sides = np.diff(points, axis=0)
    dx, dy = sides[int(np.argmax(np.hypot(*sides.T)))].tolist()
    return math.degrees(math.atan2(dy, dx))


# --- points


def _of_point(one: StreetObject, entry: MarkingEntry, catalogue: MarkingCatalogue) -> list[Polygon]:
    """A picture, words or figures about a point, the way that is driven upwards."""
    figure = figure_of(one.code)
    if entry.kind in (MarkingKind.LANE_ARROW, MarkingKind.LANE_DROP_ARROW):
        rings = _arrow(figure, entry)
    elif entry.kind in (MarkingKind.MOTORCYCLE_BOX, MarkingKind.TWO_STAGE_BOX):
        return [_outline(one, entry)]
    elif entry.kind is MarkingKind.EXCLUSIVE_LANE_DIAMOND:
        rings = [_diamond(entry)]
    elif entry.kind is MarkingKind.GIVE_WAY_TRIANGLE:
        rings = [_triangle(entry)]
    else:
        rings = _words(figure, entry, catalogue)
    return [_placed(ring, one) for ring in rings]


TURNS: dict[str, frozenset[Turn]] = {
    "through": frozenset({Turn.THROUGH}),
    "left": frozenset({Turn.LEFT}),
    "right": frozenset({Turn.RIGHT}),
    "through_left": frozenset({Turn.THROUGH, Turn.LEFT}),
    "through_right": frozenset({Turn.THROUGH, Turn.RIGHT}),
    "left_right": frozenset({Turn.LEFT, Turn.RIGHT}),
    "u_turn": frozenset({Turn.REVERSE}),
    "merge_left": frozenset({Turn.MERGE_LEFT}),
    "merge_right": frozenset({Turn.MERGE_RIGHT}),
}
"""What arrows show, by the word behind their code."""


def _arrow(figure: str, entry: MarkingEntry) -> list[Polygon]:
    picture = arrow_picture(
        TURNS.get(figure, TURNS["through"]),
        left_hand=False,
        length_m=entry.length_m.usual,
        shaft_m=entry.width_m.usual,
    )
    half = entry.length_m.usual / 2.0
    return [] if picture is None else [Polygon([(x, y + half) for x, y in picture])]


def _diamond(entry: MarkingEntry) -> Polygon:
    long, wide = entry.length_m.usual / 2.0, entry.across_m.usual / 2.0
    inner = 1.0 - entry.width_m.usual * math.hypot(long, wide) / (long * wide)
    ring = [(0.0, long), (wide, 0.0), (0.0, -long), (-wide, 0.0)]
    return Polygon(ring, [[(x * inner, y * inner) for x, y in ring]])


def _triangle(entry: MarkingEntry) -> Polygon:
    """Its point towards who drives there, as article 172 has it."""
    long, wide, width = entry.length_m.usual / 2.0, entry.across_m.usual / 2.0, entry.width_m.usual
    inner = wide - 1.6 * width
    return Polygon(
        [(0.0, -long), (wide, long), (-wide, long)],
        [[(0.0, -long + 4.0 * width), (inner, long - width), (-inner, long - width)]],
    )


def _words(figure: str, entry: MarkingEntry, catalogue: MarkingCatalogue) -> list[Polygon]:
    """Characters along the way, the first farthest; figures side by side."""
    wide, tall, gap = entry.across_m.usual, entry.length_m.usual, entry.apart_m.usual
    stroke = entry.inner_m.usual or entry.width_m.usual
    figures = entry.kind is MarkingKind.SPEED_LIMIT_FIGURES
    text = figure if figures else entry.words_for(figure) or entry.words_for()
    names = _PICTURES.get(entry.kind) or tuple(text)
    found = []
    for number, name in enumerate(names):
        step = number - (len(names) - 1) / 2.0
        dx, dy = (step * (wide + gap), 0.0) if figures else (0.0, -step * (tall + gap))
        for outline, *holes in glyph_shapes(catalogue.glyph(name), wide, tall, stroke):
            rings = [[(x + dx, y - tall / 2.0 + dy) for x, y in ring] for ring in (outline, *holes)]
            found.append(Polygon(rings[0], rings[1:]))
    return found


_PICTURES: dict[MarkingKind, tuple[str, ...]] = {
    MarkingKind.SLOW_LANE_PICTURES: ("motorcycle", "bicycle"),
    MarkingKind.BICYCLE_CROSSING: ("bicycle",),
}


def _bay(one: StreetObject) -> LineString:
    """The axis of the line about a bay."""
    long, wide = _half_size(one)
    ring = [(-wide, -long), (wide, -long), (wide, long), (-wide, long), (-wide, -long)]
    return LineString(_turned(ring, one))


def _outline(one: StreetObject, entry: MarkingEntry) -> Polygon:
    """The painted frame of a box."""
    long, wide = _half_size(one)
    side, front = entry.sides_m.usual or entry.width_m.usual, entry.width_m.usual
    hole = shapely.box(-wide + side, -long + front, wide - side, long - front)
    frame = Polygon(shapely.box(-wide, -long, wide, long).exterior, [hole.exterior])
    return _placed(frame, one)


def _half_size(one: StreetObject) -> tuple[float, float]:
    return (one.length_m or BOX_M) / 2.0, (one.width_m or BOX_M) / 2.0


def _placed(shape: Polygon, one: StreetObject) -> Polygon:
    """A picture at an object: x to the right of its bearing, y along it."""
    holes = [_turned(hole.coords, one) for hole in shape.interiors]
    return Polygon(_turned(shape.exterior.coords, one), holes)


def _turned(ring: Iterable[Iterable[float]], one: StreetObject) -> list[tuple[float, float]]:
    angle = math.radians(one.bearing_deg)
    sin, cos = math.sin(angle), math.cos(angle)
    east, north = one.at
    return [
        (
            round(east + x * cos + y * sin, GRID_DIGITS),
            round(north - x * sin + y * cos, GRID_DIGITS),
        )
        for x, y in (tuple(point)[:2] for point in ring)
    ]
