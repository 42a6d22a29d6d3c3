"""Roads and junctions of the street network (first step: centre lines and named nodes)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shapely import LineString

from gis.angles import Point
from gis.crashes.records import JunctionUid, RoadUid


class JunctionSource(StrEnum):
    """Where a junction is known from."""

    STREETS = "streets"
    CRASH_TEXT = "crash text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Junction:
    """A place where roads meet; `road_names` sorted, `name` is those joined by ' / '."""

    uid: JunctionUid
    name: str
    road_names: tuple[str, ...]
    at: Point
    arms: int
    """Number of road ends that meet; 0 where known from crash texts only."""
    level: int = 0
    source: JunctionSource = JunctionSource.STREETS


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """A directed centre line between two junctions (or dead ends), in metres of the store's CRS."""

    uid: RoadUid
    name: str = ""
    road_class: str = ""
    """An OSM highway value ("residential"); "" where the source does not say."""
    level: int = 0
    oneway: bool = False
    """One-way along the line's direction."""
    from_junction: JunctionUid | None = None
    to_junction: JunctionUid | None = None
    line: LineString
    source_id: str = ""
    """The source's own id of the way or row."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class StreetDiagnostic:
    """Something doubtful in a street source; the words for `code` live in `resources/i18n`."""

    code: str
    detail: str = ""
    """What it concerns: "way 123", "row 7: no coordinates"; never a sentence."""
    at: Point | None = None
    """Where, in metres of the store's CRS; None where the source gives no place."""
    road: RoadUid | None = None
    """The road whose derived geometry it is about, where it is about one."""
