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

MIN_VARIETY = 6
"""Places around which fewer roads are named are not looked into: a junction has two to four."""
MIN_FOREIGN_NAMES = 4
"""A spot is a default point from this many different names that contradict it. An ordinary spot
has at most one or two: a wrong side street, or an alley named after a road further away."""
OFTEN = 3
"""A text that contradicts a default point is believed all the same when so many more crashes
have it there than misplaced ones would."""
LIKELY = 0.2
"""A crash at a default point is flagged from this probability of being misplaced: a right one
lost costs little (its junction is still known from its text), a wrong one kept makes a false
black spot."""
NEAREST_PEERS = 20
"""So many crashes draw a road where it may pass a spot."""
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
    shapes: NDArray[np.object_]
    """The points as geometries."""
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
    shapes = np.array(shapely.points(points))
    varied = _places_of_variety(points, mentions)
    trusted = np.ones(len(cases), dtype=bool)
    flags = [PositionFlag.UNCHECKED] * len(cases)
    for _ in range(ROUNDS):
        peers = peer_evidence(mentions, points, trusted)
        reliable = lines_are_reliable(line_m, peers)
        nearness = combine(line_m, peers, reliable=reliable)
        city = _City(points, shapes, mentions, peers, line_m, reliable, nearness)
        flags = _judge_singles(city)
        for spot in _find_spots(varied, city, trusted):
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


def _find_spots(
    varied: Sequence[shapely.Point], city: _City, trusted: NDArray[np.bool_]
) -> list[_Spot]:
    """Spots at which crashes contradict their texts with many different names."""
    tree = STRtree(city.shapes)
    free = np.ones(len(city.points), dtype=bool)
    spots = []
    for seed in varied:
        members = np.sort(tree.query(seed, predicate="dwithin", distance=SPOT_REACH_M))
        members = members[free[members]].astype(np.int64)
        foreign = _foreign_at(members, seed, city, trusted)
        if len(foreign):
            spot = _draw_spot(city.points, foreign, tree)
            free[spot.members] = False
            spots.append(spot)
    return spots


def _places_of_variety(points: Floats, mentions: Mentions) -> list[shapely.Point]:
    """Places around which crashes name many roads, the most varied first.

    Counted by squares of a quarter of a spot, so that a hundred crashes of one junction cost no
    more than one.
    """
    square = SPOT_REACH_M / 4
    at = np.floor(points[mentions.case] / square).astype(np.int64)
    told = np.unique(np.column_stack([at, mentions.road]), axis=0)
    if not len(told):
        return []
    squares, first, counts = np.unique(told[:, :2], axis=0, return_index=True, return_counts=True)
    centres = np.array(shapely.points((squares + 0.5) * square))
    near, other = STRtree(centres).query(centres, predicate="dwithin", distance=SPOT_REACH_M)
    repeated = np.repeat(near, counts[other])
    offsets = np.arange(len(repeated)) - np.repeat(
        np.cumsum(counts[other]) - counts[other], counts[other]
    )
    roads = told[np.repeat(first[other], counts[other]) + offsets, 2]
    pairs = np.unique(np.column_stack([repeated, roads]), axis=0)
    variety = np.bincount(pairs[:, 0], minlength=len(squares))
    order = np.argsort(-variety, kind="stable")
    return [centres[place] for place in order[variety[order] >= MIN_VARIETY].tolist()]


def _foreign_at(
    members: Ints, seed: shapely.Point, city: _City, trusted: NDArray[np.bool_]
) -> Ints:
    """Members that contradict the place, if they do so with enough different names; else none."""
    if len(members) < MIN_FOREIGN_NAMES:
        return members[:0]
    around = _Spot(members, np.array([seed.x, seed.y]), SPOT_REACH_M)
    fitting = _mentions_that_fit(around, city, trusted)
    foreign, names = [], set()
    for case in members.tolist():
        missed = [
            mention
            for mention in _mentions_of(case, city).tolist()
            if mention not in fitting and city.nearness[mention] != Nearness.UNKNOWN
        ]
        if missed:
            foreign.append(case)
            names.update(city.mentions.road[missed].tolist())
    enough = len(names) >= MIN_FOREIGN_NAMES and len(foreign) >= MIN_FOREIGN_NAMES
    return np.array(foreign if enough else [], dtype=np.int64)


def _draw_spot(points: Floats, foreign: Ints, tree: STRtree) -> _Spot:
    """Centre and scatter of a spot from the crashes that contradict it."""
    centre = np.median(points[foreign], axis=0)
    apart = np.hypot(*(points[foreign] - centre).T)
    radius = float(np.clip(1.25 * np.quantile(apart, 0.95), 5.0, SPOT_REACH_M))
    members = tree.query(shapely.Point(centre), predicate="dwithin", distance=SPOT_REACH_M)
    return _Spot(np.sort(members).astype(np.int64), centre, radius)


def _misplaced_at(spot: _Spot, city: _City, trusted: NDArray[np.bool_]) -> list[int]:
    """Members of a default point that do not belong there.

    A text whose two roads both meet here is believed, and one that is far more frequent here than
    a draw of misplaced texts from the whole city would make it. Of the others go those that
    contradict the place, and those that fit by a single road, or of which nothing is known, when
    they are likely enough to be drawn ones.
    """
    apart = np.hypot(*(city.points[spot.members] - spot.centre).T)
    inside = spot.members[apart <= spot.radius_m].tolist()
    fitting = _mentions_that_fit(spot, city, trusted)
    texts = _texts_by_case(city)
    city_counts = Counter(texts)
    here = Counter(texts[case] for case in inside)
    against = [case for case in spot.members.tolist() if _contradicts(case, fitting, city)]
    drawn_share = len(set(against).intersection(inside)) / len(city.points)
    found = []
    for case in sorted(set(inside).union(against)):
        text = texts[case]
        fits = sum(1 for mention in _mentions_of(case, city).tolist() if mention in fitting)
        drawn = drawn_share * city_counts[text]
        own = max(0.0, here[text] - 1 - drawn)
        if fits == 1 and len(text) == 1:
            own = max(own, _expected_here(case, spot, city, city_counts[text]))
        if (fits < 2 and drawn >= LIKELY * (drawn + own)) or (case in against and own < OFTEN):
            found.append(case)
    return found


def _texts_by_case(city: _City) -> list[tuple[int, ...]]:
    """The set of roads each case names, sorted; () where it names none."""
    texts: list[list[int]] = [[] for _ in city.points]
    for case, road in zip(city.mentions.case.tolist(), city.mentions.road.tolist(), strict=True):
        texts[case].append(road)
    return [tuple(sorted(roads)) for roads in texts]


def _mentions_of(case: int, city: _City) -> Ints:
    low, high = np.searchsorted(city.mentions.case, [case, case + 1])
    return np.arange(low, high)


def _contradicts(case: int, fitting: set[int], city: _City) -> bool:
    """Whether a named road that is known elsewhere does not pass the point."""
    return any(
        mention not in fitting and city.nearness[mention] != Nearness.UNKNOWN
        for mention in _mentions_of(case, city).tolist()
    )


def _expected_here(case: int, spot: _Spot, city: _City, count: int) -> float:
    """How many of the `count` crashes with this one-road text a spot of this size has anyway."""
    road = city.mentions.road[_mentions_of(case, city)[0]]
    same = city.points[city.mentions.case[city.mentions.road == road]]
    extent = float(np.hypot(*np.ptp(np.quantile(same, [0.05, 0.95], axis=0), axis=0))) / 0.9
    return count * min(1.0, 2 * spot.radius_m / max(extent, 2 * BLOCK_M))


def _mentions_that_fit(spot: _Spot, city: _City, trusted: NDArray[np.bool_]) -> set[int]:
    """Mentions of the members whose road passes within `LINE_NEAR_M` of the point.

    The road is its line, or what the crashes outside the spot draw of it where its lines are
    missing or incomplete.
    """
    fitting: set[int] = set()
    chains: dict[int, BaseGeometry | None] = {}
    for case in spot.members.tolist():
        for mention in _mentions_of(case, city).tolist():
            line = city.line_m[mention]
            near = bool(line <= LINE_NEAR_M)
            if not near and not (city.reliable and np.isfinite(line)):
                road = int(city.mentions.road[mention])
                if road not in chains:
                    chains[road] = _chain(road, spot, city, trusted)
                chain = chains[road]
                near = chain is not None and chain.distance(city.shapes[case]) <= LINE_NEAR_M
            if near:
                fitting.add(mention)
    return fitting


def _chain(road: int, spot: _Spot, city: _City, trusted: NDArray[np.bool_]) -> BaseGeometry | None:
    """The road as drawn by its trusted crashes outside the spot, near the spot."""
    where = np.flatnonzero(city.mentions.road == road)
    peers = city.points[city.mentions.case[where][trusted[city.mentions.case[where]]]]
    apart = np.hypot(*(peers - spot.centre).T)
    outside = np.argsort(apart)[np.count_nonzero(apart <= SPOT_REACH_M) :][:NEAREST_PEERS]
    if not len(outside):
        return None
    spacing = city.peers.spacing_m[where[0]]
    reach = max(4 * spacing, 2 * BLOCK_M) if len(where) > RICH else 2 * BLOCK_M
    return chain_of_peers(peers[outside], reach_m=float(np.nan_to_num(reach, nan=2 * BLOCK_M)))
