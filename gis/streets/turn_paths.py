"""Paths through junctions from the lanes that lead in to the lanes that lead out.

Where lanes say how they turn (arrows), the paths follow that; where they are silent, the inner
lane may turn to its side, the outer lane to the other, and all go straight on. A movement is
straight where the heading changes by less than 30 degrees.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString

from gis.crashes.records import RoadUid
from gis.streets.cross_section import Direction, Turn
from gis.streets.derived import JunctionArea, RoadShape
from gis.streets.markings.frame import Array, frames_of
from gis.streets.markings.mouths import Mouth, mouths_of
from gis.streets.markings.road_classes import MOTOR_KINDS

STRAIGHT_DEG = 30.0
MOST_STRAIGHT_DEG = 60.0
"""A lane that goes straight on takes the straightest exit within this where none is straight."""
POINTS = 25
INSIDE_M = 0.3
"""Paths may leave the area by this."""
TAMER = (1.0, 0.6, 0.3)
"""Shares of the handles tried until a path stays inside."""

_NOMINAL_DEG = {
    Turn.LEFT: -90.0,
    Turn.SLIGHT_LEFT: -45.0,
    Turn.SHARP_LEFT: -135.0,
    Turn.RIGHT: 90.0,
    Turn.SLIGHT_RIGHT: 45.0,
    Turn.SHARP_RIGHT: 135.0,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneEnd:
    """A lane at a junction: its road, its `seq` there, whether at the end of the road's line."""

    road: RoadUid
    seq: int
    at_end: bool
    width_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnPath:
    """One movement from mouth to mouth, in its direction of travel."""

    uid: str
    junction: str
    level: int
    origin: LaneEnd
    target: LaneEnd
    turn: Turn
    """LEFT, THROUGH, RIGHT or REVERSE."""
    line: LineString


@dataclass(frozen=True, slots=True)
class End:
    """A lane's end at a mouth."""

    mouth: Mouth
    seq: int
    turns: tuple[Turn, ...]
    width_m: float
    at: tuple[float, float]
    """The lane's middle at the mouth."""

    @property
    def name(self) -> str:
        """What a uid says of it."""
        return f"{self.mouth.frame.uid}/{'end' if self.mouth.at_end else 'start'}/{self.seq}"


@dataclass(frozen=True, slots=True)
class Movement:
    """From a lane that leads in to a lane that leads out."""

    origin: End
    target: End
    turn: Turn
    """LEFT, THROUGH, RIGHT or REVERSE."""


def turn_paths(
    shapes: Sequence[RoadShape], junctions: Sequence[JunctionArea]
) -> tuple[TurnPath, ...]:
    """Paths through all given junctions, in order of uid."""
    pairs = (pair for pair in mouths_of(frames_of(shapes), junctions) if pair)
    groups: dict[str, list[Mouth]] = defaultdict(list)
    for mouth in (mouth for pair in pairs for mouth in pair):
        if mouth.area is not None:
            groups[mouth.area.uid].append(mouth)
    moves = [move for group in groups.values() for move in movements(group)]
    found = [_path(move, line) for move, line in zip(moves, curves(moves), strict=True)]
    return tuple(sorted(found, key=lambda path: path.uid))


def _path(move: Movement, line: LineString) -> TurnPath:
    area = move.origin.mouth.area
    if area is None:
        raise ValueError("a mouth without an area has no paths")
    origin, target = (
        LaneEnd(
            road=RoadUid(end.mouth.frame.uid),
            seq=end.seq,
            at_end=end.mouth.at_end,
            width_m=end.width_m,
        )
        for end in (move.origin, move.target)
    )
    return TurnPath(
        uid=f"{area.uid}.path.{move.origin.name}-{move.target.name}",
        junction=area.uid,
        level=area.level,
        origin=origin,
        target=target,
        turn=move.turn,
        line=line,
    )


def movements(group: Sequence[Mouth]) -> Iterator[Movement]:
    """All movements between the arms of one junction."""
    exits = [(mouth, _ends(mouth, leading_in=False)) for mouth in group]
    for mouth in group:
        origins = _ends(mouth, leading_in=True)
        if not origins:
            continue
        reach: list[tuple[float, Mouth, list[End]]] = sorted(
            (
                (_turn_deg(mouth, other), other, targets)
                for other, targets in exits
                if targets and other is not mouth
            ),
            key=lambda item: (item[0], item[1].frame.uid),
        )
        allowed = [
            _exits_of(i, origins, [angle for angle, _, _ in reach]) for i in range(len(origins))
        ]
        for number, (angle, _, targets) in enumerate(reach):
            users = [
                end for end, numbers in zip(origins, allowed, strict=True) if number in numbers
            ]
            yield from _onto(users, targets, _family(angle))
        yield from _reversals(mouth, origins)


def _ends(mouth: Mouth, *, leading_in: bool) -> list[End]:
    """Motor lanes that lead in (or out), left to right as their driver sees them."""
    ways = (
        (Direction.FORWARD, Direction.BOTH)
        if mouth.at_end == leading_in
        else (Direction.BACKWARD, Direction.BOTH)
    )
    found: list[End] = []
    seq = 0
    for i, element, _ in mouth.frame.strips:
        if not element.is_lane:
            continue
        seq += 1
        if element.kind in MOTOR_KINDS and element.direction in ways:
            (x, y), (to_x, to_y) = mouth.points[i], mouth.points[i + 1]
            at = ((x + to_x) / 2.0, (y + to_y) / 2.0)
            found.append(End(mouth, seq, element.turns, element.width_m, at))
    along = mouth.at_end == leading_in
    return found if along else found[::-1]


def _turn_deg(origin: Mouth, target: Mouth) -> float:
    """Change of heading, positive to the right."""
    (out_x, out_y), (x, y) = origin.way, target.way
    return math.degrees(math.atan2(-out_y * x + out_x * y, -(out_x * x + out_y * y)))


def _family(angle: float) -> Turn:
    if abs(angle) < STRAIGHT_DEG:
        return Turn.THROUGH
    return Turn.RIGHT if angle > 0.0 else Turn.LEFT


def _exits_of(index: int, origins: list[End], angles: list[float]) -> set[int]:
    """Numbers of the exits (by rising angle) that one of the lanes leads to."""
    turns = origins[index].turns
    if not turns:
        return _silent_exits(index, len(origins), angles)
    found: set[int] = set()
    for turn in turns:
        if turn in _NOMINAL_DEG:
            found |= _turning_exits(turn, angles, all_turns={t for o in origins for t in o.turns})
        elif turn is not Turn.REVERSE and angles:
            best = min(range(len(angles)), key=lambda i: abs(angles[i]))
            if abs(angles[best]) < MOST_STRAIGHT_DEG:
                found.add(best)
    return found


def _turning_exits(turn: Turn, angles: list[float], *, all_turns: set[Turn]) -> set[int]:
    """Exits to one side; one of them only where lanes tell slight, plain and sharp turns apart."""
    side = math.copysign(1.0, _NOMINAL_DEG[turn])
    beside = [i for i, angle in enumerate(angles) if angle * side >= STRAIGHT_DEG]
    if not beside:
        # A slight turn may lead to what counts as straight.
        beside = [i for i, angle in enumerate(angles) if angle * side > 5.0]
    told_apart = {t for t in all_turns if _NOMINAL_DEG.get(t, 0.0) * side > 0.0}
    if len(told_apart) == 1 and turn in (Turn.LEFT, Turn.RIGHT):
        return set(beside)
    nominal = _NOMINAL_DEG[turn]
    return {min(beside, key=lambda i: abs(angles[i] - nominal))} if beside else set()


def _silent_exits(index: int, count: int, angles: list[float]) -> set[int]:
    """Exits of a lane that says nothing, `index` from the left among `count`."""
    families = [_family(angle) for angle in angles]
    straight = Turn.THROUGH in families
    found: set[int] = set()
    for i, family in enumerate(families):
        left = index == 0 if straight else index * 2 < count
        right = index == count - 1 if straight else (index + 1) * 2 > count
        takes = {Turn.LEFT: left, Turn.RIGHT: right}
        if takes.get(family, True):
            found.add(i)
    return found


def _onto(users: list[End], targets: list[End], turn: Turn) -> Iterator[Movement]:
    """Which lane out each lane in takes: counted from the side turned to, else straight over."""
    last = len(targets) - 1
    for i, end in enumerate(users):
        if turn is Turn.RIGHT:
            at = last - min(len(users) - 1 - i, last)
        elif turn is Turn.LEFT or len(users) > len(targets):
            at = min(i, last)
        else:
            at = i + (_straight_shift(users, targets) if len(users) < len(targets) else 0)
        yield Movement(end, targets[at], turn)


def _straight_shift(users: list[End], targets: list[End]) -> int:
    """How many lanes out are left free on the left, such that paths are straightest."""
    way_x, way_y = users[0].mouth.way
    starts, ends = (
        [end.at[0] * way_y - end.at[1] * way_x for end in held] for held in (users, targets)
    )

    def shifted(k: int) -> float:
        return round(sum(abs(ends[k + i] - start) for i, start in enumerate(starts)), 3)

    return min(range(len(targets) - len(users) + 1), key=lambda k: (shifted(k), k))


def _reversals(mouth: Mouth, origins: list[End]) -> Iterator[Movement]:
    targets = _ends(mouth, leading_in=False)
    for end in origins:
        if Turn.REVERSE in end.turns and targets:
            nearest = targets[-1] if mouth.frame.section.left_hand else targets[0]
            yield Movement(end, nearest, Turn.REVERSE)


def curves(moves: Sequence[Movement]) -> list[LineString]:
    """Smooth curves of some movements, inside their areas as far as may be."""
    if not moves:
        return []
    starts, ends = (np.array([end.at for end in held]) for held in _ends_of(moves))
    ways_in, ways_out = (np.array([end.mouth.way for end in held]) for held in _ends_of(moves))
    ways_in = -ways_in
    first, last = _handles(starts, ends, ways_in, ways_out)
    areas = {
        area.uid: area.shape
        for area in (move.origin.mouth.area for move in moves)
        if area is not None
    }
    wider = dict(zip(areas, shapely.buffer(list(areas.values()), INSIDE_M), strict=True))
    room = np.array(
        [wider[move.origin.mouth.area.uid] if move.origin.mouth.area else None for move in moves]
    )
    lines = np.full(len(moves), None, dtype=object)
    open_ = np.arange(len(moves))
    for share in TAMER:
        drawn = _curves(
            starts[open_],
            ends[open_],
            ways_in[open_] * (first[open_] * share)[:, None],
            ways_out[open_] * (last[open_] * share)[:, None],
        )
        inside = shapely.covers(room[open_], drawn)
        unset = np.array([lines[i] is None for i in open_])
        lines[open_[inside | unset]] = drawn[inside | unset]
        open_ = open_[~inside]
        if not len(open_):
            break
    return list(lines.tolist())


def _ends_of(moves: Sequence[Movement]) -> tuple[list[End], list[End]]:
    """Origins and targets."""
    return [move.origin for move in moves], [move.target for move in moves]


def _handles(starts: Array, ends: Array, ways_in: Array, ways_out: Array) -> tuple[Array, Array]:
    """Lengths of the Bezier handles: those of an arc where both ways meet ahead, else 0.4 chord."""
    gap = ends - starts
    chord = np.hypot(gap[:, 0], gap[:, 1])
    cross = ways_in[:, 0] * ways_out[:, 1] - ways_in[:, 1] * ways_out[:, 0]
    angle = np.abs(np.arctan2(cross, (ways_in * ways_out).sum(axis=1)))
    safe = np.where(np.abs(cross) > 1e-3, cross, 1.0)
    ahead = (gap[:, 0] * ways_out[:, 1] - gap[:, 1] * ways_out[:, 0]) / safe
    behind = (ways_in[:, 0] * gap[:, 1] - ways_in[:, 1] * gap[:, 0]) / safe
    meets = (np.abs(cross) > 0.1) & (ahead > 0.0) & (behind > 0.0)
    half = np.where(meets, angle / 2.0, 0.5)
    share = 4.0 / 3.0 * np.tan(half / 2.0) / np.tan(half)
    plain = np.where(angle > 2.8, 2.0 / 3.0, 0.4) * chord
    return (
        np.where(meets, np.minimum(ahead, 1.5 * chord) * share, plain),
        np.where(meets, np.minimum(behind, 1.5 * chord) * share, plain),
    )


def _curves(starts: Array, ends: Array, first: Array, last: Array) -> Array:
    """Cubic Bezier curves as lines."""
    t = np.linspace(0.0, 1.0, POINTS)[None, :, None]
    one, two = (starts + first)[:, None], (ends - last)[:, None]
    points = (
        (1 - t) ** 3 * starts[:, None]
        + 3 * t * (1 - t) ** 2 * one
        + 3 * t**2 * (1 - t) * two
        + t**3 * ends[:, None]
    )
    return np.asarray(shapely.linestrings(points.round(4)))
