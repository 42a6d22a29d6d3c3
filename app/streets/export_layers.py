"""The layers of the street export (contracts: "Street export"), whatever file they go to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any
from uuid import uuid5

import shapely
from shapely.geometry.base import BaseGeometry

from app.marking_catalogue import load_marking_catalogue
from app.store.column_types import GeometryKind
from app.store.road_states import has_states
from app.store.store import Store
from app.store.street_geometry import load_street_geometry
from app.store.street_objects import load_objects, load_objects_at
from app.store.streets import load_diagnostics, load_roads
from app.streets.doubts import street_doubts
from app.streets.history import geometry_at, is_present, local_day
from gis.crashes.records import JunctionUid
from gis.problems import Problem
from gis.streets.crash_junctions import NAMESPACE
from gis.streets.cross_section import Direction
from gis.streets.derived import JunctionArea, Marking, StreetGeometry
from gis.streets.object_pieces import with_objects
from gis.streets.objects import KERB_MARKING
from gis.streets.records import Road, StreetDiagnostic
from gis.streets.roadside_strips import without_roadside

Sentence = Callable[[StreetDiagnostic], str]
"""The words for a diagnostic in the language of the file."""


class FieldKind(Enum):
    """What a column of a layer holds; the value is its GeoPackage type."""

    TEXT = "TEXT"
    WHOLE = "INTEGER"
    REAL = "DOUBLE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One column."""

    name: str
    kind: FieldKind
    values: Sequence[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportLayer:
    """One layer: equally many values in each field as shapes, in order of `id`."""

    name: str
    kind: GeometryKind
    fields: tuple[Field, ...]
    shapes: Sequence[BaseGeometry | None]

    def __len__(self) -> int:
        return len(self.shapes)


@dataclass(frozen=True, slots=True, kw_only=True)
class StreetContent:
    """What a store holds of streets; all geometry in metres of `epsg`."""

    epsg: int
    roads: tuple[Road, ...]
    geometry: StreetGeometry
    diagnostics: tuple[StreetDiagnostic, ...]
    """Of the sources and of the making of the geometry."""
    past: bool = False
    """The roads were otherwise than they are; the geometry was made for this."""


def read_streets(store: Store, at: datetime | None = None) -> StreetContent:
    """All streets of a store, as they stand or as they were at a moment.

    Raises:
        Problem: STREETS_NONE_STORED; STREETS_NONE_THEN if there were none at that moment.
    """
    with store.read() as connection:
        roads = load_roads(connection)
        if not roads and (at is None or not has_states(connection)):
            raise Problem("STREETS_NONE_STORED")
        past = at is not None and not is_present(connection, at)
        geometry = StreetGeometry()
        if not past:
            objects = load_objects(connection) if at is None else load_objects_at(connection, at)
            derived = load_street_geometry(connection)
            geometry = with_objects(derived, objects, load_marking_catalogue())
    if at is not None and (past or not roads):
        return _past_streets(store, at)
    return StreetContent(
        epsg=store.epsg,
        roads=tuple(roads),
        geometry=geometry,
        diagnostics=street_doubts(store),
    )


def _past_streets(store: Store, at: datetime) -> StreetContent:
    geometry = geometry_at(store, at)
    if not geometry.roads:
        raise Problem("STREETS_NONE_THEN", at=local_day(at).isoformat())
    with store.read() as connection:
        of_sources = load_diagnostics(connection)
    found = {*of_sources, *geometry.diagnostics}
    return StreetContent(
        epsg=store.epsg,
        roads=tuple(street.road for street in geometry.roads),
        geometry=geometry,
        diagnostics=tuple(sorted(found, key=lambda d: (d.code, d.at or (0.0, 0.0), d.detail))),
        past=True,
    )


def export_layers(content: StreetContent, sentence: Sentence) -> tuple[ExportLayer, ...]:
    """All layers of the contract, also those that hold nothing, `roadside` and `kerb`.

    `road_body` is what traffic uses; parking and shoulders beside it lie in `roadside`. Kerb
    lines that were traced are no markings: they lie in `kerb`.
    """
    made = content.geometry
    bodies, roadside = without_roadside(made)
    return (
        _roads(content.roads, made.junctions),
        _layer("road_body", GeometryKind.POLYGON, bodies, road_id=_text("road"), level=_whole()),
        _layer(
            "roadside",
            GeometryKind.POLYGON,
            roadside,
            road_id=_text("road"),
            kind=(FieldKind.TEXT, lambda strip: "|".join(strip.kinds)),
            level=_whole(),
        ),
        _layer(
            "junction",
            GeometryKind.POLYGON,
            made.junctions,
            name=_text("name"),
            level=_whole(),
            arms=_whole("arms"),
            control=_text("control"),
        ),
        _layer(
            "lane",
            GeometryKind.POLYGON,
            made.lanes,
            road_id=_text("road"),
            kind=_text("kind"),
            direction=(FieldKind.TEXT, lambda lane: _direction(lane.direction)),
            width_m=_real("width_m"),
            level=_whole(),
            seq=_whole("seq"),
            turns=(FieldKind.TEXT, lambda lane: "|".join(turn.value for turn in lane.turns)),
            assumed=(FieldKind.WHOLE, lambda lane: int(lane.assumed)),
        ),
        _layer("sidewalk", GeometryKind.POLYGON, made.sidewalks, level=_whole()),
        _layer("island", GeometryKind.POLYGON, made.islands, level=_whole()),
        _markings([one for one in made.markings if one.kind != KERB_MARKING]),
        _layer(
            "kerb",
            GeometryKind.LINESTRING,
            [one for one in made.markings if one.kind == KERB_MARKING],
            level=_whole(),
        ),
        _furniture(made),
        _layer("block", GeometryKind.POLYGON, made.blocks),
        _diagnostics(content.diagnostics, sentence),
    )


_Getter = tuple[FieldKind, Callable[[Any], Any]]


def _text(name: str) -> _Getter:
    def get(record: object) -> str | None:
        value = getattr(record, name)
        return None if value is None else str(value)

    return FieldKind.TEXT, get


def _whole(name: str = "level") -> _Getter:
    return FieldKind.WHOLE, lambda record: getattr(record, name)


def _real(name: str) -> _Getter:
    return FieldKind.REAL, lambda record: getattr(record, name)


def _direction(direction: Direction) -> str:
    """As the contract has it: a lane that is used both ways has no direction."""
    return (Direction.NONE if direction is Direction.BOTH else direction).value


def _fields(records: Sequence[Any], columns: dict[str, _Getter]) -> tuple[Field, ...]:
    return tuple(
        Field(name=name, kind=kind, values=[get(record) for record in records])
        for name, (kind, get) in columns.items()
    )


def _layer(
    name: str, kind: GeometryKind, records: Sequence[Any], /, **columns: _Getter
) -> ExportLayer:
    """A layer of records with a uid and a shape."""
    return ExportLayer(
        name=name,
        kind=kind,
        fields=_fields(records, {"id": _text("uid"), **columns}),
        shapes=[record.shape for record in records],
    )


def _roads(roads: Sequence[Road], areas: Iterable[JunctionArea]) -> ExportLayer:
    """Reference lines; their ends name the rows of the layer `junction`."""
    area_of = {junction: area.uid for area in areas for junction in area.junctions}

    def end(name: str) -> _Getter:
        def get(road: Road) -> str | None:
            junction: JunctionUid | None = getattr(road, name)
            return None if junction is None else area_of.get(junction, junction)

        return FieldKind.TEXT, get

    columns: dict[str, _Getter] = {
        "id": _text("uid"),
        "name": _text("name"),
        "class": _text("road_class"),
        "level": _whole(),
        "oneway": (FieldKind.WHOLE, lambda road: int(road.oneway)),
        "from_junction": end("from_junction"),
        "to_junction": end("to_junction"),
        "source_id": _text("source_id"),
    }
    return ExportLayer(
        name="road",
        kind=GeometryKind.LINESTRING,
        fields=_fields(roads, columns),
        shapes=[road.line for road in roads],
    )


def _markings(markings: Sequence[Marking]) -> ExportLayer:
    def dash(place: int) -> _Getter:
        return (
            FieldKind.REAL,
            lambda marking: None if marking.dash_m is None else marking.dash_m[place],
        )

    return _layer(
        "marking",
        GeometryKind.GEOMETRY,
        markings,
        article=_text("article"),
        kind=_text("kind"),
        colour=_text("colour"),
        width_m=_real("width_m"),
        road_id=_text("road"),
        junction_id=_text("junction"),
        level=_whole(),
        dash_m=dash(0),
        gap_m=dash(1),
    )


def _furniture(made: StreetGeometry) -> ExportLayer:
    columns = {
        "id": _text("uid"),
        "code": _text("code"),
        "bearing_deg": _real("bearing_deg"),
        "level": _whole(),
    }
    return ExportLayer(
        name="furniture",
        kind=GeometryKind.POINT,
        fields=_fields(made.furniture, columns),
        shapes=[shapely.Point(one.at) for one in made.furniture],
    )


def _diagnostics(found: Sequence[StreetDiagnostic], sentence: Sentence) -> ExportLayer:
    """What was doubtful, numbered by what it says: the same ids for the same doubts."""
    used: Counter[str] = Counter()
    ids = []
    for one in found:
        label = f"diagnostic|{one.code}|{one.detail}|{one.at}"
        used[label] += 1
        ids.append(str(uuid5(NAMESPACE, f"{label}|{used[label]}")))
    return ExportLayer(
        name="diagnostic",
        kind=GeometryKind.POINT,
        fields=(
            Field(name="id", kind=FieldKind.TEXT, values=ids),
            Field(name="code", kind=FieldKind.TEXT, values=[one.code for one in found]),
            Field(name="message", kind=FieldKind.TEXT, values=[sentence(one) for one in found]),
        ),
        shapes=[None if one.at is None else shapely.Point(one.at) for one in found],
    )
