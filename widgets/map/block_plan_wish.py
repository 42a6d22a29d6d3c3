"""What was chosen of a block plan, remembered between two runs as plain text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from app.sheets.map_content import Orientation, PaperSize
from app.streets.block_scales import BLOCK_SCALES, PlanUp

AUTO = 0
"""The largest scale at which all fits."""
Chosen = TypeVar("Chosen", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChoice:
    """How block plans were printed last."""

    size: PaperSize = PaperSize.A4
    orientation: Orientation | None = None
    """None: the way with the larger scale."""
    scale: int = AUTO
    up: PlanUp = PlanUp.NORTH
    several: bool = False
    """As many sheets as the junction takes."""

    def to_text(self) -> str:
        """JSON."""
        return json.dumps(
            {
                "size": self.size.value,
                "orientation": self.orientation.value if self.orientation else None,
                "scale": self.scale,
                "up": self.up.value,
                "several": self.several,
            }
        )

    @classmethod
    def from_text(cls, text: str) -> PlanChoice:
        """What a text says; what is damaged in it is as usual."""
        try:
            held = json.loads(text)
        except ValueError:
            return cls()
        if not isinstance(held, dict):
            return cls()
        scale = held.get("scale")
        up = _one_of(PlanUp, held.get("up"))
        return cls(
            size=_one_of(PaperSize, held.get("size")) or PaperSize.A4,
            orientation=_one_of(Orientation, held.get("orientation")),
            scale=scale if scale in BLOCK_SCALES else AUTO,
            up=up if up in (PlanUp.NORTH, PlanUp.STREET) else PlanUp.NORTH,
            several=held.get("several") is True,
        )


def _one_of(kind: type[Chosen], value: object) -> Chosen | None:
    return next((one for one in kind if one.value == value), None)
