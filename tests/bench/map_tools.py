"""How long hits, selecting and the search of the map take over 200,000 crashes.

Times of the main thread's own work (thread time), so that a busy machine says little about them.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
import shapely
from shapely import LineString

from app.mapping.search import search
from app.mapping.search_index import build_search_index
from app.store.crashes import insert_crashes
from app.store.store import Store, open_store
from app.store.streets import insert_network
from gis.crashes.records import JunctionUid, RoadUid
from gis.mapping.features import Features, features_of, point_features
from gis.mapping.hits import hits_near
from gis.mapping.selecting import features_in_polygon, features_in_radius
from gis.streets.records import Junction, Road
from tests.helpers.demo import make_crash

CRASHES, JUNCTIONS, ROADS = 200_000, 8_000, 12_000
WEST, SOUTH, CITY_M = 190_000.0, 2_600_000.0, 12_000.0
CHARACTERS = "中文民和平康安福德仁義信忠孝北南東西興國光復華青山水林森大新永樂"


def street(rng: random.Random) -> str:
    """A made-up name."""
    return "".join(rng.sample(CHARACTERS, 2)) + rng.choice(("路", "街", "路1段", "路2段"))


def fill(store: Store, crashes: int) -> None:
    """Streets, junctions and crashes with place texts of which a third are different ones."""
    rng = random.Random(1)
    corners = [sorted((street(rng), street(rng))) for _ in range(JUNCTIONS)]
    junctions = [
        Junction(
            uid=JunctionUid(f"j{number}"),
            name=" / ".join(names),
            road_names=tuple(names),
            at=(WEST + number, SOUTH),
            arms=4,
        )
        for number, names in enumerate(corners)
    ]
    roads = [
        Road(
            uid=RoadUid(f"r{number}"),
            name=street(rng),
            from_junction=rng.choice(junctions).uid,
            to_junction=rng.choice(junctions).uid,
            line=LineString([(WEST, SOUTH + number), (WEST + 100, SOUTH + number)]),
        )
        for number in range(ROADS)
    ]
    names = [street(rng) for _ in range(1000)]
    made = [
        replace(
            make_crash(
                at=f"{2023 + number % 3}-01-05T12:00",
                junction=f"j{int(JUNCTIONS * rng.random() ** 2)}",
                point=(WEST + rng.random() * CITY_M, SOUTH + rng.random() * CITY_M),
            ),
            case_no=f"1{rng.randint(10, 14)}{rng.randint(1, 12):02d}AB{number:06d}",
            place_text=f"道安市東區文華里{rng.choice(names)}{rng.randrange(80)}號前0.0公尺",
        )
        for number in range(crashes)
    ]
    with store.write(actor="bench", action="bench") as unit:
        insert_network(unit, roads, junctions, run_uid=None)
        insert_crashes(unit, made, run_uid=None)


def milliseconds(work: Callable[[], object], times: int = 9) -> float:
    """Median thread time of a call."""
    taken = []
    for _ in range(times):
        began = time.thread_time()
        work()
        taken.append(time.thread_time() - began)
    return round(1000 * statistics.median(taken), 2)


def layers(count: int) -> dict[str, Features]:
    """Points, lines of three points and small squares, spread over the city."""
    rng = np.random.default_rng(1)
    xy = rng.uniform((WEST, SOUTH), (WEST + CITY_M, SOUTH + CITY_M), (count, 2))
    bent = np.stack([xy, xy + rng.normal(0, 30, xy.shape), xy + rng.normal(0, 60, xy.shape)], 1)
    squares = shapely.box(xy[:, 0], xy[:, 1], xy[:, 0] + 12, xy[:, 1] + 12)
    (lines,) = features_of(shapely.linestrings(bent)).values()
    (areas,) = features_of(squares).values()
    return {"points": point_features(xy), "lines": lines, "areas": areas}


def measure_layers(count: int) -> dict[str, object]:
    """Hits within 15 m, and all in a star and in a circle of half the city."""
    rng = np.random.default_rng(2)
    middle = (WEST + CITY_M / 2, SOUTH + CITY_M / 2)
    turns = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    reach = np.where(np.arange(24) % 2, CITY_M / 2, CITY_M / 4)
    star = np.array(middle) + np.c_[reach * np.cos(turns), reach * np.sin(turns)]
    figures: dict[str, object] = {}
    for name, features in layers(count).items():
        features.in_box(features.bounds)  # the grid is made with the layer
        spots = rng.uniform((WEST, SOUTH), (WEST + CITY_M, SOUTH + CITY_M), (200, 2)).tolist()
        figures[f"hit_{name}_ms"] = milliseconds(
            lambda features=features, spots=spots: hits_near(features, tuple(spots.pop()), 15.0),
            times=200,
        )
        figures[f"polygon_{name}_ms"] = milliseconds(
            lambda features=features: features_in_polygon(features, shapely.Polygon(star))
        )
        figures[f"radius_{name}_ms"] = milliseconds(
            lambda features=features: features_in_radius(features, middle, CITY_M / 2)
        )
    return figures


def measure_search(crashes: int) -> dict[str, object]:
    """Building the index, and searches of each sort; the slowest of the usual ones counts."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "store.gpkg", create=True) as store,
    ):
        fill(store, crashes)
        figures: dict[str, object] = {
            "index_ms": milliseconds(lambda: build_search_index(store), times=3)
        }
        index = build_search_index(store)
    usual = [
        "中山路",
        "文化 中山",
        "中山文化路口",
        "路",
        "文華里",
        "AB0001",
        "193500 2605000",
        "東華路 7號",
    ]
    taken = [milliseconds(lambda text=text: search(text, index)) for text in usual]
    figures["search_slowest_ms"] = max(taken)
    figures["search_street_error_ms"] = milliseconds(lambda: search("中山璐口街", index))
    figures["search_case_error_ms"] = milliseconds(lambda: search("11301ABO00012", index))
    return figures


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--crashes", type=int, default=CRASHES)
    asked = parser.parse_args()
    figures = {
        "crashes": asked.crashes,
        **measure_layers(asked.crashes),
        **measure_search(asked.crashes),
    }
    text = json.dumps(figures) if asked.json else "\n".join(f"{k}: {v}" for k, v in figures.items())
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
