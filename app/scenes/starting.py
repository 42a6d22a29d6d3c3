"""Where a new scene begins: the place that a point lies at, and crashes recorded about it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import shapely
from sqlalchemy import Connection, select

from app.catalogues import load_code_catalogue
from app.scene_import.places import junction_arms, junction_at
from app.scenes.scene_store import unused_case_no
from app.store.crashes import load_crash
from app.store.predicates import bbox
from app.store.scenes import crash_of_case, load_stored_scenes
from app.store.schema import crash as crash_table
from app.store.schema import scene as scene_table
from app.store.store import Store
from app.store.streets import load_junctions, load_roads
from app.streets.block_base import read_plan_base
from app.tasks import Progress, silent
from gis.angles import Point
from gis.crashes.codes import CodeCatalogue, CodeField
from gis.crashes.filters import TAIPEI
from gis.crashes.records import AgeBand, Crash, CrashUid, FormEdition, Party, PartyRole, Severity
from gis.problems import Problem
from gis.scenes.form.entering import with_value
from gis.scenes.form.fields import FieldAt, FormField
from gis.scenes.scene import Arm, Scene, SceneJunction, SceneParty
from gis.streets.records import Junction, JunctionSource, Road

FINDING_PLACE = "FINDING_PLACE"
CRASH_REACH_M = 60.0
"""Crashes recorded this near a place may be the one that is to be drawn."""
ROAD_REACH_M = 40.0
"""A place this near a road lies on it."""
BLOCK_REACH_M = 100.0
MOST_CRASHES = 20
_MINUTES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedCrash:
    """A crash of the store that has no scene yet."""

    uid: CrashUid
    case_no: str
    occurred_at: datetime
    """UTC."""
    severity: Severity
    place: str
    parties: int
    distance_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenePlace:
    """What is known of a place before anything is drawn."""

    at: Point
    """Metres of the store's CRS."""
    epsg: int
    words: str = ""
    """A junction, or a road and how far from which junction; "" far from all roads."""
    junction: SceneJunction | None = None
    base_date: str | None = None
    """ISO date of the newest change of the streets about it."""
    crashes: tuple[RecordedCrash, ...] = ()
    """Without a scene, the latest first."""


def find_place(store: Store, at: Point, progress: Progress = silent) -> ScenePlace:
    """What the store knows of a point of the map."""
    progress(FINDING_PLACE, 0.0)
    with store.read() as connection:
        roads = load_roads(connection, bounds=_box(at, BLOCK_REACH_M))
        junction = junction_at(connection, at, "")
        base = read_plan_base(connection, [road.uid for road in roads])
        found = ScenePlace(
            at=at,
            epsg=store.epsg,
            words=_junction_words(junction) if junction else _road_words(connection, at, roads),
            junction=_drawn_junction(connection, junction),
            base_date=None if base.changed_on is None else base.changed_on.isoformat(),
            crashes=_crashes_about(connection, at),
        )
    progress(FINDING_PLACE, 1.0)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneStart:
    """What a new scene would begin with, to be looked over."""

    place: ScenePlace
    case_no: str
    """Free; a number of its own until the case has one."""
    occurred_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneWish:
    """What a new scene shall begin with."""

    place: ScenePlace
    case_no: str
    occurred_at: datetime
    crash: CrashUid | None = None
    """The recorded crash that it is the scene of."""


def find_start(store: Store, at: Point, now: datetime, progress: Progress = silent) -> SceneStart:
    """What a scene at a point would begin with; `now` is aware."""
    moment = usual_moment(now)
    return SceneStart(
        place=find_place(store, at, progress),
        case_no=unused_case_no(store, f"{moment:%Y%m%d}"),
        occurred_at=moment,
    )


def begin_scene(store: Store, wish: SceneWish) -> Scene:
    """The scene that is wished for; nothing is stored.

    Raises:
        Problem: SCENE_EXISTS where its case has one; CRASH_GONE.
    """
    scene = blank_scene(
        wish.place, case_no=wish.case_no, occurred_at=wish.occurred_at, handler=store.actor
    )
    if wish.crash is not None:
        crash = load_recorded_crash(store, wish.crash)
        scene = with_crash(scene, crash, load_code_catalogue())
    with store.read() as connection:
        if load_stored_scenes(connection, [scene.case_no]):
            raise Problem("SCENE_EXISTS", case_no=scene.case_no)
    return scene


def begin_scene_of_case(store: Store, case_no: str, progress: Progress = silent) -> Scene:
    """The scene of a recorded crash, with nothing drawn; nothing is stored.

    Raises:
        Problem: CRASH_GONE; CRASH_NOWHERE where nobody knows where it was.
    """
    with store.read() as connection:
        found = crash_of_case(connection, case_no)
    if found is None:
        raise Problem("CRASH_GONE")
    crash = load_recorded_crash(store, found[0])
    if crash.point is None:
        raise Problem("CRASH_NOWHERE", case_no=case_no)
    place = find_place(store, crash.point, progress)
    blank = blank_scene(place, case_no=case_no, occurred_at=crash.occurred_at, handler=store.actor)
    return with_crash(blank, crash, load_code_catalogue())


def blank_scene(place: ScenePlace, *, case_no: str, occurred_at: datetime, handler: str) -> Scene:
    """A scene with nothing drawn; its place is known."""
    return Scene(
        crs=f"EPSG:{place.epsg}",
        case_no=case_no,
        occurred_at=occurred_at.astimezone(TAIPEI).isoformat(timespec="minutes"),
        place=place.words,
        handler=handler,
        base_date=place.base_date,
        junction=place.junction,
    )


def usual_moment(now: datetime) -> datetime:
    """When a crash that is drawn now may have happened: the last five minutes begun."""
    local = now.astimezone(TAIPEI).replace(second=0, microsecond=0)
    return local - timedelta(minutes=local.minute % _MINUTES)


def load_recorded_crash(store: Store, uid: CrashUid) -> Crash:
    """A crash as it is recorded.

    Raises:
        Problem: CRASH_GONE.
    """
    with store.read() as connection:
        crash = load_crash(connection, uid)
    if crash is None:
        raise Problem("CRASH_GONE")
    return crash


def with_crash(scene: Scene, crash: Crash, codes: CodeCatalogue) -> Scene:
    """A scene that says of the crash and its parties what the record says.

    Codes of the form before 112.07 are brought to the form of today where it has the same words.
    """
    recorded = Scene(
        crs=scene.crs,
        case_no=crash.case_no or scene.case_no,
        occurred_at=crash.occurred_at.astimezone(TAIPEI).isoformat(timespec="minutes"),
        place=crash.place_text or scene.place,
        severity=crash.severity,
        deaths_24h=crash.deaths_24h,
        deaths_30d=crash.deaths_30d,
        injured=crash.injured,
        station=crash.precinct,
        handler=scene.handler,
        base_date=scene.base_date,
        junction=scene.junction,
        parties=_parties(crash, codes),
    )
    for field, of, code in _header_codes(crash):
        value = _today(of, code, crash.form, codes)
        if value is not None:
            recorded = with_value(recorded, FieldAt(field=field), value, codes)
    if crash.speed_limit_kmh is not None:
        limit = FieldAt(field=FormField.SPEED_LIMIT)
        recorded = with_value(recorded, limit, str(crash.speed_limit_kmh), codes)
    return recorded


def _header_codes(crash: Crash) -> tuple[tuple[FormField, CodeField, str | None], ...]:
    return (
        (FormField.WEATHER, CodeField.WEATHER, crash.weather_code),
        (FormField.LIGHT, CodeField.LIGHT, crash.light_code),
        (FormField.ROAD_CLASS, CodeField.ROAD_CLASS, crash.road_class_code),
        (FormField.ROAD_FORM, CodeField.ROAD_FORM, crash.road_form_code),
        (FormField.LOCATION, CodeField.LOCATION, crash.location_code),
        (FormField.PAVEMENT, CodeField.PAVEMENT, crash.pavement_code),
        (FormField.SURFACE, CodeField.SURFACE, crash.surface_code),
        (FormField.DEFECT, CodeField.DEFECT, crash.defect_code),
        (FormField.OBSTACLE, CodeField.OBSTACLE, crash.obstacle_code),
        (FormField.SIGHT, CodeField.SIGHT, crash.sight_code),
        (FormField.SIGNAL, CodeField.SIGNAL, crash.signal_code),
        (FormField.SIGNAL_STATE, CodeField.SIGNAL_STATE, crash.signal_state_code),
        (FormField.DIVIDER, CodeField.DIVIDER, crash.divider_code),
        (FormField.LANE_LINE, CodeField.LANE_LINE, crash.lane_line_code),
        (FormField.SLOW_LANE_LINE, CodeField.SLOW_LANE_LINE, crash.slow_lane_line_code),
        (FormField.EDGE_LINE, CodeField.EDGE_LINE, crash.edge_line_code),
        (FormField.TYPE, CodeField.TYPE, crash.type_code),
        (FormField.CAUSE, CodeField.CAUSE, crash.cause_code),
    )


def _today(of: CodeField, code: str | None, form: FormEdition, codes: CodeCatalogue) -> str | None:
    """A code of the form from 112.07; None where that form has nothing of the meaning."""
    if code is None or form is FormEdition.FROM_112_07:
        return code
    label = codes.label_of(of, code, form=form)
    return codes.code_of(of, label, form=FormEdition.FROM_112_07)


def _parties(crash: Crash, codes: CodeCatalogue) -> tuple[SceneParty, ...]:
    """Parties that moved or stood by themselves; passengers have no place of their own."""
    kept = [party for party in crash.parties if party.role is not PartyRole.PASSENGER]
    numbers = [party.sequence for party in kept]
    unique = len(set(numbers)) == len(numbers) and all(number > 0 for number in numbers)
    return tuple(
        _party(party, party.sequence if unique else place, crash.form, codes)
        for place, party in enumerate(kept, start=1)
    )


def _party(party: Party, number: int, form: FormEdition, codes: CodeCatalogue) -> SceneParty:
    def today(of: CodeField, code: str | None) -> str | None:
        return _today(of, code, form, codes)

    known = party.age_band is not AgeBand.UNKNOWN
    return SceneParty(
        no=number,
        class_code=today(CodeField.CLASS, party.class_code),
        role=party.role,
        action_code=today(CodeField.ACTION, party.action_code),
        impact_code=today(CodeField.IMPACT, party.impact_code),
        injury_code=today(CodeField.INJURY, party.injury_code),
        protection_code=today(CodeField.PROTECTION, party.protection_code),
        phone_code=today(CodeField.PHONE, party.phone_code),
        impact_other_code=today(CodeField.IMPACT, party.impact_other_code),
        cause_code=today(CodeField.CAUSE, party.cause_code),
        age_band=party.age_band.value if known else "",
    )


# --- the place


def _drawn_junction(connection: Connection, junction: Junction | None) -> SceneJunction | None:
    if junction is None or junction.source is not JunctionSource.STREETS:
        return None
    arms: tuple[Arm, ...] = junction_arms(connection, junction)
    return SceneJunction(centre=junction.at, arms=arms) if len(arms) > 1 else None


def _junction_words(junction: Junction) -> str:
    """As an officer says it: 中山路與中正路口."""
    names = [name for name in junction.road_names if name]
    if len(names) > 1 and all(not name.isascii() for name in names):
        return f"{'、'.join(names[:-1])}與{names[-1]}口"
    return " / ".join(names) or junction.name


def _road_words(connection: Connection, at: Point, roads: Sequence[Road]) -> str:
    """The nearest road, and how far it is from the nearest junction with another name."""
    here = shapely.Point(at)
    near = sorted((road.line.distance(here), road.uid, road.name) for road in roads if road.name)
    if not near or near[0][0] > ROAD_REACH_M:
        return ""
    name = near[0][2]
    corners = sorted(
        (math.dist(one.at, at), other)
        for one in load_junctions(connection, bounds=_box(at, 3 * BLOCK_REACH_M))
        if name in one.road_names
        for other in one.road_names
        if other and other != name
    )
    if not corners:
        return name
    distance, other = corners[0]
    return f"{name}（距{other}口約 {distance:.0f} 公尺）"


def _crashes_about(connection: Connection, at: Point) -> tuple[RecordedCrash, ...]:
    """Crashes near a point with a case number and without a scene, the latest first."""
    columns = crash_table.c
    drawn = select(scene_table.c.case_no)
    asked = (
        select(columns.uid, columns.geom)
        .where(
            bbox(columns.geom, _box(at, CRASH_REACH_M)),
            columns.case_no.is_not(None),
            columns.case_no.not_in(drawn),
        )
        .order_by(columns.occurred_at.desc())
        .limit(MOST_CRASHES)
    )
    found = []
    for row in connection.execute(asked):
        crash = load_crash(connection, CrashUid(row.uid))
        if crash is not None and crash.case_no and crash.point is not None:
            found.append(
                RecordedCrash(
                    uid=crash.uid,
                    case_no=crash.case_no,
                    occurred_at=crash.occurred_at,
                    severity=crash.severity,
                    place=crash.place_text,
                    parties=len(crash.parties),
                    distance_m=math.dist(crash.point, at),
                )
            )
    return tuple(found)


def _box(at: Point, reach_m: float) -> tuple[float, float, float, float]:
    x, y = at
    return (x - reach_m, y - reach_m, x + reach_m, y + reach_m)
