"""What the window's own thread does for one move of the pointer while streets are edited.

Usage: python tests/bench/street_gestures.py [--size N] [--json]
A town of N x N crossings (160: 50,880 roads): a road drawn across it, a node dragged in it, the
snaps beside the pointer. What such a move makes anew is worked out beside the window.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np

from gis.angles import Point
from gis.drafting.snap_finder import snaps_at
from gis.drafting.snap_index import SnapIndex, SnapShape
from gis.drafting.snaps import SnapQuestion
from gis.streets.drawing.edits import moved_node
from gis.streets.drawing.strokes import IdMaker, Stroke, drawn
from gis.streets.remake.change import StreetChange
from gis.streets.remake.network import Network
from tests.bench.street_edit import town
from tests.helpers.street_shapes import two_way

MOVES = 200
EDIT_EVERY = 10


def ids() -> IdMaker:
    """New uids."""
    numbers = itertools.count(1)
    return lambda: f"x{next(numbers)}"


def percentiles(name: str, times: list[float]) -> dict[str, float]:
    """Median and 95th percentile, milliseconds."""
    middle, high = np.percentile(times, [50, 95])
    return {f"{name}_ms_median": round(float(middle), 2), f"{name}_ms_p95": round(float(high), 2)}


def moves(size: int) -> dict[str, object]:
    """Milliseconds of the processor for each kind of move, with an edit now and then."""
    start = time.thread_time()
    network = Network({one.road.uid: one for one in town(size)})
    network.near([one.road.line for one in itertools.islice(network.streets.values(), 1)], 1.0)
    built = time.thread_time() - start
    shapes = {
        uid: SnapShape(points=tuple(one.road.line.coords)) for uid, one in network.streets.items()
    }
    index, rng, new_id = SnapIndex(shapes), random.Random(1), ids()
    section, nodes = two_way(1, sidewalk_m=2.0), list(network.at)
    times: dict[str, list[float]] = {"draw": [], "drag": [], "snap": [], "edit": []}

    def clocked(name: str, work: Callable[[], StreetChange]) -> StreetChange:
        begun = time.thread_time()
        done = work()
        times[name].append(1e3 * (time.thread_time() - begun))
        return done

    def draw(at: Point) -> StreetChange:
        line = (at, (at[0] + 12.0, at[1] + 200.0))
        return drawn([Stroke(points=line, section=section)], network, ids())

    for k in range(MOVES):
        at = tuple(90.0 * rng.randrange(size - 3) + rng.uniform(20.0, 70.0) for _ in range(2))
        clocked("draw", lambda at=at: draw(at))
        node = rng.choice(nodes)
        if node in network.at:
            to = (node[0] + 7.0, node[1] - 4.0)
            change = clocked(
                "drag", lambda n=node, to=to, now=network: moved_node(now, n, to, new_id)
            )
            if k % EDIT_EVERY == 0:
                begun = time.thread_time()
                network = network.changed(change.gone, change.new)
                times["edit"].append(1e3 * (time.thread_time() - begun))
        begun = time.thread_time()
        snaps_at(SnapQuestion(pointer=at, tolerance_m=3.0), index)
        times["snap"].append(1e3 * (time.thread_time() - begun))
    found: dict[str, object] = {"what": "moves", "roads": len(shapes), "built_s": round(built, 2)}
    for name, taken in times.items():
        found |= percentiles(name, taken)
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=160)
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args()
    row = moves(said.size)
    sys.stdout.write((json.dumps(row) if said.json else str(row)) + "\n")


if __name__ == "__main__":
    main()
