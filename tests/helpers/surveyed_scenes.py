"""Scenes that are measured: random places of fixed points, vehicles and marks, and their truth."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field, replace

from app.symbol_catalogue import load_symbols
from gis.angles import Point, moved
from gis.scenes.scene import KeptFixedPoint, KeptMeasurement, Pose, Scene, SceneParty
from gis.scenes.survey.measurements import FixedPoint, Measurement, Method
from gis.scenes.survey.readings import read_off
from gis.scenes.symbols import anchors_of, placed_anchor

ORIGIN = (193_000.0, 2_597_000.0)
"""TWD97 metres, as at Chiayi."""


def near(x: float, y: float) -> Point:
    """A place by its metres from the origin."""
    return (ORIGIN[0] + x, ORIGIN[1] + y)


def with_fixed(scene: Scene, *places: Point) -> Scene:
    """Fixed points F1, F2 ..."""
    points = tuple(
        KeptFixedPoint(point=FixedPoint(id=f"F{no}", at=at)) for no, at in enumerate(places, 1)
    )
    return replace(scene, fixed_points=points)


def with_rows(scene: Scene, *rows: Measurement) -> Scene:
    """More rows of the table."""
    kept = tuple(KeptMeasurement(row=row) for row in rows)
    return replace(scene, measurements=(*scene.measurements, *kept))


def measured(scene: Scene, target: str, method: Method, at: Point, **more) -> Measurement:
    """A row with the values of a place, measured from F1 and F2."""
    fixed = {kept.point.id: kept.point for kept in scene.fixed_points}
    names = () if method is Method.COORDINATES else ("F1", "F2")
    row = Measurement(target=target, method=method, fixed=names, values_m=(), **more)
    return read_off(row, at, fixed)


def anchor_at(party: SceneParty, pose: Pose, anchor: str) -> Point:
    """Where an anchor lies."""
    return placed_anchor(pose, anchors_of(load_symbols().of_party(party))[anchor])


@dataclass
class Truth:
    """One random scene: two fixed points beside a road, a car, a motorcycle, a skid mark."""

    seed: int
    fixed: tuple[Point, Point] = field(init=False)
    car: Pose = field(init=False)
    scooter: Pose = field(init=False)
    skid: tuple[Point, ...] = field(init=False)
    curved_skid: tuple[Point, ...] = field(init=False)

    def __post_init__(self) -> None:
        random_of = random.Random(self.seed)
        along = random_of.uniform(0.0, 360.0)
        width = random_of.uniform(9.0, 24.0)
        base = random_of.uniform(12.0, 30.0)
        start = near(random_of.uniform(-40.0, 40.0), random_of.uniform(-40.0, 40.0))
        side = random_of.choice((-90.0, 90.0))
        self.fixed = (start, moved(start, along, base))

        def on_road() -> Point:
            station = random_of.uniform(0.1, 0.9) * base
            aside = random_of.uniform(0.45, 0.9) * width
            return moved(moved(start, along, station), along + side, aside)

        self.car = Pose(at=on_road(), heading_deg=random_of.uniform(0.0, 360.0))
        self.scooter = Pose(at=on_road(), heading_deg=random_of.uniform(0.0, 360.0))
        first = on_road()
        long = random_of.uniform(4.0, 15.0)
        way = along + random_of.uniform(-10.0, 10.0)
        self.skid = (first, moved(first, way, long))
        bends = [moved(first, way + turn, long * share) for turn, share in ((0, 0.3), (3, 0.7))]
        self.curved_skid = (first, *bends, moved(first, way + 8, long))

    @property
    def middle(self) -> Point:
        """Of the road."""
        return self.car.at

    def distances(self, at: Point, *, digits: int = 3) -> str:
        """What an officer types: the distances from both fixed points."""
        return " ".join(f"{math.dist(one, at):.{digits}f}" for one in self.fixed)
