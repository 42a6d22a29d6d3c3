"""The arms that a party's recorded action allows, by the rules of the interchange contract."""

from __future__ import annotations

from gis.scenes.trace import STRAIGHT_DEG

STRAIGHT_ACTIONS = frozenset({"01", "04", "07", "08", "09", "12", "14"})
TURN_ACTIONS = {"05": -1, "06": 1}
"""Left is -1, right +1."""
U_TURN_ACTION = "11"
_SILENT_ACTIONS = frozenset({None, "15", "20", "21"})
"""Blank, other, unknown: nothing is said, so the path alone counts."""
_EQUAL_DEG = 2.0
"""Two arms equally straight ahead."""


def exits_by_action(
    action: str | None, turns: dict[str, float], own: str, *, silent_is_straight: bool
) -> list[str] | None:
    """Arms that an action allows by the contract's rule; None where it says nothing of arms.

    Args:
        action: the action code (29 欄), two digits.
        turns: change of heading by the name of each other arm, right positive, in degrees.
        own: the arm of the entry.
        silent_is_straight: whether a blank or unknown code means straight on.
    """
    if action == U_TURN_ACTION:
        return [own]
    if action in TURN_ACTIONS:
        side = TURN_ACTIONS[action]
        return [name for name, turn in turns.items() if turn * side >= STRAIGHT_DEG]
    if action in STRAIGHT_ACTIONS or (action in _SILENT_ACTIONS and silent_is_straight):
        ahead = {name: abs(turn) for name, turn in turns.items() if abs(turn) < STRAIGHT_DEG}
        nearest = min(ahead.values(), default=0.0)
        return [name for name, gap in ahead.items() if gap - nearest <= _EQUAL_DEG]
    return None
