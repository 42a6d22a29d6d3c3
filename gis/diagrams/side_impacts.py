"""What the recorded direction of a side impact (側撞時行車方向) settles of two headings."""

from __future__ import annotations

from gis.angles import gap_deg
from gis.crashes.side_direction import SideDirection
from gis.scenes.record import Movement

MID_TURN_DEG = 45.0
"""A vehicle that is hit while turning is taken to be halfway round."""
_SAME_DEG = 1.0
_OTHER_FROM_ENTRY_DEG = {
    SideDirection.SAME: (0.0,),
    SideDirection.OPPOSITE: (180.0,),
    SideDirection.FROM_LEFT: (90.0,),
    SideDirection.FROM_RIGHT: (270.0,),
    SideDirection.CROSSING: (90.0, 270.0),
}
"""Heading of the other vehicle, clockwise from that of the turning one before its turn."""


def recorded_entries(direction: SideDirection, other_deg: float) -> tuple[float, ...]:
    """Headings that a turning vehicle had before its turn, by the recorded direction.

    Args:
        direction: how the other vehicle travelled, seen from the turning one.
        other_deg: heading of the vehicle that goes straight.
    """
    return tuple((other_deg - turned) % 360.0 for turned in _OTHER_FROM_ENTRY_DEG[direction])


def agreeing(fitting: tuple[float, ...], recorded: tuple[float, ...]) -> tuple[float, ...]:
    """Of the headings that fit the impact positions those that are recorded too."""
    return tuple(
        entry for entry in fitting if any(gap_deg(entry, said) < _SAME_DEG for said in recorded)
    )


def mid_turn(entry_deg: float, turn: Movement) -> float:
    """Heading halfway through a turn to the left or right."""
    towards = -1.0 if turn is Movement.LEFT else 1.0
    return (entry_deg + towards * MID_TURN_DEG) % 360.0
