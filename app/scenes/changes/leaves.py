"""What the values of a scene's document are called, and how each is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.scenes.changes import values
from app.scenes.changes.shapes import shape_words
from app.scenes.changes.values import ValueWords, coded, coded_list
from gis.crashes.codes import CodeField
from gis.scenes.form.fields import CODES, OF_REPORT, FormField


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One value of a part."""

    name: str
    """Code of its name."""
    words: ValueWords
    is_shape: bool = False
    """Whether it is a place or a shape: told by how far it moved."""
    is_made: bool = False
    """Whether it is drawn or taken away, rather than filled in."""


def _form(field: FormField, words: ValueWords | None = None) -> Leaf:
    told = words or (coded(CODES[field]) if field in CODES else values.text_words)
    return Leaf(name=f"FORM_FIELD_{field.name}", words=told)


def _own(name: str, words: ValueWords) -> Leaf:
    return Leaf(name=f"SCENE_PART_{name}", words=words)


def _shape(name: str) -> Leaf:
    return Leaf(name=f"SCENE_PART_{name}", words=shape_words, is_shape=True, is_made=True)


def _place(name: str) -> Leaf:
    return Leaf(name=f"SCENE_PART_{name}", words=shape_words, is_shape=True)


OF_SCENE: Mapping[str, Leaf] = {
    "case_no": _form(FormField.CASE_NO, values.name_words),
    "occurred_at": _form(FormField.OCCURRED_AT, values.moment_words),
    "place": _form(FormField.PLACE),
    "severity": _form(FormField.SEVERITY, values.name_words),
    "deaths_24h": _form(FormField.DEATHS_24H, values.name_words),
    "deaths_30d": _form(FormField.DEATHS_30D, values.name_words),
    "injured": _form(FormField.INJURED, values.name_words),
    "weather": _form(FormField.WEATHER),
    "light": _form(FormField.LIGHT),
    "surface": _form(FormField.SURFACE),
    "signal": _form(FormField.SIGNAL),
    "type_code": _form(FormField.TYPE),
    "cause": _form(FormField.CAUSE),
    "causes": _form(FormField.CAUSES, coded_list(CodeField.CAUSE)),
    "station": _form(FormField.STATION),
    "handler": _form(FormField.HANDLER, values.name_words),
    "base_date": _own("BASE_DATE", values.name_words),
    "crs": _own("CRS", values.name_words),
    "impact": _shape("IMPACT"),
    "impact_sigma_m": _own("IMPACT_SIGMA", values.metre_words),
}
"""Values of the scene itself."""
OF_ROAD: Mapping[str, Leaf] = {one.value: _form(one) for one in OF_REPORT} | {
    "speed_limit_kmh": _form(FormField.SPEED_LIMIT, values.speed_words)
}
"""Values of `report`."""
_POSE: Mapping[str, Leaf] = {
    "at": _place("AT"),
    "heading_deg": _own("HEADING", values.degree_words),
    "state": _own("STATE", values.state_words),
    "trailer_deg": _own("TRAILER", values.degree_words),
}
_THING: Mapping[tuple[str, ...], Leaf] = {
    ("at",): _place("AT"),
    ("note",): _own("NOTE", values.text_words),
    ("party",): _own("OWNER", values.letter_words),
}
_WHERE = {"contact": "CONTACT", "positions": "POSITION", "rest": "REST"}
_OF_PARTY: Mapping[tuple[str, ...], Leaf] = {
    ("class",): _form(FormField.CLASS),
    ("symbol",): _form(FormField.SYMBOL, values.symbol_words),
    ("size_m",): _own("SIZE", values.size_words),
    ("action",): _form(FormField.ACTION),
    ("impact",): _form(FormField.IMPACT),
    ("impact_other",): _form(FormField.IMPACT_OTHER),
    ("injury",): _form(FormField.INJURY),
    ("age_band",): _form(FormField.AGE_BAND),
    ("protection",): _form(FormField.PROTECTION),
    ("phone",): _form(FormField.PHONE),
    ("cause",): _form(FormField.PARTY_CAUSE),
    ("fled",): _form(FormField.FLED),
    ("approach",): _shape("APPROACH"),
    ("contact",): Leaf(name="SCENE_PART_CONTACT", words=lambda *_: "", is_made=True),
    ("rest",): Leaf(name="SCENE_PART_REST", words=lambda *_: "", is_made=True),
    ("positions",): _own("POSITIONS", values.count_words),
} | {(where, key): leaf for where in _WHERE for key, leaf in _POSE.items()}
OF_ITEMS: Mapping[str, Mapping[tuple[str, ...], Leaf]] = {
    "parties": _OF_PARTY,
    "marks": {
        **_THING,
        ("kind",): _own("KIND", values.mark_words),
        ("geometry",): _place("SHAPE"),
        ("length_m",): _own("LENGTH", values.metre_words),
    },
    "objects": {
        **_THING,
        ("symbol",): _form(FormField.SYMBOL, values.symbol_words),
        ("heading_deg",): _own("HEADING", values.degree_words),
    },
    "photos": {
        **_THING,
        ("bearing_deg",): _own("BEARING", values.degree_words),
        ("file",): _own("FILE", values.text_words),
    },
    "fixed_points": _THING,
    "texts": {**_THING, ("text",): _own("WORDS", values.text_words)},
    "dimensions": {
        ("start",): _place("START"),
        ("end",): _place("END"),
        ("offset_m",): _own("OFFSET", values.metre_words),
    },
    "measurements": {
        ("method",): _own("METHOD", values.method_words),
        ("sigma_m",): _own("SIGMA", values.metre_words),
        ("square_sigma_deg",): _own("SQUARE_SIGMA", values.degree_words),
        ("angle_sigma_deg",): _own("ANGLE_SIGMA", values.degree_words),
        ("side",): _own("SIDE", values.side_words),
        ("photo",): _own("PHOTO_ID", values.name_words),
    },
}
"""Values of the items of each list, by their keys without places."""
WHOLE = frozenset(
    {"at", "approach", "geometry", "impact", "start", "end", "causes", "size_m", "values_m", "from"}
)
"""Keys whose values are told as one."""
POSE_NAMES = {key: f"SCENE_PART_{name}" for key, name in _WHERE.items()}
"""Codes of a party's places; POSITION takes its number."""
