"""How long the ranking of sites takes over 200,000 crashes at 3,000 junctions and 5,000 roads."""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from shapely import LineString

from app.sites import Rank, find_site, list_sites
from app.store.crashes import insert_crashes
from app.store.store import Store, open_store
from app.store.streets import insert_network
from gis.crashes.filters import Period
from gis.crashes.records import JunctionUid, RoadUid
from gis.streets.records import Junction, Road
from tests.helpers.demo import make_crash

CRASHES, JUNCTIONS, ROADS = 200_000, 3_000, 5_000


def fill(store: Store, crashes: int) -> None:
    """Crashes over three years; six of ten at junctions, a few nowhere."""
    rng = random.Random(1)
    junctions = [
        Junction(
            uid=JunctionUid(f"j{number}"),
            name=f"第{number}街 / 第{number + 1}路",
            road_names=(f"第{number}街", f"第{number + 1}路"),
            at=(200_000.0 + number, 2_600_000.0),
            arms=4,
        )
        for number in range(JUNCTIONS)
    ]
    roads = [
        Road(
            uid=RoadUid(f"r{number}"),
            name=f"第{number}街",
            from_junction=rng.choice(junctions).uid,
            to_junction=rng.choice(junctions).uid,
            line=LineString([(200_000.0, 2_600_000.0 + number), (200_100.0, 2_600_000.0 + number)]),
        )
        for number in range(ROADS)
    ]
    made = [
        make_crash(
            at=f"{rng.randint(2023, 2025)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}T12:00",
            junction=f"j{int(JUNCTIONS * rng.random() ** 2)}" if rng.random() < 0.6 else None,
            road=f"r{rng.randrange(ROADS)}" if rng.random() < 0.9 else None,
            injured=rng.randint(0, 3),
        )
        for _ in range(crashes)
    ]
    with store.write(actor="bench", action="bench") as unit:
        insert_network(unit, roads, junctions, run_uid=None)
        insert_crashes(unit, made, run_uid=None)


def seconds(work: Callable[[], object], times: int = 5) -> float:
    """Median duration of a call."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return round(statistics.median(taken), 3)


def measure(crashes: int) -> dict[str, object]:
    """Ranking by count and by EPDO, of a year, and a search by name."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "store.gpkg", create=True) as store,
    ):
        fill(store, crashes)
        year = Period(date(2025, 1, 1), date(2025, 12, 31))
        return {
            "crashes": crashes,
            "count_s": seconds(lambda: list_sites(store, limit=20)),
            "epdo_s": seconds(lambda: list_sites(store, rank=Rank.EPDO, limit=20)),
            "epdo_year_s": seconds(
                lambda: list_sites(store, rank=Rank.EPDO, period=year, limit=20)
            ),
            "count_all_sites_s": seconds(lambda: list_sites(store)),
            "find_s": seconds(lambda: find_site(store, "第8路 / 第7街")),
        }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--crashes", type=int, default=CRASHES)
    asked = parser.parse_args()
    figures = measure(asked.crashes)
    text = json.dumps(figures) if asked.json else "\n".join(f"{k}: {v}" for k, v in figures.items())
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
