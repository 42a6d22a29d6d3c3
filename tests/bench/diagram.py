"""How long a diagram of 500 crashes takes: build, schematic view, hit test.

Run `python tests/bench/diagram.py --json`. Budget: build and view below 0.5 s together.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from gis.diagrams.build import build_diagram
from gis.diagrams.glyphs import item_points
from gis.diagrams.schematic import schematic_view
from tests.helpers.diagrams import (
    english,
    left_turn_sketch,
    make_site,
    rear_end_sketch,
    two_cars,
    type_name,
)

CRASHES, SKETCHES, ROUNDS = 500, 200, 7
RECORDS = (
    ("13", "01 03", "09 14"), ("12", "02 14", "08 09"), ("15", "11 12", "09 09"),
    ("16", "05 11", "05 09"), ("16", "12 11", "05 09"), ("17", "01 03", "09 09"),
    ("10", "01 11", "09 09"), ("11", "04 14", "09 09"),
)  # fmt: skip


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    as_json = parser.parse_args().json
    sketches = [
        (left_turn_sketch if index % 2 else rear_end_sketch)(f"S{index}")
        for index in range(SKETCHES)
    ]
    crashes = []
    for index in range(CRASHES - SKETCHES):
        kind, impacts, actions = RECORDS[index % len(RECORDS)]
        crashes.append(two_cars(kind, impacts, actions, index=index))
    builds, views, hits = [], [], []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        diagram = build_diagram(make_site(), crashes, sketches, words=english)
        builds.append(time.perf_counter() - start)
        start = time.perf_counter()
        view = schematic_view(diagram, english, type_name=type_name)
        views.append(time.perf_counter() - start)
        start = time.perf_counter()
        at = view.frame.centre
        min(
            min((x - at[0]) ** 2 + (y - at[1]) ** 2 for x, y in item_points(item))
            for item in view.items
            if item.key
        )
        hits.append(time.perf_counter() - start)
    figures = {
        "crashes": diagram.total,
        "drawn": len(diagram.glyphs),
        "items": len(view.items),
        "build_s": round(statistics.median(builds), 4),
        "view_s": round(statistics.median(views), 4),
        "drawn_s": round(statistics.median(builds) + statistics.median(views), 4),
        "hit_scan_ms": round(1000 * statistics.median(hits), 2),
    }
    sys.stdout.write(
        json.dumps(figures) if as_json else "\n".join(f"{k}: {v}" for k, v in figures.items())
    )
    sys.stdout.write("\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
