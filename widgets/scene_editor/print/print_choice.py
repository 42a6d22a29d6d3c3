"""What was chosen of a scene's print, remembered between two runs as plain text."""

from __future__ import annotations

import json
from dataclasses import dataclass

from app.scenes.print.scales import FORM_SCALES
from app.sheets.map_content import Orientation, PaperSize
from app.streets.block_scales import PlanUp
from widgets.map.block_plan_wish import AUTO

_UPS = (PlanUp.NORTH, PlanUp.STREET)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenePrintChoice:
    """How scenes were printed last."""

    size: PaperSize = PaperSize.A4
    orientation: Orientation | None = None
    """None: the way that shows the scene larger."""
    scale: int = AUTO
    up: PlanUp = PlanUp.NORTH

    def to_text(self) -> str:
        """JSON."""
        way = self.orientation.value if self.orientation else None
        held = {"size": self.size.value, "orientation": way, "scale": self.scale}
        return json.dumps(held | {"up": self.up.value})

    @classmethod
    def from_text(cls, text: str) -> ScenePrintChoice:
        """What a text says; what is damaged in it is as usual."""
        try:
            held = json.loads(text)
        except ValueError:
            return cls()
        if not isinstance(held, dict):
            return cls()
        size, way, up = (held.get(key) for key in ("size", "orientation", "up"))
        scale = held.get("scale")
        return cls(
            size=next((one for one in PaperSize if one.value == size), PaperSize.A4),
            orientation=next((one for one in Orientation if one.value == way), None),
            scale=scale if scale in FORM_SCALES else AUTO,
            up=next((one for one in _UPS if one.value == up), PlanUp.NORTH),
        )
