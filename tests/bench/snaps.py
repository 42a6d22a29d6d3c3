"""One pointer move beside 100,000 segments: time of the snaps, and of a change of shapes.

Usage: snaps.py [--segments N] [--json]
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))


def main() -> None:
    """Measure and print."""
    from gis.drafting.snap_finder import LineSnaps, StationSnaps, snaps_at
    from gis.drafting.snap_index import SnapIndex, SnapShape
    from gis.drafting.snaps import SnapKind, SnapQuestion

    parser = argparse.ArgumentParser()
    parser.add_argument("--segments", type=int, default=100_000)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    rng = np.random.default_rng(6)
    side = 3000.0 * (args.segments / 100_000) ** 0.5
    shapes = {}
    for k in range(args.segments // 10):
        steps = rng.normal(0, 8, (11, 2))
        points = np.array([250_000.0, 2_650_000.0]) + rng.uniform(0, side, 2) + steps.cumsum(axis=0)
        shapes[str(k)] = SnapShape(points=tuple(map(tuple, points.tolist())))
    start = time.perf_counter()
    index = SnapIndex(shapes)
    built = time.perf_counter() - start
    kerbs = {k: shapes[k] for k in list(shapes)[:2000]}
    providers = [LineSnaps(SnapKind.KERB, SnapIndex(kerbs)), StationSnaps(index, 5.0)]
    taken, found = [], 0
    for at in rng.uniform(0, side, (1000, 2)) + np.array([250_000.0, 2_650_000.0]):
        x, y = at.tolist()
        last = (x - 20.0, y - 5.0)
        tracked = [("0", ((x, y - 9.0), (x + 1.0, y - 30.0)))]
        question = SnapQuestion(
            pointer=(x, y), tolerance_m=3.0, last=last, tracked=tracked, grid_m=1.0
        )
        start = time.perf_counter()
        found += len(snaps_at(question, index, providers))
        taken.append((time.perf_counter() - start) * 1e3)
    start = time.perf_counter()
    for k in range(100):
        index.change([str(k)], {str(k): shapes[str(k + 1)]})
    changed = (time.perf_counter() - start) * 10
    p50, p95, p100 = np.percentile(taken, [50, 95, 100])
    found_ms = {
        "build_ms": round(built * 1e3),
        "move_median_ms": round(p50, 2),
        "move_p95_ms": round(p95, 2),
        "move_most_ms": round(p100, 2),
        "snaps_a_move": found / 1000,
        "change_ms": round(changed, 2),
    }
    lines = [f"{name}: {value}" for name, value in found_ms.items()]
    sys.stdout.write((json.dumps(found_ms) if args.json else "\n".join(lines)) + "\n")


if __name__ == "__main__":
    main()
