"""A canvas that only remembers, and a hand that clicks on it: tools run without a window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gis.display.primitives import Bounds
from gis.mapping.overlay import OverlayShape
from widgets.map.canvas_door import Hit, MapButton, MapTool, Pointer


@dataclass
class FakeCanvas:
    """1 pixel is half a metre; pixel (0, 0) lies at (0, 500)."""

    metres_per_pixel: float = 0.5
    denominator: float = 2000.0
    visible_bounds: Bounds = field(default_factory=lambda: Bounds(0, 0, 500, 500))
    found: Sequence[Hit] = ()
    shown: dict[str, tuple[OverlayShape, ...]] = field(default_factory=dict)
    looked_at: list[object] = field(default_factory=list)

    def hits(self, at, reach_px=6.0):
        return self.found

    def show_overlay(self, owner, shapes):
        self.shown[owner] = tuple(shapes)

    def zoom_to(self, bounds, margin=0.05):
        self.looked_at.append(bounds)

    def centre_on(self, at, denominator=None):
        self.looked_at.append((at, denominator))

    def texts(self, owner: str) -> list[str]:
        """What is written over the map."""
        return [shape.text for shape in self.shown.get(owner, ()) if shape.text]


@dataclass
class Hand:
    """Gives a tool the events a window would give it, in the window's order."""

    tool: MapTool
    canvas: FakeCanvas

    def pointer(self, x, y, *, button=MapButton.LEFT, shift=False, ctrl=False):
        scale = self.canvas.metres_per_pixel
        pixel = (x / scale, (500 - y) / scale)
        return Pointer(at=(x, y), pixel=pixel, button=button, shift=shift, ctrl=ctrl)

    def move(self, x, y, **held):
        return self.tool.move(self.pointer(x, y, button=MapButton.NONE, **held))

    def click(self, x, y, **held):
        self.move(x, y, **held)
        taken = self.tool.press(self.pointer(x, y, **held))
        return self.tool.release(self.pointer(x, y, **held)) or taken

    def right_click(self, x, y):
        pointer = self.pointer(x, y, button=MapButton.RIGHT)
        taken = self.tool.press(pointer)
        return self.tool.release(pointer) or taken

    def double_click(self, x, y, **held):
        """As Qt tells it: press, release, double click, release."""
        self.click(x, y, **held)
        taken = self.tool.double_click(self.pointer(x, y, **held))
        self.tool.release(self.pointer(x, y, **held))
        return taken

    def drag(self, start, end, **held):
        self.move(*start, **held)
        taken = self.tool.press(self.pointer(*start, **held))
        if not taken:
            return False  # the canvas pans, and the tool hears of no release
        middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        self.tool.move(self.pointer(*middle, **held))
        self.tool.move(self.pointer(*end, **held))
        self.tool.release(self.pointer(*end, **held))
        return True

    def type(self, text):
        for character in text:
            self.tool.key(character)
