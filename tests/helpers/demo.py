"""Crashes made by hand for tests of sites, coverage and positions."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from app.store.uids import new_uid
from gis.angles import Point
from gis.crashes.records import (
    Crash,
    CrashUid,
    FormEdition,
    JunctionUid,
    PositionFlag,
    RoadUid,
    Severity,
)


def make_crash(
    *,
    city: str = "道安市",
    at: str = "2025-01-05T12:00",
    severity: Severity = Severity.A2,
    deaths: tuple[int, int | None] = (0, None),
    injured: int = 1,
    roads: tuple[str, ...] = (),
    point: Point | None = (200000.0, 2600000.0),
    flag: PositionFlag = PositionFlag.GOOD,
    junction: str | None = None,
    road: str | None = None,
) -> Crash:
    """A crash at a local time; `deaths` within 24 h and within 30 days."""
    return Crash(
        uid=CrashUid(new_uid()),
        occurred_at=datetime.fromisoformat(at).replace(tzinfo=ZoneInfo("Asia/Taipei")),
        severity=severity,
        deaths_24h=deaths[0],
        deaths_30d=deaths[1],
        injured=injured,
        city=city,
        place_text=" / ".join(f"{city}{name}" for name in roads),
        roads=roads,
        form=FormEdition.FROM_112_07,
        point=point,
        position_flag=flag,
        junction_uid=None if junction is None else JunctionUid(junction),
        road_uid=None if road is None else RoadUid(road),
    )
