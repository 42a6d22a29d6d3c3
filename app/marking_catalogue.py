"""The catalogue of markings in `resources/catalogue`, read once and handed out as records."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from gis.streets.markings.catalogue import (
    DimensionSource,
    Glyph,
    MarkingCatalogue,
    MarkingColour,
    MarkingEntry,
    MarkingForm,
    MarkingKind,
    Span,
)

_SPANS = (
    *("width_m", "inner_m", "sides_m", "apart_m", "length_m"),
    *("across_m", "clear_m", "spacing_m", "reach_m"),
)


@lru_cache(maxsize=1)
def load_marking_catalogue() -> MarkingCatalogue:
    """Markings of 道路交通標誌標線號誌設置規則 with their articles and dimensions."""
    text = files("resources").joinpath("catalogue", "markings.json").read_text(encoding="utf-8")
    held = json.loads(text)
    edition = date.fromisoformat(held["edition"])
    return MarkingCatalogue((_entry(row, edition) for row in held["markings"]), _glyphs())


def _glyphs() -> tuple[Glyph, ...]:
    """Characters and pictures: strokes apart by "|", their points by blanks."""
    text = files("resources").joinpath("catalogue", "glyphs.json").read_text(encoding="utf-8")
    held = json.loads(text)
    grid = float(held["grid"])
    return tuple(
        Glyph(name, tuple(_stroke(stroke, grid) for stroke in strokes.split("|")))
        for name, strokes in held["glyphs"].items()
    )


def _stroke(text: str, grid: float) -> tuple[tuple[float, float], ...]:
    points = (point.split(",") for point in text.split())
    return tuple((float(x) / grid, float(y) / grid) for x, y in points)


def _entry(row: dict[str, Any], edition: date) -> MarkingEntry:
    dash = row.get("dash_m")
    return MarkingEntry(
        kind=MarkingKind(row["kind"]),
        article=row["article"],
        edition=edition,
        name=row["name"],
        gloss=row["gloss"],
        colour=MarkingColour(row["colour"]),
        form=MarkingForm(row["form"]),
        source=DimensionSource(row["source"]),
        dash_m=(float(dash[0]), float(dash[1])) if dash else None,
        count=int(row.get("count", 1)),
        angle_deg=float(row.get("angle_deg", 0.0)),
        words=tuple(row.get("words", {}).items()),
        **{name: Span(*map(float, row[name])) for name in _SPANS if name in row},
    )
