"""Scenes as JSON (daoan.scene/1): read with every defect named, and written back.

What the reader decides where the format leaves room:

- Codes are read with or without a leading zero, as strings or whole numbers, and written with two
  digits; injury has one digit on the form and keeps it. A code that the form does not know is no
  defect: codes may be wrong. A blank string reads like null.
- Required: `schema`, `case_no`, `parties`; of a party `no`; of a pose `at` and `heading_deg`; of a
  junction `center` and `arms`; of an arm `name` and `bearing_deg`. All else may be missing or null
  (counts may be missing, only `deaths_30d` may be null).
- Unknown keys are kept at every level; keys that were missing stay missing. Apart from the codes'
  zeros and blanks the written document equals the one that was read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from gis.angles import Point
from gis.crashes.records import PartyRole, Severity
from gis.problems import Problem
from gis.scenes.json_values import Defect, Defects, JsonObject, as_number, as_text
from gis.scenes.scene import Arm, Extra, Pose, Scene, SceneJunction, SceneParty

SCHEMA = "daoan.scene/1"
DEFAULT_CRS = "EPSG:3826"
ROLES = tuple(role.value for role in PartyRole if role is not PartyRole.UNKNOWN)
_CRS = re.compile(r"EPSG:[1-9][0-9]{3,5}\Z")
_IN_DEGREES = {"EPSG:4326", "EPSG:3824", "EPSG:3821", "EPSG:4258", "EPSG:4269", "EPSG:4979"}
"""Geographic systems that a Taiwanese document might name: WGS 84, TWD97, TWD67 and kin."""


class SceneDefects(Problem):
    """A document that is no usable scene; `defects` lists all that is wrong, in path order."""

    def __init__(self, defects: tuple[Defect, ...]) -> None:
        first = defects[0]
        super().__init__("SCENE_DEFECTS", count=len(defects), path=first.path)
        self.defects = defects


def read_scene(data: object) -> Scene:
    """The scene that a JSON value holds.

    Raises:
        SceneDefects: naming every defect with its JSON path.
    """
    defects = Defects()
    defects.check_values(data)
    scene = None
    if isinstance(data, Mapping):
        scene = _scene(JsonObject(data, "$", defects))
    else:
        defects.add("$", "SCENE_EXPECTED_OBJECT")
    if defects.found or scene is None:
        raise SceneDefects(tuple(defects.found.values()))
    return scene


def write_scene(scene: Scene) -> dict[str, Any]:
    """The scene as a JSON value: lists, strings, numbers, dictionaries."""
    document = {"schema": SCHEMA} | {
        key: getattr(scene, key)
        for key in (
            *("crs", "case_no", "occurred_at", "place", "severity", "deaths_24h", "deaths_30d"),
            *("injured", "weather", "surface", "type_code", "cause"),
        )
    }
    document["severity"] = None if scene.severity is None else scene.severity.value
    document["junction"] = None if scene.junction is None else _junction_json(scene.junction)
    document["parties"] = [_party_json(party) for party in scene.parties]
    document["impact"] = _point_json(scene.impact)
    for key in ("marks", "fixed_points", "measurements"):
        document[key] = [dict(item) for item in getattr(scene, key)]
    return _without_absent(document, scene)


def _scene(raw: JsonObject) -> Scene:
    if raw.take("schema", required=True) != SCHEMA and "schema" in raw.raw:
        raw.refuse("schema", "SCENE_EXPECTED_ONE_OF", choices=SCHEMA)
    crs = raw.text("crs")
    if crs is not None and (not _CRS.match(crs) or crs in _IN_DEGREES):
        raw.refuse("crs", "SCENE_EXPECTED_CRS")
    severity = raw.choice("severity", [item.value for item in Severity])
    junction = raw.child("junction")
    parties = raw.children("parties", required=True)
    _refuse_doubles(parties, "no")
    return Scene(
        crs=crs or DEFAULT_CRS,
        case_no=raw.text("case_no", required=True) or "",
        occurred_at=raw.moment("occurred_at"),
        place=raw.text("place") or "",
        severity=None if severity is None else Severity(severity),
        deaths_24h=raw.count("deaths_24h") or 0,
        deaths_30d=raw.count("deaths_30d", nullable=True),
        injured=raw.count("injured") or 0,
        weather=raw.text("weather"),
        surface=raw.text("surface"),
        type_code=raw.code("type_code"),
        cause=raw.text("cause"),
        junction=None if junction is None else _junction(junction),
        parties=tuple(_party(party) for party in parties),
        impact=raw.point("impact"),
        marks=_marks(raw),
        fixed_points=_fixed_points(raw),
        measurements=_measurements(raw),
        extra=raw.extra,
        absent=raw.absent,
    )


def _refuse_doubles(items: list[JsonObject], key: str) -> None:
    """Write down values of `key` that an earlier item has too."""
    seen: list[object] = []
    for item in items:
        value = item.raw.get(key)
        if value is not None and value in seen:
            item.refuse(key, "SCENE_DOUBLED")
        seen.append(value)


def _junction(raw: JsonObject) -> SceneJunction:
    arms = raw.children("arms", required=True)
    _refuse_doubles(arms, "name")
    return SceneJunction(
        centre=raw.point("center", required=True) or (0.0, 0.0),
        arms=tuple(_arm(arm) for arm in arms),
        extra=raw.extra,
        absent=raw.absent,
    )


def _arm(raw: JsonObject) -> Arm:
    half_width = raw.number("half_width_m", positive=True)
    return Arm(
        name=raw.text("name", required=True) or "",
        bearing_deg=raw.number("bearing_deg", required=True) or 0.0,
        street=raw.text("street") or "",
        **({} if half_width is None else {"half_width_m": half_width}),
        extra=raw.extra,
        absent=raw.absent,
    )


def _party(raw: JsonObject) -> SceneParty:
    number = raw.number("no", required=True)
    if number is not None and (number < 1 or number != int(number)):
        raw.refuse("no", "SCENE_EXPECTED_COUNT")
    role = raw.choice("role", ROLES)
    length_m, width_m = _size(raw)
    contact, rest = raw.child("contact"), raw.child("rest")
    return SceneParty(
        no=int(number or 0),
        class_code=raw.code("class"),
        role=PartyRole.UNKNOWN if role is None else PartyRole(role),
        action_code=raw.code("action"),
        impact_code=raw.code("impact"),
        injury_code=raw.code("injury", digits=1),
        length_m=length_m,
        width_m=width_m,
        approach=raw.points("approach"),
        contact=None if contact is None else _pose(contact, with_state=False),
        rest=None if rest is None else _pose(rest, with_state=True),
        extra=raw.extra,
        absent=raw.absent,
    )


def _size(raw: JsonObject) -> tuple[float | None, float | None]:
    """Length and width in metres."""
    size = raw.point("size_m")
    if size is None:
        return (None, None)
    for index, value in enumerate(size):
        if value <= 0:
            raw.defects.add(f"{raw.at('size_m')}[{index}]", "SCENE_EXPECTED_POSITIVE")
    return size


def _pose(raw: JsonObject, *, with_state: bool) -> Pose:
    return Pose(
        at=raw.point("at", required=True) or (0.0, 0.0),
        heading_deg=raw.number("heading_deg", required=True) or 0.0,
        state=(raw.text("state") or "") if with_state else "",
        extra=raw.extra,
        absent=raw.absent,
    )


def _marks(raw: JsonObject) -> tuple[Extra, ...]:
    marks = raw.children("marks")
    for mark in marks:
        mark.text("kind")
        mark.number("party")
        geometry = mark.child("geometry")
        if geometry is not None:
            geometry.text("type", required=True)
            if not isinstance(geometry.take("coordinates", required=True), list | tuple):
                geometry.refuse("coordinates", "SCENE_EXPECTED_LIST")
    return tuple(mark.raw for mark in marks)


def _fixed_points(raw: JsonObject) -> tuple[Extra, ...]:
    points = raw.children("fixed_points")
    _refuse_doubles(points, "id")
    for point in points:
        point.text("id", required=True)
        point.point("at", required=True)
    return tuple(point.raw for point in points)


def _measurements(raw: JsonObject) -> tuple[Extra, ...]:
    rows = raw.children("measurements")
    for row in rows:
        row.text("target", required=True)
        row.text("method")
        row.each("from", as_text, "SCENE_EXPECTED_TEXT")
        row.each("values_m", as_number, "SCENE_EXPECTED_NUMBER")
        row.number("sigma_m", positive=True)
    return tuple(row.raw for row in rows)


def _point_json(point: Point | None) -> list[float] | None:
    return None if point is None else [point[0], point[1]]


def _junction_json(junction: SceneJunction) -> dict[str, Any]:
    arms = [
        _without_absent(
            {key: getattr(arm, key) for key in ("name", "bearing_deg", "street", "half_width_m")},
            arm,
        )
        for arm in junction.arms
    ]
    return _without_absent({"center": _point_json(junction.centre), "arms": arms}, junction)


def _party_json(party: SceneParty) -> dict[str, Any]:
    known = party.length_m is not None and party.width_m is not None
    document = {
        "no": party.no,
        "class": party.class_code,
        "role": None if party.role is PartyRole.UNKNOWN else party.role.value,
        "action": party.action_code,
        "impact": party.impact_code,
        "injury": party.injury_code,
        "size_m": [party.length_m, party.width_m] if known else None,
        "approach": [_point_json(point) for point in party.approach],
        "contact": None if party.contact is None else _pose_json(party.contact, with_state=False),
        "rest": None if party.rest is None else _pose_json(party.rest, with_state=True),
    }
    return _without_absent(document, party)


def _pose_json(pose: Pose, *, with_state: bool) -> dict[str, Any]:
    document: dict[str, Any] = {"at": _point_json(pose.at), "heading_deg": pose.heading_deg}
    if with_state:
        document["state"] = pose.state
    return _without_absent(document, pose)


def _without_absent(
    document: dict[str, Any], source: Scene | SceneJunction | Arm | SceneParty | Pose
) -> dict[str, Any]:
    """The document without keys that were missing and still have no value, with unknown ones."""
    defaults = {item.name: item.default for item in fields(Arm)}
    kept = {
        key: value
        for key, value in document.items()
        if key not in source.absent
        or (value not in (None, "", 0, []) and value != defaults.get(key, DEFAULT_CRS))
    }
    return kept | dict(source.extra)
