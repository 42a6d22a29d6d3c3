"""A case of the police's export and a row of open data: whether they are one crash, and the one.

Open data have no case number. A row and a case are one crash where the minute is the same, the
places agree (points within a tolerance, or the roads named) and the parties are alike, and where
nothing else on either side comes near. What could be two things is left apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from math import cos, hypot, radians
from typing import Any

from app.crash_import.rows import Arrival
from gis.crashes.coordinates import LonLat, judge_coordinates
from gis.crashes.identity import plain_text
from gis.crashes.place_text import base_name
from gis.crashes.records import AgeBand, Crash, Party

CASE_MATCH_OPEN = "CASE_MATCH_OPEN"
"""The remark on records that might be one crash with another."""
SAME_SPOT_M = 30.0
"""Recorded points of one crash lie this near: the export's GPS, rounded or taken anew."""
NEAR_M = 150.0
"""So far apart the roads must agree too."""
LEAST_ALIKE = 0.6
"""Likeness of places, and of parties, below which two records are two crashes."""
MARGIN = 0.2
"""The best match must be better than the next one by this, seen from both sides."""
_DEGREE_M = 111_320.0
_TWO_ROADS = 2
_DERIVED_OF_PLACE = ("place_text", "roads", "district")
_DERIVED_OF_POINT = ("recorded", "point", "position_flag", "day_phase")
_OWN = frozenset(
    {*_DERIVED_OF_PLACE, *_DERIVED_OF_POINT, "uid", "parties"}
    | {"form", "junction_uid", "road_uid"}
)
_FILLED = tuple(item.name for item in fields(Crash) if item.name not in _OWN)
_PARTY_FILLED = tuple(item.name for item in fields(Party) if item.name != "sequence")

Likeness = Callable[[Sequence[Party], Sequence[Party]], float]


@dataclass(slots=True)
class CaseMatches:
    """What matches what, by place in the two lists; `rivals` are left apart with their doubles."""

    taken: dict[int, int] = field(default_factory=dict)
    rivals: dict[int, list[int]] = field(default_factory=dict)


def match_cases(
    ours: Sequence[Arrival],
    theirs: Sequence[Arrival],
    our_places: Iterable[int],
    their_places: Iterable[int],
    alike: Likeness,
) -> CaseMatches:
    """Match cases with rows of open data between two lists.

    Args:
        ours: one list.
        theirs: the other one.
        our_places: what of `ours` is not matched yet.
        their_places: what of `theirs` is free.
        alike: how alike parties are, 0..1.
    """
    waiting: dict[datetime, list[int]] = defaultdict(list)
    for at in their_places:
        waiting[_minute(theirs[at].crash)].append(at)
    scores: dict[tuple[int, int], float] = {}
    for a in our_places:
        for b in waiting.get(_minute(ours[a].crash), ()):
            score = case_likeness(ours[a].crash, theirs[b].crash, alike)
            if score > 0.0:
                scores[a, b] = score
    return _decided(scores)


def _minute(crash: Crash) -> datetime:
    """The minute of a crash: seconds are 00 in one file and real in another."""
    return crash.occurred_at.replace(second=0, microsecond=0)


def _decided(scores: dict[tuple[int, int], float]) -> CaseMatches:
    """The pairs that are best by far for both sides; all others are rivals."""
    of_ours: dict[int, list[float]] = defaultdict(list)
    of_theirs: dict[int, list[float]] = defaultdict(list)
    for (a, b), score in scores.items():
        of_ours[a].append(score)
        of_theirs[b].append(score)
    found = CaseMatches()
    for (a, b), score in scores.items():
        if _leads(score, of_ours[a]) and _leads(score, of_theirs[b]):
            found.taken[a] = b
    used = set(found.taken.values())
    for a, b in scores:
        if a not in found.taken and b not in used:
            found.rivals.setdefault(a, []).append(b)
    return found


def _leads(score: float, others: Sequence[float]) -> bool:
    """Whether a score is the best one by the margin; it stands among `others` itself."""
    return sum(1 for other in others if other > score - MARGIN) == 1


def case_likeness(a: Crash, b: Crash, alike: Likeness) -> float:
    """How likely a case and a row of one minute are one crash, 0 where they are not.

    It is the same seen from both sides. Two cases, or two rows without a number, are never it.
    """
    if bool(a.case_no) == bool(b.case_no) or (a.city and b.city and a.city != b.city):
        return 0.0
    place = _place_likeness(a, b)
    parties = min(alike(a.parties, b.parties), alike(b.parties, a.parties))
    if place < LEAST_ALIKE or parties < LEAST_ALIKE:
        return 0.0
    return 0.5 * (place + parties) - (0.0 if a.severity is b.severity else 0.1)


def _place_likeness(a: Crash, b: Crash) -> float:
    """How well two places agree, 0..1: by points, then by the roads their texts name."""
    ours, theirs = ({base_name(road) for road in crash.roads} for crash in (a, b))
    common = len(ours & theirs)
    at, other = usable_point(a), usable_point(b)
    if at is not None and other is not None:
        apart = _distance_m(at, other)
        if apart <= SAME_SPOT_M:
            return 1.0 if common or not (ours and theirs) else 0.7
        if apart <= NEAR_M and (common or not (ours and theirs)):
            return 0.8
        return 0.7 if common >= _TWO_ROADS else 0.0
    if plain_text(a.place_text) == plain_text(b.place_text) and a.place_text:
        return 1.0
    if common >= _TWO_ROADS:
        return 0.8
    return 0.6 if common and min(len(ours), len(theirs)) == 1 else 0.0


def usable_point(crash: Crash) -> LonLat | None:
    """The recorded point in degrees, exchanged ones put right; None where it says nothing."""
    return judge_coordinates(crash.recorded)[0]


def _distance_m(a: LonLat, b: LonLat) -> float:
    """Metres between two points of one city."""
    east = (a[0] - b[0]) * cos(radians((a[1] + b[1]) / 2))
    return hypot(east, a[1] - b[1]) * _DEGREE_M


# --- one record of both


def joined_case(earlier: Arrival, arrival: Arrival) -> Arrival:
    """What a case says, and what only the other record knows; in any order the same.

    Of two states of one case the arrival goes first. The earlier uid is kept.
    """
    case, other = (arrival, earlier) if arrival.crash.case_no else (earlier, arrival)
    told, more = case.crash, other.crash
    filled: dict[str, Any] = {
        name: _known(getattr(told, name), getattr(more, name)) for name in _FILLED
    }
    spot = told if usable_point(told) or not usable_point(more) else more
    spot = more if told.recorded is None else spot
    spoken = told if told.place_text else more
    filled |= {name: getattr(spot, name) for name in _DERIVED_OF_POINT}
    filled |= {name: getattr(spoken, name) for name in _DERIVED_OF_PLACE}
    crash = replace(
        told,
        **filled,
        uid=earlier.crash.uid,
        junction_uid=earlier.crash.junction_uid,
        road_uid=earlier.crash.road_uid,
        parties=_parties(case, other),
    )
    return replace(case, crash=crash, partial=False)


def _known(first: object, second: object) -> object:
    """The first value, or the second where the first says nothing."""
    blank = first is None or first in ("", AgeBand.UNKNOWN, "unknown")
    return second if blank else first


def _parties(case: Arrival, other: Arrival) -> tuple[Party, ...]:
    """The case's parties with what only the other record knows of them, by number.

    A case that lost a row keeps the other record's parties of numbers that it lacks.
    """
    known = {party.sequence: party for party in other.crash.parties}
    parties = [_party(party, known.get(party.sequence)) for party in case.crash.parties]
    if case.incomplete:
        numbers = {party.sequence for party in parties}
        parties += [party for number, party in known.items() if number not in numbers]
    return tuple(sorted(parties, key=lambda party: party.sequence))


def _party(party: Party, other: Party | None) -> Party:
    """A party with what another record knows of it; of another class it is another one."""
    if other is None or (
        party.class_code and other.class_code and party.class_code != other.class_code
    ):
        return party
    filled: dict[str, Any] = {
        name: _known(getattr(party, name), getattr(other, name)) for name in _PARTY_FILLED
    }
    return replace(party, **filled)
