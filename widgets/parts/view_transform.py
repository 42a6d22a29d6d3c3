"""Where a drawing stands on the screen: metres (y up) to pixels (y down), as pure functions."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gis.angles import Point
from gis.display.primitives import Bounds

SMALLEST_SCALE, LARGEST_SCALE = 1e-3, 1e7


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewTransform:
    """Pixels for each metre, and the metre point that lies at the top left pixel corner."""

    scale: float
    left: float
    top: float

    def to_pixels(self, point: Point) -> Point:
        """Metres to pixels."""
        return ((point[0] - self.left) * self.scale, (self.top - point[1]) * self.scale)

    def to_metres(self, pixel: Point) -> Point:
        """Pixels to metres."""
        return (self.left + pixel[0] / self.scale, self.top - pixel[1] / self.scale)

    def moved(self, *, right_px: float, down_px: float) -> ViewTransform:
        """The drawing moved on the screen by pixels."""
        return replace(
            self,
            left=self.left - right_px / self.scale,
            top=self.top + down_px / self.scale,
        )

    def zoomed(self, factor: float, *, at: Point) -> ViewTransform:
        """Scaled by `factor`; the metre point under pixel `at` stays there."""
        scale = min(max(self.scale * factor, SMALLEST_SCALE), LARGEST_SCALE)
        held = self.to_metres(at)
        return ViewTransform(scale=scale, left=held[0] - at[0] / scale, top=held[1] + at[1] / scale)


def fitted(frame: Bounds, *, width_px: float, height_px: float, margin_px: float) -> ViewTransform:
    """The whole frame in the middle of a widget, with a margin."""
    room_x = max(width_px - 2 * margin_px, 1.0)
    room_y = max(height_px - 2 * margin_px, 1.0)
    scale = min(room_x / max(frame.width, 1e-9), room_y / max(frame.height, 1e-9))
    scale = min(max(scale, SMALLEST_SCALE), LARGEST_SCALE)
    x, y = frame.centre
    return ViewTransform(scale=scale, left=x - width_px / 2 / scale, top=y + height_px / 2 / scale)
