"""Hand-made cross-sections, road shapes and junction areas for the rules of markings."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely import LineString, Point, Polygon
from shapely.ops import substring

from gis.crashes.records import JunctionUid, RoadUid
from gis.streets.control import Control
from gis.streets.cross_section import CrossSection, Direction, Element, ElementKind, Turn
from gis.streets.derived import JunctionArea, RoadShape, StreetRoad
from gis.streets.records import Road

F, B = Direction.FORWARD, Direction.BACKWARD
K = ElementKind


def lane(
    direction: Direction, width_m: float = 3.3, kind: ElementKind = K.MIXED, *turns: Turn
) -> Element:
    """A lane."""
    return Element(kind=kind, width_m=width_m, direction=direction, turns=turns)


def strip(kind: ElementKind, width_m: float) -> Element:
    """A strip nobody travels on."""
    return Element(kind=kind, width_m=width_m)


def section(*elements: Element, left_hand: bool = False, shift_m: float = 0.0) -> CrossSection:
    """Strips left to right with the line in the middle, `shift_m` to its right."""
    width = sum(element.width_m for element in elements)
    return CrossSection(elements=elements, left_m=width / 2.0 + shift_m, left_hand=left_hand)


def two_way(
    each_way: int = 2,
    *,
    width_m: float = 3.3,
    sidewalk_m: float = 2.5,
    median_m: float = 0.0,
    turns: Sequence[tuple[Turn, ...]] = (),
    left_hand: bool = False,
) -> CrossSection:
    """As many mixed lanes each way; `turns` of the lanes towards the end, inner lane first."""
    back = [lane(B, width_m) for _ in range(each_way)]
    held = [*turns, *[()] * each_way][:each_way]
    on = [lane(F, width_m, K.MIXED, *held[i]) for i in range(each_way)]
    middle = [strip(K.MEDIAN, median_m)] if median_m else []
    side = [strip(K.SIDEWALK, sidewalk_m)] if sidewalk_m else []
    inner = [*reversed(on), *middle, *back] if left_hand else [*back, *middle, *on]
    return section(*side, *inner, *side, left_hand=left_hand)


@dataclass(frozen=True, kw_only=True)
class Arm:
    """One road of a junction: seen towards the junction, so its line ends there."""

    bearing_deg: float
    """Away from the junction, clockwise from north."""
    section: CrossSection
    length_m: float = 80.0
    road_class: str = "secondary"
    bend_deg: float = 0.0
    """Change of heading along its whole length, a circular arc."""
    outwards: bool = False
    """Its line starts at the junction instead; the section is seen along the line."""
    speed_limit_kmh: int | None = 50


@dataclass
class Made:
    """Shapes and areas of a made place."""

    shapes: list[RoadShape] = field(default_factory=list)
    areas: list[JunctionArea] = field(default_factory=list)


def arm_line(arm: Arm, centre: tuple[float, float]) -> LineString:
    """The arm's line from the centre outwards."""
    count = 2 if arm.bend_deg == 0.0 else 41
    steps = np.linspace(0.0, 1.0, count)
    headings = np.radians(arm.bearing_deg + arm.bend_deg * (steps[:-1] + steps[1:]) / 2.0)
    step = arm.length_m / (count - 1)
    x = centre[0] + np.concatenate(([0.0], np.cumsum(np.sin(headings) * step)))
    y = centre[1] + np.concatenate(([0.0], np.cumsum(np.cos(headings) * step)))
    return LineString(np.column_stack([x, y]))


def offset_points(line: LineString, v: float) -> np.ndarray:
    """The line's vertices moved left by `v` along mitres."""
    points = shapely.get_coordinates(line)
    steps = np.diff(points, axis=0)
    unit = steps / np.hypot(steps[:, 0], steps[:, 1])[:, None]
    normal = np.column_stack([-unit[:, 1], unit[:, 0]])
    before, after = np.vstack([normal[:1], normal]), np.vstack([normal, normal[-1:]])
    mitre = before + after
    mitre = mitre * (2.0 / (mitre**2).sum(axis=1))[:, None]
    return points + mitre * v


def road_shape(
    uid: str,
    line: LineString,
    section_: CrossSection,
    *,
    start_area: str | None = None,
    end_area: str | None = None,
    road_class: str = "secondary",
    speed_limit_kmh: int | None = 50,
    whole: LineString | None = None,
    level: int = 0,
) -> RoadShape:
    """A road's shape with mitred edges along a line already cut."""
    road = Road(uid=RoadUid(uid), road_class=road_class, line=whole or line, level=level)
    street = StreetRoad(road=road, section=section_, speed_limit_kmh=speed_limit_kmh)
    edges = tuple(LineString(offset_points(line, v)) for v in section_.offsets_m)
    return RoadShape(
        street=street, axis=line, edges=edges, start_area=start_area, end_area=end_area
    )


def junction(
    *arms: Arm,
    control: Control = Control.SIGNAL,
    centre: tuple[float, float] = (0.0, 0.0),
    radius_m: float = 6.0,
    uid: str = "j",
) -> Made:
    """Arms cut where their carriageways leave those of the others, and the area between."""
    lines = [arm_line(arm, centre) for arm in arms]
    sections = [arm.section for arm in arms]
    outward = [_carriageway(arm, line) for arm, line in zip(arms, lines, strict=True)]
    made = Made()
    cores = []
    for i, (arm, line) in enumerate(zip(arms, lines, strict=True)):
        others = shapely.union_all([body for k, body in enumerate(outward) if k != i])
        shared = outward[i].intersection(others)
        at = max(line.project(Point(p)) for p in shapely.get_coordinates(shared.convex_hull))
        rest = substring(line, at, line.length)
        cores.append(substring(line, 0.0, at))
        if not arm.outwards:
            rest = rest.reverse()
        made.shapes.append(
            road_shape(
                f"{uid}-road{i}",
                rest,
                sections[i],
                start_area=uid if arm.outwards else None,
                end_area=None if arm.outwards else uid,
                road_class=arm.road_class,
                speed_limit_kmh=arm.speed_limit_kmh,
                whole=line if arm.outwards else line.reverse(),
            )
        )
    made.areas.append(_area(uid, arms, cores, control, radius_m))
    return made


def _carriageway(arm: Arm, line: LineString) -> Polygon:
    left, right = _outward_edges(arm)
    edges = np.vstack([offset_points(line, left), offset_points(line, right)[::-1]])
    return Polygon(edges)


def _outward_edges(arm: Arm) -> tuple[float, float]:
    left, right = arm.section.carriageway_m
    return (left, right) if arm.outwards else (-right, -left)


def _area(
    uid: str, arms: Sequence[Arm], cores: Sequence[LineString], control: Control, radius_m: float
) -> JunctionArea:
    parts = [
        Polygon(np.vstack([offset_points(core, left), offset_points(core, right)[::-1]])).buffer(
            0.02
        )
        for arm, core in zip(arms, cores, strict=True)
        for left, right in (_outward_edges(arm),)
    ]
    whole = shapely.union_all(parts)
    return JunctionArea(
        uid=uid,
        name=uid,
        level=0,
        arms=len(arms),
        control=control,
        junctions=(JunctionUid(uid),),
        shape=whole.buffer(radius_m).buffer(-radius_m),
    )


def turned(made: Made, angle_deg: float, dx: float, dy: float) -> Made:
    """The same place turned counter-clockwise about the origin and moved."""
    angle = math.radians(angle_deg)
    turn = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])

    def move(geometry: shapely.Geometry) -> shapely.Geometry:
        return shapely.transform(geometry, lambda points: points @ turn + (dx, dy))

    shapes = [
        RoadShape(
            street=StreetRoad(
                road=Road(
                    uid=shape.street.road.uid,
                    road_class=shape.street.road.road_class,
                    line=move(shape.street.road.line),
                ),
                section=shape.street.section,
                speed_limit_kmh=shape.street.speed_limit_kmh,
            ),
            axis=move(shape.axis),
            edges=tuple(move(edge) for edge in shape.edges),
            start_area=shape.start_area,
            end_area=shape.end_area,
        )
        for shape in made.shapes
    ]
    areas = [
        JunctionArea(
            uid=area.uid,
            name=area.name,
            level=area.level,
            arms=area.arms,
            control=area.control,
            junctions=area.junctions,
            shape=move(area.shape),
        )
        for area in made.areas
    ]
    return Made(shapes=shapes, areas=areas)
