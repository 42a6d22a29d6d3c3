"""How many lanes run each way: counts and lists brought together by rules.

On a one-way road: `lanes:forward` goes before `lanes`; lanes against the traffic exist only where
something says so (bus or bicycle lanes of `gis.streets.lanes.kerbside`, `lanes:backward`).

On a two-way road:
- `lanes:forward` and `lanes:backward` go before `lanes`; where both are given and `lanes` is one
  more, the lane between them serves both (a turning lane); any other `lanes` is dropped.
- One of them and `lanes`: the rest runs the other way. A rest below one drops `lanes`.
- Only `lanes`: an even number is halved; of an odd one the middle lane serves both directions;
  one lane serves both.
- Nothing: the class of the road tells; `lane_markings=no` makes one lane for both directions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from gis.streets.lanes.defaults import RoadDefaults
from gis.streets.lanes.lane_lists import LaneList, general_lanes, list_keys, read_lane_list
from gis.streets.lanes.tag_notes import TagNotes

ALONG, AGAINST = ":forward", ":backward"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """The lanes of a road: along its line, against it, and for both directions between them."""

    forward: LaneList
    backward: LaneList
    both: LaneList
    assumed: bool
    """A number is a default."""
    free: bool
    """Nothing at all is said, so that a width may tell the number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What is said of one direction: number of lanes, and the lanes by lists."""

    count: int | None
    lanes: LaneList | None

    def list_for(self, count: int) -> LaneList:
        """Lanes to that number; the lists where they fit."""
        if self.lanes is not None and self.lanes.counted == count:
            return self.lanes
        return general_lanes(count)


def read_one_way(notes: TagNotes, defaults: RoadDefaults, *, left_hand: bool) -> Lanes:
    """Lanes of a one-way road, whose line runs with the traffic."""
    most = defaults.max_lanes
    total = notes.count("lanes", most=most, least=1)
    forward = notes.count("lanes:forward", most=most, least=1)
    backward = notes.count("lanes:backward", most=most) or 0
    notes.count("lanes:both_ways", most=0)
    if forward is None and total is not None and total > backward:
        forward = total - backward
    keys = list_keys(notes, ("", ALONG))
    said = _said(
        notes, keys, forward, most=most, left_hand=left_hand, count_keys=("lanes:forward", "lanes")
    )
    if total is not None and said.count is not None and said.count + backward != total:
        notes.drop("lanes")
    against = _contraflow(notes, backward, most=most, left_hand=left_hand)
    count = said.count
    if count is None:
        notes.assume("lanes")
    return Lanes(
        forward=said.list_for(count or max(defaults.lanes_one_way, 1)),
        backward=against.list_for(against.count or 0),
        both=LaneList(),
        assumed=count is None,
        free=count is None and not backward,
    )


def _contraflow(notes: TagNotes, count: int, *, most: int, left_hand: bool) -> _Said:
    """Lanes against the traffic of a one-way road; lists of them without a count are dropped."""
    keys = list_keys(notes, (AGAINST,))
    if count:
        return _said(
            notes, keys, count, most=most, left_hand=left_hand, count_keys=("lanes:backward",)
        )
    for key in keys.values():
        notes.drop(key)
    return _Said(count=0, lanes=None)


def _said(
    notes: TagNotes,
    keys: dict[str, str],
    count: int | None,
    *,
    most: int,
    left_hand: bool,
    count_keys: tuple[str, ...],
) -> _Said:
    """A direction's count and lists, made to agree; a count that gives way is noted."""
    lanes = read_lane_list(notes, keys, count, most=most, left_hand=left_hand)
    if lanes is None or lanes.counted == 0:
        return _Said(count=count, lanes=None)
    if count is not None and lanes.counted != count:
        notes.drop(notes.first(*count_keys)[0])
    return _Said(count=lanes.counted, lanes=lanes)


def read_two_way(notes: TagNotes, defaults: RoadDefaults, *, left_hand: bool) -> Lanes:
    """Lanes of a road with traffic in both directions."""
    most = defaults.max_lanes
    total = notes.count("lanes", most=most, least=1)
    between = notes.count("lanes:both_ways", most=most)
    ways = {}
    for way in (ALONG, AGAINST):
        ways[way] = _said(
            notes,
            list_keys(notes, (way,)),
            notes.count(f"lanes{way}", most=most, least=1),
            most=most,
            left_hand=left_hand,
            count_keys=(f"lanes{way}",),
        )
    counts = _two_way_counts(
        notes, defaults, total, (ways[ALONG].count, ways[AGAINST].count), between
    )
    forward = _with_plain_lists(notes, ways[ALONG], counts[0], left_hand=left_hand, most=most)
    both = read_lane_list(
        notes, list_keys(notes, (":both_ways",)), counts[2], most=most, left_hand=left_hand
    )
    return Lanes(
        forward=forward,
        backward=ways[AGAINST].list_for(counts[1]),
        both=_Said(count=counts[2], lanes=both).list_for(counts[2]),
        assumed="lanes" in notes.assumed,
        free=total is None and not between and all(way.count is None for way in ways.values()),
    )


def _with_plain_lists(
    notes: TagNotes, said: _Said, count: int, *, left_hand: bool, most: int
) -> LaneList:
    """The lanes along the line; lists without a suffix count for them where they fit exactly.

    Without a suffix they are meant for one-way roads only, so one that does not fit is dropped.
    """
    plain = list_keys(notes, ("",))
    for family, key in list(plain.items()):
        if len(notes.get(key).split("|")) != count or said.lanes is not None or count == 0:
            notes.drop(key)
            del plain[family]
    if plain:
        lanes = read_lane_list(notes, plain, count, most=most, left_hand=left_hand)
        said = replace(said, lanes=lanes)
    return said.list_for(count)


def _two_way_counts(
    notes: TagNotes,
    defaults: RoadDefaults,
    total: int | None,
    ways: tuple[int | None, int | None],
    between: int | None,
) -> tuple[int, int, int]:
    """Lanes along, against and for both directions."""
    along, against = ways
    if along is not None and against is not None:
        return _both_said(notes, total, (along, against), between)
    if along is not None:
        return along, _the_rest(notes, total, along + (between or 0)), between or 0
    if against is not None:
        return _the_rest(notes, total, against + (between or 0)), against, between or 0
    if total is None:
        notes.assume("lanes")
        each = defaults.lanes_each_way
        if (each == 0 or notes.get("lane_markings") == "no") and not between:
            return 0, 0, 1
        return max(each, 1), max(each, 1), between or 0
    return _halved(notes, total, between)


def _both_said(
    notes: TagNotes, total: int | None, ways: tuple[int, int], between: int | None
) -> tuple[int, int, int]:
    spare = 0 if total is None else total - sum(ways)
    if between is None and spare == 1:
        return (*ways, 1)
    if total is not None and spare != (between or 0):
        notes.drop("lanes")
    return (*ways, between or 0)


def _the_rest(notes: TagNotes, total: int | None, used: int) -> int:
    """Lanes that remain for the other direction, at least one."""
    if total is None:
        notes.assume("lanes")
        return 1
    if total <= used:
        notes.drop("lanes")
        return 1
    return total - used


def _halved(notes: TagNotes, total: int, between: int | None) -> tuple[int, int, int]:
    if total == 1:
        if between not in (None, 1):
            notes.drop("lanes:both_ways")
        return 0, 0, 1
    if between is None:
        return total // 2, total // 2, total % 2
    if between >= total or (total - between) % 2:
        notes.drop("lanes:both_ways")
        return total // 2, total // 2, total % 2
    return (total - between) // 2, (total - between) // 2, between
