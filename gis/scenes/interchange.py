"""Scenes as JSON (daoan.scene/1): read with every defect named, and written back.

What the reader decides where the format leaves room:

- Codes are read with or without a leading zero, as strings or whole numbers, and written with two
  digits; injury has one digit on the form and keeps it. A code that the form does not know is no
  defect: codes may be wrong. A blank string reads like null.
- Required: `schema`, `case_no`, `parties`; of a party `no`; of a pose `at` and `heading_deg`; of a
  junction `center` and `arms`; of an arm `name` and `bearing_deg`. All else may be missing or null
  (counts may be missing, only `deaths_30d` may be null).
- Keys of the contract are read strictly; a list of ours (`photos`, `texts` ...) that holds
  something else than objects is kept like an unknown key. A mark of a geometry that is no plain
  point, line or ring, and a measurement of an unknown method, are kept and not drawn.
- Unknown keys are kept at every level; keys that were missing stay missing. Apart from the codes'
  zeros and blanks the written document equals the one that was read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from gis.crashes.records import PartyRole, Severity
from gis.problems import Problem
from gis.scenes import interchange_elements as elements
from gis.scenes.interchange_elements import refuse_doubles
from gis.scenes.interchange_report import own_code, read_report, report_json
from gis.scenes.json_values import Defect, Defects, JsonObject
from gis.scenes.kept_keys import point_json, without_absent
from gis.scenes.scene import Arm, Pose, Scene, SceneJunction, SceneParty

SCHEMA = "daoan.scene/1"
DEFAULT_CRS = "EPSG:3826"
ROLES = tuple(role.value for role in PartyRole if role is not PartyRole.UNKNOWN)
_PLAIN = (
    *("crs", "case_no", "occurred_at", "place", "deaths_24h", "deaths_30d", "injured"),
    *("weather", "light", "surface", "signal", "type_code", "cause", "station", "handler"),
    *("base_date", "impact_sigma_m"),
)
"""Keys of a scene that are written as they are."""
_LISTS: Mapping[str, Callable[[Any], dict[str, Any]]] = {
    "marks": elements.mark_json,
    "objects": elements.object_json,
    "photos": elements.photo_json,
    "texts": elements.text_json,
    "dimensions": elements.dimension_json,
    "fixed_points": elements.fixed_point_json,
    "measurements": elements.measurement_json,
}
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
    document = {"schema": SCHEMA} | {key: getattr(scene, key) for key in _PLAIN}
    document["causes"] = list(scene.causes)
    document["report"] = report_json(scene.report)
    document["severity"] = None if scene.severity is None else scene.severity.value
    document["junction"] = None if scene.junction is None else _junction_json(scene.junction)
    document["parties"] = [_party_json(party) for party in scene.parties]
    document["impact"] = point_json(scene.impact)
    for key, write in _LISTS.items():
        document[key] = [write(item) for item in getattr(scene, key)]
    return without_absent(document, scene)


def _scene(raw: JsonObject) -> Scene:
    if raw.take("schema", required=True) != SCHEMA and "schema" in raw.raw:
        raw.refuse("schema", "SCENE_EXPECTED_ONE_OF", choices=SCHEMA)
    crs = raw.text("crs")
    if crs is not None and (not _CRS.match(crs) or crs in _IN_DEGREES):
        raw.refuse("crs", "SCENE_EXPECTED_CRS")
    severity = raw.choice("severity", [item.value for item in Severity])
    junction = raw.child("junction")
    parties = raw.children("parties", required=True)
    refuse_doubles(parties, "no")
    return Scene(
        crs=crs or DEFAULT_CRS,
        case_no=raw.name("case_no"),
        occurred_at=raw.moment("occurred_at"),
        place=raw.text("place") or "",
        severity=None if severity is None else Severity(severity),
        deaths_24h=raw.count("deaths_24h") or 0,
        deaths_30d=raw.count("deaths_30d", nullable=True),
        injured=raw.count("injured") or 0,
        weather=raw.text("weather"),
        light=raw.text("light"),
        surface=raw.text("surface"),
        signal=raw.text("signal"),
        type_code=raw.code("type_code"),
        cause=raw.text("cause"),
        causes=elements.read_causes(raw),
        report=read_report(raw),
        station=raw.text("station") or "",
        handler=raw.text("handler") or "",
        base_date=raw.text("base_date"),
        junction=None if junction is None else _junction(junction),
        parties=tuple(_party(party) for party in parties),
        impact=raw.point("impact"),
        impact_sigma_m=raw.number("impact_sigma_m", positive=True),
        marks=elements.read_marks(raw),
        objects=elements.read_objects(raw),
        photos=elements.read_photos(raw),
        texts=elements.read_texts(raw),
        dimensions=elements.read_dimensions(raw),
        fixed_points=elements.read_fixed_points(raw),
        measurements=elements.read_measurements(raw),
        extra=raw.extra,
        absent=raw.absent,
    )


def _junction(raw: JsonObject) -> SceneJunction:
    arms = raw.children("arms", required=True)
    refuse_doubles(arms, "name")
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
        symbol=raw.text("symbol") or "",
        approach=raw.points("approach"),
        contact=None if contact is None else _pose(contact, with_state=False),
        positions=tuple(
            _pose(one, with_state=True) for one in elements.own_children(raw, "positions")
        ),
        rest=None if rest is None else _pose(rest, with_state=True),
        age_band=raw.text("age_band") or "",
        protection_code=raw.code("protection", digits=1),
        phone_code=own_code(raw, "phone", digits=1),
        impact_other_code=own_code(raw, "impact_other"),
        cause_code=own_code(raw, "cause"),
        fled_code=own_code(raw, "fled", digits=1),
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


def _positions(raw: JsonObject) -> tuple[Pose, ...]:
    """Places between first contact and rest."""
    found = elements.own_children(raw, "positions")
    return tuple(_pose(one, with_state=True) for one in found)


def _pose(raw: JsonObject, *, with_state: bool) -> Pose:
    return Pose(
        at=raw.point("at", required=True) or (0.0, 0.0),
        heading_deg=raw.number("heading_deg", required=True) or 0.0,
        state=(raw.text("state") or "") if with_state else "",
        trailer_deg=(raw.number("trailer_deg") or 0.0) if with_state else 0.0,
        extra=raw.extra,
        absent=raw.absent,
    )


def _junction_json(junction: SceneJunction) -> dict[str, Any]:
    arms = [
        without_absent(
            {key: getattr(arm, key) for key in ("name", "bearing_deg", "street", "half_width_m")},
            arm,
        )
        for arm in junction.arms
    ]
    return without_absent({"center": point_json(junction.centre), "arms": arms}, junction)


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
        "symbol": party.symbol,
        "age_band": party.age_band,
        "protection": party.protection_code,
        "phone": party.phone_code,
        "impact_other": party.impact_other_code,
        "cause": party.cause_code,
        "fled": party.fled_code,
        "approach": [point_json(point) for point in party.approach],
        "contact": None if party.contact is None else _pose_json(party.contact, with_state=False),
        "positions": [_pose_json(pose, with_state=True) for pose in party.positions],
        "rest": None if party.rest is None else _pose_json(party.rest, with_state=True),
    }
    return without_absent(document, party)


def _pose_json(pose: Pose, *, with_state: bool) -> dict[str, Any]:
    document: dict[str, Any] = {"at": point_json(pose.at), "heading_deg": pose.heading_deg}
    if with_state:
        document |= {"state": pose.state, "trailer_deg": pose.trailer_deg}
    return without_absent(document, pose)
