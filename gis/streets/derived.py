"""What is derived from roads and cross-sections, and never the truth: areas, lanes, markings.

All geometry is in metres of the store's CRS; uids are made from those of the roads and junctions,
so that the same network gives the same records in any order of input.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from shapely import LineString, Polygon

from gis.angles import Point
from gis.crashes.records import JunctionUid, RoadUid
from gis.streets.arm_design import ENDS_BY_RULE, EndDesigns
from gis.streets.control import Control
from gis.streets.cross_section import CrossSection, Direction, ElementKind, Turn
from gis.streets.provenance import UNTOLD, Provenance
from gis.streets.records import Road, StreetDiagnostic


class NodeFeatureKind(StrEnum):
    """What a source says of a point on a road."""

    SIGNAL = "signal"
    STOP = "stop"
    GIVE_WAY = "give_way"
    CROSSING = "crossing"
    MARKED_CROSSING = "marked_crossing"
    SIGNAL_CROSSING = "signal_crossing"
    DIAGONAL_CROSSING = "diagonal_crossing"
    """Walkers cross a junction in all directions at a time."""
    BICYCLE_CROSSING = "bicycle_crossing"
    RUMBLE_BARS = "rumble_bars"
    SIGN = "sign"
    """A sign of the catalogue; `NodeFeature.sign` has its code."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class NodeFeature:
    """A signal, sign or crossing at a point of the source."""

    kind: NodeFeatureKind
    at: Point
    source_id: str = ""
    sign: str = ""
    """Code of the catalogue of signs."""
    against: bool = False
    """It holds for traffic against the road's line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StreetRoad:
    """A road with its cross-section: what the street engine works on."""

    road: Road
    section: CrossSection
    roundabout: bool = False
    speed_limit_kmh: int | None = None
    ends: EndDesigns = ENDS_BY_RULE
    """What somebody decided where it meets junctions."""
    provenance: Provenance = UNTOLD
    """Since when it is so, and who says it; no geometry depends on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadBody:
    """The carriageway of a road between its junctions."""

    uid: str
    road: RoadUid
    level: int
    shape: Polygon


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One lane between junctions; `seq` counts lanes from 1, left to right along the line."""

    uid: str
    road: RoadUid
    kind: ElementKind
    direction: Direction
    width_m: float
    level: int
    seq: int
    turns: tuple[Turn, ...]
    assumed: bool
    shape: Polygon


@dataclass(frozen=True, slots=True, kw_only=True)
class JunctionArea:
    """Where roads meet: the paved area between their mouths."""

    uid: str
    name: str
    level: int
    arms: int
    control: Control
    junctions: tuple[JunctionUid, ...]
    """The junctions of the network that it holds; several where short roads were taken in."""
    shape: Polygon


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """An island or a piece of sidewalk."""

    uid: str
    owner: str
    """uid of the road or junction area it goes with; "" for a median between carriageways."""
    level: int
    shape: Polygon


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """A painted line (its axis) or area, by an article of the law."""

    uid: str
    article: str
    kind: str
    """The key of the catalogue in `resources/catalogue`."""
    colour: str
    width_m: float
    road: RoadUid | None
    junction: str | None
    level: int
    shape: LineString | Polygon
    dash_m: tuple[float, float] | None = None
    """Line and gap lengths of a dashed line; None for a solid one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A sign, signal head, pole ... at a point, facing `bearing_deg` clockwise from north."""

    uid: str
    code: str
    bearing_deg: float
    level: int
    at: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A face between streets (街廓)."""

    uid: str
    shape: Polygon


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadShape:
    """A road cut to its mouths: what lanes and markings are made from."""

    street: StreetRoad
    axis: LineString
    """The reference line between the mouths."""
    edges: tuple[LineString, ...]
    """The n + 1 edges of the strips, left to right, each from the start mouth to the end mouth."""
    start_area: str | None
    """uid of the junction area at the start; None at a dead end or a mere change of section."""
    end_area: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StreetGeometry:
    """All that is derived from one network, each tuple in order of uid."""

    roads: tuple[StreetRoad, ...] = ()
    shapes: tuple[RoadShape, ...] = ()
    bodies: tuple[RoadBody, ...] = ()
    junctions: tuple[JunctionArea, ...] = ()
    lanes: tuple[Lane, ...] = ()
    sidewalks: tuple[Surface, ...] = ()
    islands: tuple[Surface, ...] = ()
    markings: tuple[Marking, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    blocks: tuple[Block, ...] = ()
    diagnostics: tuple[StreetDiagnostic, ...] = field(default=())
