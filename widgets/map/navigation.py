"""Where the map is looked at from: pure moves of a view, in logical pixels."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gis.angles import Point
from gis.display.primitives import Bounds
from gis.mapping.tiles import denominator_of, pixels_per_metre
from widgets.parts.view_transform import ViewTransform

STRAY = 0.4
"""Share of a window by which the middle may be moved past the edge of what is shown."""
FINEST, COARSEST = 20.0, 3_500_000.0
"""Scale denominators between which the map is looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The map's place on the screen, logical pixels, and the view shown in it."""

    width: int
    height: int
    view: ViewTransform

    @property
    def middle(self) -> Point:
        """The metre point in the middle."""
        return self.view.to_metres((self.width / 2, self.height / 2))

    @property
    def bounds(self) -> Bounds:
        """The ground in sight."""
        left, top = self.view.to_metres((0, 0))
        right, bottom = self.view.to_metres((self.width, self.height))
        return Bounds(left, bottom, right, top)

    @property
    def denominator(self) -> float:
        """Scale denominator."""
        return denominator_of(self.view.scale)

    def resized(self, width: int, height: int) -> Window:
        """Another size with the same middle and scale."""
        return replace(self, width=width, height=height).centred(self.middle)

    def centred(self, at: Point, denominator: float | None = None) -> Window:
        """A point in the middle, at a scale or at the present one."""
        scale = self.view.scale if denominator is None else pixels_per_metre(_kept(denominator))
        view = ViewTransform(
            scale=scale,
            left=at[0] - self.width / 2 / scale,
            top=at[1] + self.height / 2 / scale,
        )
        return replace(self, view=view)

    def zoomed(self, factor: float, at: Point | None = None) -> Window:
        """Scaled about a pixel, the middle where none is given."""
        pixel = at or (self.width / 2, self.height / 2)
        wanted = _kept(self.denominator / factor)
        return replace(self, view=self.view.zoomed(self.denominator / wanted, at=pixel))

    def moved(self, right_px: float, down_px: float) -> Window:
        """The map moved by pixels."""
        return replace(self, view=self.view.moved(right_px=right_px, down_px=down_px))

    def kept_near(self, bounds: Bounds, before: Point) -> Window:
        """No farther from what there is to see than `STRAY` of a window, nor than `before`."""
        reach_x = STRAY * self.width / self.view.scale
        reach_y = STRAY * self.height / self.view.scale
        x, y = self.middle
        kept = (
            min(
                max(x, min(bounds.min_x - reach_x, before[0])),
                max(bounds.max_x + reach_x, before[0]),
            ),
            min(
                max(y, min(bounds.min_y - reach_y, before[1])),
                max(bounds.max_y + reach_y, before[1]),
            ),
        )
        return self if kept == (x, y) else self.centred(kept)

    def showing(self, bounds: Bounds, margin: float = 0.05) -> Window:
        """A box in the middle, as large as fits with a margin (a share of the window)."""
        room = 1 - 2 * margin
        scale = min(
            self.width * room / max(bounds.width, 1e-6),
            self.height * room / max(bounds.height, 1e-6),
        )
        return self.centred(bounds.centre, denominator_of(scale))


def _kept(denominator: float) -> float:
    return min(max(denominator, FINEST), COARSEST)


def first_window(width: int, height: int, at: Point = (0.0, 0.0)) -> Window:
    """A window at 1:5000 over a point."""
    view = ViewTransform(scale=pixels_per_metre(5000), left=at[0], top=at[1])
    return Window(width=width, height=height, view=view).centred(at)
