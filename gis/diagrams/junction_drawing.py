"""The schematic junction itself: carriageway, centre lines, street names and the north arrow."""

from __future__ import annotations

from collections.abc import Sequence

from gis.angles import Point, moved, unit_vector
from gis.diagrams.leg_layout import Leg, corner_points
from gis.diagrams.stamps import items_box
from gis.diagrams.text_size import estimated_width_m
from gis.display.primitives import Anchor, Bounds, Colour, Item, Path, Stroke, Text

ROAD_LAYER = "road"
NAME_LAYER = "street_name"
_ROAD = Colour(238, 238, 236)
_KERB = Colour(120, 120, 120)
_CENTRE_LINE = Colour(168, 142, 46)
_NAME_M = 4.0
_NAME_ROOM_M = 2.5


def junction_items(legs: Sequence[Leg]) -> tuple[Item, ...]:
    """Carriageway and centre lines of all legs about the origin."""
    outline: list[Point] = []
    kerbs: list[tuple[Point, ...]] = []
    for index, leg in enumerate(legs):
        following = legs[(index + 1) % len(legs)]
        corner = corner_points(leg, following)
        kerb = (leg.edge(1, leg.end_m), *corner, following.edge(-1, following.end_m))
        kerbs.append(kerb)
        outline += kerb
    surface = Path(runs=(tuple(outline),), closed=True, fill=_ROAD, layer=ROAD_LAYER)
    edges = Path(runs=tuple(kerbs), stroke=Stroke(colour=_KERB, width_m=0.3), layer=ROAD_LAYER)
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


def street_names(legs: Sequence[Leg]) -> tuple[Text, ...]:
    """Street and leg name beyond the outer end of each leg."""
    names = []
    for leg in legs:
        label = f"{leg.arm.street} ({leg.arm.name})" if leg.arm.street else leg.arm.name
        if label:
            names.append(_end_name(leg, label))
    return tuple(names)


def _end_name(leg: Leg, label: str) -> Text:
    """A level text whose whole box lies beyond the leg's end."""
    bearing = leg.arm.bearing_deg
    east, north = unit_vector(bearing)
    half_width, half_height = estimated_width_m(label, _NAME_M) / 2, _NAME_M / 2
    clear = abs(east) * half_width + abs(north) * half_height + _NAME_ROOM_M
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
