"""The list of a store's scenes: read whole without documents, filtered and searched in memory."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from app.store.geometry_blob import decode_points
from app.store.raw_rows import raw_geometry
from app.store.scene_changes import load_scene_corrections
from app.store.scenes import SceneStatus, scene_of, with_corrections
from app.store.schema import crash as crash_table
from app.store.schema import scene as scene_table
from app.store.store import Store
from app.tasks import Progress, silent
from gis.angles import Point
from gis.crashes.records import CrashUid, JunctionUid, Severity
from gis.problems import Problem
from gis.scenes.scene import Scene

READING = "READING_SCENE_LIST"
_CHUNK = 500
_ROC_OFFSET = 1911
_TAIWAN = timedelta(hours=8)
"""Ahead of UTC, without summer time since 1979; zone rules take ten times as long."""
_EARLIEST = datetime.min.replace(tzinfo=UTC)
_C = scene_table.c
_LISTED: tuple[ColumnElement[Any], ...] = (
    _C.uid,
    _C.version,
    _C.case_no,
    _C.occurred_at,
    _C.severity,
    _C.place,
    _C.station,
    _C.handler,
    _C.status,
    _C.changed_at,
    _C.changed_by,
    _C.crash_uid,
    _C.junction_uid,
)
_SEVERITIES: Mapping[str | None, Severity] = {item.value: item for item in Severity}
_SEVERITY_WORDS: Mapping[Severity | None, str] = {item: item.value for item in Severity}
_STATES: Mapping[str, SceneStatus] = {item.value: item for item in SceneStatus}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedScene:
    """What the list knows of a scene: its row without the drawing."""

    uid: str
    version: int
    case_no: str
    occurred_at: datetime | None = None
    """UTC."""
    severity: Severity | None = None
    place: str = ""
    station: str = ""
    handler: str = ""
    status: SceneStatus = SceneStatus.DRAFT
    changed_at: datetime | None = None
    """UTC; None for scenes of before this was written down."""
    changed_by: str = ""
    crash_uid: CrashUid | None = None
    junction_uid: JunctionUid | None = None
    at: Point | None = None
    """Metres of the store's CRS."""

    @property
    def is_finished(self) -> bool:
        """Whether it was sealed."""
        return self.status is SceneStatus.SEALED

    @property
    def owner(self) -> str:
        """Whose scene it is: its handler's; where none is named, of who changed it last."""
        return self.handler or self.changed_by

    @property
    def day(self) -> date | None:
        """The day of the crash in Taiwan."""
        return None if self.occurred_at is None else (self.occurred_at + _TAIWAN).date()


class SceneOrder(Enum):
    """How the list is ordered; scenes without that fact stand last, ties by case number."""

    CHANGED = "changed"
    """Those changed last come first."""
    OCCURRED = "occurred"
    """The latest crash first."""
    CASE = "case"
    STATION = "station"


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneFilter:
    """What is asked of the list; the plain one lets every scene pass."""

    owner: str = ""
    """Whose scenes; blank: everybody's."""
    unfinished: bool = False
    """Only drafts."""
    unlinked: bool = False
    """Only scenes without a crash record."""
    stations: frozenset[str] = frozenset()
    """Stations, "" for scenes that name none; empty: all."""
    since: date | None = None
    """First day of the crash, in Taiwan."""
    until: date | None = None
    """Last day, included."""
    words: str = ""
    """Every word must stand in what the list shows."""

    @property
    def is_plain(self) -> bool:
        """Whether it asks nothing."""
        return self == SceneFilter()


class SceneShelf:
    """All listed scenes, ready to be filtered, searched and ordered; never changed."""

    def __init__(self, scenes: Iterable[ListedScene], me: str = "") -> None:
        self.scenes = tuple(scenes)
        self.me = me
        """Who looks: the login on a server, the name on this machine otherwise."""
        self.of_uid: Mapping[str, ListedScene] = {scene.uid: scene for scene in self.scenes}
        self._lines: tuple[str, ...] | None = None
        self._orders: dict[SceneOrder, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self.scenes)

    def passing(
        self, wanted: SceneFilter, order: SceneOrder = SceneOrder.CHANGED
    ) -> tuple[ListedScene, ...]:
        """The scenes that meet every condition, in an order."""
        tests = _conditions(wanted)
        words = folded(wanted.words).split()
        lines = self._searchable() if words else ()
        return tuple(
            self.scenes[place]
            for place in self._ordered(order)
            if all(test(self.scenes[place]) for test in tests)
            and all(word in lines[place] for word in words)
        )

    def stations(self) -> tuple[tuple[str, int], ...]:
        """Stations with the number of their scenes, by name; "" (none named) last."""
        counts = Counter(scene.station for scene in self.scenes)
        return tuple(sorted(counts.items(), key=lambda item: (not item[0], item[0])))

    def of_crash(self, crash_uid: str) -> ListedScene | None:
        """The scene of a crash; the one changed last where there are several."""
        found = [self.scenes[place] for place in self._ordered(SceneOrder.CHANGED)]
        return next((scene for scene in found if scene.crash_uid == crash_uid), None)

    def _searchable(self) -> tuple[str, ...]:
        if self._lines is None:
            self._lines = tuple(map(searchable, self.scenes))
        return self._lines

    def _ordered(self, order: SceneOrder) -> tuple[int, ...]:
        if order not in self._orders:
            places = sorted(range(len(self)), key=lambda place: self.scenes[place].case_no)
            places.sort(key=lambda place: _KEYS[order](self.scenes[place]))
            self._orders[order] = tuple(places)
        return self._orders[order]


def _late_first(at: datetime | None) -> tuple[bool, float]:
    return (at is None, -(at or _EARLIEST).timestamp())


_KEYS: Mapping[SceneOrder, Callable[[ListedScene], tuple[bool, float] | tuple[bool, str]]] = {
    SceneOrder.CHANGED: lambda scene: _late_first(scene.changed_at),
    SceneOrder.OCCURRED: lambda scene: _late_first(scene.occurred_at),
    SceneOrder.CASE: lambda scene: (not scene.case_no, scene.case_no),
    SceneOrder.STATION: lambda scene: (not scene.station, scene.station),
}


def _conditions(wanted: SceneFilter) -> list[Callable[[ListedScene], bool]]:
    """A test for each condition that is asked, the search apart."""
    since, until, stations, owner = wanted.since, wanted.until, wanted.stations, wanted.owner
    tests: list[Callable[[ListedScene], bool]] = []
    if owner:
        tests.append(lambda scene: scene.owner == owner)
    if wanted.unfinished:
        tests.append(lambda scene: not scene.is_finished)
    if wanted.unlinked:
        tests.append(lambda scene: scene.crash_uid is None)
    if stations:
        tests.append(lambda scene: scene.station in stations)
    if since is not None:
        tests.append(lambda scene: scene.day is not None and scene.day >= since)
    if until is not None:
        tests.append(lambda scene: scene.day is not None and scene.day <= until)
    return tests


def folded(text: str) -> str:
    """Text as it is searched: half width, letters of one case, 臺 as 台."""
    return unicodedata.normalize("NFKC", text).casefold().replace("臺", "台")


def searchable(scene: ListedScene) -> str:
    """All that a scene is found by, on one line: days both in ISO and in ROC years."""
    parts = (
        scene.case_no,
        scene.place,
        scene.station,
        scene.handler,
        scene.changed_by,
        _SEVERITY_WORDS.get(scene.severity, ""),
        _day_words(scene.day),
    )
    return folded("\n".join(filter(None, parts)))


def _day_words(day: date | None) -> str:
    """A day as somebody may type it: ISO and ROC year, with hyphens and with strokes."""
    if day is None:
        return ""
    iso = day.isoformat()
    written = f"{iso}\n{day.year - _ROC_OFFSET}{iso[4:]}"
    return f"{written}\n{written.replace('-', '/')}"


# --- out of the store


def read_scene_list(store: Store, *, progress: Progress = silent) -> SceneShelf:
    """All scenes of a store that may be seen, their drawings left where they are."""
    progress(READING, 0.0)
    with store.read() as connection:
        shape = raw_geometry(connection, _C.geom)
        rows = connection.execute(select(*_LISTED, shape)).all()
    progress(READING, 0.8)
    points = decode_points([row[-1] for row in rows]).tolist()
    scenes = [_listed(row, point) for row, point in zip(rows, points, strict=True)]
    return SceneShelf(scenes, store.actor)


def listed_scene(store: Store, uid: str) -> ListedScene | None:
    """One scene as the list shows it now; None where it is gone."""
    return _one(store, _C.uid == uid)


def scene_of_crash(store: Store, crash_uid: CrashUid) -> ListedScene | None:
    """The scene drawn of a crash; the one changed last where there are several."""
    latest = _C.changed_at.desc().nulls_last()
    return _one(store, _C.crash_uid == crash_uid, latest, _C.case_no.expression)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrashToDraw:
    """A crash record, and the scene that is drawn of it."""

    crash_uid: CrashUid
    case_no: str = ""
    at: Point | None = None
    scene: ListedScene | None = None


def crash_to_draw(store: Store, fid: int) -> CrashToDraw | None:
    """A crash by its row, before its scene is opened or begun; None where it is gone."""
    columns = crash_table.c
    with store.read() as connection:
        shape = raw_geometry(connection, columns.geom)
        query = select(columns.uid, columns.case_no, shape).where(columns.fid == fid)
        row = connection.execute(query).first()
    if row is None:
        return None
    (x, y), uid = decode_points([row[2]]).tolist()[0], CrashUid(row[0])
    return CrashToDraw(
        crash_uid=uid,
        case_no=row[1] or "",
        at=None if math.isnan(x) else (x, y),
        scene=scene_of_crash(store, uid),
    )


def crash_row(store: Store, crash_uid: CrashUid) -> int | None:
    """The row of a crash, as its list and the map know it; None: it is gone."""
    with store.read() as connection:
        query = select(crash_table.c.fid).where(crash_table.c.uid == crash_uid)
        found: int | None = connection.execute(query).scalar()
    return found


def load_drawings(store: Store, uids: Sequence[str]) -> Mapping[str, Scene]:
    """Whole scenes by uid, with their corrections; those that cannot be read are left out."""
    found: dict[str, Scene] = {}
    with store.read() as connection:
        for start in range(0, len(uids), _CHUNK):
            found |= _drawings(connection, uids[start : start + _CHUNK])
    return found


def _drawings(connection: Connection, uids: Sequence[str]) -> dict[str, Scene]:
    query = select(_C.uid, _C.case_no, _C.status, _C.document).where(_C.uid.in_(uids))
    rows = connection.execute(query).all()
    sealed = [row.uid for row in rows if row.status == SceneStatus.SEALED]
    corrections = load_scene_corrections(connection, sealed)
    found: dict[str, Scene] = {}
    for row in rows:
        try:
            drawn = scene_of(row.document, row.case_no)
            found[row.uid] = with_corrections(drawn, corrections.get(row.uid, ()))
        except Problem:
            continue  # its editor says what is wrong with it
    return found


def _one(
    store: Store, condition: ColumnElement[bool], *order: ColumnElement[Any]
) -> ListedScene | None:
    with store.read() as connection:
        query = select(*_LISTED, raw_geometry(connection, _C.geom)).where(condition)
        row = connection.execute(query.order_by(*order)).first()
    return None if row is None else _listed(row, decode_points([row[-1]]).tolist()[0])


def _listed(row: Sequence[Any], point: Sequence[float]) -> ListedScene:
    """A row of `_LISTED`; the point is NaN where it has none."""
    x, y = point
    return ListedScene(
        uid=row[0],
        version=row[1],
        case_no=row[2],
        occurred_at=row[3],
        severity=_SEVERITIES.get(row[4]),
        place=row[5],
        station=row[6],
        handler=row[7],
        status=_STATES[row[8]],
        changed_at=row[9],
        changed_by=row[10],
        crash_uid=row[11],
        junction_uid=row[12],
        at=None if math.isnan(x) else (x, y),
    )
