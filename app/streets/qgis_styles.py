"""QGIS styles (QML) of the street export's layers, in the colours of the map.

Only the symbology of a QML is written; keys are those QGIS 3 reads (`<Option>` since 3.22, `<prop>`
before). Sizes are map units, which are metres here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from app.mapping.street_styles import LANE_TINTS, PAINT, SurfaceClass, surface_style
from gis.display.primitives import Colour
from gis.mapping.style import ClassStyle
from gis.streets.objects import KERB_COLOUR

_LINE, _FILL, _MARKER = "line", "fill", "marker"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """Features that a filter lets through, and how they look."""

    kind: str
    label: str
    filter: str = ""
    options: Mapping[str, str]
    expressions: Mapping[str, str] = field(default_factory=dict)


def qgis_styles() -> dict[str, str]:
    """The QML of each layer that has geometry, by layer."""
    looks = surface_style(dark=False).classes
    plain = {
        "road_body": SurfaceClass.ROAD,
        "roadside": SurfaceClass.ROAD,
        "junction": SurfaceClass.ROAD,
        "sidewalk": SurfaceClass.SIDEWALK,
        "island": SurfaceClass.ISLAND,
    }
    styles = {name: _qml([_area(looks[kind])]) for name, kind in plain.items()}
    return styles | {
        "road": _qml([_Rule(kind=_LINE, label="road", options=_line("60,72,88", "0.25"))]),
        "lane": _qml(_lane_rules(looks)),
        "marking": _qml(_marking_rules()),
        "kerb": _qml([_Rule(kind=_LINE, label="kerb", options=_line("74,80,88", "0.15"))]),
        "block": _qml(
            [_Rule(kind=_FILL, label="block", options=_fill("240,239,233", "220,218,210"))]
        ),
        "furniture": _qml(_furniture_rules()),
        "diagnostic": _qml([_Rule(kind=_MARKER, label="diagnostic", options=_marker("214,90,0"))]),
    }


def _area(style: ClassStyle, *, label: str = "", condition: str = "") -> _Rule:
    fill, line = _rgb(style.fill), _rgb(style.line)
    return _Rule(kind=_FILL, label=label, filter=condition, options=_fill(fill, line))


def _lane_rules(looks: tuple[ClassStyle, ...]) -> list[_Rule]:
    rules = [
        _area(looks[tint], label=kind.value, condition=f"\"kind\" = '{kind.value}'")
        for kind, tint in LANE_TINTS.items()
    ]
    return [*rules, _area(looks[SurfaceClass.ROAD], label="fast, mixed", condition="ELSE")]


def _marking_rules() -> list[_Rule]:
    """Lines as wide and dashed as they are, and areas; QGIS shows two layers of one name."""
    return [
        rule
        for name, colour in PAINT.items()
        if name != KERB_COLOUR
        for rule in _rules_of(name, _rgb(colour))
    ]


def _rules_of(name: str, rgb: str) -> Iterable[_Rule]:
    width = {"outlineWidth": '"width_m"'}
    dashes = {"customDash": 'to_string("dash_m") || \';\' || to_string("gap_m")'}
    of_colour = f"\"colour\" = '{name}' AND geometry_type($geometry)"
    solid = _line(rgb, "0.1")
    dashed = solid | {"use_custom_dash": "1", "customdash": "4;6"}
    yield _Rule(
        kind=_LINE,
        label=f"{name} lines",
        filter=f"{of_colour} = 'Line' AND \"dash_m\" IS NULL",
        options=solid,
        expressions=width,
    )
    yield _Rule(
        kind=_LINE,
        label=f"{name} dashed lines",
        filter=f"{of_colour} = 'Line' AND \"dash_m\" IS NOT NULL",
        options=dashed,
        expressions=width | dashes,
    )
    yield _Rule(
        kind=_FILL,
        label=f"{name} areas",
        filter=f"{of_colour} = 'Polygon'",
        options=_fill(rgb, rgb),
    )


_FIXTURES = "'pole', 'street_light', 'camera', 'manhole', 'cabinet', 'bollard', 'tree', 'mirror'"
_SIGNS = (
    ("signals", "\"code\" LIKE '%signal%'", "square", "22,24,28"),
    ("stop", "\"code\" = '遵1'", "octagon", "214,48,42"),
    ("give way", "\"code\" = '遵2'", "triangle", "214,48,42"),
    ("orders", "\"code\" LIKE '遵%' AND \"code\" NOT IN ('遵1', '遵2')", "circle", "31,95,174"),
    ("bans and limits", "left(\"code\", 1) IN ('禁', '限')", "circle", "214,48,42"),
    ("fire hydrants", "\"code\" = 'hydrant'", "circle", "214,48,42"),
    ("bus stops", "\"code\" = 'bus_stop'", "square", "31,95,174"),
    ("poles, lights and the like", '"code" IN (' + _FIXTURES + ")", "circle", "22,24,28"),
    ("warnings", "\"code\" LIKE '警%'", "triangle", "245,196,24"),
)
"""Label, filter, shape and colour of what stands beside the road."""


def _furniture_rules() -> list[_Rule]:
    """Signs by what they are, turned so that they are upright for who they look to."""
    upright = {"angle": '"bearing_deg" + 180'}
    rules = [
        _Rule(
            kind=_MARKER,
            label=label,
            filter=condition,
            options=_marker(colour) | {"name": shape},
            expressions={"angle": '"bearing_deg"'} if label == "give way" else upright,
        )
        for label, condition, shape, colour in _SIGNS
    ]
    other = _Rule(kind=_MARKER, label="other", filter="ELSE", options=_marker("24,78,140"))
    return [*rules, other]


def _rgb(colour: Colour | None) -> str:
    return "0,0,0" if colour is None else f"{colour.red},{colour.green},{colour.blue}"


def _fill(fill: str, line: str) -> dict[str, str]:
    return {
        "color": f"{fill},255",
        "style": "solid",
        "outline_color": f"{line},255",
        "outline_style": "solid",
        "outline_width": "0.05",
        "outline_width_unit": "MapUnit",
        "joinstyle": "bevel",
    }


def _line(colour: str, width_m: str) -> dict[str, str]:
    return {
        "line_color": f"{colour},255",
        "line_style": "solid",
        "line_width": width_m,
        "line_width_unit": "MapUnit",
        "capstyle": "flat",
        "joinstyle": "round",
        "customdash_unit": "MapUnit",
    }


def _marker(colour: str) -> dict[str, str]:
    return {
        "name": "circle",
        "color": f"{colour},255",
        "outline_color": "255,255,255,255",
        "size": "2.4",
        "size_unit": "MM",
    }


_CLASSES = {_LINE: "SimpleLine", _FILL: "SimpleFill", _MARKER: "SimpleMarker"}


def _qml(rules: Iterable[_Rule]) -> str:
    """The document: a single symbol, or rules where there are several."""
    listed = list(rules)
    symbols = "".join(_symbol(place, rule) for place, rule in enumerate(listed))
    if len(listed) == 1:
        renderer = f'<renderer-v2 type="singleSymbol" enableorderby="0">{_symbols(symbols)}'
    else:
        entries = "".join(
            f'<rule key="r{place}" symbol="{place}" label={quoteattr(rule.label)}'
            f" filter={quoteattr(rule.filter)}/>"
            for place, rule in enumerate(listed)
        )
        renderer = (
            f'<renderer-v2 type="RuleRenderer" enableorderby="0"><rules key="root">{entries}'
            f"</rules>{_symbols(symbols)}"
        )
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
        f'<qgis version="3.22.0" styleCategories="Symbology">{renderer}</renderer-v2></qgis>'
    )


def _symbols(inner: str) -> str:
    return f"<symbols>{inner}</symbols>"


def _symbol(place: int, rule: _Rule) -> str:
    options = "".join(
        f'<Option name="{key}" value={quoteattr(value)} type="QString"/>'
        for key, value in rule.options.items()
    )
    old = "".join(f'<prop k="{key}" v={quoteattr(v)}/>' for key, v in rule.options.items())
    own = f"{old}{_expressions(rule.expressions)}"
    return (
        f'<symbol name="{place}" type="{rule.kind}" alpha="1" clip_to_extent="1">'
        f'<layer class="{_CLASSES[rule.kind]}" enabled="1" locked="0" pass="0">'
        f'<Option type="Map">{options}</Option>{own}</layer></symbol>'
    )


def _expressions(found: Mapping[str, str]) -> str:
    """Properties that each feature's own values give."""
    if not found:
        return ""
    made = "".join(
        f'<Option name="{key}" type="Map"><Option name="active" value="true" type="bool"/>'
        f'<Option name="expression" value={quoteattr(text)} type="QString"/>'
        '<Option name="type" value="3" type="int"/></Option>'
        for key, text in found.items()
    )
    return (
        '<data_defined_properties><Option type="Map">'
        '<Option name="name" value="" type="QString"/>'
        f'<Option name="properties" type="Map">{made}</Option>'
        '<Option name="type" value="collection" type="QString"/></Option>'
        "</data_defined_properties>"
    )
