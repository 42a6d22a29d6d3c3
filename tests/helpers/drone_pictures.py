"""A pinhole camera over flat ground, written with rays and angles instead of matrices of a fit."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

PLACE = (250_000.0, 2_650_000.0)


@dataclass(frozen=True, kw_only=True)
class Drone:
    """Where the camera stands (metres), where it looks, how long its lens is (pixels)."""

    at: tuple[float, float, float]
    heading_deg: float
    tilt_deg: float
    """Away from straight down, towards the heading."""
    roll_deg: float
    focal_px: float
    size: tuple[int, int]

    @classmethod
    def anywhere(cls, rng, size, *, most_tilt_deg=25.0, height_m=None):
        """A camera 35 to 80 m over the ground, tilted a little."""
        return cls(
            at=(
                PLACE[0] + float(rng.uniform(-500, 500)),
                PLACE[1] + float(rng.uniform(-500, 500)),
                float(height_m or rng.uniform(35, 80)),
            ),
            heading_deg=float(rng.uniform(0, 360)),
            tilt_deg=float(rng.uniform(2, most_tilt_deg)),
            roll_deg=float(rng.uniform(-6, 6)),
            focal_px=size[0] * float(rng.uniform(0.65, 0.9)),
            size=size,
        )

    @property
    def axes(self):
        """(3, 3) rows: the right, the down and the forward of the camera, as east, north, up."""
        heading, tilt = math.radians(self.heading_deg), math.radians(self.tilt_deg)
        ahead = np.array([math.sin(heading), math.cos(heading), 0.0])
        right = np.array([math.cos(heading), -math.sin(heading), 0.0])
        up = np.array([0.0, 0.0, 1.0])
        forward = math.sin(tilt) * ahead - math.cos(tilt) * up
        top = math.cos(tilt) * ahead + math.sin(tilt) * up
        roll = math.radians(self.roll_deg)
        across = math.cos(roll) * right + math.sin(roll) * top
        upward = math.cos(roll) * top - math.sin(roll) * right
        return np.array([across, -upward, forward])

    def ground_of(self, pixel):
        """Where the ray of a pixel meets the ground."""
        x, y = pixel[0] - self.size[0] / 2, pixel[1] - self.size[1] / 2
        ray = np.array([x, y, self.focal_px]) @ self.axes
        reach = -self.at[2] / ray[2]
        return (float(self.at[0] + reach * ray[0]), float(self.at[1] + reach * ray[1]))

    def pixel_of(self, ground):
        """Where a place of the ground is seen."""
        seen = self.axes @ (np.array([*ground, 0.0]) - self.at)
        return (
            float(self.size[0] / 2 + self.focal_px * seen[0] / seen[2]),
            float(self.size[1] / 2 + self.focal_px * seen[1] / seen[2]),
        )

    def picture(self, colour_at):
        """(rows, columns, 3) bytes; `colour_at` takes (n, 2) metres and gives (n, 3)."""
        columns, rows = np.meshgrid(np.arange(self.size[0]) + 0.5, np.arange(self.size[1]) + 0.5)
        x, y = columns.ravel() - self.size[0] / 2, rows.ravel() - self.size[1] / 2
        rays = np.column_stack([x, y, np.full(x.size, self.focal_px)]) @ self.axes
        reach = -self.at[2] / rays[:, 2]
        ground = np.array(self.at[:2]) + reach[:, None] * rays[:, :2]
        return colour_at(ground).reshape(self.size[1], self.size[0], 3).astype(np.uint8)
