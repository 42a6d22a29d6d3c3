"""The legs of a junction as the street network has them."""

from __future__ import annotations

from collections.abc import Iterable
from math import hypot

from shapely import LineString

from gis.angles import Point, bearing_deg, gap_deg, turn_deg
from gis.crashes.records import JunctionUid
from gis.diagrams.arms import compass_name, unique_name
from gis.diagrams.diagram import DiagramArm
from gis.streets.records import Road

_LOOK_M = 25.0
"""How far from the node a leg's bearing is taken, beyond the rounding of the corner."""
_CARRIAGEWAYS_DEG = 30.0
"""Two roads of one name this close in bearing are the carriageways of one leg."""
_UNNAMED_TWIN_DEG = 8.0


def road_arms(junction_uid: JunctionUid, roads: Iterable[Road]) -> tuple[DiagramArm, ...]:
    """One arm for each road end at the junction, carriageways of one street joined.

    Named by the compass, sorted by bearing. A road that starts and ends there gives two.
    """
    ends: list[tuple[float, str]] = []
    for road in roads:
        if road.from_junction == junction_uid:
            ends.append((_leaving_bearing(road.line), road.name))
        if road.to_junction == junction_uid:
            ends.append((_leaving_bearing(LineString(list(road.line.coords)[::-1])), road.name))
    arms: list[DiagramArm] = []
    for bearing, street in _joined(sorted(ends)):
        name = unique_name(compass_name(bearing), [arm.name for arm in arms])
        arms.append(DiagramArm(name=name, bearing_deg=bearing, street=street))
    return tuple(arms)


def _leaving_bearing(line: LineString) -> float:
    """Bearing from the line's start to the point 25 m along it (its end if shorter)."""
    start: Point = (line.coords[0][0], line.coords[0][1])
    ahead = line.interpolate(min(_LOOK_M, line.length))
    if hypot(ahead.x - start[0], ahead.y - start[1]) < 1e-6:
        ahead = line.interpolate(0.5, normalized=True)
    return bearing_deg(start, (ahead.x, ahead.y))


def _joined(ends: list[tuple[float, str]]) -> list[tuple[float, str]]:
    """Ends with the carriageways of one leg joined to their middle bearing."""
    kept: list[tuple[float, str]] = []
    for bearing, street in ends:
        twin = next((i for i, known in enumerate(kept) if _one_leg((bearing, street), known)), None)
        if twin is None:
            kept.append((bearing, street))
            continue
        other, name = kept[twin]
        kept[twin] = ((other + turn_deg(other, bearing) / 2) % 360.0, name or street)
    return sorted(kept)


def _one_leg(a: tuple[float, str], b: tuple[float, str]) -> bool:
    """Whether two road ends belong to one leg of the junction."""
    gap = gap_deg(a[0], b[0])
    if a[1] and a[1] == b[1]:
        return gap <= _CARRIAGEWAYS_DEG
    return gap <= _UNNAMED_TWIN_DEG and not (a[1] and b[1])
