"""A total station's file of a random scene: 60 points with codes, and what they are in truth."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field

from gis.angles import Point, moved
from gis.scenes.scene import Pose, SceneParty
from tests.helpers.surveyed_scenes import anchor_at, near

CORNERS = ("front_left_corner", "front_right_corner", "rear_right_corner", "rear_left_corner")
CAR = SceneParty(no=1, symbol="passenger_car", length_m=4.6, width_m=1.8)


@dataclass
class StationFile:
    """60 points: 3 fixed, 2 cars, marks of all forms, kerbs, poles; a pole held by hand."""

    seed: int
    noise_m: float = 0.01
    rows: list[tuple[str, Point, str]] = field(default_factory=list)
    cars: list[Pose] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)
        self._along = self._random.uniform(0.0, 360.0)
        for _ in range(3):
            self._add("FP", self._somewhere())
        for number in (1, 2):
            pose = Pose(at=self._somewhere(), heading_deg=self._random.uniform(0.0, 360.0))
            self.cars.append(pose)
            for corner in CORNERS:
                self._add(f"VH{number}", anchor_at(CAR, pose, corner))
        for code, count in (("SK1", 5), ("SK2", 5), ("YW1", 7), ("SC1", 6), ("KB1", 9)):
            self._line(code, count)
        for code, count in (("DB1", 6), ("FL1", 5)):
            self._ring(code, count)
        for code in ("IM", "PO", "TR", "MH", "GO", "BD"):
            self._add(code, self._somewhere())

    def text(self) -> str:
        """Name, north, east, height, code: a head line and a row each."""
        lines = ["name,N,E,Z,code"]
        lines += [f"{name},{at[1]:.4f},{at[0]:.4f},12.00,{code}" for name, at, code in self.rows]
        return "\n".join(lines) + "\n"

    def of(self, code: str) -> list[Point]:
        """The points of a code, as the file has them."""
        return [(round(at[0], 4), round(at[1], 4)) for _, at, own in self.rows if own == code]

    def _add(self, code: str, at: Point) -> None:
        noisy = (
            at[0] + self._random.gauss(0.0, self.noise_m),
            at[1] + self._random.gauss(0.0, self.noise_m),
        )
        self.rows.append((str(100 + len(self.rows)), noisy, code))

    def _somewhere(self) -> Point:
        return near(self._random.uniform(-30.0, 30.0), self._random.uniform(-30.0, 30.0))

    def _line(self, code: str, count: int) -> None:
        at, heading = self._somewhere(), self._random.uniform(0.0, 360.0)
        for _ in range(count):
            self._add(code, at)
            heading += self._random.uniform(-12.0, 12.0)
            at = moved(at, heading, self._random.uniform(0.8, 3.0))

    def _ring(self, code: str, count: int) -> None:
        middle = self._somewhere()
        for corner in range(count):
            self._add(code, moved(middle, 360.0 * corner / count, self._random.uniform(1.0, 2.5)))


def apart(a: Point, b: Point) -> float:
    """Metres between two places."""
    return math.dist(a, b)
