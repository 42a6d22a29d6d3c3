"""Painted lines as road marks of lane borders, and painted areas as objects of roads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import shapely
from shapely import LineString, Polygon

from app.streets.opendrive.lanes import Profile
from app.streets.opendrive.model import Lanes, MarkType, PaintedLine, RoadMark, RoadObject
from gis.streets.derived import Marking
from gis.streets.markings.catalogue import MarkingKind

BORDER_LINES = frozenset(
    {
        MarkingKind.NO_CROSSING_LINE,
        MarkingKind.MEDIAN_LINE,
        MarkingKind.NO_OVERTAKING_LINE,
        MarkingKind.ONE_SIDE_NO_OVERTAKING_LINE,
        MarkingKind.NO_LANE_CHANGE_LINE,
        MarkingKind.ONE_SIDE_NO_LANE_CHANGE_LINE,
        MarkingKind.NO_PARKING_LINE,
        MarkingKind.NO_STOPPING_LINE,
        MarkingKind.PRIORITY_LANE_LINE,
        MarkingKind.CENTRE_LINE,
        MarkingKind.LANE_LINE,
        MarkingKind.EDGE_LINE,
        MarkingKind.FAST_SLOW_LINE,
    }
)
"""Lines along the borders of lanes."""
NEAR_M = 0.45
"""From a lane's border to a line that belongs to it (red lines stand 30 cm inside)."""
LEAST_M = 0.1
"""A shorter stretch between two changes of a border's lines is left out."""
TOGETHER_M = 0.2
"""Bars of one crosswalk begin this near to each other's stretch of the road."""
CROSSWALK_BARS = frozenset({MarkingKind.CROSSWALK, MarkingKind.ZEBRA_CROSSING})


@dataclass(frozen=True, slots=True)
class _Line:
    """One painted line at a border: its stretch of the road, place, colour and form."""

    start: float
    end: float
    colour: str
    painted: PaintedLine


def with_road_marks(lanes: Lanes, profile: Profile, markings: Iterable[Marking]) -> Lanes:
    """The lanes with the lines that are painted on their borders; nothing elsewhere."""
    held = _lines_by_edge(profile, markings)
    marks = {
        edge: _marks(held.get(edge, ()), profile.length_m, left_first=edge >= profile.centre)
        for edge in range(len(profile.offsets))
    }
    centre = profile.centre
    lanes_marked = tuple(
        replace(lane, marks=marks[k if k < centre else k + 1]) for k, lane in enumerate(lanes.lanes)
    )
    return replace(lanes, lanes=lanes_marked, centre_marks=marks[centre])


def _lines_by_edge(profile: Profile, markings: Iterable[Marking]) -> dict[int, list[_Line]]:
    found: dict[int, list[_Line]] = defaultdict(list)
    for marking in markings:
        if marking.kind not in BORDER_LINES or not isinstance(marking.shape, LineString):
            continue
        stations, offsets = road_points(profile, shapely.get_coordinates(marking.shape))
        start, end = float(stations.min()), float(stations.max())
        middle = len(stations) // 2
        at, t = float(stations[middle]), float(offsets[middle])
        borders = [profile.offset_at(k, at) for k in range(len(profile.offsets))]
        edge = min(range(len(borders)), key=lambda k: abs(borders[k] - t))
        beside = t - borders[edge]
        if abs(beside) <= NEAR_M and end - start > LEAST_M:
            painted = PaintedLine(t=beside, width=marking.width_m, dash=marking.dash_m)
            found[edge].append(_Line(start, end, marking.colour, painted))
    return found


def road_points(profile: Profile, xy: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Stations and offsets (positive left) of points beside a road's line."""
    axis = shapely.get_coordinates(profile.shape.axis)
    steps = np.diff(axis, axis=0)
    lengths = np.hypot(steps[:, 0], steps[:, 1])
    ends = np.append(0.0, np.cumsum(lengths))
    stations = np.asarray(shapely.line_locate_point(profile.shape.axis, shapely.points(xy)))
    k = np.clip(np.searchsorted(ends, stations, side="right") - 1, 0, len(steps) - 1)
    along = steps[k] / np.maximum(lengths[k], 1e-9)[:, None]
    away = xy - axis[k]
    return stations, along[:, 0] * away[:, 1] - along[:, 1] * away[:, 0]


def _marks(lines: Sequence[_Line], length: float, *, left_first: bool) -> tuple[RoadMark, ...]:
    """Road marks from station to station where the set of lines changes.

    `left_first` for borders of right lanes and the centre, whose double lines are told left to
    right; those of left lanes from the inside, right to left.
    """
    cuts = sorted({0.0, length, *(end for line in lines for end in (line.start, line.end))})
    found: list[RoadMark] = []
    for start, end in pairwise(cuts):
        if end - start < LEAST_M and found:
            continue
        middle = (start + end) / 2
        here = [line for line in lines if line.start < middle < line.end]
        mark = _mark(start, here, left_first=left_first)
        if not found or replace(mark, s=found[-1].s) != found[-1]:
            found.append(mark)
    return tuple(found) or (RoadMark(s=0.0, kind=MarkType.NONE),)


def _mark(s: float, here: Sequence[_Line], *, left_first: bool) -> RoadMark:
    """The mark of some lines beside each other; of three or more the first two."""
    ordered = sorted(here, key=lambda line: line.painted.t, reverse=left_first)
    pair = ordered[:2] if _are_double(ordered) else ordered[:1]
    if not pair:
        return RoadMark(s=s, kind=MarkType.NONE)
    words = " ".join("broken" if line.painted.dash else "solid" for line in pair)
    return RoadMark(
        s=s,
        kind=MarkType(words),
        colour=pair[0].colour,
        lines=tuple(replace(line.painted, t=round(line.painted.t, 4)) for line in pair),
    )


def _are_double(lines: Sequence[_Line]) -> bool:
    return len(lines) > 1 and lines[0].colour == lines[1].colour


def painted_objects(profile: Profile, markings: Iterable[Marking]) -> tuple[RoadObject, ...]:
    """Crosswalks as one area each, and stop lines."""
    boxes: list[tuple[float, float, float, float]] = []
    stops: list[RoadObject] = []
    for marking in markings:
        if not isinstance(marking.shape, Polygon):
            continue
        if marking.kind in CROSSWALK_BARS:
            stations, offsets = road_points(profile, _corners(marking.shape))
            boxes.append(
                (*_range(stations), *_range(offsets)),
            )
        elif marking.kind == MarkingKind.STOP_LINE:
            stations, offsets = road_points(profile, _corners(marking.shape))
            corners = tuple(zip(stations.tolist(), offsets.tolist(), strict=True))
            stops.append(
                RoadObject(id=marking.uid, kind="roadMark", name="stopLine", corners=corners)
            )
    return (*_crosswalks(boxes, profile.shape.street.road.uid), *stops)


def _corners(shape: Polygon) -> np.ndarray:
    return shapely.get_coordinates(shape.exterior)[:-1]


def _range(values: np.ndarray) -> tuple[float, float]:
    return float(values.min()), float(values.max())


def _crosswalks(boxes: Sequence[tuple[float, float, float, float]], uid: str) -> list[RoadObject]:
    """Bars whose stretches of the road overlap, as one rectangle."""
    groups: list[list[tuple[float, float, float, float]]] = []
    reach = -np.inf
    for box in sorted(boxes):
        if box[0] > reach + TOGETHER_M:
            groups.append([])
            reach = box[1]
        groups[-1].append(box)
        reach = max(reach, box[1])
    found = []
    for number, group in enumerate(groups):
        sides = np.array(group)
        low, high = float(sides[:, 0].min()), float(sides[:, 1].max())
        right, left = float(sides[:, 2].min()), float(sides[:, 3].max())
        if high - low > LEAST_M and left - right > LEAST_M:
            corners = ((low, right), (high, right), (high, left), (low, left))
            identity = f"{uid}.crosswalk.{number}"
            found.append(
                RoadObject(id=identity, kind="crosswalk", name="crosswalk", corners=corners)
            )
    return found


def markings_by_road(markings: Iterable[Marking]) -> Mapping[str, list[Marking]]:
    """The markings of each road."""
    found: dict[str, list[Marking]] = defaultdict(list)
    for marking in markings:
        if marking.road is not None:
            found[marking.road].append(marking)
    return found
