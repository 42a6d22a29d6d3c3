"""Default points: places where crashes of the whole city were put without having happened there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree

from gis.crashes.position_evidence import (
    BLOCK_M,
    LINE_NEAR_M,
    SPOT_REACH_M,
    Floats,
    Ints,
    Mentions,
    Nearness,
    PeerEvidence,
    chain_of_peers,
    distance_to_chain,
)

MIN_VARIETY = 6
"""Places around which fewer roads are named are not looked into: a junction has two to four."""
MOST_PLACES = 100
"""So many places are looked into, the most varied first: a default point gathers names from the
whole city, so it comes early, and names scattered without order cost no endless search."""
MIN_FOREIGN_NAMES = 4
"""A spot is a default point from this many different names that contradict it. An ordinary spot
has at most one or two: a wrong side street, or an alley named after a road further away."""
OFTEN = 3
"""A text that contradicts a default point is believed all the same when so many more crashes
have it there than misplaced ones would, above twice the chance error of their number."""
HOME_SHARE = 0.2
"""And only where at least this share of all crashes with the text is: a text of two roads names
one junction, seldom two or three."""
LIKELY = 0.1
"""A crash at a default point is flagged from this probability of being misplaced: a right one
lost costs little (its junction is still known from its text), a wrong one kept makes a false
black spot, which is taken as nine times worse."""
NEAREST_PEERS = 20
"""So many crashes draw a road where it may pass a spot."""
LEAST_RADIUS_M = 25.0
"""A map pin set by hand scatters by some ten metres, as junction crashes do; also where more than
half of a heap lies exactly on one point, so that its median distance is nothing."""
WIDEST_SPOT_M = 150.0
"""A long block: points scattered wider do not look like a black spot."""
MEDIANS_IN_RADIUS = 3.0
"""A round heap (normal in both directions) has 99.8 % of its points within three times its
median distance."""
EVEN_SPREAD = 0.65
"""Median distance by radius of points that thin out outwards lies below; evenly spread ones have
0.71 (the root of a half), a round heap cut off at twice its standard deviation 0.53."""
GROWTH_ROUNDS = 4

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class JudgedCity:
    """The judged cases of one city as arrays, with what speaks about them."""

    points: Floats
    mentions: Mentions
    texts: Sequence[tuple[int, ...]]
    """The roads each case names, sorted; () where it names none."""
    peers: PeerEvidence
    line_m: Floats
    reliable: bool
    nearness: Ints
    trusted: Flags
    """Cases whose points may serve as evidence for others; fewer with each default point found."""

    @cached_property
    def shapes(self) -> NDArray[np.object_]:
        """The points as geometries."""
        return np.array(shapely.points(self.points))

    @cached_property
    def tree(self) -> STRtree:
        """Of the points."""
        return STRtree(self.shapes)

    @cached_property
    def starts(self) -> list[int]:
        """Where the mentions of each case begin, and the end."""
        found: list[int] = np.searchsorted(
            self.mentions.case, np.arange(len(self.points) + 1)
        ).tolist()
        return found

    @cached_property
    def known(self) -> list[bool]:
        """For each mention whether anything is known of its road."""
        found: list[bool] = (self.nearness != int(Nearness.UNKNOWN)).tolist()
        return found

    @cached_property
    def reachable(self) -> list[bool]:
        """For each mention whether the road's crashes, by their usual links, can reach it."""
        longest = np.fmax(4 * self.peers.spacing_m, 2 * BLOCK_M)
        found: list[bool] = (self.peers.distance_m <= longest + LINE_NEAR_M).tolist()
        return found

    @cached_property
    def by_road(self) -> dict[int, Ints]:
        """Mentions of each road."""
        order = np.argsort(self.mentions.road, kind="stable")
        roads, first = np.unique(self.mentions.road[order], return_index=True)
        parts = np.split(order, first[1:])
        return dict(zip(roads.tolist(), parts, strict=True))

    @cached_property
    def text_counts(self) -> dict[tuple[int, ...], int]:
        """Number of cases with each text."""
        counts: dict[tuple[int, ...], int] = {}
        for text in self.texts:
            counts[text] = counts.get(text, 0) + 1
        return counts

    def within(self, centre: Floats, radius_m: float) -> Ints:
        """Cases within a distance of a place, in order."""
        at = shapely.Point(centre)
        found = self.tree.query(at, predicate="dwithin", distance=radius_m)
        return np.sort(found).astype(np.int64)

    def mentions_of(self, case: int) -> range:
        """Indices of a case's mentions."""
        return range(self.starts[case], self.starts[case + 1])


@dataclass(frozen=True, slots=True)
class _Spot:
    """A default point: its members by case index, its centre and how far it scatters."""

    members: Ints
    centre: Floats
    radius_m: float
    fitting: frozenset[int]
    """Mentions of the members whose road passes their point."""
    foreign: frozenset[int]
    """Members that contradict the place."""


def list_texts(mentions: Mentions, count: int) -> list[tuple[int, ...]]:
    """The roads each of `count` cases names, sorted; () where it names none."""
    texts: list[list[int]] = [[] for _ in range(count)]
    for case, road in zip(mentions.case.tolist(), mentions.road.tolist(), strict=True):
        texts[case].append(road)
    return [tuple(sorted(roads)) for roads in texts]


def places_of_variety(points: Floats, mentions: Mentions) -> Floats:
    """Places (k, 2) around which crashes name many roads, the most varied first.

    Counted by squares of a quarter of a spot, so that a hundred crashes of one junction cost no
    more than one.
    """
    square = SPOT_REACH_M / 4
    at = np.floor(points[mentions.case] / square).astype(np.int64)
    told = np.unique(np.column_stack([at, mentions.road]), axis=0)
    if not len(told):
        return np.empty((0, 2))
    squares, first, counts = np.unique(told[:, :2], axis=0, return_index=True, return_counts=True)
    centres = (squares + 0.5) * square
    shapes = np.array(shapely.points(centres))
    near, other = STRtree(shapes).query(shapes, predicate="dwithin", distance=SPOT_REACH_M)
    repeated = np.repeat(near, counts[other])
    offsets = np.arange(len(repeated)) - np.repeat(
        np.cumsum(counts[other]) - counts[other], counts[other]
    )
    roads = told[np.repeat(first[other], counts[other]) + offsets, 2]
    number_of_roads = int(told[:, 2].max()) + 1
    pairs = np.unique(repeated * number_of_roads + roads)
    variety = np.bincount(pairs // number_of_roads, minlength=len(squares))
    order = np.argsort(-variety, kind="stable")
    found: Floats = centres[order[variety[order] >= MIN_VARIETY]]
    return found


def misplaced_at_default_points(
    varied: Floats, city: JudgedCity, tick: Callable[[float], None]
) -> Flags:
    """Which cases lie at a default point without belonging there.

    Args:
        varied: places to look into, from `places_of_variety`.
        city: the cases with their evidence; the misplaced ones lose its trust.
        tick: called with the share that is done.
    """
    misplaced = np.zeros(len(city.points), dtype=bool)
    looked_into = 0
    for seed in varied:
        members = city.within(seed, SPOT_REACH_M)
        members = members[~misplaced[members]]
        names = {road for case in members.tolist() for road in city.texts[case]}
        if len(names) < MIN_VARIETY:
            continue
        tick(looked_into / MOST_PLACES)
        spot = _look_at(seed, SPOT_REACH_M, members, city)
        if spot is not None:
            found = _misplaced(_grown(spot, city), city)
            misplaced[found] = True
            city.trusted[found] = False
        looked_into += 1
        if looked_into == MOST_PLACES:
            break
    return misplaced


def _look_at(centre: Floats, radius_m: float, members: Ints, city: JudgedCity) -> _Spot | None:
    """The place as a default point if crashes contradict it with enough different names."""
    fitting = _mentions_that_fit(members, centre, max(radius_m, SPOT_REACH_M), city)
    against = [case for case in members.tolist() if _missed(case, fitting, city)]
    rare = _without_frequent(against, _texts_around(centre, radius_m, city), city)
    names = {int(city.mentions.road[m]) for case in rare for m in _missed(case, fitting, city)}
    if min(len(names), len(rare)) < MIN_FOREIGN_NAMES:
        return None
    return _Spot(members, centre, radius_m, fitting, frozenset(rare))


def _without_frequent(
    against: Sequence[int], here: dict[tuple[int, ...], int], city: JudgedCity
) -> list[int]:
    """Contradicting cases without those whose text is too frequent here to be misplaced."""
    texts = {city.texts[case] for case in against}
    rare, share = list(against), len(texts) / len(city.points)
    for _ in range(2):
        at_home = {text for text in texts if _is_at_home(text, here, share, city)}
        rare = [case for case in against if city.texts[case] not in at_home]
        drawn_from = len(city.points) - sum(city.text_counts[text] for text in at_home)
        share = len(rare) / max(1, drawn_from)
    return rare


def _texts_around(centre: Floats, radius_m: float, city: JudgedCity) -> dict[tuple[int, ...], int]:
    """Number of cases by text at a spot, or at the whole junction where the spot is smaller."""
    return _count_texts(city.within(centre, max(radius_m, SPOT_REACH_M)).tolist(), city)


def _count_texts(cases: Sequence[int], city: JudgedCity) -> dict[tuple[int, ...], int]:
    counts: dict[tuple[int, ...], int] = {}
    for case in cases:
        counts[city.texts[case]] = counts.get(city.texts[case], 0) + 1
    return counts


def _is_at_home(
    text: tuple[int, ...], here: dict[tuple[int, ...], int], drawn_share: float, city: JudgedCity
) -> bool:
    """Whether a text is far more frequent here than a draw from the whole city would make it."""
    count = city.text_counts[text]
    drawn = drawn_share * count
    more = here.get(text, 0) - 1 - drawn
    return bool(more >= max(OFTEN + 2 * np.sqrt(drawn), HOME_SHARE * (count - 1)))


def _grown(spot: _Spot, city: JudgedCity) -> _Spot:
    """The spot with the centre and the scatter of the crashes that contradict it."""
    for _ in range(GROWTH_ROUNDS):
        foreign = city.points[sorted(spot.foreign)]
        centre = np.median(foreign, axis=0)
        median = float(np.median(np.hypot(*(foreign - centre).T)))
        if median > EVEN_SPREAD * spot.radius_m:
            break
        radius = float(np.clip(MEDIANS_IN_RADIUS * median, LEAST_RADIUS_M, WIDEST_SPOT_M))
        found = _look_at(centre, radius, city.within(centre, radius), city)
        if found is None:
            break
        settled = abs(radius - spot.radius_m) < 0.1 * radius
        spot = found
        if settled:
            break
    return spot


def _misplaced(spot: _Spot, city: JudgedCity) -> list[int]:
    """Members of a default point that do not belong there.

    A text whose two roads both meet here is believed, and one that is far more frequent here than
    a draw of misplaced texts from the whole city would make it. Of the others go those that
    contradict the place, and those that fit by a single road, or of which nothing is known, when
    they are likely enough to be drawn ones.
    """
    members = spot.members.tolist()
    here = _count_texts(members, city)
    around = _texts_around(spot.centre, spot.radius_m, city)
    share = len(spot.foreign) / len(city.points)
    weights = _heap_weights(spot, city)
    found = []
    for case, weight in zip(members, weights, strict=True):
        text = city.texts[case]
        at_home = _is_at_home(text, around, share, city)
        if at_home and len(text) > 1:
            continue
        if _missed(case, spot.fitting, city) and not at_home:
            found.append(case)
            continue
        fits = sum(1 for mention in city.mentions_of(case) if mention in spot.fitting)
        drawn = share * city.text_counts[text]
        own = max(0.0, here[text] - 1 - drawn)
        if fits == 1 and len(text) == 1:
            own = max(own, _expected_here(text[0], spot, city))
        if fits < 2 and drawn * weight >= LIKELY * (drawn * weight + own):
            found.append(case)
    return found


def _heap_weights(spot: _Spot, city: JudgedCity) -> list[float]:
    """How much denser misplaced points lie at each member than on average within the radius."""
    foreign = city.points[sorted(spot.foreign)]
    median = float(np.median(np.hypot(*(foreign - spot.centre).T)))
    variance = max(median, LEAST_RADIUS_M / MEDIANS_IN_RADIUS) ** 2 / (2 * np.log(2))
    apart = np.hypot(*(city.points[spot.members] - spot.centre).T)
    shares = spot.radius_m**2 / (2 * variance) * np.exp(-(apart**2) / (2 * variance))
    weights: list[float] = shares.tolist()
    return weights


def _missed(case: int, fitting: frozenset[int], city: JudgedCity) -> list[int]:
    """Mentions of a road that is known elsewhere and does not pass the point."""
    return [
        mention
        for mention in city.mentions_of(case)
        if city.known[mention] and mention not in fitting
    ]


def _expected_here(road: int, spot: _Spot, city: JudgedCity) -> float:
    """How many of the crashes that name this road alone a spot of this size has anyway."""
    same = city.points[city.mentions.case[city.by_road[road]]]
    extent = float(np.hypot(*np.ptp(np.quantile(same, [0.05, 0.95], axis=0), axis=0))) / 0.9
    return city.text_counts[(road,)] * min(1.0, 2 * spot.radius_m / max(extent, 2 * BLOCK_M))


def _mentions_that_fit(
    members: Ints, centre: Floats, reach_m: float, city: JudgedCity
) -> frozenset[int]:
    """Mentions of the members whose road passes within `LINE_NEAR_M` of the point.

    The road is its line, or what the crashes outside the spot draw of it where its lines are
    missing or incomplete.
    """
    fitting: set[int] = set()
    asked: dict[int, list[tuple[int, int]]] = {}
    for case in members.tolist():
        for mention in city.mentions_of(case):
            line = city.line_m[mention]
            if line <= LINE_NEAR_M:
                fitting.add(mention)
            elif (np.isnan(line) or not city.reliable) and city.reachable[mention]:
                asked.setdefault(int(city.mentions.road[mention]), []).append((mention, case))
    for road, pairs in asked.items():
        chain = _chain(road, centre, reach_m, city)
        apart = distance_to_chain(chain, city.points[[case for _, case in pairs]])
        near = (apart <= LINE_NEAR_M).tolist()
        fitting.update(pair[0] for pair, fits in zip(pairs, near, strict=True) if fits)
    return frozenset(fitting)


def _longest_link(mention: int, city: JudgedCity) -> float:
    """The longest gap in a road's crashes that is taken for road, metres."""
    spacing = city.peers.spacing_m[mention]
    return max(4 * float(spacing), 2 * BLOCK_M) if np.isfinite(spacing) else 2 * BLOCK_M


def _chain(road: int, centre: Floats, reach_m: float, city: JudgedCity) -> Floats:
    """The road as drawn by its trusted crashes outside the spot, near the spot."""
    where = city.by_road[road]
    cases = city.mentions.case[where]
    peers = city.points[cases[city.trusted[cases]]]
    apart = np.hypot(peers[:, 0] - centre[0], peers[:, 1] - centre[1])
    apart[apart <= reach_m] = np.inf
    count = min(NEAREST_PEERS, int(np.isfinite(apart).sum()))
    nearest = np.argsort(apart, kind="stable")[:count]
    return chain_of_peers(peers[nearest], reach_m=_longest_link(int(where[0]), city))
