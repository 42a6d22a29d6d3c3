"""Evidence about crash points: how near they lie to the roads their texts name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, STRtree

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SPOT_REACH_M = 60.0
"""Points this near to one another are one spot: a map pin set by hand scatters by tens of metres,
and junction crashes are recorded anywhere within the junction."""
LINE_NEAR_M = 50.0
"""Half of a wide road (25 m), the error of a handheld receiver (10 m) and of a digitised centre
line (15 m)."""
LINE_FAR_M = 150.0
"""Beyond the depth to which alleys (巷, 弄) are commonly named after their road."""
RICH = 5
"""From this many other crashes a road's own spacing is known well enough to judge by."""
BLOCK_M = 150.0
"""Two crashes of one road no further apart than a long block support each other always."""
UNRELIABLE_LINES = 0.05
"""Lines whose names miss more than this share of well supported crashes prove nothing alone."""

SQUARE_M = 10.0
"""Fineness of distances between crashes: far below anything that is judged by them."""
MOST_SQUARES = 1000
"""Ten kilometres of road without a gap; bounds the work for a name strewn over a whole county."""

_SECTION = re.compile(r"[0-9０-９一二三四五六七八九十]+段$")
_CHUNK = 1_000_000


class Nearness(IntEnum):
    """What one kind of evidence says about a point and a named road."""

    UNKNOWN = 0
    NEAR = 1
    UNSURE = 2
    FAR = 3


@dataclass(frozen=True, slots=True)
class Mentions:
    """Which case names which road: parallel arrays, one entry a (case, road) pair.

    `roads` numbers roads as peers see them: a section (世賢路1段) is a road of its own where
    enough crashes name it, else all sections are one road.
    """

    case: Ints
    road: Ints
    names: tuple[str, ...]
    """The name each mention wrote."""


def base_name(road: str) -> str:
    """A road's name without its section: 世賢路1段 -> 世賢路."""
    return _SECTION.sub("", road) or road


def list_mentions(roads_by_case: Sequence[Sequence[str]]) -> Mentions:
    """All mentions of the cases of one city."""
    pairs = [
        (case, name) for case, names in enumerate(roads_by_case) for name in dict.fromkeys(names)
    ]
    counts: dict[str, int] = defaultdict(int)
    for _, name in pairs:
        counts[name] += 1
    numbers: dict[str, int] = {}
    road = [
        numbers.setdefault(name if counts[name] > RICH else base_name(name), len(numbers))
        for _, name in pairs
    ]
    return Mentions(
        case=np.array([case for case, _ in pairs], dtype=np.int64),
        road=np.array(road, dtype=np.int64),
        names=tuple(name for _, name in pairs),
    )


@dataclass(frozen=True, slots=True)
class PeerEvidence:
    """What other crashes of the same road say, one entry a mention."""

    nearness: Ints
    distance_m: Floats
    """To the nearest other crash of the road outside the point's own spot; inf without one."""
    spacing_m: Floats
    """The road's usual distance of that kind; nan where it is not known."""


def peer_evidence(mentions: Mentions, points: Floats, trusted: NDArray[np.bool_]) -> PeerEvidence:
    """Compare each mention with the trusted other crashes that name the road.

    Args:
        mentions: of the cases of one city.
        points: (n, 2) metres, one row a case.
        trusted: cases whose points may serve as evidence for others.

    Near: within two and a half times the road's own spacing, or within a long block. Far: beyond
    five spacings, five times the distance at which crashes of any road lie around the point
    (thinly built-up areas) and two blocks. Of true Chiayi crashes that lie on their street's
    line 99 % stay within four spacings. Roads with fewer than `RICH` other crashes do not know
    their spacing: there only what exceeds the extent of nearly all roads of the city is far.
    """
    distance = np.full(len(mentions.case), np.inf)
    spacing = np.full(len(mentions.case), np.nan)
    rich = np.zeros(len(mentions.case), dtype=bool)
    extents = []
    for members in _members_by_road(mentions):
        if len(members) < 2:
            continue
        at = points[mentions.case[members]]
        peers = at[trusted[mentions.case[members]]]
        if not len(peers):
            continue
        distance[members] = _nearest_outside_spot(at, peers)
        among = distance[members][trusted[mentions.case[members]]]
        finite = among[np.isfinite(among)]
        if len(finite) > RICH:
            rich[members] = True
            spacing[members] = np.median(finite)
            extents.append(
                float(np.hypot(*np.ptp(np.quantile(peers, [0.05, 0.95], axis=0), axis=0)))
            )
    widest = float(np.quantile(extents, 0.9)) if extents else np.inf
    near = np.where(rich, np.fmax(2.5 * spacing, BLOCK_M), BLOCK_M)
    far = np.where(rich, np.fmax(5 * spacing, 2 * BLOCK_M), widest)
    doubtful = rich & (distance > far) & np.isfinite(distance)
    around = _surroundings(points, trusted, mentions.case[doubtful])
    far[doubtful] = np.fmax(far[doubtful], 5 * around)
    nearness = np.select(
        [np.isinf(distance), distance <= near, distance > far],
        [Nearness.UNKNOWN, Nearness.NEAR, Nearness.FAR],
        default=Nearness.UNSURE,
    )
    return PeerEvidence(nearness=nearness, distance_m=distance, spacing_m=spacing)


def line_evidence(
    mentions: Mentions, points: Floats, lines: Mapping[str, Sequence[LineString]]
) -> Floats:
    """Distance in metres of each mention's point to the road's lines; nan without lines.

    Lines far outside the area of the city's crashes belong to a road of the same name elsewhere
    and are left out. A section without lines of its own is compared with the whole road.
    """
    distance = np.full(len(mentions.case), np.nan)
    if not lines or not len(points):
        return distance
    low, high = np.quantile(points, [0.01, 0.99], axis=0)
    margin = 0.25 * float(np.hypot(*(high - low))) + 1000.0
    area = shapely.box(*(low - margin), *(high + margin))
    pools = _pool_lines(lines)
    by_name: dict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(mentions.names):
        by_name[name].append(index)
    for name, members in by_name.items():
        pool = pools.get(section_key(name)) or pools.get(base_name(name))
        local = [line for line in pool or () if line.intersects(area)]
        if local:
            where = np.array(members)
            spots = shapely.points(points[mentions.case[where]])
            distance[where] = shapely.distance(shapely.multilinestrings(local), spots)
    return distance


def _pool_lines(lines: Mapping[str, Sequence[LineString]]) -> dict[str, list[LineString]]:
    """Lines by name with Arabic section, and all sections together by base name."""
    pools: dict[str, list[LineString]] = defaultdict(list)
    for name, parts in lines.items():
        for key in {section_key(name), base_name(name)}:
            pools[key].extend(parts)
    return pools


def lines_are_reliable(line_m: Floats, peers: PeerEvidence) -> bool:
    """Whether a point far from the lines of its road is misplaced for that reason alone.

    Judged by the mentions that other crashes support: where the lines miss many of those, the
    streets are only partly named. Half a miss and twenty hits are assumed beforehand.
    """
    supported = np.isfinite(line_m) & (peers.nearness == Nearness.NEAR)
    missed = float((line_m[supported] > LINE_FAR_M).sum())
    return (missed + 0.5) / (float(supported.sum()) + 20.0) <= UNRELIABLE_LINES


def combine(line_m: Floats, peers: PeerEvidence, *, reliable: bool) -> Ints:
    """One `Nearness` a mention from both kinds of evidence.

    A line close by settles it. A point away from complete lines is far, unless other crashes of
    the road lie beside it (an alley named after the road): then it is unsure. Where lines are
    incomplete the other crashes decide.
    """
    has_line = np.isfinite(line_m)
    far_line = line_m > LINE_FAR_M
    near_peer = peers.nearness == Nearness.NEAR
    between = has_line & ~far_line & ~near_peer
    return np.select(
        [
            line_m <= LINE_NEAR_M,
            far_line & near_peer & reliable,
            far_line & reliable,
            between,
        ],
        [Nearness.NEAR, Nearness.UNSURE, Nearness.FAR, Nearness.UNSURE],
        default=peers.nearness,
    )


def section_key(road: str) -> str:
    """A name with its section in Arabic digits: 博愛路二段 -> 博愛路2段."""
    found = _SECTION.search(road)
    if not found:
        return road
    digits = str.maketrans("０１２３４５６７８９一二三四五六七八九", "0123456789123456789")
    return road[: found.start()] + found.group().translate(digits)


def chain_of_peers(peers: Floats, *, reach_m: float) -> Floats:
    """The road as its crashes draw it: links between neighbours, none longer than `reach_m`.

    Two crashes are neighbours if no third one is nearer to both of them (the relative
    neighbourhood graph of Toussaint 1980, which contains the minimum spanning tree). The ends are
    prolonged by the last link, since a road goes on beyond its last crash. A crash without a
    neighbour is a link of no length.

    Args:
        peers: (n, 2) points of crashes on the road, metres.
        reach_m: longest link taken for road.

    Returns:
        (k, 2, 2) the links' ends.
    """
    spread = _thin(peers)
    apart = np.hypot(
        spread[:, None, 0] - spread[None, :, 0], spread[:, None, 1] - spread[None, :, 1]
    )
    between = np.maximum(apart[:, None, :], apart[None, :, :]).min(axis=2, initial=np.inf)
    first, second = np.nonzero(np.triu((apart <= between) & (apart <= reach_m), k=1))
    if not len(first):
        return np.stack([spread, spread], axis=1)
    degree = np.bincount(np.concatenate([first, second]), minlength=len(spread))
    start, end = spread[first], spread[second]
    step = end - start
    before = start - step * (degree[first] == 1)[:, None]
    after = end + step * (degree[second] == 1)[:, None]
    links: Floats = np.stack([before, after], axis=1)
    return links


def distance_to_chain(links: Floats, points: Floats) -> Floats:
    """Distance of each point (n, 2) to the nearest of the links (k, 2, 2); inf without links."""
    if not len(links):
        return np.full(len(points), np.inf)
    start, step = links[:, 0], links[:, 1] - links[:, 0]
    length2 = np.maximum((step**2).sum(axis=1), 1e-12)
    offset = points[:, None, :] - start[None, :, :]
    share = np.clip((offset * step).sum(axis=2) / length2, 0.0, 1.0)
    gap = offset - share[:, :, None] * step
    nearest: Floats = np.hypot(gap[:, :, 0], gap[:, :, 1]).min(axis=1)
    return nearest


def _thin(points: Floats) -> Floats:
    """One point (the mean) a cell of half a spot: what matters is where, not how often."""
    cells = np.floor(points / (SPOT_REACH_M / 2)).astype(np.int64)
    _, first = np.unique(cells, axis=0, return_index=True)
    thinned: Floats = points[np.sort(first)]
    return thinned


def _members_by_road(mentions: Mentions) -> Iterable[Ints]:
    """Indices of the mentions of each road."""
    order = np.argsort(mentions.road, kind="stable")
    cuts = np.flatnonzero(np.diff(mentions.road[order])) + 1
    return np.split(order, cuts) if len(order) else []


def _nearest_outside_spot(at: Floats, peers: Floats) -> Floats:
    """Distance of each point to its nearest peer that is not within its own spot.

    Points in one square are taken as one of them, so that roads with thousands of crashes cost
    no more than their length.
    """
    asked, back = _one_a_square(at)
    others, _ = _one_a_square(peers)
    nearest = np.full(len(asked), np.inf)
    step = max(1, _CHUNK // len(others))
    for start in range(0, len(asked), step):
        part = asked[start : start + step]
        apart = np.hypot(
            part[:, None, 0] - others[None, :, 0], part[:, None, 1] - others[None, :, 1]
        )
        apart[apart <= SPOT_REACH_M] = np.inf
        nearest[start : start + step] = apart.min(axis=1)
    found: Floats = nearest[back]
    return found


def _one_a_square(points: Floats) -> tuple[Floats, Ints]:
    """The first point of each square, and for every point the index of its square's.

    The squares are of `SQUARE_M`, doubled until no more than `MOST_SQUARES` hold points.
    """
    size = SQUARE_M
    while True:
        squares = np.floor(points / size).astype(np.int64)
        numbers = squares[:, 0] * 2**31 + squares[:, 1]
        _, first, back = np.unique(numbers, return_index=True, return_inverse=True)
        if len(first) <= MOST_SQUARES:
            return points[first], back.ravel()
        size *= 2


def _surroundings(points: Floats, trusted: NDArray[np.bool_], cases: Ints) -> Floats:
    """How thinly crashes lie around the given cases, metres.

    The median distance, from eight places just outside the case's spot, to the nearest trusted
    crash of any road.
    """
    places, where = np.unique(points[cases], axis=0, return_inverse=True)
    if not len(places) or not trusted.any():
        return np.zeros(len(cases))
    tree = STRtree(np.array(shapely.points(points[trusted])))
    apart = []
    for angle in np.arange(8) * (np.pi / 4):
        probe = places + 2 * SPOT_REACH_M * np.array([np.sin(angle), np.cos(angle)])
        apart.append(
            tree.query_nearest(shapely.points(probe), return_distance=True, all_matches=False)[1]
        )
    around: Floats = np.median(np.array(apart), axis=0)[where.ravel()]
    return around
