"""Names of sites: stretches by road and ends, nameless places by the nearest named road."""

from __future__ import annotations

import json
from collections.abc import Sequence

from shapely import LineString, Point, get_coordinates, line_locate_point
from sqlalchemy import Connection, RowMapping, select

from app.messages import Language, say, system_language
from app.store.predicates import dwithin
from app.store.schema import junction as junction_table
from app.store.schema import road as road_table
from app.store.streets import chunks
from gis.angles import bearing_deg
from gis.diagrams.arms import compass_name

_LOOK_M = 300.0
"""How far from a nameless place a named road is looked for."""
_ASKED_ONE_BY_ONE = 500
"""Of more junctions than this the names of all are read, which is quicker."""
_STEP_M = 5
"""Told distances are rounded to this."""


def stretch_names(connection: Connection, uids: Sequence[str]) -> dict[str, str]:
    """By road uid: "中山路 (文化路 – 共和路)"; where no end has a name, where its middle lies."""
    start, end = junction_table.alias(), junction_table.alias()
    query = (
        select(
            road_table.c.uid,
            road_table.c.name,
            road_table.c.geom,
            start.c.road_names.label("start"),
            end.c.road_names.label("end"),
        )
        .outerjoin(start, road_table.c.from_junction_uid == start.c.uid)
        .outerjoin(end, road_table.c.to_junction_uid == end.c.uid)
    )
    found: dict[str, str] = {}
    for part in chunks(uids):
        for row in connection.execute(query.where(road_table.c.uid.in_(part))).mappings():
            found[row["uid"]] = _stretch_name(row) or _stretch_place(connection, row)
    return found


def _stretch_place(connection: Connection, row: RowMapping) -> str:
    """A stretch between nameless ends: its own name, if any, and where its middle lies."""
    middle = row["geom"].interpolate(0.5, normalized=True)
    if not row["name"]:
        return nameless(connection, middle, "SITE_STRETCH_NAMELESS")
    where = place_words(connection, middle, system_language(), other_than=row["name"])
    return f"{row['name']} ({where})"


def junction_names(connection: Connection, uids: Sequence[str]) -> dict[str, str]:
    """By junction uid: its name, or for one without a name where it lies."""
    columns = junction_table.c
    query = select(columns.uid, columns.name)
    found: dict[str, str] = {}
    for part in chunks(uids) if len(uids) <= _ASKED_ONE_BY_ONE else [None]:
        asked = query if part is None else query.where(columns.uid.in_(part))
        found.update((uid, name) for uid, name in connection.execute(asked))
    names = {uid: found[uid] for uid in uids if uid in found}
    for part in chunks([uid for uid, name in names.items() if not name]):
        places = select(columns.uid, columns.geom).where(columns.uid.in_(part))
        for uid, at in connection.execute(places):
            names[uid] = nameless(connection, at, "SITE_JUNCTION_NAMELESS")
    return names


def junction_name(connection: Connection, name: str, at: Point) -> str:
    """The name of a junction, or for one without a name where it lies."""
    return name or nameless(connection, at, "SITE_JUNCTION_NAMELESS")


def nameless(
    connection: Connection, at: Point, code: str, *, language: Language | None = None
) -> str:
    """Words for a place without a name: side of and distance from the nearest named road.

    Where no named road lies within 300 m, the coordinates in metres of the store's CRS.

    Args:
        connection: of the store.
        at: the place.
        code: the words around the place's description ({where}).
        language: None for the system's.
    """
    spoken = language or system_language()
    return say(code, spoken, where=place_words(connection, at, spoken))


def place_words(
    connection: Connection, at: Point, language: Language, *, other_than: str = ""
) -> str:
    """Where a place lies: beside or on the nearest named road of another name, or coordinates."""
    columns = road_table.c
    query = select(columns.name, columns.geom).where(
        columns.name.not_in(["", other_than]), dwithin(columns.geom, at, _LOOK_M)
    )
    near = [(line.distance(at), name, line) for name, line in connection.execute(query)]
    if not near:
        return say("SITE_AT", language, x=round(at.x), y=round(at.y))
    distance, road, line = min(near, key=lambda one: (one[0], one[1]))
    told = round(distance / _STEP_M) * _STEP_M
    if told == 0:
        return say("SITE_ON", language, road=road)
    side = say(f"SITE_SIDE_{_side(line, at)}", language)
    return say("SITE_BESIDE", language, road=road, side=side, metres=told)


def _side(line: LineString, at: Point) -> str:
    """The point of the compass from the road towards a place beside it."""
    foot = line.interpolate(line_locate_point(line, at))
    x, y = get_coordinates(foot)[0]
    return compass_name(bearing_deg((float(x), float(y)), (at.x, at.y)))


def _stretch_name(row: RowMapping) -> str:
    name = row["name"]
    ends = [_cross_streets(names, name) for names in (row["start"], row["end"])]
    between = " – ".join(end for end in ends if end)
    if not between:
        return ""
    return f"{name} ({between})" if name else between


def _cross_streets(names: str | None, road: str) -> str:
    """Names of the other streets at one end."""
    listed: list[str] = json.loads(names) if names else []
    others = [name for name in listed if name != road and not road.startswith(name)]
    return "/".join(others)
