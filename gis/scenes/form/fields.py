"""The fields of the report form that a scene holds, and where each one is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from gis.crashes.codes import CodeField


class FormField(StrEnum):
    """Fields in the order of the form; those of a party from CLASS on, the drawing's last."""

    CASE_NO = "case_no"
    STATION = "station"
    HANDLER = "handler"
    SEVERITY = "severity"
    OCCURRED_AT = "occurred_at"
    PLACE = "place"
    DEATHS_24H = "deaths_24h"
    DEATHS_30D = "deaths_30d"
    INJURED = "injured"
    WEATHER = "weather"
    LIGHT = "light"
    ROAD_CLASS = "road_class"
    SPEED_LIMIT = "speed_limit"
    ROAD_FORM = "road_form"
    LOCATION = "location"
    PAVEMENT = "pavement"
    SURFACE = "surface"
    DEFECT = "defect"
    OBSTACLE = "obstacle"
    SIGHT = "sight"
    SIGNAL = "signal"
    SIGNAL_STATE = "signal_state"
    DIVIDER = "divider"
    LANE_LINE = "lane_line"
    SLOW_LANE_LINE = "slow_lane_line"
    EDGE_LINE = "edge_line"
    TYPE = "type"
    CAUSE = "cause"
    CAUSES = "causes"
    PARTIES = "parties"
    CLASS = "class"
    SYMBOL = "symbol"
    INJURY = "injury"
    AGE_BAND = "age_band"
    PROTECTION = "protection"
    PHONE = "phone"
    ACTION = "action"
    IMPACT = "impact"
    IMPACT_OTHER = "impact_other"
    PARTY_CAUSE = "party_cause"
    FLED = "fled"
    DRAWING = "drawing"
    """Not a field of the form: what is drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldAt:
    """One field of a scene: of the crash, or of a party by its number."""

    field: FormField
    party: int | None = None


CODES: Mapping[FormField, CodeField] = MappingProxyType(
    {
        FormField.SEVERITY: CodeField.SEVERITY,
        FormField.WEATHER: CodeField.WEATHER,
        FormField.LIGHT: CodeField.LIGHT,
        FormField.ROAD_CLASS: CodeField.ROAD_CLASS,
        FormField.ROAD_FORM: CodeField.ROAD_FORM,
        FormField.LOCATION: CodeField.LOCATION,
        FormField.PAVEMENT: CodeField.PAVEMENT,
        FormField.SURFACE: CodeField.SURFACE,
        FormField.DEFECT: CodeField.DEFECT,
        FormField.OBSTACLE: CodeField.OBSTACLE,
        FormField.SIGHT: CodeField.SIGHT,
        FormField.SIGNAL: CodeField.SIGNAL,
        FormField.SIGNAL_STATE: CodeField.SIGNAL_STATE,
        FormField.DIVIDER: CodeField.DIVIDER,
        FormField.LANE_LINE: CodeField.LANE_LINE,
        FormField.SLOW_LANE_LINE: CodeField.SLOW_LANE_LINE,
        FormField.EDGE_LINE: CodeField.EDGE_LINE,
        FormField.TYPE: CodeField.TYPE,
        FormField.CAUSE: CodeField.CAUSE,
        FormField.CLASS: CodeField.CLASS,
        FormField.INJURY: CodeField.INJURY,
        FormField.PROTECTION: CodeField.PROTECTION,
        FormField.PHONE: CodeField.PHONE,
        FormField.ACTION: CodeField.ACTION,
        FormField.IMPACT: CodeField.IMPACT,
        FormField.IMPACT_OTHER: CodeField.IMPACT,
        FormField.PARTY_CAUSE: CodeField.CAUSE,
        FormField.FLED: CodeField.FLED,
    }
)
"""The code list of each field that has one."""
IN_WORDS: Mapping[FormField, str] = MappingProxyType(
    {
        FormField.WEATHER: "weather",
        FormField.LIGHT: "light",
        FormField.SURFACE: "surface",
        FormField.SIGNAL: "signal",
    }
)
"""Fields that a scene keeps in the form's own words, by their name in `Scene`."""
OF_REPORT: Mapping[FormField, str] = MappingProxyType(
    {
        one: f"{one.value}_code"
        for one in (
            FormField.ROAD_CLASS,
            FormField.ROAD_FORM,
            FormField.LOCATION,
            FormField.PAVEMENT,
            FormField.DEFECT,
            FormField.OBSTACLE,
            FormField.SIGHT,
            FormField.SIGNAL_STATE,
            FormField.DIVIDER,
            FormField.LANE_LINE,
            FormField.SLOW_LANE_LINE,
            FormField.EDGE_LINE,
        )
    }
)
"""Fields kept in a scene's `RoadReport`, by their name there."""
OF_PARTY: Mapping[FormField, str] = MappingProxyType(
    {
        FormField.CLASS: "class_code",
        FormField.INJURY: "injury_code",
        FormField.PROTECTION: "protection_code",
        FormField.PHONE: "phone_code",
        FormField.ACTION: "action_code",
        FormField.IMPACT: "impact_code",
        FormField.IMPACT_OTHER: "impact_other_code",
        FormField.PARTY_CAUSE: "cause_code",
        FormField.FLED: "fled_code",
    }
)
"""Code fields of a party, by their name in `SceneParty`."""
