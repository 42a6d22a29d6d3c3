"""Where the line of a way runs among its strips: `placement`, else the middle of the carriageway.

`right_of:2` is the right edge of lane 2 as the driver sees it, lanes counted from the left in the
direction that the key says (without a suffix: along the line). `transition` says that the line
follows no lane; it then runs in the middle, and the place is doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gis.streets.cross_section import Direction
from gis.streets.lanes.strips import Strip
from gis.streets.lanes.tag_notes import TagNotes

_PLACEMENT = re.compile(r"(left_of|right_of|middle_of):(\d+)")
_SHARE = {"left_of": 0.0, "middle_of": 0.5, "right_of": 1.0}


def line_from_left_m(notes: TagNotes, strips: Sequence[Strip]) -> tuple[float, bool]:
    """Distance of the line from the left edge of the first strip, metres; whether it is said."""
    for key in ("placement:start", "placement:end"):
        notes.drop(key)
    found = []
    plain = "" if notes.get("placement:forward") else "placement"
    for key, direction in (
        ("placement:forward", Direction.FORWARD),
        (plain, Direction.FORWARD),
        ("placement:backward", Direction.BACKWARD),
    ):
        if notes.get(key):
            at = _placed(notes.get(key), direction, strips)
            if at is None:
                notes.drop(key)
            else:
                found.append(at)
    return (sum(found) / len(found), True) if found else (_middle(strips), False)


def _middle(strips: Sequence[Strip]) -> float:
    inside = [i for i, strip in enumerate(strips) if not strip.outside]
    first, last = (inside[0], inside[-1]) if inside else (0, len(strips) - 1)
    before = sum(strip.width_m for strip in strips[:first])
    return before + sum(strip.width_m for strip in strips[first : last + 1]) / 2.0


def _placed(said: str, direction: Direction, strips: Sequence[Strip]) -> float | None:
    found = _PLACEMENT.fullmatch(said)
    if found is None:
        return None
    share = _SHARE[found[1]]
    if direction is Direction.BACKWARD:
        share = 1.0 - share
    for i, strip in enumerate(strips):
        if strip.number == int(found[2]) and strip.direction is direction:
            return sum(one.width_m for one in strips[:i]) + share * strip.width_m
    return None
