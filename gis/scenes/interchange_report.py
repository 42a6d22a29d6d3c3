"""The report form's fields of a scene as JSON; a value of another kind is kept as unknown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gis.scenes.json_values import JsonObject, as_number
from gis.scenes.kept_keys import without_absent
from gis.scenes.report import RoadReport

_CODES = {
    "road_class": 1,
    "road_form": 2,
    "location": 2,
    "pavement": 1,
    "defect": 1,
    "obstacle": 1,
    "sight": 1,
    "signal_state": 1,
    "divider": 2,
    "lane_line": 1,
    "slow_lane_line": 1,
    "edge_line": 1,
}
"""Least digits of each code as the form prints it."""
_LIMIT = "speed_limit_kmh"
_FASTEST_KMH = 200


def own_code(raw: JsonObject, key: str, *, digits: int = 2) -> str | None:
    """A code under a key that the contract does not name; None where something else stands."""
    value = raw.raw.get(key)
    plain = isinstance(value, str | int) and not isinstance(value, bool)
    return raw.code(key, digits=digits) if value is None or plain else None


def read_report(raw: JsonObject) -> RoadReport | None:
    """What a scene says of the road; None where it says nothing, or something else."""
    if not isinstance(raw.raw.get("report"), Mapping | None):
        return None
    report = raw.child("report")
    if report is None:
        return None
    return RoadReport(
        **{f"{key}_code": own_code(report, key, digits=digits) for key, digits in _CODES.items()},
        speed_limit_kmh=_limit(report),
        extra=report.extra,
        absent=report.absent,
    )


def _limit(report: JsonObject) -> int | None:
    found = as_number(report.raw.get(_LIMIT))
    if found is not None and (found != int(found) or not 0 < found <= _FASTEST_KMH):
        return None
    if found is None and report.raw.get(_LIMIT) is not None:
        return None
    report.take(_LIMIT)
    return None if found is None else int(found)


def report_json(report: RoadReport | None) -> dict[str, Any] | None:
    """The fields by the names of the form's code lists."""
    if report is None:
        return None
    document: dict[str, Any] = {key: getattr(report, f"{key}_code") for key in _CODES}
    return without_absent(document | {_LIMIT: report.speed_limit_kmh}, report)
