"""Street geometry made by hand: a crossing of four roads, and towns of many such crossings."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from uuid import NAMESPACE_URL, uuid5

from shapely import LineString, Polygon, affinity, box

from gis.crashes.records import JunctionUid, RoadUid
from gis.streets.control import Control
from gis.streets.cross_section import CrossSection, Direction, Element, ElementKind, Turn
from gis.streets.derived import (
    Block,
    Furniture,
    JunctionArea,
    Lane,
    Marking,
    RoadBody,
    RoadShape,
    StreetGeometry,
    StreetRoad,
    Surface,
)
from gis.streets.records import Junction, Road, StreetDiagnostic

AT = (192_000.0, 2_597_000.0)
"""Where the crossing lies, TWD97 metres: Chiayi."""
ARM_M, HALF_M, MOUTH_M = 60.0, 7.0, 10.0
_LANES = (
    (ElementKind.SLOW, Direction.BACKWARD, 3.5, False),
    (ElementKind.FAST, Direction.BACKWARD, 3.5, True),
    (ElementKind.FAST, Direction.FORWARD, 3.5, True),
    (ElementKind.SLOW, Direction.FORWARD, 3.5, False),
)
SIDEWALK_M = 2.0


def make_section() -> CrossSection:
    """Two lanes each way between sidewalks, the fast ones assumed."""
    walk = Element(kind=ElementKind.SIDEWALK, width_m=SIDEWALK_M)
    lanes = tuple(
        Element(kind=kind, direction=direction, width_m=width, assumed=assumed)
        for kind, direction, width, assumed in _LANES
    )
    return CrossSection(elements=(walk, *lanes, walk), left_m=HALF_M + SIDEWALK_M)


def make_crossing(at: tuple[float, float] = AT, *, tag: str = "") -> StreetGeometry:
    """Four arms of 60 m about a square area, each with all that can be derived."""
    return joined([_crossing(at, tag)])


def make_town(columns: int, rows: int, *, at: tuple[float, float] = AT) -> StreetGeometry:
    """Many crossings in a grid: 4 roads, 16 lanes, 32 markings, 4 islands, 8 sidewalks each."""
    return joined(
        [
            _crossing((at[0] + 140.0 * column, at[1] + 140.0 * row), f"{column}/{row}")
            for column in range(columns)
            for row in range(rows)
        ]
    )


def make_junctions(geometry: StreetGeometry) -> list[Junction]:
    """The junctions of the network that the areas stand for."""
    return [
        Junction(
            uid=area.junctions[0],
            name=area.name,
            road_names=tuple(sorted(area.name.split(" / "))),
            at=(area.shape.centroid.x, area.shape.centroid.y),
            arms=area.arms,
        )
        for area in geometry.junctions
    ]


def _uid(*parts: object) -> str:
    return str(uuid5(NAMESPACE_URL, "|".join(map(str, parts))))


def joined(parts: list[StreetGeometry]) -> StreetGeometry:
    """Records of all parts, each kind in order of uid."""
    found = {
        name: tuple(
            sorted(
                (record for part in parts for record in getattr(part, name)),
                key=lambda record: record.uid,
            )
        )
        for name in (
            *("bodies", "junctions", "lanes", "sidewalks", "islands", "markings"),
            *("furniture", "blocks"),
        )
    }
    roads = sorted((r for part in parts for r in part.roads), key=lambda street: street.road.uid)
    shapes = sorted((s for part in parts for s in part.shapes), key=lambda s: s.street.road.uid)
    diagnostics = tuple(d for part in parts for d in part.diagnostics)
    return StreetGeometry(
        roads=tuple(roads), shapes=tuple(shapes), diagnostics=diagnostics, **found
    )


def _crossing(at: tuple[float, float], tag: str) -> StreetGeometry:
    area = JunctionArea(
        uid=_uid("area", tag),
        name="中山路 / 文化路",
        level=0,
        arms=4,
        control=Control.SIGNAL,
        junctions=(JunctionUid(_uid("junction", tag)),),
        shape=affinity.translate(box(-MOUTH_M, -MOUTH_M, MOUTH_M, MOUTH_M), *at),
    )
    whole = StreetGeometry(junctions=(area,))
    for number in range(4):
        arm = _arm(at, tag, number, area)
        whole = joined([whole, arm])
    x, y = at
    sign = Furniture(uid=_uid("sign", tag), code="遵1", bearing_deg=90.0, level=0, at=(x + 11, y))
    block = Block(uid=_uid("block", tag), shape=_turned([(12, 12), (60, 12), (60, 60)], at, 0))
    doubt = StreetDiagnostic(code="TAG_ABSURD", detail=f"way {tag}: lanes=99", at=at)
    return replace(whole, furniture=(sign,), blocks=(block,), diagnostics=(doubt,))


def _turned(points: list[tuple[float, float]], at: tuple[float, float], quarter: int) -> Polygon:
    return Polygon([_place(point, at, quarter) for point in points])


def _place(
    point: tuple[float, float], at: tuple[float, float], quarter: int
) -> tuple[float, float]:
    """A point of the eastern arm (x along it, y to its left) on the ground."""
    c, s = round(math.cos(quarter * math.pi / 2)), round(math.sin(quarter * math.pi / 2))
    x, y = point
    return at[0] + c * x - s * y, at[1] + s * x + c * y


def _strip(x0: float, x1: float, y0: float, y1: float) -> list[tuple[float, float]]:
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]


def _arm(at: tuple[float, float], tag: str, quarter: int, area: JunctionArea) -> StreetGeometry:
    """One arm of the crossing, its line running away from the middle."""
    road = Road(
        uid=RoadUid(_uid("road", tag, quarter)),
        name=("中山路", "文化路")[quarter % 2],
        road_class="secondary",
        from_junction=area.junctions[0],
        line=LineString([_place((0, 0), at, quarter), _place((ARM_M, 0), at, quarter)]),
        source_id=f"way {tag} {quarter}",
    )
    section = make_section()

    def shape(y0: float, y1: float, *, x0: float = MOUTH_M, x1: float = ARM_M) -> Polygon:
        return _turned(_strip(x0, x1, y0, y1), at, quarter)

    uid = road.uid
    edges = [HALF_M, 3.5, 0.0, -3.5, -HALF_M]
    lanes = tuple(
        Lane(
            uid=_uid("lane", uid, seq),
            road=uid,
            kind=kind,
            direction=direction,
            width_m=width,
            level=0,
            seq=seq,
            turns=(Turn.LEFT, Turn.THROUGH) if seq == 2 else (),
            assumed=assumed,
            shape=shape(low, high),
        )
        for seq, ((kind, direction, width, assumed), (high, low)) in enumerate(
            zip(_LANES, pairwise(edges), strict=True), start=1
        )
    )
    walks = ((HALF_M, HALF_M + SIDEWALK_M), (-HALF_M - SIDEWALK_M, -HALF_M))
    street = StreetRoad(road=road, section=section, speed_limit_kmh=50)
    return StreetGeometry(
        roads=(street,),
        shapes=(_course(street, at, quarter, area),),
        bodies=(RoadBody(uid=_uid("body", uid), road=uid, level=0, shape=shape(-HALF_M, HALF_M)),),
        lanes=lanes,
        sidewalks=tuple(
            Surface(uid=_uid("walk", uid, n), owner=uid, level=0, shape=shape(low, high))
            for n, (low, high) in enumerate(walks)
        ),
        islands=(
            Surface(uid=_uid("island", uid), owner=uid, level=0, shape=shape(-0.3, 0.3, x0=30)),
        ),
        markings=_markings(at, quarter, uid, area.uid),
    )


def _course(
    street: StreetRoad, at: tuple[float, float], quarter: int, area: JunctionArea
) -> RoadShape:
    def along(y: float) -> LineString:
        return LineString([_place((MOUTH_M, y), at, quarter), _place((ARM_M, y), at, quarter)])

    return RoadShape(
        street=street,
        axis=along(0.0),
        edges=tuple(along(y) for y in street.section.offsets_m),
        start_area=area.uid,
        end_area=None,
    )


def _markings(
    at: tuple[float, float], quarter: int, road: RoadUid, area: str
) -> tuple[Marking, ...]:
    """A centre line, lane lines, kerb lines, a stop line and the bars of a crosswalk."""

    def line(y: float, x0: float = MOUTH_M + 6) -> LineString:
        return LineString([_place((x0, y), at, quarter), _place((ARM_M, y), at, quarter)])

    stop = LineString([_place((16, 0), at, quarter), _place((16, HALF_M), at, quarter)])
    lines = (
        ("165", "no_overtaking_line", "yellow", 0.1, line(0.0), None),
        ("182", "lane_line", "white", 0.1, line(3.5), (4.0, 6.0)),
        ("182", "lane_line", "white", 0.1, line(-3.5), (4.0, 6.0)),
        ("169", "no_stopping_line", "red", 0.1, line(6.7), None),
        ("170", "stop_line", "white", 0.35, stop, None),
    )
    bars = (
        ("185", "crosswalk", "white", 0.4, _bar(at, quarter, y), None) for y in (-4.0, 0.0, 4.0)
    )
    return tuple(
        Marking(
            uid=_uid("marking", road, number),
            article=article,
            kind=kind,
            colour=colour,
            width_m=width,
            road=None if kind == "crosswalk" else road,
            junction=area if kind in ("crosswalk", "stop_line") else None,
            level=0,
            shape=shape,
            dash_m=dash,
        )
        for number, (article, kind, colour, width, shape, dash) in enumerate((*lines, *bars))
    )


def _bar(at: tuple[float, float], quarter: int, y: float) -> Polygon:
    return _turned(_strip(11.0, 14.0, y - 0.2, y + 0.2), at, quarter)
