"""Presets of cross-sections and junctions in `resources/catalogue`, handed out as records."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

from gis.streets.arm_design import ArmDesign, Wish
from gis.streets.control import Control
from gis.streets.cross_section import Direction, Element, ElementKind, Turn
from gis.streets.drawing.presets import JunctionPreset, SectionPreset


@lru_cache(maxsize=1)
def load_section_presets() -> tuple[SectionPreset, ...]:
    """The cross-sections in the order in which they are offered."""
    return tuple(
        SectionPreset(
            code=row["code"],
            zh=row["zh"],
            en=row["en"],
            elements=tuple(_element(strip) for strip in row["strips"]),
            source=row["source"],
        )
        for row in _rows("section_presets.json", "sections")
    )


@lru_cache(maxsize=1)
def load_junction_presets() -> tuple[JunctionPreset, ...]:
    """The junctions in the order in which they are offered."""
    sections = {one.code: one for one in load_section_presets()}
    return tuple(
        JunctionPreset(
            code=row["code"],
            zh=row["zh"],
            en=row["en"],
            source=row["source"],
            section=sections[row["section"]] if "section" in row else None,
            approach_m=row.get("approach_m", 0.0),
            design=_design(row.get("design")),
            lesser=_design(row.get("lesser")),
        )
        for row in _rows("junction_presets.json", "junctions")
    )


def _design(row: dict[str, Any] | None) -> ArmDesign | None:
    """Decisions at an arm; what a row does not name is by rule."""
    if row is None:
        return None
    read = {"control": Control, "red_kerb_m": float, "corner_radius_m": float}
    read["corner_island"] = bool
    return ArmDesign(**{key: read.get(key, Wish)(value) for key, value in row.items()})


def _rows(name: str, key: str) -> list[dict[str, Any]]:
    text = files("resources").joinpath("catalogue", name).read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = json.loads(text)[key]
    return rows


def _element(strip: dict[str, Any]) -> Element:
    return Element(
        kind=ElementKind(strip["kind"]),
        width_m=strip["width_m"],
        direction=Direction(strip["direction"]),
        turns=tuple(Turn(turn) for turn in strip.get("turns", [])),
        assumed=False,
    )
