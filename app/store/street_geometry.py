"""Street geometry in the store: roads with cross-sections, and the rows derived from them.

Derived rows are never changed one by one: they are put in place of all that was there, in one unit
with the roads they are made from, and audited by a count for each table.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import shapely
from sqlalchemy import ColumnElement, Connection, Table, delete, select

from app.store.predicates import bbox
from app.store.raw_rows import read_geometries
from app.store.road_states import street_from_row
from app.store.schema import road as road_table
from app.store.store import WriteUnit
from app.store.street_columns import points, table_columns
from app.store.street_schema import (
    street_area,
    street_block,
    street_body,
    street_course,
    street_doubt,
    street_feature,
    street_furniture,
    street_island,
    street_lane,
    street_marking,
    street_sidewalk,
)
from app.store.streets import Bounds
from gis.angles import Point
from gis.crashes.records import JunctionUid, RoadUid
from gis.streets.control import Control
from gis.streets.cross_section import Direction, ElementKind, Turn
from gis.streets.derived import (
    Block,
    Furniture,
    JunctionArea,
    Lane,
    Marking,
    NodeFeature,
    NodeFeatureKind,
    RoadBody,
    RoadShape,
    StreetGeometry,
    StreetRoad,
    Surface,
)
from gis.streets.records import StreetDiagnostic

DERIVED_TABLES = (
    street_course,
    street_body,
    street_area,
    street_lane,
    street_sidewalk,
    street_island,
    street_marking,
    street_furniture,
    street_block,
    street_doubt,
)
"""Tables of derived rows, those that others point at first."""

Columns = Mapping[str, Sequence[Any]]
Record = TypeVar("Record")


def load_streets(connection: Connection, *, bounds: Bounds | None = None) -> list[StreetRoad]:
    """Roads whose cross-section is known, all or those whose box touches `bounds`, by uid."""
    query = select(road_table).where(road_table.c.cross_section.is_not(None))
    if bounds is not None:
        query = query.where(bbox(road_table.c.geom, bounds))
    return [street_from_row(row) for row in connection.execute(query.order_by(road_table.c.uid))]


def replace_features(
    unit: WriteUnit, features: Iterable[NodeFeature], *, run_uid: str, old_runs: Sequence[str]
) -> None:
    """Put the signals, signs and crossings of one source in place of its former ones."""
    for run in old_runs:
        unit.connection.execute(delete(street_feature).where(street_feature.c.run_uid == run))
    listed = sorted(features)
    unit.insert_columns(
        street_feature,
        {
            "kind": [feature.kind.value for feature in listed],
            "source_id": [_feature_text(feature) for feature in listed],
            "run_uid": [run_uid] * len(listed),
            "geom": points([feature.at for feature in listed]),
        },
    )


def load_features(connection: Connection) -> list[NodeFeature]:
    """What stands at points of roads, of all sources, in the records' own order."""
    columns = street_feature.c
    shapes, rows = read_geometries(connection, street_feature, columns.kind, columns.source_id)
    return sorted(
        _feature(kind, (shape.x, shape.y), source_id)
        for shape, (kind, source_id) in zip(shapes, rows, strict=True)
    )


def _feature_text(feature: NodeFeature) -> str:
    """Where a feature is from; behind that, of signs, code and direction."""
    if not feature.sign:
        return feature.source_id
    way = Direction.BACKWARD if feature.against else Direction.FORWARD
    return f"{feature.source_id}|{feature.sign}|{way.value}"


def _feature(kind: str, at: Point, text: str) -> NodeFeature:
    source_id, _, said = text.partition("|")
    sign, _, way = said.partition("|")
    return NodeFeature(
        kind=NodeFeatureKind(kind),
        at=at,
        source_id=source_id,
        sign=sign,
        against=way == Direction.BACKWARD,
    )


def replace_street_geometry(unit: WriteUnit, geometry: StreetGeometry) -> None:
    """Put what was derived from all roads of the store in place of what was there."""
    unit.replace_all(table_columns(geometry, geometry.roads))


def load_street_geometry(connection: Connection, *, bounds: Bounds | None = None) -> StreetGeometry:
    """All that is derived, or what touches `bounds`; `roads` as stored.

    Diagnostics come whole, whatever the bounds.
    """
    streets = load_streets(connection, bounds=bounds)
    return StreetGeometry(
        roads=tuple(streets),
        shapes=_load_courses(connection, streets, bounds),
        bodies=_load(connection, street_body, ("road_uid", "level"), _body, bounds),
        junctions=_load(connection, street_area, _AREA, _area, bounds),
        lanes=_load(connection, street_lane, _LANE, _lane, bounds),
        sidewalks=_load(connection, street_sidewalk, _SURFACE, _surface, bounds),
        islands=_load(connection, street_island, _SURFACE, _surface, bounds),
        markings=_load(connection, street_marking, _MARKING, _marking, bounds),
        furniture=_load(connection, street_furniture, _FURNITURE, _furniture, bounds),
        blocks=_load(connection, street_block, (), _block, bounds),
        diagnostics=tuple(load_doubts(connection)),
    )


def load_doubts(connection: Connection) -> list[StreetDiagnostic]:
    """What the making of the geometry found doubtful, in stored order."""
    columns = street_doubt.c
    shapes, rows = read_geometries(
        connection, street_doubt, columns.code, columns.message, columns.road_uid
    )
    return [
        StreetDiagnostic(
            code=code,
            detail=detail,
            at=None if s is None else (s.x, s.y),
            road=None if road is None else RoadUid(road),
        )
        for s, (code, detail, road) in zip(shapes, rows, strict=True)
    ]


def _load_courses(
    connection: Connection, streets: Sequence[StreetRoad], bounds: Bounds | None
) -> tuple[RoadShape, ...]:
    """The courses of roads, by uid; those whose road is not among `streets` are left out."""
    columns = street_course.c
    lines, rows = read_geometries(
        connection,
        street_course,
        *(columns.road_uid, columns.start_area, columns.end_area),
        bounds=bounds,
    )
    by_road = {street.road.uid: street for street in streets}
    found = []
    for line, (road, start, end) in zip(lines, rows, strict=True):
        if line is not None and road in by_road:
            axis, *edges = line.geoms
            found.append(
                RoadShape(
                    street=by_road[road],
                    axis=axis,
                    edges=tuple(edges),
                    start_area=start,
                    end_area=end,
                )
            )
    return tuple(sorted(found, key=lambda one: one.street.road.uid))


_AREA = ("name", "level", "arms", "control", "junctions")
_SURFACE = ("owner_uid", "level")
_LANE = ("road_uid", "kind", "direction", "width_m", "level", "seq", "turns", "assumed")
_MARKING = (
    *("article", "kind", "colour", "width_m", "road_uid", "area_uid", "level", "dash_m", "gap_m"),
)
_FURNITURE = ("code", "bearing_deg", "level")


def _load(
    connection: Connection,
    table: Table,
    names: Sequence[str],
    make: Callable[..., Record],
    bounds: Bounds | None,
) -> tuple[Record, ...]:
    """The records of a table in order of uid, each made from uid, shape and columns."""
    columns: list[ColumnElement[Any]] = [table.c[name] for name in ("uid", *names)]
    shapes, rows = read_geometries(connection, table, *columns, bounds=bounds)
    found = [(row[0], shape, row[1:]) for row, shape in zip(rows, shapes, strict=True)]
    found.sort(key=lambda item: item[0])
    return tuple(make(uid, shape, *values) for uid, shape, values in found)


def _body(uid: str, shape: shapely.Polygon, road_uid: str, level: int) -> RoadBody:
    return RoadBody(uid=uid, road=RoadUid(road_uid), level=level, shape=shape)


def _area(
    uid: str, shape: shapely.Polygon, name: str, level: int, arms: int, control: str, junctions: str
) -> JunctionArea:
    return JunctionArea(
        uid=uid,
        name=name,
        level=level,
        arms=arms,
        control=Control(control),
        junctions=tuple(map(JunctionUid, json.loads(junctions))),
        shape=shape,
    )


def _lane(
    uid: str,
    shape: shapely.Polygon,
    road_uid: str,
    kind: str,
    direction: str,
    width_m: float,
    level: int,
    seq: int,
    turns: str,
    assumed: int,
) -> Lane:
    return Lane(
        uid=uid,
        road=RoadUid(road_uid),
        kind=ElementKind(kind),
        direction=Direction(direction),
        width_m=width_m,
        level=level,
        seq=seq,
        turns=() if turns == "[]" else tuple(map(Turn, json.loads(turns))),
        assumed=bool(assumed),
        shape=shape,
    )


def _surface(uid: str, shape: shapely.Polygon, owner: str, level: int) -> Surface:
    return Surface(uid=uid, owner=owner, level=level, shape=shape)


def _marking(
    uid: str,
    shape: shapely.LineString | shapely.Polygon,
    article: str,
    kind: str,
    colour: str,
    width_m: float,
    road_uid: str | None,
    area_uid: str | None,
    level: int,
    dash_m: float | None,
    gap_m: float | None,
) -> Marking:
    return Marking(
        uid=uid,
        article=article,
        kind=kind,
        colour=colour,
        width_m=width_m,
        road=None if road_uid is None else RoadUid(road_uid),
        junction=area_uid,
        level=level,
        shape=shape,
        dash_m=None if dash_m is None or gap_m is None else (dash_m, gap_m),
    )


def _furniture(
    uid: str, shape: shapely.Point, code: str, bearing_deg: float, level: int
) -> Furniture:
    return Furniture(
        uid=uid, code=code, bearing_deg=bearing_deg, level=level, at=(shape.x, shape.y)
    )


def _block(uid: str, shape: shapely.Polygon) -> Block:
    return Block(uid=uid, shape=shape)
