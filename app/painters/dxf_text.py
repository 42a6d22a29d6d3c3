"""Lines and solid areas as the text of a DXF: what a drawing has thousands of.

A library that builds an object for every line takes minutes for a city. Group codes are those of
the DXF reference for LWPOLYLINE and HATCH (AC1032).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gis.angles import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """What every entity says of itself."""

    handle: str
    owner: str
    """Handle of the model space's record."""
    layer: str
    true_color: int
    transparency: int | None
    line_type: str | None
    application: str
    key: str
    """Extended data under the application's name; none where empty."""


def polyline_text(common: Common, run: Sequence[Point], *, closed: bool, width_m: float) -> str:
    """A line of constant width through points."""
    points = "".join(f" 10\n{float(x)}\n 20\n{float(y)}\n" for x, y in run)
    width = f" 43\n{float(width_m)}\n" if width_m else ""
    return (
        f"{_head('LWPOLYLINE', common)}100\nAcDbPolyline\n 90\n{len(run)}\n 70\n{int(closed)}\n"
        f"{width}{points}{_tail(common)}"
    )


def hatch_text(common: Common, runs: Sequence[Sequence[Point]]) -> str:
    """A solid area between closed runs, filled by parity."""
    rings = "".join(_ring(run) for run in runs)
    return (
        f"{_head('HATCH', common)}100\nAcDbHatch\n 10\n0.0\n 20\n0.0\n 30\n0.0\n"
        f"210\n0.0\n220\n0.0\n230\n1.0\n  2\nSOLID\n 70\n1\n 71\n0\n"
        f" 91\n{len(runs)}\n{rings} 75\n0\n 76\n1\n 98\n0\n{_tail(common)}"
    )


def _ring(run: Sequence[Point]) -> str:
    points = "".join(f" 10\n{float(x)}\n 20\n{float(y)}\n" for x, y in run)
    return f" 92\n3\n 72\n0\n 73\n1\n 93\n{len(run)}\n{points} 97\n0\n"


def _head(kind: str, common: Common) -> str:
    line_type = "" if common.line_type is None else f"  6\n{common.line_type}\n"
    default = " 62\n7\n" if kind == "HATCH" else ""  # for programs that know no true colours
    clear = "" if common.transparency is None else f"440\n{common.transparency}\n"
    return (
        f"  0\n{kind}\n  5\n{common.handle}\n330\n{common.owner}\n100\nAcDbEntity\n"
        f"  8\n{common.layer}\n{line_type}{default}420\n{common.true_color}\n{clear}"
    )


def _tail(common: Common) -> str:
    return f"1001\n{common.application}\n1000\n{common.key}\n" if common.key else ""
