"""Small DXF drawings of streets: R12 as surveyors' programs write it, byte by byte, and others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ezdxf

CORNER = (193_000.0, 2_597_000.0)
"""TWD97 / TM2, in Chiayi."""
Line = tuple[str, tuple[float, float], tuple[float, float]]
"""Layer, start and end, metres from the corner."""
CROSS: tuple[Line, ...] = (
    ("道路中心線", (0.0, 100.0), (200.0, 100.0)),
    ("道路中心線", (100.0, 0.0), (100.0, 200.0)),
)


def r12_text(lines: Sequence[Line] = CROSS, *, header: str = "", ending: str = "\r\n") -> str:
    """A drawing of plain lines with nothing but what R12 asks for."""
    parts = ["0", "SECTION", "2", "HEADER", "9", "$ACADVER", "1", "AC1009", *header.split()]
    parts += ["0", "ENDSEC", "0", "SECTION", "2", "ENTITIES"]
    for layer, start, end in lines:
        parts += ["0", "LINE", "8", layer]
        for code, (x, y) in ((10, start), (11, end)):
            parts += [f"{code}", f"{x + CORNER[0]}", f"{code + 10}", f"{y + CORNER[1]}"]
    parts += ["0", "TEXT", "8", "註記", "10", "1", "20", "1", "40", "2", "1", "中山路"]
    parts += ["0", "ENDSEC", "0", "EOF", ""]
    return ending.join(parts)


def write_r12(
    path: Path, *, encoding: str = "cp950", text: str | None = None, **asked: Any
) -> Path:
    """Such a drawing in an encoding."""
    path.write_bytes((r12_text(**asked) if text is None else text).encode(encoding))
    return path


def new_plan(version: str = "R2018", units: int = 6) -> tuple[Any, Any]:
    """An empty document of ezdxf and its model space."""
    document = ezdxf.new(version, units=units)
    return document, document.modelspace()


def placed(*points: tuple[float, float], scale: float = 1.0) -> list[tuple[float, float]]:
    """Points at the corner, in drawing units."""
    return [((x + CORNER[0]) * scale, (y + CORNER[1]) * scale) for x, y in points]
