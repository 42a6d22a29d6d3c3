"""Usual friction and masses of the calculators in `resources/catalogue`, read once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from gis.scenes.estimates.ranges import Range


@dataclass(frozen=True, slots=True, kw_only=True)
class DragEntry:
    """Friction on one kind of surface."""

    id: str
    zh: str
    en: str
    low: float
    high: float
    slides: str
    """What slides: "tyre" or "motorcycle" (on its side)."""
    surface: str
    """路面狀態 of the form that it is usual for; "" for none."""
    source: str

    @property
    def drag(self) -> Range:
        """The limits, their middle as the likeliest."""
        return Range(low=self.low, likely=(self.low + self.high) / 2.0, high=self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class MassEntry:
    """Usual mass of a class of parties, kg."""

    classes: str
    """How the class codes begin."""
    zh: str
    en: str
    low: float
    high: float


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[DragEntry, ...], tuple[MassEntry, ...]]:
    text = files("resources").joinpath("catalogue", "estimates.json").read_text(encoding="utf-8")
    table = json.loads(text)
    return (
        tuple(DragEntry(**row) for row in table["drags"]),
        tuple(MassEntry(**row) for row in table["masses"]),
    )


def load_drags() -> tuple[DragEntry, ...]:
    """Friction by surface, the usual ones first."""
    return _table()[0]


def usual_mass(class_code: str | None) -> Range | None:
    """Mass of a class, its middle as the likeliest; None where nothing is known."""
    for entry in _table()[1]:
        if class_code and class_code.startswith(entry.classes):
            middle = (entry.low + entry.high) / 2.0
            return Range(low=entry.low, likely=middle, high=entry.high)
    return None
