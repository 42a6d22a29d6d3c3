"""The area of each junction: strips of its arms, roads inside it, and kerb returns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from gis.streets.arm_design import ArmDesign
from gis.streets.engine.arms import REACH_M, Arm, Layout
from gis.streets.engine.clusters import outer_arms
from gis.streets.engine.corner_islands import Vertex, island_in_corner, wished_radius
from gis.streets.engine.crumbs import without_crumbs
from gis.streets.engine.entrances import Entrance
from gis.streets.engine.kerbs import round_corners
from gis.streets.engine.offsets import Coords, edges_of, grouped, polygon_parts, rings_between
from gis.streets.engine.overlay import less, united
from gis.streets.engine.shapes import Mouth, inner_road, strip_to_mouth, trim_of
from gis.streets.engine.trims import USUAL_RADIUS_M, Group, corner_radius

ISLAND_LEAST_M2 = 9.0
LEAST_STRIP_M = 0.01
"""An arm that is cut back less gives nothing to its area."""
PAST_M = 20.0
"""How much of the road past an entrance is looked at, beside the entrance's width."""
INFLATE_M = 0.02
"""Gaps and notches this narrow between strips are closed."""


@dataclass(frozen=True, slots=True)
class Area:
    """One junction's area, its islands, and the arms that leave it."""

    shape: Polygon
    holes: tuple[Polygon, ...]
    arms: tuple[Arm, ...]
    level: int
    """The lowest of the roads that meet."""
    inside: tuple[Polygon, ...] = ()
    """Islands that somebody wants in corners."""


def make_areas(
    layout: Layout,
    groups: Sequence[Group],
    mouths: Sequence[tuple[Mouth, Mouth] | None],
    *,
    full: bool = False,
) -> dict[int, Area]:
    """The area of every group of which there is something; `mouths` by track.

    With `full` the areas reach to the outer edges of the sidewalks.
    """
    pairs: list[tuple[Coords, Coords]] = []
    owner: list[int] = []
    arms_of = []
    for number, group in enumerate(groups):
        arms = outer_arms(layout, group)
        arms_of.append(arms)
        before = len(pairs)
        for arm in arms:
            ends = mouths[arm.track]
            assert ends is not None
            if trim_of(layout, arm, ends[arm.end]) >= LEAST_STRIP_M:
                pairs.append(strip_to_mouth(layout, arm, ends[arm.end], full=full))
        pairs += [inner_road(layout, track, full=full) for track in sorted(group.inner)]
        if group.entrance is not None:
            pairs += _past(layout, group.entrance, full=full)
        owner += [number] * (len(pairs) - before)
    shapes = rings_between(pairs)
    mine = grouped(np.array(owner, dtype=np.intp), np.arange(len(pairs)), len(groups))
    found = {}
    for number, group in enumerate(groups):
        area = _area(layout, group, shapes[mine[number]], arms_of[number], mouths, full=full)
        if area is not None:
            found[number] = area
    return found


def _past(layout: Layout, entrance: Entrance, *, full: bool) -> list[tuple[Coords, Coords]]:
    """Edges of the road that goes past an entrance, a little to both sides."""
    left, right = layout.bounds_m(entrance.minor, full=full)
    opening = min(abs(left) + abs(right) + PAST_M, REACH_M)
    found = []
    for number, arm in enumerate(entrance.through):
        line = layout.leaving(arm, opening)
        one, other = edges_of(line, layout.bounds_m(arm, full=full), entrance.leaving(number))
        found.append((one, other))
    return found


def has_sidewalks(layout: Layout, group: Group) -> bool:
    """Whether any road of a group has a sidewalk."""
    return any(
        layout.tracks[arm.track].street.section.carriageway
        != slice(0, len(layout.tracks[arm.track].street.section.elements))
        for node in group.nodes
        for arm in layout.arms_of[node]
    )


def _area(
    layout: Layout,
    group: Group,
    strips: NDArray[np.object_],
    arms: Sequence[Arm],
    mouths: Sequence[tuple[Mouth, Mouth] | None],
    *,
    full: bool,
) -> Area | None:
    """One area: the union of its strips, filled, with rounded inner corners."""
    whole = _united(strips)
    if whole is None:
        return None
    fixed: set[Vertex] = set()
    corners: dict[Vertex, ArmDesign] = {}
    for arm in arms:
        ends = mouths[arm.track]
        assert ends is not None
        signs = 1.0 if arm.end == 0 else -1.0
        left, right = (
            _vertex(ends[arm.end].point(signs * offset))
            for offset in layout.bounds_m(arm, full=full)
        )
        fixed |= {left, right}
        design = layout.tracks[arm.track].street.ends[arm.end]
        if wished_radius(design) is not None:
            corners[left] = design
    holes = tuple(
        Polygon(hole) for hole in whole.interiors if Polygon(hole).area >= ISLAND_LEAST_M2
    )
    outline = without_crumbs(Polygon(whole.exterior), fixed)
    radius = _radius(layout, group, arms)
    wishes = {at: wish for at, one in corners.items() if (wish := wished_radius(one)) is not None}
    rounded = round_corners(outline, fixed, radius, wishes)
    inside: tuple[Polygon, ...] = ()
    if not full:
        made = (
            island_in_corner(rounded, outline, at, fixed)
            for at, design in corners.items()
            if design.corner_island
        )
        inside = tuple(island for island in made if island is not None)
    if group.entrance is not None and not full:
        past = rings_between(_past(layout, group.entrance, full=False))
        throat = polygon_parts(less(rounded, united(past)))
        if not throat:
            return None
        rounded, holes = max(throat, key=lambda part: part.area), ()
    if holes or inside:
        cut = polygon_parts(less(rounded, united([*holes, *inside])))
        rounded = max(cut, key=lambda part: part.area) if cut else rounded
    return Area(
        shape=rounded, holes=holes, arms=tuple(arms), level=_level_of(layout, group), inside=inside
    )


def _vertex(point: Coords) -> Vertex:
    x, y = point.tolist()
    return x, y


def _level_of(layout: Layout, group: Group) -> int:
    arms = [arm for node in group.nodes for arm in layout.arms_of[node]]
    return min(layout.tracks[arm.track].street.road.level for arm in arms)


def _united(strips: NDArray[np.object_]) -> Polygon | None:
    """The union as one polygon; parts that do not hang together are joined by closing gaps."""
    union: BaseGeometry = united(strips)
    parts = polygon_parts(union)
    if not parts:
        return None
    if len(parts) > 1:
        closed = shapely.buffer(
            shapely.buffer(union, INFLATE_M, join_style="mitre"), -INFLATE_M, join_style="mitre"
        )
        parts = polygon_parts(closed)
    return max(parts, key=lambda part: part.area)


def _radius(layout: Layout, group: Group, arms: Sequence[Arm]) -> float:
    """The wished kerb radius of a junction's corners."""
    if group.entrance is not None:
        return corner_radius(layout.tracks[group.entrance.minor.track].street.road.road_class)
    tracks = {arm.track for arm in arms} | set(group.inner)
    radii = sorted(corner_radius(layout.tracks[k].street.road.road_class) for k in tracks)
    return radii[len(radii) // 2] if radii else USUAL_RADIUS_M
