"""What the button that is pressed holds while parts of a scene are moved."""

from __future__ import annotations

from dataclasses import dataclass

from gis.angles import Point
from gis.drafting.snaps import Snap
from gis.scenes.drawing.grips import Grip
from gis.scenes.parts import ScenePart, key_of
from widgets.map.canvas_door import Pointer


@dataclass(frozen=True, kw_only=True)
class Held:
    """What the pressed button holds: a grip, parts by a place of them, or a corner of a box."""

    pressed: Pointer
    grip: Grip | None = None
    parts: tuple[ScenePart, ...] = ()
    by: Point | None = None
    """The anchor or vertex that is taken hold of; None: anywhere."""
    at: Point = (0.0, 0.0)
    snap: Snap | None = None
    is_drag: bool = False

    @property
    def own(self) -> frozenset[str]:
        """Sources of snaps to what is held."""
        parts = self.parts if self.grip is None else (self.grip.part,)
        return frozenset(key_of(part) for part in parts)
