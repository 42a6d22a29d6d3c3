"""Check recorded points against the roads that the crash's own text names.

Two kinds of evidence speak about a point and a named road: the road's lines, and the other
crashes that name the road. Evidence about a point never comes from its own spot (the points
within `SPOT_REACH_M`), because a default map point collects crashes that would vouch for each
other. A spot at which crashes contradict their texts with many different names is a default
point; there the burden of proof is turned round: whoever's text is no likelier at this place
than anywhere in the city is flagged.

No place is known to the code: every scale comes from the data of the city (how far apart the
crashes of one road lie, how densely crashes lie around a point).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, STRtree
from shapely.geometry.base import BaseGeometry

from gis.angles import Point
from gis.crashes.position_evidence import (
    BLOCK_M,
    LINE_NEAR_M,
    RICH,
    SPOT_REACH_M,
    Floats,
    Ints,
    Mentions,
    Nearness,
    PeerEvidence,
    chain_of_peers,
    combine,
    line_evidence,
    lines_are_reliable,
    list_mentions,
    peer_evidence,
)
from gis.crashes.records import CrashUid, PositionFlag

MIN_FOREIGN_NAMES = 4
"""A spot is a default point from this many different names that contradict it. An ordinary spot
has at most one or two: a wrong village, or a street that is known from one far crash only."""
LIKELY = 1 / 3
"""A crash at a default point is flagged from this probability of being misplaced: a right one
lost costs little (its junction is still known from its text), a wrong one kept makes a false
black spot."""
ROUNDS = 2
"""The second round judges without the points that the first one found wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionCase:
    """What the check needs of one crash; `point` in metres, `roads` as normalised names."""

    uid: CrashUid
    point: Point | None
    city: str
    roads: tuple[str, ...]
    flag: PositionFlag


@dataclass(frozen=True, slots=True)
class _City:
    """The judged cases of one city as arrays, with what speaks about them."""

    points: Floats
    mentions: Mentions
    peers: PeerEvidence
    line_m: Floats
    reliable: bool
    nearness: Ints


@dataclass(frozen=True, slots=True)
class _Spot:
    """A default point: its members by case index, its centre and how far it scatters."""

    members: Ints
    centre: Floats
    radius_m: float


def judge_positions(
    cases: Sequence[PositionCase], road_lines: Mapping[str, Sequence[LineString]]
) -> list[PositionFlag]:
    """Flag every case's point; the answer is in the order of the cases.

    MISSING, PLACEHOLDER and OUTSIDE stay and are no evidence for others. SWAPPED stays where the
    point agrees or nothing can be said. Everything else is judged afresh, so that judging twice
    changes nothing.

    Args:
        cases: of any number of cities; each city is judged by itself.
        road_lines: centre lines in the same CRS by normalised road name (may be empty).
    """
    flags = [case.flag for case in cases]
    by_city: dict[str, list[int]] = defaultdict(list)
    kept = (PositionFlag.MISSING, PositionFlag.PLACEHOLDER, PositionFlag.OUTSIDE)
    for index, case in enumerate(cases):
        if case.point is not None and case.flag not in kept:
            by_city[case.city].append(index)
    for members in by_city.values():
        judged = _judge_city([cases[index] for index in members], road_lines)
        for index, flag in zip(members, judged, strict=True):
            agrees = flag in (PositionFlag.GOOD, PositionFlag.UNCHECKED)
            if not (agrees and cases[index].flag is PositionFlag.SWAPPED):
                flags[index] = flag
    return flags


def _judge_city(
    cases: Sequence[PositionCase], road_lines: Mapping[str, Sequence[LineString]]
) -> list[PositionFlag]:
    points = np.array([case.point for case in cases], dtype=np.float64)
    mentions = list_mentions([case.roads for case in cases])
    line_m = line_evidence(mentions, points, road_lines)
    trusted = np.ones(len(cases), dtype=bool)
    flags = [PositionFlag.UNCHECKED] * len(cases)
    for _ in range(ROUNDS):
        peers = peer_evidence(mentions, points, trusted)
        reliable = lines_are_reliable(line_m, peers)
        nearness = combine(line_m, peers, reliable=reliable)
        city = _City(points, mentions, peers, line_m, reliable, nearness)
        flags = _judge_singles(city)
        for spot in _find_spots(city):
            for case in _misplaced_at(spot, city, trusted):
                flags[case] = PositionFlag.DEFAULT_POINT
        trusted = np.array([flag.usable for flag in flags])
    return flags


def _judge_singles(city: _City) -> list[PositionFlag]:
    """Each case by its own mentions: a far road without a near one is a mismatch."""
    count = len(city.points)
    near = np.zeros(count, dtype=bool)
    far = np.zeros(count, dtype=bool)
    near[city.mentions.case[city.nearness == Nearness.NEAR]] = True
    far[city.mentions.case[city.nearness == Nearness.FAR]] = True
    choice = np.select([far & ~near, near], [1, 2], default=0).tolist()
    flags = (PositionFlag.UNCHECKED, PositionFlag.MISMATCH, PositionFlag.GOOD)
    return [flags[number] for number in choice]


def _find_spots(city: _City) -> list[_Spot]:
    """Spots at which crashes contradict their texts with many different names."""
    far = city.nearness == Nearness.FAR
    foreign = np.unique(city.mentions.case[far])
    if len(foreign) < MIN_FOREIGN_NAMES:
        return []
    roads: dict[int, set[int]] = defaultdict(set)
    for case, road in zip(city.mentions.case[far], city.mentions.road[far], strict=True):
        roads[int(case)].add(int(road))
    at = np.array(shapely.points(city.points[foreign]))
    pairs = STRtree(at).query(at, predicate="dwithin", distance=SPOT_REACH_M)
    pairs = pairs[:, np.argsort(pairs[0], kind="stable")]
    starts = np.searchsorted(pairs[0], np.arange(len(foreign) + 1))
    everything = STRtree(np.array(shapely.points(city.points)))
    taken = np.zeros(len(foreign), dtype=bool)
    spots = []
    for seed in np.argsort(-np.diff(starts), kind="stable").tolist():
        neighbours = pairs[1, starts[seed] : starts[seed + 1]]
        if len(neighbours) < MIN_FOREIGN_NAMES:
            break
        group = neighbours[~taken[neighbours]]
        if taken[seed]:
            continue
        names = set().union(*(roads[case] for case in foreign[group].tolist()))
        if len(names) >= MIN_FOREIGN_NAMES:
            taken[group] = True
            spots.append(_draw_spot(city.points, foreign[group], everything))
    return spots


def _draw_spot(points: Floats, foreign: Ints, tree: STRtree) -> _Spot:
    """Centre and scatter of a spot from the crashes that contradict it."""
    centre = np.median(points[foreign], axis=0)
    apart = np.hypot(*(points[foreign] - centre).T)
    radius = float(np.clip(1.25 * np.quantile(apart, 0.9), 5.0, SPOT_REACH_M))
    members = tree.query(shapely.Point(centre), predicate="dwithin", distance=SPOT_REACH_M)
    return _Spot(np.sort(members).astype(np.int64), centre, radius)


def _misplaced_at(spot: _Spot, city: _City, trusted: NDArray[np.bool_]) -> list[int]:
    """Members of a default point that do not belong there.

    A text whose two roads both meet here is believed. Of the others, those that contradict the
    place go; one that fits by a single road, or that nothing is known of, goes when it is
    likelier one of the misplaced (whose texts are drawn from the whole city) than one of the
    crashes that this road has here anyway.
    """
    apart = np.hypot(*(city.points[spot.members] - spot.centre).T)
    inside = set(spot.members[apart <= spot.radius_m].tolist())
    fits = _roads_that_fit(spot, city, trusted)
    texts = _texts_by_case(city)
    city_counts = Counter(texts.values())
    here = Counter(texts[case] for case in inside)
    wrong = [case for case in spot.members.tolist() if _contradicts(case, fits, city)]
    misplaced = sum(1 for case in wrong if case in inside)
    share = misplaced / max(1, len(inside))
    found = list(wrong)
    for case in inside.difference(wrong):
        fitting = fits.get(case, 0)
        if fitting >= 2:
            continue
        text = texts[case]
        drawn = misplaced * city_counts[text] / len(city.points)
        if fitting == 1:
            own = max(here[text] - 1 - drawn, _expected_here(case, spot, city, city_counts[text]))
            likely = drawn / (drawn + own) if own > 0 else 1.0
        else:
            likely = share
        if likely >= LIKELY:
            found.append(case)
    return found


def _texts_by_case(city: _City) -> dict[int, tuple[int, ...]]:
    """The set of roads each case names, sorted; () where it names none."""
    texts: dict[int, list[int]] = {case: [] for case in range(len(city.points))}
    for case, road in zip(city.mentions.case.tolist(), city.mentions.road.tolist(), strict=True):
        texts[case].append(road)
    return {case: tuple(sorted(roads)) for case, roads in texts.items()}


def _mentions_of(case: int, city: _City) -> Ints:
    low, high = np.searchsorted(city.mentions.case, [case, case + 1])
    return np.arange(low, high)


def _contradicts(case: int, fits: Mapping[int, int], city: _City) -> bool:
    """Whether a named road that is known elsewhere does not pass the spot."""
    known = city.nearness[_mentions_of(case, city)] != Nearness.UNKNOWN
    return int(known.sum()) > fits.get(case, 0)


def _expected_here(case: int, spot: _Spot, city: _City, count: int) -> float:
    """How many of the `count` crashes with this one-road text a spot of this size has anyway."""
    road = city.mentions.road[_mentions_of(case, city)[0]]
    same = city.points[city.mentions.case[city.mentions.road == road]]
    extent = float(np.hypot(*np.ptp(np.quantile(same, [0.05, 0.95], axis=0), axis=0))) / 0.9
    return count * min(1.0, 2 * spot.radius_m / max(extent, 2 * BLOCK_M))


def _roads_that_fit(spot: _Spot, city: _City, trusted: NDArray[np.bool_]) -> dict[int, int]:
    """By case, how many of its named roads pass within `LINE_NEAR_M` of its point.

    The road is its line, or what the crashes outside the spot draw of it where its lines are
    missing or incomplete.
    """
    fits: dict[int, int] = defaultdict(int)
    chains: dict[int, BaseGeometry | None] = {}
    for case in spot.members.tolist():
        for mention in _mentions_of(case, city).tolist():
            line = city.line_m[mention]
            near = line <= LINE_NEAR_M
            if not near and not (city.reliable and np.isfinite(line)):
                road = int(city.mentions.road[mention])
                if road not in chains:
                    chains[road] = _chain(road, spot, city, trusted)
                chain = chains[road]
                point = shapely.Point(city.points[case])
                near = chain is not None and chain.distance(point) <= LINE_NEAR_M
            fits[case] += bool(near)
    return fits


def _chain(road: int, spot: _Spot, city: _City, trusted: NDArray[np.bool_]) -> BaseGeometry | None:
    """The road as drawn by its trusted crashes outside the spot, near the spot."""
    where = np.flatnonzero(city.mentions.road == road)
    peers = city.points[city.mentions.case[where][trusted[city.mentions.case[where]]]]
    apart = np.hypot(*(peers - spot.centre).T)
    outside = np.argsort(apart)[np.count_nonzero(apart <= SPOT_REACH_M) :][:40]
    if not len(outside):
        return None
    spacing = city.peers.spacing_m[where[0]]
    reach = max(4 * spacing, 2 * BLOCK_M) if len(where) > RICH else 2 * BLOCK_M
    return chain_of_peers(peers[outside], reach_m=float(np.nan_to_num(reach, nan=2 * BLOCK_M)))
