"""How each kind of layer looks, in a light and a dark variant: data, read by `styles_for`.

Crash marks say the severity by shape first (filled, half, open, small, a diamond where the place
is doubtful) and by colour besides, so that they read in black and white and for colour-blind
readers. Streets are calm greys that lie below them. Labels are source strings; the window has
the words (`widgets/map/layer_words.py`).
"""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum

from app.mapping.street_styles import surface_style
from gis.display.primitives import Colour
from gis.mapping.features import Shape
from gis.mapping.layers import LayerKind
from gis.mapping.style import PLAIN, ClassStyle, LayerStyle, Symbol


class CrashClass(IntEnum):
    """Classes of the crash layer."""

    DEATH = 0
    LATE_DEATH = 1
    """Death after 24 hours, within 30 days."""
    INJURY = 2
    DAMAGE = 3
    DOUBTFUL = 4
    """The position must not be used, whatever the severity."""


class StreetClass(IntEnum):
    """Classes of the street layer, the most important first."""

    MOTORWAY = 0
    PRIMARY = 1
    SECONDARY = 2
    TERTIARY = 3
    LOCAL = 4
    MINOR = 5


STREET_CLASSES = {
    "motorway": StreetClass.MOTORWAY,
    "trunk": StreetClass.MOTORWAY,
    "primary": StreetClass.PRIMARY,
    "secondary": StreetClass.SECONDARY,
    "tertiary": StreetClass.TERTIARY,
    "motorway_link": StreetClass.TERTIARY,
    "trunk_link": StreetClass.TERTIARY,
    "primary_link": StreetClass.TERTIARY,
    "secondary_link": StreetClass.LOCAL,
    "tertiary_link": StreetClass.LOCAL,
    "service": StreetClass.MINOR,
    "track": StreetClass.MINOR,
    "cycleway": StreetClass.MINOR,
    "pedestrian": StreetClass.MINOR,
}
"""By the road classes of the store; all others are local. A ramp is as narrow as it is drawn."""


def _colour(code: str, alpha: float = 1.0) -> Colour:
    """A colour from `#rrggbb`."""
    return Colour(int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16), alpha)


_STREET_WIDTHS = (  # label, metres on the ground, pixels at least
    ("Motorways and expressways", 22.0, 2.4),
    ("Primary roads", 18.0, 2.0),
    ("Secondary roads", 14.0, 1.7),
    ("Tertiary roads", 11.0, 1.4),
    ("Local roads", 7.0, 1.0),
    ("Service roads and paths", 4.0, 0.7),
)
STREET_NAMES_FROM = 12_000.0
JUNCTION_NAMES_FROM = 2_500.0
PLACE_NAMES_FROM = 10_000.0
BOUNDARY_NAMES_FROM = 50_000.0


def _streets(edge: str, *colours: str) -> LayerStyle:
    """One class for each width, in its colour; `edge` lines wide ones on either side."""
    return LayerStyle(
        classes=tuple(
            ClassStyle(
                label=label,
                fill=_colour(colour),
                line=_colour(edge),
                width_m=metres,
                width_px=pixels,
            )
            for (label, metres, pixels), colour in zip(_STREET_WIDTHS, colours, strict=True)
        ),
        names_from=STREET_NAMES_FROM,
    )


def _crashes(death: str, injury: str, damage: str, doubtful: str, paper: str) -> LayerStyle:
    """The five crash marks; `paper` rims the filled one, so that each stands for itself."""
    return LayerStyle(
        classes=(
            ClassStyle(
                label="A1: death within 24 h",
                fill=_colour(death),
                line=_colour(paper),
                symbol=Symbol.CIRCLE,
                size_px=11.0,
            ),
            ClassStyle(
                label="Death after 24 h, within 30 days",
                fill=_colour(death),
                line=_colour(death),
                width_px=1.7,
                symbol=Symbol.HALF_CIRCLE,
                size_px=10.0,
            ),
            ClassStyle(
                label="A2: injury",
                line=_colour(injury),
                width_px=1.7,
                symbol=Symbol.RING,
                size_px=8.0,
            ),
            ClassStyle(
                label="A3: damage only",
                line=_colour(damage),
                width_px=1.3,
                symbol=Symbol.RING,
                size_px=5.0,
            ),
            ClassStyle(
                label="Position doubtful, any severity",
                line=_colour(doubtful),
                width_px=1.2,
                symbol=Symbol.DIAMOND,
                size_px=8.0,
            ),
        )
    )


def _areas(fill: str, line: str) -> LayerStyle:
    return LayerStyle(classes=(ClassStyle(fill=_colour(fill), line=_colour(line)),))


def _boundaries(line: str) -> LayerStyle:
    dashes = (8.0, 3.0, 2.0, 3.0)
    style = ClassStyle(line=_colour(line), width_px=1.6, dashes_px=dashes)
    return LayerStyle(classes=(style,), names_from=BOUNDARY_NAMES_FROM)


def _marks(fill: str, line: str, symbol: Symbol, size_px: float, names_from: float) -> LayerStyle:
    mark = ClassStyle(fill=_colour(fill), line=_colour(line), symbol=symbol, size_px=size_px)
    return LayerStyle(classes=(mark,), names_from=names_from)


_LIGHT = {
    LayerKind.BLOCKS: _areas("#f0efe9", "#dcdad2"),
    LayerKind.BOUNDARIES: _boundaries("#8a6a9a"),
    LayerKind.BUILDINGS: _areas("#e4dfd6", "#d0c9bc"),
    LayerKind.STREETS: _streets(
        "#98a2b0", "#a8b1bd", "#b3bbc6", "#bfc6cf", "#c9cfd7", "#d1d6dc", "#d8dce1"
    ),
    LayerKind.SURFACES: surface_style(dark=False),
    LayerKind.JUNCTIONS: _marks("#ffffff", "#717a87", Symbol.SQUARE, 6.0, JUNCTION_NAMES_FROM),
    LayerKind.PLACES: _marks("#0f766e", "#ffffff", Symbol.TRIANGLE, 10.0, 5_000.0),
    LayerKind.CRASHES: _crashes("#b21818", "#b85c00", "#2f5fa8", "#6f7680", "#ffffff"),
}
_DARK = {
    LayerKind.BLOCKS: _areas("#23272d", "#2f343c"),
    LayerKind.BOUNDARIES: _boundaries("#b596c6"),
    LayerKind.BUILDINGS: _areas("#2d3138", "#3a3f48"),
    LayerKind.STREETS: _streets(
        "#2f353d", "#6c7684", "#626b78", "#58606c", "#4f5661", "#464d57", "#464d57"
    ),
    LayerKind.SURFACES: surface_style(dark=True),
    LayerKind.JUNCTIONS: _marks("#1a1d22", "#9aa3af", Symbol.SQUARE, 6.0, JUNCTION_NAMES_FROM),
    LayerKind.PLACES: _marks("#4fd1c5", "#1a1d22", Symbol.TRIANGLE, 10.0, 5_000.0),
    LayerKind.CRASHES: _crashes("#ff6b6b", "#ffb454", "#7fb4f5", "#a3aab4", "#1a1d22"),
}


def styles_for(kind: LayerKind, *, dark: bool) -> LayerStyle:
    """The look of a kind of layer; guests have `guest_style`, densities `density_ramp_stops`."""
    return (_DARK if dark else _LIGHT).get(kind, PLAIN)


def foreign_style(kind: LayerKind, shape: Shape, number: int, *, dark: bool) -> LayerStyle:
    """The look of a foreign layer: of its kind where that is known, else its own.

    Places of several files are told apart by colour and symbol as other files are.
    """
    if kind is LayerKind.GUEST:
        return guest_style(shape, number, dark=dark)
    if kind is LayerKind.PLACES:
        return replace(guest_style(shape, number, dark=dark), names_from=PLACE_NAMES_FROM)
    return styles_for(kind, dark=dark)


_GUEST_LIGHT = ("#0072b2", "#00805d", "#b84e00", "#9c4a7c", "#4a4fb0", "#7a6400")
_GUEST_DARK = ("#5ab4e5", "#35c99a", "#ff9550", "#e79ac4", "#a5a8ff", "#e0c24a")
"""After Okabe and Ito (2008), made darker or lighter to stand on the background."""
_GUEST_SYMBOLS = (Symbol.SQUARE, Symbol.TRIANGLE, Symbol.DIAMOND, Symbol.CROSS)
_GUEST_DASHES: tuple[tuple[float, ...], ...] = ((), (8.0, 3.0), (3.0, 2.0), (8.0, 3.0, 2.0, 3.0))


def guest_style(shape: Shape, number: int, *, dark: bool) -> LayerStyle:
    """The look of the `number`th foreign layer: another colour, symbol and dashes each time."""
    colours = _GUEST_DARK if dark else _GUEST_LIGHT
    code = colours[number % len(colours)]
    dashes = _GUEST_DASHES[number % len(_GUEST_DASHES)]
    if shape is Shape.AREA:
        style = ClassStyle(
            fill=_colour(code, 0.18), line=_colour(code), width_px=1.5, dashes_px=dashes
        )
    elif shape is Shape.LINE:
        style = ClassStyle(line=_colour(code), width_px=2.0, dashes_px=dashes)
    else:
        symbol = _GUEST_SYMBOLS[number % len(_GUEST_SYMBOLS)]
        rim = _colour(code) if symbol is Symbol.CROSS else _colour("#1a1d22" if dark else "#ffffff")
        width = 2.0 if symbol is Symbol.CROSS else 1.0
        size = 11.0 if symbol is Symbol.TRIANGLE else 9.0
        style = ClassStyle(
            fill=_colour(code), line=rim, width_px=width, symbol=symbol, size_px=size
        )
    return LayerStyle(classes=(style,))


def density_stops(*, dark: bool) -> tuple[Colour, ...]:
    """Stops of the density ramp: away from the background, in lightness too."""
    if dark:
        return (
            _colour("#3b0f4f", 0.0),
            _colour("#7a2a6b", 0.55),
            _colour("#d9553f", 0.75),
            _colour("#ffe08a", 0.9),
        )
    return (
        _colour("#fff3c4", 0.0),
        _colour("#f7b267", 0.6),
        _colour("#d1495b", 0.75),
        _colour("#4a0f4f", 0.85),
    )
