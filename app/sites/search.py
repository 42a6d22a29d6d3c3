"""Find one site by id, by name in any order of its streets, or by a polygon."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import shapely
from shapely import MultiPolygon, Polygon
from shapely.errors import ShapelyError
from sqlalchemy import Connection, func, select

from app.messages import Language, say, system_language
from app.sites.names import junction_name, place_words, stretch_names
from app.sites.ranked import SiteKind
from app.store.crashes import load_crashes
from app.store.schema import crash as crash_table
from app.store.schema import junction as junction_table
from app.store.schema import road as road_table
from app.store.store import Store
from gis.angles import Point
from gis.crashes.filters import CrashFilter
from gis.crashes.place_text import base_name, narrow, parse_place
from gis.crashes.records import Crash, JunctionUid, RoadUid
from gis.crs import WGS84_EPSG, project_array
from gis.problems import Problem

CANDIDATES_TOLD = 5
_FARTHEST_M = 1e8
"""No projected coordinate in metres is larger."""
_POLYGON = re.compile(r"\s*(?:SRID=\d+;)?\s*(?:MULTI)?POLYGON\b", re.IGNORECASE)
_BETWEEN_STREETS = re.compile(r"[/／、&＆+,，]|與|和(?=.{2,}[路街道])|\band\b|\bx\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A junction, a stretch of road or an area; one of the three last fields is set."""

    id: str
    name: str
    kind: SiteKind
    at: Point | None
    """A point of the site in metres of the store's CRS."""
    junction_uid: JunctionUid | None = None
    road_uid: RoadUid | None = None
    polygon: Polygon | MultiPolygon | None = None


@dataclass(frozen=True, slots=True)
class _Named:
    """A junction as names see it."""

    uid: str
    name: str
    streets: frozenset[str]
    at: Point


def find_site(store: Store, reference: str, *, language: Language | None = None) -> Site:
    """The site that a reference means; an area is named in `language`, else in the system's.

    Tried in this order: WKT of a polygon (metres of the store's CRS, or longitude and latitude,
    told apart by their size), the id of a junction or road, the exact name of a junction, its
    street names in any order (also as a full place text), the name of a stretch. Of junctions
    that meet all named streets the one with exactly those is preferred; where several junctions
    share a name the one with crashes.

    Raises:
        Problem: SITE_UNKNOWN with near names, SITE_AMBIGUOUS with the ids that fit,
            SITE_POLYGON_BAD.
    """
    if is_polygon_text(reference):
        return _polygon_site(reference, store, language or system_language())
    with store.read() as connection:
        by_id = _site_by_id(connection, reference.strip())
        if by_id is not None:
            return by_id
        junctions = _junctions(connection)
        fitting = _junctions_called(reference, junctions)
        if len(fitting) > 1 and len({one.name for one in fitting}) == 1:
            fitting = _with_crashes(connection, fitting)
        if len(fitting) == 1:
            return _junction_site(fitting[0])
        if fitting:
            told = "; ".join(f"{one.name} ({one.uid})" for one in fitting[:CANDIDATES_TOLD])
            raise Problem("SITE_AMBIGUOUS", site=reference, candidates=told)
        stretch = _stretch_called(connection, reference)
        if stretch is not None:
            return stretch
        near = _near_names(reference, junctions)
    if near:
        raise Problem("SITE_UNKNOWN_BUT_NEAR", site=reference, candidates="; ".join(near))
    raise Problem("SITE_UNKNOWN", site=reference)


def is_polygon_text(reference: str) -> bool:
    """Whether a reference is meant as the WKT of a polygon, a usable one or not."""
    return _POLYGON.match(reference) is not None


def load_site_crashes(
    connection: Connection, site: Site, crash_filter: CrashFilter | None = None
) -> list[Crash]:
    """The crashes that a ranking counts at the site (inside a polygon: those with usable points).

    Ordered by time, with parties.
    """
    wanted = crash_filter or CrashFilter()
    if site.junction_uid is not None:
        return load_crashes(connection, replace(wanted, junction_uid=site.junction_uid))
    if site.polygon is not None:
        area = replace(wanted, polygon=site.polygon, usable_positions_only=True)
        return load_crashes(connection, area)
    return load_crashes(connection, wanted, stretch=site.road_uid)


def _polygon_site(wkt: str, store: Store, language: Language) -> Site:
    try:
        shape = shapely.from_wkt(wkt.split(";", 1)[-1])
    except ShapelyError as error:
        raise Problem("SITE_POLYGON_BAD", wkt=wkt[:80]) from error
    if not isinstance(shape, Polygon | MultiPolygon) or not _usable(shape):
        raise Problem("SITE_POLYGON_BAD", wkt=wkt[:80])
    west, south, east, north = shape.bounds
    if west >= -180 and east <= 180 and south >= -90 and north <= 90:
        corners = shapely.get_coordinates(shape)
        metres = project_array(corners, source_epsg=WGS84_EPSG, target_epsg=store.epsg)
        shape = shapely.set_coordinates(shape, metres)
    inside = shape.representative_point()
    return Site(
        id=shapely.to_wkt(shape, rounding_precision=2),
        name=_area_name(store, shape, language),
        kind=SiteKind.POLYGON,
        at=(inside.x, inside.y),
        polygon=shape,
    )


def _usable(shape: Polygon | MultiPolygon) -> bool:
    """Whether a shape has finite corners somewhere on earth and does not cross itself."""
    corners = shapely.get_coordinates(shape)
    on_earth = bool((abs(corners) < _FARTHEST_M).all())
    return not shape.is_empty and on_earth and bool(shape.is_valid)


def _area_name(store: Store, shape: Polygon | MultiPolygon, language: Language) -> str:
    """The size of an area and where its middle lies."""
    with store.read() as connection:
        where = place_words(connection, shape.centroid, language)
    return say("SITE_AREA", language, hectares=f"{shape.area / 10_000:,.1f}", where=where)


def _site_by_id(connection: Connection, uid: str) -> Site | None:
    columns = junction_table.c
    query = select(columns.uid, columns.name, columns.road_names, columns.geom)
    row = connection.execute(query.where(columns.uid == uid)).one_or_none()
    if row is not None:
        name = junction_name(connection, row.name, row.geom)
        return _junction_site(_Named(row.uid, name, frozenset(), (row.geom.x, row.geom.y)))
    line = connection.execute(
        select(road_table.c.geom).where(road_table.c.uid == uid)
    ).scalar_one_or_none()
    if line is None:
        return None
    middle = line.interpolate(0.5, normalized=True)
    return Site(
        id=uid,
        name=stretch_names(connection, [uid])[uid],
        kind=SiteKind.STRETCH,
        at=(middle.x, middle.y),
        road_uid=RoadUid(uid),
    )


def _junctions(connection: Connection) -> list[_Named]:
    columns = junction_table.c
    query = select(columns.uid, columns.name, columns.road_names, columns.geom).where(
        columns.name != ""
    )
    return [
        _Named(uid, name, frozenset(map(_key, json.loads(names))), (at.x, at.y))
        for uid, name, names, at in connection.execute(query.order_by(columns.name, columns.uid))
    ]


def _junctions_called(reference: str, junctions: Sequence[_Named]) -> list[_Named]:
    exact = [one for one in junctions if one.name == reference.strip()]
    if exact:
        return exact
    for streets in _readings(reference):
        same = [one for one in junctions if one.streets == streets]
        if same:
            return same
        meeting = [one for one in junctions if streets <= one.streets]
        if meeting:
            return meeting
    return []


def _readings(reference: str) -> Iterable[frozenset[str]]:
    """The sets of streets a reference may name: as split, and as a place text."""
    split = frozenset(_key(part) for part in _BETWEEN_STREETS.split(reference) if part.strip())
    parsed = frozenset(_key(road) for road in parse_place(reference).roads)
    return [streets for streets in (split, parsed) if streets]


def _key(street: str) -> str:
    return base_name(narrow(street).replace(" ", ""))


def _with_crashes(connection: Connection, fitting: Sequence[_Named]) -> list[_Named]:
    """Those with crashes, where that decides; else all."""
    uids = [one.uid for one in fitting]
    query = select(crash_table.c.junction_uid).distinct()
    held = set(
        connection.execute(query.where(crash_table.c.junction_uid.in_(uids[:500]))).scalars()
    )
    left = [one for one in fitting if one.uid in held]
    return left if len(left) == 1 else list(fitting)


def _junction_site(found: _Named) -> Site:
    return Site(
        id=found.uid,
        name=found.name,
        kind=SiteKind.JUNCTION,
        at=found.at,
        junction_uid=JunctionUid(found.uid),
    )


def _stretch_called(connection: Connection, reference: str) -> Site | None:
    """A stretch by the very name that a ranking gives it."""
    road = reference.split(" (", 1)[0].strip()
    uids = connection.execute(
        select(road_table.c.uid).where(func.trim(road_table.c.name) == road).limit(2000)
    ).scalars()
    names = stretch_names(connection, list(uids))
    fitting = [uid for uid, name in names.items() if name == reference.strip()]
    return _site_by_id(connection, fitting[0]) if len(fitting) == 1 else None


def _near_names(reference: str, junctions: Sequence[_Named]) -> list[str]:
    names = sorted({one.name for one in junctions})
    asked = _BETWEEN_STREETS.sub("/", narrow(reference))
    turned = " / ".join(sorted(part.strip() for part in asked.split("/") if part.strip()))
    return difflib.get_close_matches(turned, names, n=CANDIDATES_TOLD, cutoff=0.5)
