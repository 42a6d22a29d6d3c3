"""What the report form's first sheet says of the road, beside weather, light, surface and signal.

Codes are those of the form from 112.07, written as the form prints them; None where blank.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadReport:
    """Fields 6 to 14 of 道路交通事故調查報告表(一)."""

    road_class_code: str | None = None
    """6 道路類別"""
    speed_limit_kmh: int | None = None
    """7 道路速限"""
    road_form_code: str | None = None
    """8 道路型態"""
    location_code: str | None = None
    """9 事故位置"""
    pavement_code: str | None = None
    """10 (1) 路面鋪裝"""
    defect_code: str | None = None
    """10 (3) 路面缺陷"""
    obstacle_code: str | None = None
    """11 (1) 障礙物"""
    sight_code: str | None = None
    """11 (2) 視距"""
    signal_state_code: str | None = None
    """12 (2) 號誌動作"""
    divider_code: str | None = None
    """13 分向設施"""
    lane_line_code: str | None = None
    """14 (1) 快車道或一般車道間"""
    slow_lane_line_code: str | None = None
    """14 (2) 快慢車道間"""
    edge_line_code: str | None = None
    """14 (3) 路面邊線"""
    extra: Mapping[str, Any] = field(default_factory=dict)
    absent: frozenset[str] = field(default=frozenset(), compare=False)
