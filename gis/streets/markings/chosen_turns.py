"""Turns of lanes where somebody wants arrows and no source says which: by the exits there are."""

from __future__ import annotations

import math

from gis.streets.arm_design import Wish
from gis.streets.cross_section import Direction, Element, Turn
from gis.streets.markings.mouths import Mouth, others_of

TURN_DEG = 45.0
"""An exit that bends by less goes straight on."""
BACK_DEG = 150.0


def lane_turns(mouth: Mouth, number: int, element: Element) -> tuple[Turn, ...]:
    """Where the arrow on a lane points; none without an arrow.

    `number` is that of the lane's strip. By rule what is known of the lane; where arrows are
    wanted and nothing is known, the outer lanes turn and all but turning lanes of three or more
    go straight on.
    """
    if element.turns or mouth.design.arrows is not Wish.YES:
        return element.turns
    exits = _exits(mouth)
    lanes = [place for place, _, _ in mouth.lanes]
    if not mouth.at_end:
        lanes.reverse()  # left to right as the driver sees them
    place, last = lanes.index(number), len(lanes) - 1
    wanted = set(exits)
    if place > 0:
        wanted.discard(Turn.LEFT)
    if place < last:
        wanted.discard(Turn.RIGHT)
    if last >= 2 and place == 0 and Turn.LEFT in wanted:
        wanted.discard(Turn.THROUGH)
    if not wanted:
        wanted = {Turn.THROUGH} & exits or exits
    return tuple(turn for turn in (Turn.LEFT, Turn.THROUGH, Turn.RIGHT) if turn in wanted)


def _exits(mouth: Mouth) -> set[Turn]:
    """Where traffic from an arm can go."""
    found = set()
    heading = math.atan2(-mouth.way[1], -mouth.way[0])
    for other in others_of(mouth):
        away = Direction.BACKWARD if other.at_end else Direction.FORWARD
        ways = {element.direction for _, element, _ in other.frame.strips if element.is_lane}
        if away not in ways and Direction.BOTH not in ways:
            continue
        turn = math.degrees(math.atan2(other.way[1], other.way[0]) - heading)
        turn = (turn + 180.0) % 360.0 - 180.0
        if abs(turn) <= TURN_DEG:
            found.add(Turn.THROUGH)
        elif abs(turn) < BACK_DEG:
            found.add(Turn.LEFT if turn > 0 else Turn.RIGHT)
    return found
