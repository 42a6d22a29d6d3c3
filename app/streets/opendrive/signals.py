"""Signal heads and signs as signals of the road they stand beside."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import shapely

from app.streets.opendrive.lanes import Profile
from app.streets.opendrive.model import Signal
from app.streets.opendrive.road_marks import road_points
from gis.crashes.records import RoadUid
from gis.streets.derived import Furniture

FAR_M = 30.0
"""What stands farther from every road belongs to none."""


def signals_by_road(
    furniture: Sequence[Furniture], profiles: Mapping[RoadUid, Profile]
) -> dict[RoadUid, tuple[Signal, ...]]:
    """The signals of each road, in the order given.

    What the rules of markings placed names its road in its uid; the rest goes to the nearest road
    of its level.
    """
    found: dict[RoadUid, list[Signal]] = defaultdict(list)
    nearest = _Nearest(profiles)
    for one in furniture:
        named = RoadUid(one.uid.split(".", 1)[0])
        road = named if named in profiles else nearest.road(one)
        if road is not None:
            found[road].append(_signal(one, profiles[road]))
    return {road: tuple(held) for road, held in found.items()}


class _Nearest:
    """Roads by level, for what does not say its road."""

    def __init__(self, profiles: Mapping[RoadUid, Profile]) -> None:
        self._roads: dict[int, list[RoadUid]] = defaultdict(list)
        for uid, profile in profiles.items():
            self._roads[profile.shape.street.road.level].append(uid)
        self._trees = {
            level: shapely.STRtree([profiles[uid].shape.axis for uid in uids])
            for level, uids in self._roads.items()
        }

    def road(self, one: Furniture) -> RoadUid | None:
        """The nearest road of its level within reach."""
        tree = self._trees.get(one.level)
        if tree is None:
            return None
        hits = tree.query_nearest(shapely.Point(one.at), max_distance=FAR_M)
        return self._roads[one.level][int(hits.min())] if len(hits) else None


def _signal(one: Furniture, profile: Profile) -> Signal:
    stations, offsets = road_points(profile, np.array([one.at]))
    axis = shapely.get_coordinates(profile.shape.axis)
    s = float(stations[0])
    before = shapely.line_interpolate_point(profile.shape.axis, max(s - 0.5, 0.0))
    after = shapely.line_interpolate_point(profile.shape.axis, min(s + 0.5, profile.length_m))
    dx, dy = after.x - before.x, after.y - before.y
    if dx == dy == 0.0:
        dx, dy = (axis[-1] - axis[0]).tolist()
    facing = math.radians(90.0 - one.bearing_deg) - math.atan2(dy, dx)
    forward = math.cos(facing) <= 0.0  # it looks at those who come along the line
    turned = facing - (math.pi if forward else 0.0)
    return Signal(
        id=one.uid,
        s=s,
        t=float(offsets[0]),
        code=one.code,
        forward=forward,
        h_offset=math.remainder(turned, math.tau),
    )
