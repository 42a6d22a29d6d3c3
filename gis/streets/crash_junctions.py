"""Junctions known from crash texts: where crashes that name the same two roads agree on a place."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

import numpy as np
from numpy.typing import NDArray

from gis.angles import Point
from gis.crashes.records import CrashUid, JunctionUid
from gis.streets.records import Junction, JunctionSource

MIN_AGREEING = 2
"""Crashes that must agree on a place; one alone agrees with nobody."""
AGREE_M = 60.0
"""Points this near their common median agree: a large junction is about 50 m across."""
APART_M = 300.0
"""Two roads that meet twice meet at least this far apart; nearer places are one junction."""
SECOND_SHARE = 0.3
"""A further place of one pair of names needs this share of the first one's crashes."""
SECOND_AGREEING = 3
"""And at least so many."""
_TICK_PAIRS = 500

NAMESPACE = UUID("6f0d2a3e-6c39-5c0e-9d55-0b3f6b1d2c11")
"""Namespace of the uids that streets give out, so that one source always gives the same uids."""

NamePair = tuple[str, str]
"""Two distinct road names without their section, sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedCase:
    """What locating needs of one crash."""

    uid: CrashUid
    city: str = ""
    names: tuple[str, ...] = ()
    """Names of the roads in the place text, sections left out."""
    point: Point | None = None
    usable: bool = False
    """Whether the point may be trusted."""


def name_pair(names: Sequence[str]) -> NamePair | None:
    """The two roads a text names; None where it names fewer than two different ones."""
    distinct = list(dict.fromkeys(name for name in names if name))
    if len(distinct) < 2:
        return None
    first, second = sorted(distinct[:2])
    return (first, second)


def junctions_by_pair(junctions: Iterable[Junction]) -> dict[NamePair, list[Junction]]:
    """Junctions under every pair of their road names."""
    found: dict[NamePair, list[Junction]] = defaultdict(list)
    for junction in junctions:
        names = sorted(set(junction.road_names))
        for i, first in enumerate(names):
            for second in names[i + 1 :]:
                found[first, second].append(junction)
    return dict(found)


def junctions_from_texts(
    cases: Sequence[LocatedCase],
    *,
    streets: Sequence[Junction],
    earlier: Sequence[Junction] = (),
    tick: Callable[[float], None] = lambda done: None,
) -> list[Junction]:
    """Junctions that only crash texts know, in order of uid.

    A place counts where at least `MIN_AGREEING` usable points of one city and one pair of names
    lie within `AGREE_M` of their median; the junction stands at that median. The street network
    goes first: within `APART_M` of a street junction with both names none is made. A junction of
    `earlier` with the same names and within `APART_M` keeps its uid. `tick` is told the share that
    is done and may raise to stop.
    """
    known = junctions_by_pair(streets)
    before = junctions_by_pair(earlier)
    found: list[Junction] = []
    taken: set[JunctionUid] = set()
    tick(0.0)
    groups = sorted(_points_by_text(cases).items())
    for number, ((city, pair), points) in enumerate(groups):
        if number % _TICK_PAIRS == 0:
            tick(number / len(groups))
        if _all_near_one(points, known.get(pair, ())):
            continue
        for at in agreeing_places(points):
            if _near(known.get(pair, ()), at) is None:
                uid = _keep_or_make_uid(city, pair, at, before.get(pair, ()), taken)
                taken.add(uid)
                found.append(
                    Junction(
                        uid=uid,
                        name=" / ".join(pair),
                        road_names=pair,
                        at=at,
                        arms=0,
                        source=JunctionSource.CRASH_TEXT,
                    )
                )
    return sorted(found, key=lambda junction: junction.uid)


def _points_by_text(
    cases: Sequence[LocatedCase],
) -> Mapping[tuple[str, NamePair], NDArray[np.float64]]:
    groups: dict[tuple[str, NamePair], list[Point]] = defaultdict(list)
    for case in cases:
        if case.usable and case.point is not None and (pair := name_pair(case.names)):
            groups[case.city, pair].append(case.point)
    return {
        key: np.array(sorted(points))
        for key, points in groups.items()
        if len(points) >= MIN_AGREEING
    }


def _all_near_one(points: NDArray[np.float64], junctions: Iterable[Junction]) -> bool:
    """Whether all points lie so near one junction that their median is surely within `APART_M`."""
    return any(
        float(np.abs(points - junction.at).max()) <= APART_M / math.sqrt(2.0)
        for junction in junctions
    )


def agreeing_places(points: NDArray[np.float64]) -> list[Point]:
    """Medians of the groups of (n, 2) points that agree, the largest group first."""
    left = points[np.lexsort((points[:, 1], points[:, 0]))]
    found: list[Point] = []
    needed = float(MIN_AGREEING)
    while len(left) >= needed:
        x, y = left[:, 0], left[:, 1]
        near = _within(x[:, None] - x, y[:, None] - y, AGREE_M)
        centre = _median(left[near[int(near.sum(axis=1).argmax())]])
        members = left[_within(x - centre[0], y - centre[1], AGREE_M)]
        if len(members) < needed:
            break
        middle = _median(members)
        found.append((round(middle[0], 3), round(middle[1], 3)))
        needed = max(SECOND_AGREEING, SECOND_SHARE * len(members), needed)
        left = left[~_within(x - middle[0], y - middle[1], APART_M)]
    return found


def _within(dx: NDArray[np.float64], dy: NDArray[np.float64], reach_m: float) -> NDArray[np.bool_]:
    """Which of some differences are within reach."""
    return np.asarray(dx * dx + dy * dy <= reach_m * reach_m)


def _median(points: NDArray[np.float64]) -> Point:
    """Median of (n, 2) points by axis; a quarter of `np.median`'s time for a handful of them."""
    ranked = np.sort(points, axis=0)
    low, high = (len(points) - 1) // 2, len(points) // 2
    middle = ((ranked[low] + ranked[high]) / 2.0).tolist()
    return (middle[0], middle[1])


def _near(junctions: Iterable[Junction], at: Point) -> Junction | None:
    """The nearest of some junctions within `APART_M`."""
    near = [(math.dist(j.at, at), j.uid, j) for j in junctions if math.dist(j.at, at) <= APART_M]
    return min(near)[2] if near else None


def junction_of_names(junction: Junction, others: Iterable[Junction]) -> Junction | None:
    """The nearest of `others` within `APART_M` where all roads of a junction meet."""
    names = set(junction.road_names)
    return _near((other for other in others if names <= set(other.road_names)), junction.at)


def _keep_or_make_uid(
    city: str,
    pair: NamePair,
    at: Point,
    earlier: Sequence[Junction],
    taken: set[JunctionUid],
) -> JunctionUid:
    kept = _near((junction for junction in earlier if junction.uid not in taken), at)
    if kept is not None:
        return kept.uid
    used = taken | {junction.uid for junction in earlier}
    number = 1
    while (uid := _text_uid(city, pair, number)) in used:
        number += 1
    return uid


def _text_uid(city: str, pair: NamePair, number: int) -> JunctionUid:
    return JunctionUid(str(uuid5(NAMESPACE, "|".join(("crash text", city, *pair, str(number))))))
