"""The street export as a drawing for DXF: ground metres, outlines and lines on a layer each."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import shapely

from app.mapping.street_styles import PAINT
from app.streets.export_layers import StreetContent
from gis.angles import Point
from gis.display.primitives import (
    Anchor,
    Bounds,
    Circle,
    Colour,
    DisplayList,
    Item,
    Path,
    Stroke,
    Text,
)
from gis.streets.derived import Marking
from gis.streets.objects import KERB_MARKING
from gis.streets.records import Road

NAME_M = 1.5
"""Letters of street names, on the ground: 3 mm at 1:500."""
_INK = Colour(60, 72, 88)
_COLOURS = {
    "BLOCK": Colour(150, 150, 140),
    "SIDEWALK": Colour(170, 160, 140),
    "ROAD_BODY": Colour(90, 96, 104),
    "JUNCTION": Colour(90, 96, 104),
    "LANE": Colour(140, 146, 154),
    "ISLAND": Colour(110, 140, 90),
}
_SIGN_M, _MARK_M = 0.3, 1.0


def dxf_drawing(content: StreetContent) -> DisplayList:
    """All layers of the export; keys are the ids of the rows."""
    made = content.geometry
    items: list[Item] = []
    for layer, records in (
        ("BLOCK", made.blocks),
        ("SIDEWALK", made.sidewalks),
        ("ROAD_BODY", made.bodies),
        ("JUNCTION", made.junctions),
        ("LANE", made.lanes),
        ("ISLAND", made.islands),
    ):
        items += _outlines(layer, records)
    items += map(_marking, made.markings)
    for road in content.roads:
        items += _road(road)
    for one in made.furniture:
        items += _sign(one.at, one.code, one.bearing_deg, one.uid)
    for found in content.diagnostics:
        if found.at is not None:
            stroke = Stroke(colour=Colour(214, 90, 0), width_m=0.0)
            items.append(
                Circle(
                    centre=found.at,
                    radius_m=_MARK_M,
                    stroke=stroke,
                    layer="DIAGNOSTIC",
                    key=found.code,
                )
            )
    return DisplayList(tuple(items), _frame(content))


def _frame(content: StreetContent) -> Bounds:
    lines = [road.line for road in content.roads]
    shapes = [*lines, *(body.shape for body in content.geometry.bodies)]
    bounds = shapely.total_bounds(np.array(shapes, dtype=object))
    return Bounds(*(float(side) for side in bounds))


def _outlines(layer: str, records: Iterable[Any]) -> Iterator[Path]:
    stroke = Stroke(colour=_COLOURS[layer], width_m=0.0)
    for record in records:
        runs = _rings(record.shape)
        yield Path(runs=runs, closed=True, stroke=stroke, layer=layer, key=record.uid)


def _rings(shape: shapely.Polygon) -> tuple[tuple[Point, ...], ...]:
    return tuple(_points(ring)[:-1] for ring in (shape.exterior, *shape.interiors))


def _points(line: shapely.LineString) -> tuple[Point, ...]:
    return tuple(map(tuple, shapely.get_coordinates(line).tolist()))


def _marking(marking: Marking) -> Path:
    colour = PAINT.get(marking.colour, PAINT["white"])
    kerb = marking.kind == KERB_MARKING
    layer = "KERB" if kerb else f"MARKING_{marking.colour.upper()}"
    if isinstance(marking.shape, shapely.Polygon):
        runs = _rings(marking.shape)
        return Path(runs=runs, closed=True, fill=colour, layer=layer, key=marking.uid)
    stroke = Stroke(colour=colour, width_m=marking.width_m, dashes_m=marking.dash_m or ())
    return Path(runs=(_points(marking.shape),), stroke=stroke, layer=layer, key=marking.uid)


def _road(road: Road) -> Iterator[Item]:
    """The reference line, and the name along its middle."""
    stroke = Stroke(colour=_INK, width_m=0.0)
    yield Path(runs=(_points(road.line),), stroke=stroke, layer="ROAD", key=road.uid)
    if road.name:
        middle = road.line.length / 2
        before, at, after = (road.line.interpolate(middle + shift) for shift in (-1.0, 0.0, 1.0))
        angle = math.degrees(math.atan2(after.y - before.y, after.x - before.x))
        angle = (angle + 90.0) % 180.0 - 90.0  # to be read from below or from the right
        yield Text(
            at=(at.x, at.y),
            text=road.name,
            height_m=NAME_M,
            anchor=Anchor.CENTRE,
            angle_deg=angle,
            colour=_INK,
            layer="NAME",
            key=road.uid,
        )


def _sign(at: Point, code: str, bearing_deg: float, uid: str) -> Iterator[Item]:
    """A circle with a line to where it faces, and its code."""
    stroke = Stroke(colour=Colour(24, 78, 140), width_m=0.0)
    bearing = math.radians(bearing_deg)
    end = (at[0] + 2 * _SIGN_M * math.sin(bearing), at[1] + 2 * _SIGN_M * math.cos(bearing))
    yield Circle(centre=at, radius_m=_SIGN_M, stroke=stroke, layer="FURNITURE", key=uid)
    yield Path(runs=((at, end),), stroke=stroke, layer="FURNITURE", key=uid)
    beside = (at[0] + 1.5 * _SIGN_M, at[1])
    yield Text(at=beside, text=code, height_m=0.6, colour=stroke.colour, layer="FURNITURE", key=uid)
