"""Which crash record a scene was drawn of: by its case number, else by its place and time."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from app.scene_import.places import store_point
from app.store.schema import crash as crash_table
from app.store.schema import scene as scene_table
from gis.angles import Point
from gis.crashes.records import CrashUid, JunctionUid, Severity
from gis.problems import Problem
from gis.scenes.scene import Scene
from gis.streets.names import road_key

REACH_M = 150.0
"""How far a record's point may lie from the drawing: positions of records are often the middle of
a junction, or a house number on the other side."""
REACH_TIME = timedelta(hours=3)
"""How far the times may differ: one says when it happened, the other when it was reported."""
NEAR_M = 50.0
NEAR_TIME = timedelta(minutes=60)
"""Within both a single candidate is taken to be the scene's crash."""
_C = crash_table.c


class MatchBy(Enum):
    """What a crash was found by."""

    CASE = "case"
    LIKE_CASE = "like case"
    """The same case number but for blanks, hyphens and letter case."""
    PLACE_AND_TIME = "place and time"


@dataclass(frozen=True, slots=True, kw_only=True)
class CrashMatch:
    """A crash that a scene may have been drawn of."""

    crash_uid: CrashUid
    by: MatchBy
    occurred_at: datetime
    """UTC."""
    case_no: str = ""
    severity: Severity | None = None
    place: str = ""
    junction_uid: JunctionUid | None = None
    away_m: float | None = None
    """From the drawing to the record's point; None where one of them has none."""
    minutes_later: float | None = None
    """How much later than the drawing the record says it happened."""
    drawn_case: str = ""
    """Case number of another scene that is drawn of this crash already."""

    @property
    def is_near(self) -> bool:
        """Whether place and time leave little doubt."""
        near_m = self.away_m is not None and self.away_m <= NEAR_M
        minutes = self.minutes_later
        return near_m and minutes is not None and abs(minutes) * 60 <= NEAR_TIME.total_seconds()

    @property
    def unlikeness(self) -> float:
        """0 for the same place and minute; one for each 50 m and each hour."""
        away = REACH_M if self.away_m is None else self.away_m
        later = REACH_TIME.total_seconds() / 60 if self.minutes_later is None else None
        minutes = abs(self.minutes_later or 0.0) if later is None else later
        return away / NEAR_M + minutes * 60 / NEAR_TIME.total_seconds()


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneMatch:
    """The crashes that a scene may be of, the likeliest first."""

    found: tuple[CrashMatch, ...] = ()

    @property
    def certain(self) -> CrashMatch | None:
        """The one that needs no question: same case number, or alone, near and not drawn yet."""
        if not self.found:
            return None
        first = self.found[0]
        if first.by is MatchBy.CASE:
            return first
        alone = len(self.found) == 1 and not first.drawn_case
        return first if alone and (first.by is MatchBy.LIKE_CASE or first.is_near) else None

    @property
    def is_unsure(self) -> bool:
        """Whether somebody has to say which it is."""
        return bool(self.found) and self.certain is None


def match_scene(
    connection: Connection, scene: Scene, epsg: int, *, scene_uid: str = ""
) -> SceneMatch:
    """The crashes that a scene may be of; `scene_uid` is its own row, where it has one.

    `epsg` is the store's system. A crash of the same case number ends the search.
    """
    at = _point(scene, epsg)
    same = _rows(connection, _C.case_no == scene.case_no)
    if same:
        return _told(connection, scene, at, [(row, MatchBy.CASE) for row in same], scene_uid)
    plain = plain_case(scene.case_no)
    alike = _C.case_no.in_({plain, scene.case_no.strip(), scene.case_no.upper()})
    rows = {row.uid: row for row in _rows(connection, alike)}
    found = [(row, MatchBy.LIKE_CASE) for row in rows.values()]
    for row in _about_the_time(connection, scene):
        if row.uid in rows:
            continue
        if row.case_no and plain_case(row.case_no) == plain:
            found.append((row, MatchBy.LIKE_CASE))
        elif _is_at_place(row, at, scene.place):
            found.append((row, MatchBy.PLACE_AND_TIME))
    return _told(connection, scene, at, found, scene_uid)


def plain_case(case_no: str) -> str:
    """A case number without blanks and hyphens, in capitals."""
    return case_no.replace(" ", "").replace("-", "").upper()


def moment_of(scene: Scene) -> datetime | None:
    """When a scene's crash happened, UTC; None where it does not say, or not in full."""
    if scene.occurred_at is None:
        return None
    said = datetime.fromisoformat(scene.occurred_at)
    return None if said.tzinfo is None else said.astimezone(UTC)


def _point(scene: Scene, epsg: int) -> Point | None:
    try:
        return store_point(scene, epsg)
    except Problem:
        return None


def _rows(connection: Connection, condition: ColumnElement[bool]) -> Sequence[Row[Any]]:
    columns: list[ColumnElement[Any]] = [
        _C.uid,
        _C.case_no,
        _C.occurred_at,
        _C.severity,
        _C.place_text,
        _C.junction_uid,
        _C.geom,
    ]
    return connection.execute(select(*columns).where(condition)).all()


def _about_the_time(connection: Connection, scene: Scene) -> Sequence[Row[Any]]:
    """Crashes about the time of a scene; none where it does not say when."""
    moment = moment_of(scene)
    if moment is None:
        return ()
    first, last = moment - REACH_TIME, moment + REACH_TIME
    return _rows(connection, _C.occurred_at.between(first, last))


def _is_at_place(row: Row[Any], at: Point | None, place: str) -> bool:
    """Whether a record's point is near; where one has none, whether they name the same roads."""
    if at is not None and row.geom is not None:
        return math.dist(at, (row.geom.x, row.geom.y)) <= REACH_M
    key, other = road_key(place), road_key(row.place_text)
    return bool(key and other) and (key in other or other in key)


def _told(
    connection: Connection,
    scene: Scene,
    at: Point | None,
    rows: Sequence[tuple[Row[Any], MatchBy]],
    scene_uid: str,
) -> SceneMatch:
    moment = moment_of(scene)
    drawn = _drawn_cases(connection, [row.uid for row, _ in rows], scene_uid)
    known = {item.value for item in Severity}
    found = [
        CrashMatch(
            crash_uid=CrashUid(row.uid),
            by=by,
            occurred_at=row.occurred_at,
            case_no=row.case_no or "",
            severity=Severity(row.severity) if row.severity in known else None,
            place=row.place_text,
            junction_uid=None if row.junction_uid is None else JunctionUid(row.junction_uid),
            away_m=None
            if at is None or row.geom is None
            else math.dist(at, (row.geom.x, row.geom.y)),
            minutes_later=None
            if moment is None
            else (row.occurred_at - moment).total_seconds() / 60,
            drawn_case=drawn.get(row.uid, ""),
        )
        for row, by in rows
    ]
    order = list(MatchBy)
    found.sort(key=lambda one: (order.index(one.by), bool(one.drawn_case), one.unlikeness))
    return SceneMatch(found=tuple(found))


def _drawn_cases(
    connection: Connection, crash_uids: Sequence[str], scene_uid: str
) -> dict[str, str]:
    """Case numbers of other scenes by the crash that they are of."""
    columns = scene_table.c
    query = select(columns.crash_uid, columns.case_no).where(
        columns.crash_uid.in_(crash_uids), columns.uid != scene_uid
    )
    return {row.crash_uid: row.case_no for row in connection.execute(query)}
