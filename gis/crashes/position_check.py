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

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from shapely import LineString

from gis.angles import Point
from gis.crashes.position_evidence import (
    Nearness,
    combine,
    line_evidence,
    lines_are_reliable,
    list_mentions,
    peer_evidence,
)
from gis.crashes.position_spots import (
    JudgedCity,
    list_texts,
    misplaced_at_default_points,
    places_of_variety,
)
from gis.crashes.records import CrashUid, PositionFlag

JUDGING = "LOCATING_CRASHES"
"""The work that progress is reported under."""
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


def judge_positions(
    cases: Sequence[PositionCase],
    road_lines: Mapping[str, Sequence[LineString]],
    progress: Callable[[str, float], None] | None = None,
) -> list[PositionFlag]:
    """Flag every case's point; the answer is in the order of the cases.

    MISSING, PLACEHOLDER and OUTSIDE stay and are no evidence for others. SWAPPED stays where the
    point agrees or nothing can be said. Everything else is judged afresh, so that judging twice
    changes nothing. Each flag depends on the cases alone, not on their order.

    Args:
        cases: of any number of cities; each city is judged by itself.
        road_lines: centre lines in the same CRS by normalised road name (may be empty).
        progress: called with `JUDGING` and the share that is done; may raise to cancel.
    """
    flags = [case.flag for case in cases]
    by_city: dict[str, list[int]] = defaultdict(list)
    kept = (PositionFlag.MISSING, PositionFlag.PLACEHOLDER, PositionFlag.OUTSIDE)
    for index, case in enumerate(cases):
        if case.point is not None and case.flag not in kept:
            by_city[case.city].append(index)
    total, done = sum(map(len, by_city.values())), 0
    tick = _ticker(progress)
    for members in by_city.values():
        members.sort(key=lambda index: (cases[index].point, cases[index].roads, cases[index].uid))
        part = _part(tick, done / total, (done + len(members)) / total)
        judged = _judge_city([cases[index] for index in members], road_lines, part)
        done += len(members)
        for index, flag in zip(members, judged, strict=True):
            agrees = flag in (PositionFlag.GOOD, PositionFlag.UNCHECKED)
            if not (agrees and cases[index].flag is PositionFlag.SWAPPED):
                flags[index] = flag
    return flags


def _ticker(progress: Callable[[str, float], None] | None) -> Callable[[float], None]:
    """Progress under this module's code; nothing without a listener."""
    if progress is None:
        return lambda done: None
    return lambda done: progress(JUDGING, done)


def _judge_city(
    cases: Sequence[PositionCase],
    road_lines: Mapping[str, Sequence[LineString]],
    tick: Callable[[float], None],
) -> list[PositionFlag]:
    points = np.array([case.point for case in cases], dtype=np.float64)
    mentions = list_mentions([case.roads for case in cases])
    line_m = line_evidence(mentions, points, road_lines)
    texts = list_texts(mentions, len(cases))
    varied = places_of_variety(points, mentions)
    trusted = np.ones(len(cases), dtype=bool)
    flags = [PositionFlag.UNCHECKED] * len(cases)
    for number in range(ROUNDS):
        tick(number / ROUNDS)
        peers = peer_evidence(mentions, points, trusted)
        reliable = lines_are_reliable(line_m, peers)
        nearness = combine(line_m, peers, reliable=reliable)
        city = JudgedCity(
            points, mentions, texts, peers, line_m, reliable, nearness, trusted.copy()
        )
        flags = _judge_singles(city)
        part = _part(tick, number / ROUNDS, (number + 1) / ROUNDS)
        for case in np.flatnonzero(misplaced_at_default_points(varied, city, part)).tolist():
            flags[case] = PositionFlag.DEFAULT_POINT
        trusted = np.array([flag.usable for flag in flags])
    return flags


def _judge_singles(city: JudgedCity) -> list[PositionFlag]:
    """Each case by its own mentions: a far road without a near one is a mismatch."""
    count = len(city.points)
    near = np.zeros(count, dtype=bool)
    far = np.zeros(count, dtype=bool)
    near[city.mentions.case[city.nearness == Nearness.NEAR]] = True
    far[city.mentions.case[city.nearness == Nearness.FAR]] = True
    choice = np.select([far & ~near, near], [1, 2], default=0).tolist()
    flags = (PositionFlag.UNCHECKED, PositionFlag.MISMATCH, PositionFlag.GOOD)
    return [flags[number] for number in choice]


def _part(tick: Callable[[float], None], start: float, end: float) -> Callable[[float], None]:
    """Progress of a part of the work."""
    return lambda done: tick(start + (end - start) * done)
