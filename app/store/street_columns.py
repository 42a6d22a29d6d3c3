"""Derived street records as columns of their tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Any
from uuid import uuid5

import shapely
from sqlalchemy import Table

from app.store.street_schema import (
    street_area,
    street_block,
    street_body,
    street_course,
    street_doubt,
    street_furniture,
    street_island,
    street_lane,
    street_marking,
    street_sidewalk,
)
from gis.streets.assumed import assumed_areas, assumed_roads
from gis.streets.crash_junctions import NAMESPACE
from gis.streets.derived import (
    Furniture,
    Lane,
    Marking,
    RoadShape,
    StreetGeometry,
    StreetRoad,
    Surface,
)
from gis.streets.records import StreetDiagnostic

Columns = Mapping[str, Sequence[Any]]


def table_columns(geometry: StreetGeometry, streets: Sequence[StreetRoad]) -> dict[Table, Columns]:
    """The columns of all derived tables, those that others point at first.

    `streets` are the roads of the pieces and all that end at the areas among them: they say what
    rests on assumed widths.
    """
    known = replace(geometry, roads=tuple(streets))
    return {
        street_course: _course_columns(geometry.shapes),
        street_body: _body_columns(known),
        street_area: _area_columns(known),
        street_lane: _lane_columns(geometry.lanes),
        street_sidewalk: _surface_columns(geometry.sidewalks),
        street_island: _surface_columns(geometry.islands),
        street_marking: _marking_columns(geometry.markings),
        street_furniture: _furniture_columns(geometry.furniture),
        street_block: _shaped(geometry.blocks),
        street_doubt: _doubt_columns(geometry.diagnostics),
    }


def _shaped(records: Sequence[Any], **columns: Callable[[Any], Any]) -> dict[str, list[Any]]:
    """Columns of records with a uid and a shape, each further one by its getter."""
    found: dict[str, list[Any]] = {
        name: [get(record) for record in records] for name, get in columns.items()
    }
    return {
        "uid": [record.uid for record in records],
        **found,
        "geom": [record.shape for record in records],
    }


def _course_columns(shapes: Sequence[RoadShape]) -> Columns:
    return {
        "uid": [str(uuid5(NAMESPACE, f"course|{shape.street.road.uid}")) for shape in shapes],
        "road_uid": [shape.street.road.uid for shape in shapes],
        "start_area": [shape.start_area for shape in shapes],
        "end_area": [shape.end_area for shape in shapes],
        "geom": [shapely.MultiLineString([shape.axis, *shape.edges]) for shape in shapes],
    }


def _body_columns(geometry: StreetGeometry) -> Columns:
    assumed = assumed_roads(geometry)
    return _shaped(
        geometry.bodies,
        road_uid=attrgetter("road"),
        level=attrgetter("level"),
        assumed=lambda body: int(body.road in assumed),
    )


def _area_columns(geometry: StreetGeometry) -> Columns:
    assumed = assumed_areas(geometry)
    return _shaped(
        geometry.junctions,
        name=attrgetter("name"),
        level=attrgetter("level"),
        arms=attrgetter("arms"),
        control=attrgetter("control.value"),
        junctions=lambda area: json.dumps(area.junctions),
        assumed=lambda area: int(area.uid in assumed),
    )


def _lane_columns(lanes: Sequence[Lane]) -> Columns:
    return _shaped(
        lanes,
        road_uid=attrgetter("road"),
        kind=attrgetter("kind.value"),
        direction=attrgetter("direction.value"),
        width_m=attrgetter("width_m"),
        level=attrgetter("level"),
        seq=attrgetter("seq"),
        turns=lambda lane: json.dumps([turn.value for turn in lane.turns]) if lane.turns else "[]",
        assumed=lambda lane: int(lane.assumed),
    )


def _surface_columns(surfaces: Sequence[Surface]) -> Columns:
    return _shaped(surfaces, owner_uid=attrgetter("owner"), level=attrgetter("level"))


def _marking_columns(markings: Sequence[Marking]) -> Columns:
    return _shaped(
        markings,
        article=attrgetter("article"),
        kind=attrgetter("kind"),
        colour=attrgetter("colour"),
        width_m=attrgetter("width_m"),
        road_uid=attrgetter("road"),
        area_uid=attrgetter("junction"),
        level=attrgetter("level"),
        dash_m=lambda marking: None if marking.dash_m is None else marking.dash_m[0],
        gap_m=lambda marking: None if marking.dash_m is None else marking.dash_m[1],
    )


def _furniture_columns(furniture: Sequence[Furniture]) -> Columns:
    return {
        "uid": [one.uid for one in furniture],
        "code": [one.code for one in furniture],
        "bearing_deg": [one.bearing_deg for one in furniture],
        "level": [one.level for one in furniture],
        "geom": points([one.at for one in furniture]),
    }


def _doubt_columns(diagnostics: Sequence[StreetDiagnostic]) -> Columns:
    return {
        "code": [found.code for found in diagnostics],
        "message": [found.detail for found in diagnostics],
        "road_uid": [found.road for found in diagnostics],
        "geom": points([found.at for found in diagnostics]),
    }


def points(places: Sequence[tuple[float, float] | None]) -> list[shapely.Point | None]:
    """Point geometries of places, None where there is none."""
    return [None if place is None else shapely.Point(place) for place in places]
