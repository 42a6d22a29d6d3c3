"""The lanes of one direction from tags with a value a lane (turn:lanes, bus:lanes, width:lanes...).

Rules, in this order:
- All lists of a direction speak of the same lanes. Bicycle lanes stand in the lists and not in the
  count; lanes for motorcycles only may stand in it or not (`lanes` counts what a car can use).
- A list that fits the count is believed. A list longer than the count goes before it, because it
  says something of every lane (the count is dropped); a shorter one is dropped.
- A list that leaves out just the bicycle lanes is filled up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gis.streets.cross_section import ElementKind, Turn
from gis.streets.lanes.tag_notes import TagNotes
from gis.streets.lanes.values import NOTHING, per_lane, read_length_m, read_turns

FAMILIES = (
    *("turn", "bus", "psv", "motorcycle", "bicycle", "cycleway", "vehicle", "motor_vehicle"),
    *("motorcar", "access", "width"),
)
"""Keys whose `:lanes` form is read."""
RESERVED = frozenset({"designated", "official", "only"})
LANE_WIDTH_M = (1.2, 6.0)
"""A lane's width is believed within these bounds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneSpec:
    """One lane of one direction; kind None for general traffic, width None where not said."""

    kind: ElementKind | None = None
    turns: tuple[Turn, ...] = ()
    width_m: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneList:
    """Lanes of one direction, and how many of them `lanes` counts."""

    lanes: tuple[LaneSpec, ...] = ()
    """Left to right as the driver sees them."""
    counted: int = 0


def list_keys(notes: TagNotes, suffixes: Sequence[str]) -> dict[str, str]:
    """The key to read for every family that has a list; `suffixes` in order of preference."""
    found: dict[str, str] = {}
    for family in FAMILIES:
        keys = [f"{family}:lanes{suffix}" for suffix in suffixes]
        key, _ = notes.first(*keys)
        if key:
            found[family] = key
    return found


def read_lane_list(
    notes: TagNotes, keys: Mapping[str, str], count: int | None, *, most: int, left_hand: bool
) -> LaneList | None:
    """The lanes of a direction by its lists; None where none is usable with the count."""
    lists = {family: per_lane(notes.get(key)) for family, key in keys.items()}
    for family in [family for family, values in lists.items() if len(values) > most]:
        notes.drop(keys[family])
        del lists[family]
    length = _length(lists, count)
    if length is None:
        for family in lists:
            notes.drop(keys[family])
        return None
    bicycles = _bicycle_lanes(lists, length)
    fitted = {}
    for family, values in lists.items():
        whole = _filled(values, bicycles, length)
        if whole is None:
            notes.drop(keys[family])
        else:
            fitted[family] = whole
    lanes = tuple(_lane(fitted, i, left_hand=left_hand) for i in range(length))
    _note_odd_values(notes, keys, fitted, left_hand=left_hand)
    counted = sum(lane.kind is not ElementKind.BICYCLE for lane in lanes)
    motorcycles = sum(lane.kind is ElementKind.MOTORCYCLE for lane in lanes)
    if count in (counted - motorcycles, length):
        counted = count
    return LaneList(lanes=lanes, counted=counted)


def _length(lists: Mapping[str, Sequence[str]], count: int | None) -> int | None:
    """How many lanes the lists speak of; None where they are all too short for the count."""
    lengths = sorted({len(values) for values in lists.values()}, reverse=True)
    if not lengths:
        return None
    if count is None:
        return lengths[0]
    for length in lengths:
        if length - sum(_bicycle_lanes(lists, length)) == count:
            return length
    if count in lengths:
        return count
    for length in lengths:
        if length - _reserved_lanes(lists, length) == count:
            return length
    return lengths[0] if lengths[0] > count else None


def _bicycle_lanes(lists: Mapping[str, Sequence[str]], length: int) -> list[bool]:
    """Which lanes of the lists with this length are for bicycles only."""
    same = {family: values for family, values in lists.items() if len(values) == length}
    return [_is_bicycle_lane({family: v[i] for family, v in same.items()}) for i in range(length)]


def _reserved_lanes(lists: Mapping[str, Sequence[str]], length: int) -> int:
    """Lanes for bicycles or motorcycles only, by the lists with this length."""
    same = {family: values for family, values in lists.items() if len(values) == length}
    kinds = [_kind({family: v[i] for family, v in same.items()}) for i in range(length)]
    return sum(kind in (ElementKind.BICYCLE, ElementKind.MOTORCYCLE) for kind in kinds)


def _is_bicycle_lane(said: Mapping[str, str]) -> bool:
    if said.get("bus") in RESERVED or said.get("psv") in RESERVED:
        return False
    if said.get("motorcycle") in RESERVED:
        return False
    return said.get("bicycle") in RESERVED or said.get("cycleway") in ("lane", "track")


def _filled(values: Sequence[str], bicycles: Sequence[bool], length: int) -> tuple[str, ...] | None:
    """A list of full length: as it is, or with blanks where it leaves out bicycle lanes."""
    if len(values) == length:
        return tuple(values)
    if len(values) != length - sum(bicycles):
        return None
    rest = iter(values)
    return tuple("" if bicycle else next(rest) for bicycle in bicycles)


def _lane(lists: Mapping[str, Sequence[str]], i: int, *, left_hand: bool) -> LaneSpec:
    said = {family: values[i] for family, values in lists.items()}
    turns, _ = read_turns(said.get("turn", ""), left_hand=left_hand)
    width = read_length_m(said.get("width", ""))
    believed = width is not None and LANE_WIDTH_M[0] <= width <= LANE_WIDTH_M[1]
    return LaneSpec(kind=_kind(said), turns=turns, width_m=width if believed else None)


def _kind(said: Mapping[str, str]) -> ElementKind | None:
    """What a lane is reserved for; None for general traffic.

    Where motorcycles are named and cars are kept out the lane is theirs (機車專用道), else they go
    first on it (機車優先道).
    """
    if _is_bicycle_lane(said):
        return ElementKind.BICYCLE
    if said.get("bus") in RESERVED or said.get("psv") in RESERVED:
        return ElementKind.BUS
    if said.get("motorcycle") in RESERVED:
        shut = any(
            said.get(key, "yes") == "no"
            for key in ("vehicle", "motor_vehicle", "motorcar", "access")
        )
        return ElementKind.MOTORCYCLE if shut else ElementKind.MOTORCYCLE_PRIORITY
    if said.get("motorcycle") == "no" and said.get("motorcar", "yes") not in NOTHING:
        return ElementKind.FAST
    return None


def _note_odd_values(
    notes: TagNotes,
    keys: Mapping[str, str],
    lists: Mapping[str, Sequence[str]],
    *,
    left_hand: bool,
) -> None:
    """Note lists of which a value could not be used; the other values are."""
    turns = lists.get("turn", ())
    if not all(read_turns(value, left_hand=left_hand)[1] for value in turns):
        notes.drop(keys["turn"])
    low, high = LANE_WIDTH_M
    for value in lists.get("width", ()):
        width = read_length_m(value)
        if value and (width is None or not low <= width <= high):
            notes.drop(keys["width"])


def general_lanes(count: int) -> LaneList:
    """Lanes of which nothing but their number is known."""
    return LaneList(lanes=(LaneSpec(),) * count, counted=count)
