"""The record a scene translates to (daoan.record/1): legs, movements, crash type, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gis.angles import Point


class Movement(StrEnum):
    """What a party did; the values are the contract's."""

    STRAIGHT = "straight"
    LEFT = "left"
    RIGHT = "right"
    U_TURN = "u_turn"
    LANE_CHANGE_LEFT = "lane_change_left"
    LANE_CHANGE_RIGHT = "lane_change_right"
    STARTING = "starting"
    STOPPING = "stopping"
    STOPPED = "stopped"
    PARKED = "parked"
    REVERSING = "reversing"
    OVERTAKING = "overtaking"
    CROSSING = "crossing"
    ALONG = "along"
    STANDING = "standing"
    FELL = "fell"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordWarning:
    """Something that disagrees or cannot be known; `code` such as TYPE_DISAGREES."""

    code: str
    detail: str
    parties: tuple[int, ...] = ()
    """Numbers of those that it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRecord:
    """One party's legs (arm names) and movement; `assumed` names the legs taken from a rule."""

    no: int
    leg_in: str | None
    leg_out: str | None
    movement: Movement
    heading_deg: float | None
    assumed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something was decided, to be said in the reader's language.

    `code` is WHY_...; parameters are numbers, arm names and codes: `how` (path, bend, action,
    heading, legs, nothing), `leg` (leg_in, leg_out), `movement`, `sides` (by spaces), `rule` (a
    type code, or code or recorded).
    """

    code: str
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneRecord:
    """What a scene says, in the words of the report form."""

    case_no: str
    type_code: str | None
    inside_junction: bool | None
    confidence: float
    """0 to 1: 1 where geometry settles everything and no code disagrees."""
    parties: tuple[PartyRecord, ...]
    contact: Point | None
    warnings: tuple[RecordWarning, ...] = ()
    why: tuple[str, ...] = ()
    """Reasons in words, one a decision, in the order they were taken."""
    reasons: tuple[Reason, ...] = ()
    """The same reasons as codes, for a reader of another language."""
