"""Decisions at a road's ends as the JSON text of the store's column `road.arm_designs`."""

from __future__ import annotations

import json
from dataclasses import fields
from functools import lru_cache
from typing import Any

from gis.streets.arm_design import BY_RULE, ENDS_BY_RULE, ArmDesign, EndDesigns, Wish
from gis.streets.control import Control

_HELD = 1024
_WISHES = frozenset(
    {"crosswalk", "stop_line", "waiting_box", "two_stage_box", "arrows", "box_junction"}
)
_NAMES = tuple(field.name for field in fields(ArmDesign))


def arm_designs_to_json(ends: EndDesigns) -> str | None:
    """The text of the start's and the end's decisions; None where all is by rule."""
    if ends == ENDS_BY_RULE:
        return None
    return json.dumps([_given(one) for one in ends], separators=(",", ":"))


@lru_cache(maxsize=_HELD)
def arm_designs_from_json(text: str | None) -> EndDesigns:
    """The decisions of a text that `arm_designs_to_json` made.

    Raises:
        ValueError, KeyError, TypeError: for another text.
    """
    if text is None:
        return ENDS_BY_RULE
    start, end = json.loads(text)
    return _design(start), _design(end)


def _given(design: ArmDesign) -> dict[str, Any]:
    """What is not by rule."""
    return {
        name: value for name in _NAMES if (value := getattr(design, name)) != getattr(BY_RULE, name)
    }


def _design(given: dict[str, Any]) -> ArmDesign:
    values: dict[str, Any] = {
        name: Wish(value) if name in _WISHES else Control(value) if name == "control" else value
        for name, value in given.items()
    }
    return ArmDesign(**values)
