"""Benchmark: markings of one four-leg junction, and of 375 of them (1,500 roads)."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from app.marking_catalogue import load_marking_catalogue
from gis.crashes.records import RoadUid
from gis.streets.cross_section import Turn
from gis.streets.markings.mark import mark_streets
from tests.helpers.street_shapes import Arm, Made, junction, turned, two_way

ROUNDS = 50
JUNCTIONS = 375
LEFT, THROUGH, RIGHT = Turn.LEFT, Turn.THROUGH, Turn.RIGHT


def four_leg(bend_deg: float = 0.0) -> Made:
    """Signals, two and three lanes each way with turns, sidewalks."""
    wide = two_way(3, turns=[(LEFT,), (THROUGH,), (THROUGH, RIGHT)])
    plain = two_way(2, turns=[(LEFT, THROUGH), (THROUGH, RIGHT)])
    return junction(
        Arm(bearing_deg=0, section=plain, bend_deg=bend_deg),
        Arm(bearing_deg=90, section=wide),
        Arm(bearing_deg=180, section=plain),
        Arm(bearing_deg=270, section=wide),
    )


def city() -> Made:
    """Junctions side by side, each turned a little and with one curved arm."""
    made = Made()
    plain = four_leg(bend_deg=20.0)
    for number in range(JUNCTIONS):
        there = turned(plain, 7.0 * number % 360.0, 200.0 * (number % 20), 200.0 * (number // 20))
        uid = f"j{number}"
        made.areas += [replace(area, uid=uid) for area in there.areas]
        for shape in there.shapes:
            road = replace(shape.street.road, uid=RoadUid(f"{uid}-{shape.street.road.uid}"))
            street = replace(shape.street, road=road)
            made.shapes.append(replace(shape, street=street, end_area=uid))
    return made


def main() -> int:
    """Wall clock of the small one, wall clock and CPU of the large one."""
    catalogue = load_marking_catalogue()
    one = four_leg()
    times: list[float] = []
    for _ in range(ROUNDS):
        start = perf_counter()
        mark_streets(one.shapes, one.areas, catalogue=catalogue)
        times.append((perf_counter() - start) * 1000)
    many = city()
    start, cpu = perf_counter(), process_time()
    found = mark_streets(many.shapes, many.areas, catalogue=catalogue)
    figures = {
        "four_leg_best_ms": round(min(times), 2),
        "four_leg_median_ms": round(median(times), 2),
        "roads": len(many.shapes),
        "markings": len(found.markings),
        "all_s": round(perf_counter() - start, 2),
        "all_cpu_s": round(process_time() - cpu, 2),
    }
    if "--json" in sys.argv:
        sys.stdout.write(json.dumps(figures) + "\n")
    else:
        sys.stdout.write("\n".join(f"{name}: {value}" for name, value in figures.items()) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
