"""The cross-section of a way from its tags, with defaults for what they leave out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gis.streets.cross_section import (
    LANE_KINDS,
    CrossSection,
    Direction,
    ElementKind,
)
from gis.streets.lanes.counts import Lanes, read_one_way, read_two_way
from gis.streets.lanes.defaults import RoadDefaults, SectionDefaults
from gis.streets.lanes.kerbside import Kerb, read_kerb, read_kerb_rule
from gis.streets.lanes.kinds import settled_kinds, whole_road_kind, with_bus_lanes
from gis.streets.lanes.lane_lists import LANE_WIDTH_M, LaneList, general_lanes
from gis.streets.lanes.placement import line_from_left_m
from gis.streets.lanes.reversal import reversed_tags
from gis.streets.lanes.strips import Strip
from gis.streets.lanes.tag_notes import TagNotes
from gis.streets.lanes.values import NOTHING, read_speed_kmh, read_turns
from gis.streets.lanes.widths import fitted, lanes_for_width
from gis.streets.road_tags import IMPLIED_ONE_WAY, MAX_WIDTH_M

PAINTED = frozenset({"line", "dashed_line", "solid_line", "double_solid_line", "painted"})
"""Values of `divider` that are markings and no islands."""
LEAST_WIDTH_M = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionReading:
    """What the tags of a way give."""

    section: CrossSection
    assumed: tuple[str, ...]
    """Names of tags that were silent and for which a default stands."""
    dropped: tuple[str, ...]
    """Tags that were seen and could not be used, as "key=value"."""
    placed: bool = False
    """They say where the line runs among the strips (`placement`)."""
    roundabout: bool = False
    speed_limit_kmh: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """What holds for a whole way."""

    two_way: bool
    left_hand: bool
    road: RoadDefaults
    defaults: SectionDefaults
    whole: ElementKind | None
    """What all its general lanes are."""

    @property
    def kerb_right(self) -> bool:
        """The kerb lies at the driver's right."""
        return not self.left_hand


def read_section(
    tags: Mapping[str, str], *, direction: int, left_hand: bool, defaults: SectionDefaults
) -> SectionReading:
    """The cross-section along the traffic of a one-way road, along the line of others.

    `direction` is that of `RoadTags`: 1 one-way along the line as drawn, -1 against it (the
    importer turns such a line round, and the section is that of the turned line), 0 both ways.
    """
    along = reversed_tags(tags, oneway=True) if direction < 0 else tags
    notes = TagNotes(along)
    road = defaults.of(tags.get("highway", ""), tags.get("name", ""), notes.get("service"))
    way = _Way(
        two_way=direction == 0,
        left_hand=left_hand,
        road=road,
        defaults=defaults,
        whole=whole_road_kind(notes),
    )
    lanes = _read_lanes(notes, way)
    kerbs = _read_kerbs(notes, way, lanes)
    strips = _settle_widths(notes, way, lanes, kerbs)
    left, placed = line_from_left_m(notes, strips)
    known = "width" not in notes.assumed
    return SectionReading(
        section=CrossSection(
            elements=tuple(strip.element(width_known=known) for strip in strips),
            left_m=left,
            left_hand=left_hand,
            kerb_rules=(read_kerb_rule(notes, "left"), read_kerb_rule(notes, "right")),
        ),
        assumed=notes.assumed,
        placed=placed,
        speed_limit_kmh=_speed(notes),
        roundabout=notes.get("junction") in IMPLIED_ONE_WAY,
        dropped=notes.dropped,
    )


def _read_lanes(notes: TagNotes, way: _Way) -> Lanes:
    """Lanes of all directions with their bus lanes and arrows."""
    read = read_two_way if way.two_way else read_one_way
    lanes = read(notes, way.road, left_hand=way.left_hand)
    near, far = ("left", "right") if way.left_hand else ("right", "left")
    lanes = _with_contraflow_bus(notes, way, lanes)
    forward, backward = (
        with_bus_lanes(
            notes, one, way=suffix, side=side, two_way=way.two_way, kerb_right=way.kerb_right
        )
        for one, suffix, side in (
            (lanes.forward, ":forward", near),
            (lanes.backward, ":backward", far),
        )
    )
    return replace(
        lanes,
        forward=_with_arrow(notes, forward, ("turn:forward", "turn"), left_hand=way.left_hand),
        backward=_with_arrow(notes, backward, ("turn:backward",), left_hand=way.left_hand),
    )


def _with_contraflow_bus(notes: TagNotes, way: _Way, lanes: Lanes) -> Lanes:
    """A bus lane against a one-way street (`busway=opposite_lane`) is one of its `lanes`."""
    said = notes.get("busway") in ("opposite_lane", "opposite")
    if way.two_way or not said or lanes.backward.lanes:
        return lanes
    forward = lanes.forward
    if (
        forward.counted > 1
        and not lanes.assumed
        and all(lane.kind is None and not lane.turns for lane in forward.lanes)
    ):
        forward = general_lanes(forward.counted - 1)
    return replace(lanes, forward=forward, backward=general_lanes(1))


def _with_arrow(
    notes: TagNotes, lanes: LaneList, keys: Sequence[str], *, left_hand: bool
) -> LaneList:
    """One arrow for all lanes of a direction that have none (`turn=right` on a ramp)."""
    key, said = notes.first(*keys)
    if not key or not lanes.lanes:
        return lanes
    turns, understood = read_turns(said, left_hand=left_hand)
    if not understood:
        notes.drop(key)
    with_arrow = tuple(replace(lane, turns=lane.turns or turns) for lane in lanes.lanes)
    return replace(lanes, lanes=with_arrow)


def _read_kerbs(
    notes: TagNotes, way: _Way, lanes: Lanes
) -> tuple[tuple[Strip, ...], tuple[Strip, ...]]:
    """Strips beside the lanes at the left and at the right, each from the lanes outward."""
    listed = frozenset(
        direction
        for direction, one in (
            (Direction.FORWARD, lanes.forward),
            (Direction.BACKWARD, lanes.backward),
        )
        if any(lane.kind is ElementKind.BICYCLE for lane in one.lanes)
    )
    left, right = (
        read_kerb(
            notes,
            Kerb(side=side, two_way=way.two_way, left_hand=way.left_hand, listed_bicycles=listed),
            way.defaults,
        )
        for side in ("left", "right")
    )
    return left, right


def _settle_widths(
    notes: TagNotes,
    way: _Way,
    lanes: Lanes,
    kerbs: tuple[tuple[Strip, ...], tuple[Strip, ...]],
) -> tuple[Strip, ...]:
    """All strips, left to right, with their widths."""
    keys = ("width:carriageway", "width", "est_width")
    key = notes.first(*keys)[0]
    width = notes.length_m(*keys, least=LEAST_WIDTH_M, most=MAX_WIDTH_M)
    usual = _strips(notes, way, lanes, kerbs, outer=lanes.free)
    if width is not None:
        if lanes.free:
            beside = sum(s.width_m for kerb in kerbs for s in kerb if not s.outside)
            lanes, outer = _lanes_in(way, lanes, width - beside)
            narrow = _strips(notes, way, lanes, kerbs, outer=outer)
        else:
            narrow = usual
        ends = (True, True) if way.two_way else (way.left_hand, not way.left_hand)
        made = fitted(narrow, width, way.defaults, kerbs=ends)
        if made is not None:
            if key == "est_width":
                notes.assume("width")
            return made
        notes.drop(key)
    if not all(strip.fixed for strip in usual if strip.kind in LANE_KINDS):
        notes.assume("width")
    return usual


def _lanes_in(way: _Way, lanes: Lanes, width_m: float) -> tuple[Lanes, bool]:
    """Lanes that a width has room for where their number is not said."""
    count, outer = lanes_for_width(way.road, width_m, two_way=way.two_way)
    if not way.two_way:
        return replace(lanes, forward=_to_count(lanes.forward, count)), outer
    if count == 0:
        none = general_lanes(0)
        return replace(lanes, forward=none, backward=none, both=general_lanes(1)), False
    forward, backward = (_to_count(one, count) for one in (lanes.forward, lanes.backward))
    return replace(lanes, forward=forward, backward=backward, both=general_lanes(0)), outer


def _to_count(lanes: LaneList, count: int) -> LaneList:
    return lanes if len(lanes.lanes) == count else general_lanes(count)


def _strips(
    notes: TagNotes,
    way: _Way,
    lanes: Lanes,
    kerbs: tuple[tuple[Strip, ...], tuple[Strip, ...]],
    *,
    outer: bool,
) -> tuple[Strip, ...]:
    """All strips left to right; `outer` adds the lane at the kerb that the class has."""
    with_outer = outer and way.road.outer_kind is not None and way.whole is None
    forward = _direction(notes, way, lanes, Direction.FORWARD, outer=with_outer)
    backward = _direction(notes, way, lanes, Direction.BACKWARD, outer=with_outer and way.two_way)
    between = _between(notes, way, lanes)
    first, second = (forward, backward[::-1]) if way.left_hand else (backward[::-1], forward)
    return (*kerbs[0][::-1], *first, *between, *second, *kerbs[1])


def _direction(
    notes: TagNotes, way: _Way, lanes: Lanes, direction: Direction, *, outer: bool
) -> tuple[Strip, ...]:
    """Lanes of one direction, left to right as the driver sees them."""
    listed = lanes.forward if direction is Direction.FORWARD else lanes.backward
    if not listed.lanes:
        return ()
    specs = settled_kinds(
        listed, way.road, way.whole, kerb_right=way.kerb_right, slow_outside=outer
    )
    shared_width = _lane_width(notes)
    strips = []
    for number, spec in enumerate(specs, start=1):
        kind = spec.kind or way.road.inner_kind
        said = spec.width_m if spec.width_m is not None else shared_width
        strips.append(
            Strip(
                kind=kind,
                width_m=said if said is not None else _usual_m(way, kind),
                fixed=said is not None,
                direction=direction,
                turns=spec.turns,
                there=not lanes.assumed,
                number=number,
            )
        )
    if outer and way.road.outer_kind is not None:
        added = Strip(
            kind=way.road.outer_kind,
            width_m=way.road.outer_m,
            direction=direction,
            there=False,
        )
        strips = [*strips, added] if way.kerb_right else [added, *strips]
    return tuple(strips)


def _lane_width(notes: TagNotes) -> float | None:
    low, high = LANE_WIDTH_M
    return notes.length_m("lane_width", "width:lane", least=low, most=high)


def _usual_m(way: _Way, kind: ElementKind) -> float:
    general = kind in (way.road.inner_kind, way.road.side_kind, ElementKind.FAST)
    return way.road.lane_m if general else way.defaults.width_m(kind)


def _between(notes: TagNotes, way: _Way, lanes: Lanes) -> tuple[Strip, ...]:
    """Lanes for both directions, or the island between the directions."""
    if not lanes.both.lanes:
        return _median(notes, way)
    alone = not lanes.forward.lanes and not lanes.backward.lanes
    usual = way.road.shared_m if alone else way.road.lane_m
    kind = way.whole or (way.road.side_kind if alone else way.road.inner_kind)
    said = _lane_width(notes)
    return tuple(
        Strip(
            kind=spec.kind or kind,
            width_m=next((w for w in (spec.width_m, said) if w is not None), usual),
            fixed=spec.width_m is not None or said is not None,
            direction=Direction.BOTH,
            turns=spec.turns,
            there=not lanes.assumed,
        )
        for spec in lanes.both.lanes
    )


def _median(notes: TagNotes, way: _Way) -> tuple[Strip, ...]:
    """The island that parts the directions of a two-way road."""
    _, said = notes.first("divider", "median", "dual_carriageway")
    if not way.two_way or said in NOTHING or said in PAINTED:
        return ()
    bounds = way.defaults.strips[ElementKind.MEDIAN]
    width = notes.length_m(
        "divider:width", "median:width", least=bounds.least_m, most=bounds.most_m
    )
    return (
        Strip(
            kind=ElementKind.MEDIAN,
            width_m=bounds.usual_m if width is None else width,
            fixed=width is not None,
        ),
    )


def _speed(notes: TagNotes) -> int | None:
    """The speed limit, the greater of two directions; None where none is said in numbers."""
    keys = ["maxspeed"] if notes.get("maxspeed") else ["maxspeed:forward", "maxspeed:backward"]
    found = []
    for key in keys:
        said = notes.get(key)
        speed = read_speed_kmh(said)
        if speed is not None:
            found.append(speed)
        elif said[:1].isdigit():
            notes.drop(key)
    if not notes.get("maxspeed") and not found:
        notes.assume("maxspeed")
    return max(found, default=None)
