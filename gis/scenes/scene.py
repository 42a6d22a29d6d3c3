"""The accident scene: the drawing of one crash as data (interchange format daoan.scene/1).

Coordinates are metres in the scene's projected CRS; headings and bearings are degrees clockwise
from grid north. `contact.at` is the centre of a party's footprint at first contact; `approach`
runs in travel order along that centre and ends there; a reversing party's heading is where its
nose points. An arm's bearing points away from the junction. `extra` keeps unknown JSON keys, so
that they are written back; `absent` names contract keys that the document left out, so that they
are left out again unless they have got a value.

Parties are A, B, ... in order of their numbers; a measurement's target names one of them and an
anchor of its symbol ("A.front_left_wheel"), a vertex of a mark ("M1.2", from 1), an object ("O1"),
or the contact point ("impact"): see `targets.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from gis.angles import Point
from gis.crashes.records import PartyRole, Severity
from gis.scenes.report import RoadReport
from gis.scenes.survey.measurements import FixedPoint, Measurement

Extra = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arm:
    """One arm of a junction."""

    name: str
    bearing_deg: float
    street: str = ""
    half_width_m: float = 5.0
    extra: Extra = field(default_factory=dict)
    absent: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneJunction:
    """The junction a scene lies at, as its author saw it."""

    centre: Point
    arms: tuple[Arm, ...]
    extra: Extra = field(default_factory=dict)
    absent: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """A placed footprint: centre, heading of the nose, state (upright, left_side, ...)."""

    at: Point
    heading_deg: float
    state: str = ""
    """A `PoseState`, or what a file says."""
    trailer_deg: float = 0.0
    """Heading of the trailer against the tractor's, degrees clockwise."""
    extra: Extra = field(default_factory=dict)
    absent: frozenset[str] = field(default=frozenset(), compare=False)


class PoseState(StrEnum):
    """How a vehicle lies, or a pedestrian is; other words in a file are kept as they are."""

    UPRIGHT = "upright"
    LEFT_SIDE = "left_side"
    RIGHT_SIDE = "right_side"
    ROOF = "roof"
    JACKKNIFED = "jackknifed"
    """A trailer that stands at an angle to its tractor: `Pose.trailer_deg`."""
    STANDING = "standing"
    LYING = "lying"


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneParty:
    """One party with its path; codes as on the form from 112.07, None where blank."""

    no: int
    class_code: str | None = None
    role: PartyRole = PartyRole.UNKNOWN
    action_code: str | None = None
    impact_code: str | None = None
    injury_code: str | None = None
    length_m: float | None = None
    width_m: float | None = None
    symbol: str = ""
    """Id in the library of symbols; blank: the usual one of its class."""
    approach: tuple[Point, ...] = ()
    contact: Pose | None = None
    positions: tuple[Pose, ...] = ()
    """Places between first contact and rest, in their order."""
    rest: Pose | None = None
    age_band: str = ""
    """As crash lists show it ("65-74"); never an exact age."""
    protection_code: str | None = None
    """保護裝備 of the form."""
    phone_code: str | None = None
    """25 行動電話等裝置 of the form."""
    impact_other_code: str | None = None
    """33 車輛撞擊部位, 其他."""
    cause_code: str | None = None
    """34 初步分析研判, 個別."""
    fled_code: str | None = None
    """35 肇事逃逸: 1 no, 2 yes."""
    extra: Extra = field(default_factory=dict)
    absent: frozenset[str] = field(default=frozenset(), compare=False)


class MarkKind(StrEnum):
    """Traces on the ground; other words in a file are kept as they are."""

    SKID = "skid"
    """煞車痕"""
    YAW = "yaw"
    """側滑痕"""
    SCRAPE = "scrape"
    """刮地痕"""
    GOUGE = "gouge"
    """刨地痕"""
    FLUID = "fluid"
    """油漬、水漬"""
    DEBRIS = "debris"
    """散落物"""
    BLOOD = "blood"
    """血跡"""
    FALLEN_LOAD = "fallen_load"
    """掉落物"""
    BODY = "body"
    """人體倒地位置"""


class MarkForm(StrEnum):
    """What a mark is drawn as: the geometry types of GeoJSON."""

    POINT = "Point"
    LINE = "LineString"
    AREA = "Polygon"
    OTHER = "other"
    """A geometry that is kept and not drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One trace."""

    id: str = ""
    """What measurements call it; blank: M and its place in the list, from 1."""
    kind: str = ""
    """A `MarkKind`, or what a file says."""
    party: int | None = None
    """Number of the party that left it."""
    form: MarkForm = MarkForm.OTHER
    points: tuple[Point, ...] = ()
    """One point; a line's vertices; an area's ring without its closing point."""
    kept_geometry: Any = None
    """JSON of a geometry of another form, or of one with more than a plain ring."""
    length_m: float | None = None
    """As measured at the scene; None: what is drawn."""
    note: str = ""
    extra: Extra = field(default_factory=dict)
    absent: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneObject:
    """Something that lies or stands at the scene and is no party: a cone, a tree, an animal."""

    id: str
    symbol: str = ""
    at: Point
    heading_deg: float = 0.0
    note: str = ""
    extra: Extra = field(default_factory=dict)
    absent: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A photograph: where it was taken from and where the camera looked to."""

    id: str = ""
    at: Point | None = None
    bearing_deg: float | None = None
    file: str = ""
    """Its name, without folders."""
    note: str = ""
    extra: Extra = field(default_factory=dict)
    absent: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneText:
    """Words on the drawing."""

    at: Point
    text: str
    extra: Extra = field(default_factory=dict)
    absent: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """A dimension line by hand; it shows the distance of its ends."""

    start: Point
    end: Point
    offset_m: float = 0.0
    """How far the line stands beside its points, positive to the left."""
    extra: Extra = field(default_factory=dict)
    absent: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFixedPoint:
    """A fixed point with what its document says beside it."""

    point: FixedPoint
    extra: Extra = field(default_factory=dict)
    absent: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMeasurement:
    """A measurement with what its document says beside it."""

    row: Measurement | None
    """None where the document's row cannot be computed with; it stands in `raw` then."""
    raw: Extra = field(default_factory=dict)
    extra: Extra = field(default_factory=dict)
    absent: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One scene document."""

    crs: str = "EPSG:3826"
    case_no: str
    occurred_at: str | None = None
    """ISO 8601 with offset, as written."""
    place: str = ""
    severity: Severity | None = None
    deaths_24h: int = 0
    deaths_30d: int | None = None
    injured: int = 0
    weather: str | None = None
    light: str | None = None
    """光線 or the state of the lamps, as on the form."""
    surface: str | None = None
    signal: str | None = None
    """號誌 as on the form."""
    type_code: str | None = None
    cause: str | None = None
    causes: tuple[str, ...] = ()
    """Codes of further causes, the main one first."""
    report: RoadReport | None = None
    """What the report form says of the road; None: nothing yet."""
    station: str = ""
    """處理單位"""
    handler: str = ""
    """Who handled the case: an officer's login name, no party's."""
    base_date: str | None = None
    """Date of the streets it was drawn on, ISO."""
    junction: SceneJunction | None = None
    parties: tuple[SceneParty, ...] = ()
    impact: Point | None = None
    impact_sigma_m: float | None = None
    """How sure the contact point is: standard deviation of its place, metres."""
    marks: tuple[Mark, ...] = ()
    objects: tuple[SceneObject, ...] = ()
    photos: tuple[Photo, ...] = ()
    texts: tuple[SceneText, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    fixed_points: tuple[KeptFixedPoint, ...] = ()
    measurements: tuple[KeptMeasurement, ...] = ()
    extra: Extra = field(default_factory=dict)
    absent: frozenset[str] = field(default=frozenset(), compare=False)
