"""The accident scene: the drawing of one crash as data (interchange format daoan.scene/1).

Coordinates are metres in the scene's projected CRS; headings and bearings are degrees clockwise
from grid north. `contact.at` is the centre of a party's footprint at first contact; `approach`
runs in travel order along that centre and ends there; a reversing party's heading is where its
nose points. An arm's bearing points away from the junction. `extra` keeps unknown JSON keys, so
that they are written back; `absent` names contract keys that the document left out, so that they
are left out again unless they have got a value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from gis.angles import Point
from gis.crashes.records import PartyRole, Severity

Extra = Mapping[str, Any]
NO_EXTRA: Extra = MappingProxyType({})


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
    extra: Extra = field(default_factory=dict)
    absent: frozenset[str] = field(default=frozenset(), compare=False)


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
    approach: tuple[Point, ...] = ()
    contact: Pose | None = None
    rest: Pose | None = None
    extra: Extra = field(default_factory=dict)
    absent: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One scene document; lists that issue 7 gives meaning are kept as they came."""

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
    surface: str | None = None
    type_code: str | None = None
    cause: str | None = None
    junction: SceneJunction | None = None
    parties: tuple[SceneParty, ...] = ()
    impact: Point | None = None
    marks: tuple[Extra, ...] = ()
    fixed_points: tuple[Extra, ...] = ()
    measurements: tuple[Extra, ...] = ()
    extra: Extra = field(default_factory=dict)
    absent: frozenset[str] = field(default=frozenset(), compare=False)
