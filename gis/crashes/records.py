"""Crash records: one crash with its parties, as frozen values.

Codes are those of the official report form (調查報告表 (一), (二)), written with two digits or
letter and digits ("C03"), and are read together with the form's edition: the form changed on
2023-07-01. Labels are looked up in `resources/codes`. Exact ages, names and plates never enter
these records.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from gis.angles import Point
from gis.crashes.side_direction import SideDirection

CrashUid = NewType("CrashUid", str)
JunctionUid = NewType("JunctionUid", str)
RoadUid = NewType("RoadUid", str)


class Severity(StrEnum):
    """A1 death within 24 h, A2 injury (or death later), A3 damage only."""

    A1 = "A1"
    A2 = "A2"
    A3 = "A3"


class FormEdition(StrEnum):
    """Editions of the official report form."""

    UNTIL_112_06 = "until_112_06"
    FROM_112_07 = "from_112_07"


FORM_CHANGED_ON = date(2023, 7, 1)
"""First day of the edition of 112.07.01."""


class PartyRole(StrEnum):
    """What a party is, from its class code and attribute."""

    DRIVER = "driver"
    RIDER = "rider"
    PEDESTRIAN = "pedestrian"
    PASSENGER = "passenger"
    OBJECT = "object"
    UNKNOWN = "unknown"


class AgeBand(StrEnum):
    """Age in bands (years); exact ages are personal data."""

    CHILD = "0-12"
    YOUTH = "13-17"
    A18 = "18-24"
    A25 = "25-34"
    A35 = "35-44"
    A45 = "45-54"
    A55 = "55-64"
    A65 = "65-74"
    A75 = "75+"
    UNKNOWN = "unknown"


class DayPhase(StrEnum):
    """From time, date and sun position; never from the recorded light."""

    DAY = "day"
    DUSK = "dusk"
    """Civil twilight, morning or evening."""
    NIGHT = "night"
    UNKNOWN = "unknown"


class PositionFlag(StrEnum):
    """What is known of a recorded point."""

    GOOD = "good"
    """Agrees with the named road (or with the other crashes that name it)."""
    UNCHECKED = "unchecked"
    """Nothing to compare with."""
    MISSING = "missing"
    PLACEHOLDER = "placeholder"
    SWAPPED = "swapped"
    """Latitude and longitude were exchanged; put right."""
    OUTSIDE = "outside"
    """Far outside the area of its police bureau."""
    MISMATCH = "mismatch"
    """Lies far from the road that the text names."""
    DEFAULT_POINT = "default_point"
    """One of many crashes on one spot whose texts name streets all over the city."""

    @property
    def usable(self) -> bool:
        """Whether rankings, diagrams and heat maps may use the point."""
        return self in (PositionFlag.GOOD, PositionFlag.UNCHECKED, PositionFlag.SWAPPED)


class MonthState(StrEnum):
    """Whether the month of a crash may be counted on (see `gis.crashes.coverage`)."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    """The store holds fewer crashes than were published; never a quiet month."""
    UNKNOWN = "unknown"
    """Nothing was published to compare with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One party (當事者) of a crash."""

    sequence: int
    """當事者順位 as recorded."""
    role: PartyRole
    class_code: str | None = None
    """26 欄, "C03"; None where blank (objects, unidentified drivers)."""
    attribute_code: str | None = None
    """17 欄: 1 male, 2 female, 3 object, 4 fled and unknown, 5 driverless."""
    age_band: AgeBand = AgeBand.UNKNOWN
    injury_code: str | None = None
    protection_code: str | None = None
    phone_code: str | None = None
    action_code: str | None = None
    impact_code: str | None = None
    impact_other_code: str | None = None
    cause_code: str | None = None
    fled: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Crash:
    """One crash; positions in metres of the store's CRS, times aware and in UTC."""

    uid: CrashUid
    case_no: str | None = None
    occurred_at: datetime
    severity: Severity
    deaths_24h: int = 0
    deaths_30d: int | None = None
    """Includes deaths within 24 h; None where the source does not know."""
    injured: int = 0
    bureau: str = ""
    city: str = ""
    district: str = ""
    place_text: str = ""
    roads: tuple[str, ...] = ()
    """Normalised names of the roads the place text names, in the text's order."""
    form: FormEdition
    weather_code: str | None = None
    light_code: str | None = None
    day_phase: DayPhase = DayPhase.UNKNOWN
    road_class_code: str | None = None
    speed_limit_kmh: int | None = None
    road_form_code: str | None = None
    location_code: str | None = None
    pavement_code: str | None = None
    surface_code: str | None = None
    defect_code: str | None = None
    obstacle_code: str | None = None
    sight_code: str | None = None
    signal_code: str | None = None
    signal_state_code: str | None = None
    divider_code: str | None = None
    lane_line_code: str | None = None
    slow_lane_line_code: str | None = None
    edge_line_code: str | None = None
    type_code: str | None = None
    """15 欄, two digits."""
    cause_code: str | None = None
    recorded: tuple[float, float] | None = None
    """(longitude, latitude) in degrees exactly as the source says, also where that is nonsense."""
    point: Point | None = None
    position_flag: PositionFlag = PositionFlag.UNCHECKED
    junction_uid: JunctionUid | None = None
    road_uid: RoadUid | None = None
    parties: tuple[Party, ...] = ()
    side_direction: SideDirection | None = None
    """側撞時行車方向 as recorded, seen from the first party."""
    precinct: str = ""
    """The unit within the bureau that handles a case (處理單位分局層); "" where nobody says."""
