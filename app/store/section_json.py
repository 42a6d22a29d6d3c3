"""A road's cross-section as the JSON text of the store's column `road.cross_section`."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from gis.streets.cross_section import (
    NO_KERB_RULES,
    CrossSection,
    Direction,
    Element,
    ElementKind,
    KerbRule,
    Turn,
)

_HELD = 4096
"""Texts whose sections are kept: a city's roads share a few hundred."""


def section_to_json(section: CrossSection) -> str:
    """The text of a section; equal sections have equal texts."""
    elements = [
        {
            "kind": element.kind.value,
            "width_m": element.width_m,
            "direction": element.direction.value,
            "turns": [turn.value for turn in element.turns],
            "assumed": element.assumed,
        }
        for element in section.elements
    ]
    whole: dict[str, Any] = {
        "left_m": section.left_m,
        "left_hand": section.left_hand,
        "elements": elements,
    }
    if section.kerb_rules != NO_KERB_RULES:
        whole["kerb_rules"] = [rule.value for rule in section.kerb_rules]
    return json.dumps(whole, separators=(",", ":"))


@lru_cache(maxsize=_HELD)
def section_from_json(text: str) -> CrossSection:
    """The section of a text that `section_to_json` made.

    Raises:
        ValueError, KeyError, TypeError: for another text.
    """
    whole = json.loads(text)
    left, right = whole.get("kerb_rules", NO_KERB_RULES)
    return CrossSection(
        elements=tuple(map(_element, whole["elements"])),
        left_m=float(whole["left_m"]),
        left_hand=bool(whole["left_hand"]),
        kerb_rules=(KerbRule(left), KerbRule(right)),
    )


def _element(held: dict[str, Any]) -> Element:
    return Element(
        kind=ElementKind(held["kind"]),
        width_m=float(held["width_m"]),
        direction=Direction(held["direction"]),
        turns=tuple(map(Turn, held["turns"])),
        assumed=bool(held["assumed"]),
    )
