"""How long one junction takes to make, and one edit of a road to be made again.

Usage: python tests/bench/street_edit.py [STORE.gpkg...] [--json]
Without stores: a junction with four legs, and a town of 25 crossings with sidewalks and markings.
With --size N: drawing a street beside a town of N x N crossings (32: 1,984 roads), step by step.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from app.marking_catalogue import load_marking_catalogue
from app.store.store import open_store
from app.store.street_geometry import load_features, load_streets
from app.store.streets import load_junctions
from app.streets.making import make_street_geometry
from gis.streets.derived import NodeFeature, StreetRoad
from gis.streets.drawing.strokes import Stroke, drawn
from gis.streets.engine.build import build_street_geometry
from gis.streets.records import Junction, JunctionSource
from gis.streets.remake.change import StreetChange
from gis.streets.remake.remake import remake
from gis.streets.remake.standing import Standing
from tests.helpers.street_graphs import ray, street
from tests.helpers.street_shapes import two_way

TIMES = 40
EDITS = 30


def four_legs() -> list[StreetRoad]:
    """Two lanes each way and sidewalks on every leg, 120 m long."""
    section = two_way(2, sidewalk_m=2.0)
    return [
        street(f"r{k}", [(0.0, 0.0), ray(90.0 * k + 7.0, 120.0)], section, road_class="primary")
        for k in range(4)
    ]


def town(size: int = 5) -> list[StreetRoad]:
    """Crossings 90 m apart."""
    found = []
    for i in range(size):
        for j in range(size):
            here = (90.0 * i, 90.0 * j)
            if i < size - 1:
                east = (here[0] + 90.0, here[1])
                found.append(street(f"e{i}{j}", [here, east], two_way(2, sidewalk_m=2.0)))
            if j < size - 1:
                north = (here[0], here[1] + 90.0)
                found.append(street(f"n{i}{j}", [here, north], two_way(1, sidewalk_m=2.0)))
    return found


def timed(work: Callable[[], object], times: int = TIMES) -> list[float]:
    """Milliseconds of each run but the first."""
    work()
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(1e3 * (time.perf_counter() - start))
    return found


def wider(one: StreetRoad, by_m: float) -> StreetChange:
    """The road with its first lane so much wider."""
    elements = list(one.section.elements)
    place = next(k for k, element in enumerate(elements) if element.is_lane)
    elements[place] = replace(elements[place], width_m=elements[place].width_m + by_m)
    section = replace(one.section, elements=tuple(elements))
    return StreetChange(gone=frozenset([one.road.uid]), new=(replace(one, section=section),))


def edit_times(
    streets: Sequence[StreetRoad],
    junctions: Sequence[Junction] = (),
    features: Sequence[NodeFeature] = (),
) -> dict[str, float]:
    """Milliseconds of edits at random, each made several times as a dragging hand would."""
    made = make_street_geometry(streets, junctions, features, lambda share: None)
    standing = Standing(made, features, junctions)
    catalogue = load_marking_catalogue()
    rng = random.Random(1)
    lanes = [one for one in streets if any(e.is_lane for e in one.section.elements)]
    found = []
    for one in rng.sample(lanes, min(EDITS, len(lanes))):
        change = wider(one, 0.5)
        found.append(median(timed(lambda c=change: remake(standing, c, catalogue), 5)))
    found.sort()
    return {
        "edit_ms_median": round(median(found), 1),
        "edit_ms_p95": round(found[int(0.95 * (len(found) - 1))], 1),
        "roads": len(streets),
    }


def drawing_times(size: int) -> dict[str, object]:
    """Milliseconds of each step of a road that follows the pointer, in a town and after edits."""
    streets = town(size)
    standing = Standing(make_street_geometry(streets, (), (), lambda share: None))
    catalogue, rng, numbers = load_marking_catalogue(), random.Random(1), itertools.count(1)
    steps: dict[str, list[float]] = {"drawn": [], "network": [], "remade": [], "applied": []}

    def clocked(name: str, work: Callable[[], Any]) -> Any:
        start = time.perf_counter()
        done = work()
        steps[name].append(1e3 * (time.perf_counter() - start))
        return done

    for _ in range(EDITS):
        x, y = (90.0 * rng.randrange(size - 1) + rng.uniform(30.0, 60.0) for _ in range(2))
        stroke = Stroke(points=((x, y), (x + 8.0, y + 90.0)), section=two_way(1, sidewalk_m=2.0))
        network = standing.network
        new_id = lambda: f"x{next(numbers)}"  # noqa: E731
        change = clocked("drawn", lambda s=stroke, n=network, i=new_id: drawn([s], n, i))
        clocked("network", lambda n=network, c=change: n.changed(c.gone, c.new))
        remade = clocked("remade", lambda c=change: remake(standing, c, catalogue))
        clocked("applied", lambda r=remade: standing.apply(r))
    found = {f"{name}_ms": round(median(times), 2) for name, times in steps.items()}
    return {"what": "drawing", "roads": len(streets), **found}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("stores", nargs="*")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--size", type=int, default=0)
    said = parser.parse_args()
    legs = four_legs()
    rows: list[dict[str, object]] = []
    if said.size:
        rows.append(drawing_times(said.size))
    elif not said.stores:
        surfaces = timed(lambda: build_street_geometry(legs))
        painted = timed(lambda: make_street_geometry(legs, (), (), lambda share: None))
        rows.append(
            {
                "what": "four legs",
                "surfaces_ms": round(median(surfaces), 1),
                "with_markings_ms": round(median(painted), 1),
            }
        )
        rows.append({"what": "town", **edit_times(town())})
    for place in said.stores:
        with open_store(place) as store, store.read() as connection:
            streets = load_streets(connection)
            junctions = load_junctions(connection, source=JunctionSource.STREETS)
            features = load_features(connection)
        rows.append({"what": Path(place).stem, **edit_times(streets, junctions, features)})
    for row in rows:
        sys.stdout.write((json.dumps(row) if said.json else str(row)) + "\n")


if __name__ == "__main__":
    main()
