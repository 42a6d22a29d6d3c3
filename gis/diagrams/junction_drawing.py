"""The schematic junction itself: carriageway, centre lines, street names and the north arrow."""

from __future__ import annotations

from collections.abc import Sequence

from shapely import Polygon, box
from shapely.geometry.base import BaseGeometry

from gis.angles import Point, moved, unit_vector
from gis.diagrams.leg_layout import Leg, corner_points
from gis.diagrams.stamps import items_box
from gis.diagrams.text_size import estimated_width_m, text_bounds
from gis.display.primitives import Anchor, Bounds, Colour, Item, Path, Stroke, Text

ROAD_LAYER = "road"
NAME_LAYER = "street_name"
_ROAD = Colour(238, 238, 236)
_KERB = Colour(120, 120, 120)
_CENTRE_LINE = Colour(168, 142, 46)
_NAME_M = 4.0
_NAME_ROOM_M = 2.5
_STEP_M, _MOST_STEPS = 1.0, 150
"""How a name is moved on where its neighbours are in the way."""


def junction_items(legs: Sequence[Leg]) -> tuple[Item, ...]:
    """Carriageway and centre lines of all legs about the origin."""
    kerbs = _kerbs(legs)
    surface = Path(runs=(_outline(legs),), closed=True, fill=_ROAD, layer=ROAD_LAYER)
    edges = Path(runs=kerbs, stroke=Stroke(colour=_KERB, width_m=0.3), layer=ROAD_LAYER)
    lines = Path(
        runs=tuple(
            (
                moved((0.0, 0.0), leg.arm.bearing_deg, leg.mouth_m + 2.0),
                moved((0.0, 0.0), leg.arm.bearing_deg, leg.end_m),
            )
            for leg in legs
        ),
        stroke=Stroke(colour=_CENTRE_LINE, width_m=0.3, dashes_m=(3.0, 2.0)),
        layer=ROAD_LAYER,
    )
    return (surface, edges, lines)


def _kerbs(legs: Sequence[Leg]) -> tuple[tuple[Point, ...], ...]:
    """From each leg's outer end round the corner to the outer end of the next leg."""
    kerbs = []
    for index, leg in enumerate(legs):
        following = legs[(index + 1) % len(legs)]
        corner = corner_points(leg, following)
        kerbs.append((leg.edge(1, leg.end_m), *corner, following.edge(-1, following.end_m)))
    return tuple(kerbs)


def _outline(legs: Sequence[Leg]) -> tuple[Point, ...]:
    return tuple(point for kerb in _kerbs(legs) for point in kerb)


def street_names(legs: Sequence[Leg]) -> tuple[Text, ...]:
    """Street and leg name beyond the outer end of each leg, clear of all legs and other names."""
    surface = Polygon(_outline(legs)).buffer(0)
    names: list[Text] = []
    for leg in legs:
        label = f"{leg.arm.street} ({leg.arm.name})" if leg.arm.street else leg.arm.name
        if label:
            names.append(_clear_name(leg, label, surface, names))
    return tuple(names)


def _clear_name(leg: Leg, label: str, surface: BaseGeometry, others: Sequence[Text]) -> Text:
    """The name at the leg's end, or as far beyond it as its neighbours make necessary."""
    taken = [surface, *(_name_box(other) for other in others)]
    name = _end_name(leg, label, beyond_m=0.0)
    for step in range(_MOST_STEPS):
        name = _end_name(leg, label, beyond_m=step * _STEP_M)
        if not any(_name_box(name).intersects(shape) for shape in taken):
            break
    return name


def _name_box(name: Text) -> BaseGeometry:
    bounds = text_bounds(name)
    return box(bounds.min_x - 0.5, bounds.min_y, bounds.max_x + 0.5, bounds.max_y)


def _end_name(leg: Leg, label: str, *, beyond_m: float) -> Text:
    """A level text whose whole box lies beyond the leg's end."""
    bearing = leg.arm.bearing_deg
    east, north = unit_vector(bearing)
    half_width, half_height = estimated_width_m(label, _NAME_M) / 2, _NAME_M / 2
    clear = abs(east) * half_width + abs(north) * half_height + _NAME_ROOM_M + beyond_m
    end = moved((0.0, 0.0), bearing, leg.end_m + clear)
    x, y = moved(end, bearing + 90.0, (leg.exit_half_m - leg.approach_half_m) / 2)
    return Text(
        at=(x, y - 0.35 * _NAME_M),
        text=label,
        height_m=_NAME_M,
        anchor=Anchor.CENTRE,
        layer=NAME_LAYER,
        key=leg.arm.name,
    )


def junction_bounds(items: Sequence[Item], names: Sequence[Text]) -> Bounds:
    """The box of drawn items with names beside them."""
    return items_box([*items, *names])
