"""How street geometry looks: asphalt, lanes by kind, sidewalks, islands, and paint as it is.

Paint has its own colours in the light and in the dark theme; asphalt is dark enough in both for
white lines to be seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from gis.display.primitives import Colour
from gis.mapping.style import ClassStyle, LayerStyle
from gis.streets.cross_section import ElementKind
from gis.streets.objects import KERB_COLOUR
from gis.streets.signs.face_paint import FacePaint


class SurfaceClass(IntEnum):
    """What a piece of street surface is; the first lies on top."""

    ISLAND = 0
    BUS = 1
    MOTORCYCLE = 2
    BICYCLE = 3
    SLOW = 4
    PEDESTRIAN = 5
    ROAD = 6
    ROAD_ASSUMED = 7
    """Its widths are defaults that nobody has confirmed."""
    SIDEWALK = 8


LANE_TINTS = {
    ElementKind.BUS: SurfaceClass.BUS,
    ElementKind.MOTORCYCLE: SurfaceClass.MOTORCYCLE,
    ElementKind.MOTORCYCLE_PRIORITY: SurfaceClass.MOTORCYCLE,
    ElementKind.BICYCLE: SurfaceClass.BICYCLE,
    ElementKind.SLOW: SurfaceClass.SLOW,
    ElementKind.PEDESTRIAN: SurfaceClass.PEDESTRIAN,
}
"""Lanes that are told apart; fast and mixed ones are plain asphalt."""

SURFACE_COUNT = len(SurfaceClass)
_LABELS = {
    SurfaceClass.ISLAND: "Islands",
    SurfaceClass.BUS: "Bus lanes",
    SurfaceClass.MOTORCYCLE: "Motorcycle lanes",
    SurfaceClass.BICYCLE: "Bicycle lanes",
    SurfaceClass.SLOW: "Slow lanes",
    SurfaceClass.PEDESTRIAN: "Streets for walkers",
    SurfaceClass.ROAD: "Carriageway",
    SurfaceClass.ROAD_ASSUMED: "Carriageway, widths assumed",
    SurfaceClass.SIDEWALK: "Sidewalks",
}
_LIGHT = {
    SurfaceClass.ISLAND: "#b9c7a6",
    SurfaceClass.BUS: "#a88f8f",
    SurfaceClass.MOTORCYCLE: "#8a98ab",
    SurfaceClass.BICYCLE: "#8fa293",
    SurfaceClass.SLOW: "#949aa3",
    SurfaceClass.PEDESTRIAN: "#c9b8a4",
    SurfaceClass.ROAD: "#8d939c",
    SurfaceClass.ROAD_ASSUMED: "#a6abb3",
    SurfaceClass.SIDEWALK: "#d6d1c5",
}
_DARK = {
    SurfaceClass.ISLAND: "#4a5a40",
    SurfaceClass.BUS: "#5c4a4a",
    SurfaceClass.MOTORCYCLE: "#465062",
    SurfaceClass.BICYCLE: "#43554a",
    SurfaceClass.SLOW: "#4f555e",
    SurfaceClass.PEDESTRIAN: "#5f5447",
    SurfaceClass.ROAD: "#474d56",
    SurfaceClass.ROAD_ASSUMED: "#59606a",
    SurfaceClass.SIDEWALK: "#3c3f45",
}
_EDGES = {SurfaceClass.ISLAND: ("#7d8a6c", "#788a6c")}
"""Kerbs, light and dark; all else is edged in its own colour, so that no seams are seen."""
BANDS = 3
"""Above the ground, on it, below it: what is higher lies on top."""
PAINT = {
    "white": Colour(255, 255, 255),
    "yellow": Colour(245, 196, 24),
    "red": Colour(214, 48, 42),
    "blue": Colour(58, 110, 190),
    "green": Colour(58, 140, 80),
    KERB_COLOUR: Colour(74, 80, 88),
}
"""Colours of markings; another name is painted white."""
_PAINT_LABELS = {
    "white": "White markings",
    "yellow": "Yellow markings",
    "red": "Red markings",
    "blue": "Blue markings",
    "green": "Green markings",
    KERB_COLOUR: "Kerb lines",
}
LEAST_PX = 1.0
"""Paint is drawn no thinner than this."""


def _colour(code: str) -> Colour:
    return Colour(int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16))


ASPHALT = _colour(_LIGHT[SurfaceClass.ROAD])
"""What paint lies on in a legend."""


def surface_classes(kinds: NDArray[np.uint8], levels: NDArray[np.int64]) -> NDArray[np.uint8]:
    """The class of each piece of surface in `surface_style`, from `SurfaceClass` and level."""
    bands = 1 - np.sign(levels)
    found: NDArray[np.uint8] = (bands * SURFACE_COUNT + kinds).astype(np.uint8)
    return found


def surface_style(*, dark: bool) -> LayerStyle:
    """The look of street surfaces: once for each band of levels."""
    colours = _DARK if dark else _LIGHT
    one = tuple(_surface(kind, colours[kind], dark=dark) for kind in SurfaceClass)
    return LayerStyle(classes=one * BANDS)


def _surface(kind: SurfaceClass, code: str, *, dark: bool) -> ClassStyle:
    edge = _EDGES.get(kind, (code, code))[dark]
    return ClassStyle(label=_LABELS[kind], fill=_colour(code), line=_colour(edge), width_px=0.8)


@dataclass(frozen=True, slots=True, order=True)
class PaintLook:
    """What marking lines are told apart by on the map."""

    colour: str
    width_m: float
    dash_m: tuple[float, float] | None = None


def line_style(look: PaintLook) -> ClassStyle:
    """A painted line, as wide and dashed as it is on the ground."""
    return ClassStyle(
        label=_PAINT_LABELS.get(look.colour, _PAINT_LABELS["white"]),
        line=PAINT.get(look.colour, PAINT["white"]),
        width_px=LEAST_PX,
        width_m=look.width_m,
        dashes_m=look.dash_m or (),
        flat_ends=True,
    )


def area_style(colour: str) -> ClassStyle:
    """A painted area."""
    paint = PAINT.get(colour, PAINT["white"])
    label = _PAINT_LABELS.get(colour, _PAINT_LABELS["white"])
    return ClassStyle(label=label, fill=paint)


_FACES = {
    FacePaint.TOP_BLACK: "#16181c",
    FacePaint.TOP_WHITE: "#ffffff",
    FacePaint.TOP_RED: "#d6302a",
    FacePaint.TOP_YELLOW: "#f5c418",
    FacePaint.TOP_GREEN: "#2fa84f",
    FacePaint.PLATE_WHITE: "#ffffff",
    FacePaint.PLATE_BLUE: "#1f5fae",
    FacePaint.BASE_RED: "#d6302a",
    FacePaint.BASE_BLUE: "#1f5fae",
    FacePaint.BASE_GREY: "#6b7078",
    FacePaint.BASE_BLACK: "#16181c",
}


def face_style() -> LayerStyle:
    """The look of signs and signals, the same in both themes."""
    edged = {FacePaint.BASE_RED, FacePaint.BASE_BLUE, FacePaint.BASE_BLACK}
    return LayerStyle(
        classes=tuple(
            ClassStyle(
                label="Signs and signals",
                fill=_colour(_FACES[paint]),
                line=_colour("#ffffff") if paint in edged else None,
                width_px=0.5,
            )
            for paint in FacePaint
        )
    )
