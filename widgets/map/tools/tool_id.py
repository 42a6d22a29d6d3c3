"""The tools of the map by name."""

from __future__ import annotations

from enum import StrEnum


class ToolId(StrEnum):
    """Tools in the order of the tool bar; the value is also the name of their icon."""

    BROWSE = "browse"
    IDENTIFY = "identify"
    MEASURE_DISTANCE = "measure_distance"
    MEASURE_AREA = "measure_area"
    SELECT_RECTANGLE = "select_rectangle"
    SELECT_POLYGON = "select_polygon"
    SELECT_RADIUS = "select_radius"
