"""A million crashes on a PostgreSQL server: site page, ranking, reading, filters with counts, map.

Usage: server_million.py [--crashes N] [--side M] [--json]. Starts a server of its own, as the tests
do. With fewer crashes take fewer junctions (a square of M by M), or none holds hundreds.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psycopg
from shapely import LineString

from app.crash_list.reading import read_crash_list
from app.mapping.store_layers import read_store_layers
from app.messages import Language
from app.sites import list_sites
from app.store.crashes import insert_crashes
from app.store.schema import crash as crash_table
from app.store.schema import crash_party as party_table
from app.store.store import Store, open_store
from app.store.streets import insert_network
from gis.crashes.filter_counts import FilterCounter
from gis.crashes.filters import ANY_TIME
from gis.crashes.records import AgeBand, Crash, JunctionUid, Party, PartyRole, RoadUid
from gis.streets.records import Junction, Road
from tests.bench.crash_filters import FILTERS
from tests.helpers.demo import make_crash
from tests.helpers.postgres import running_server
from widgets.door.real_use_cases import real_use_cases
from widgets.door.use_cases import SiteWish

CRASHES, CHUNK, SIDE, STEP_M = 1_000_000, 50_000, 70, 250.0
MADE = 100_000
"""So many are made one by one; the server makes copies of them."""
"""Junctions stand in a square, `STEP_M` apart."""
WEST, SOUTH = 190_000.0, 2_590_000.0
CLASSES = ("A01", "B03", "C02", "C03", "C05", "F01", "H01", None)


def network(side: int) -> tuple[list[Road], list[Junction]]:
    """A grid of streets."""
    junctions = [
        Junction(
            uid=JunctionUid(f"j{column}-{row}"),
            name=f"第{column}街 / 第{row}路",
            road_names=(f"第{column}街", f"第{row}路"),
            at=(WEST + column * STEP_M, SOUTH + row * STEP_M),
            arms=4,
        )
        for column in range(side)
        for row in range(side)
    ]
    known = {junction.uid for junction in junctions}
    roads = []
    for junction in junctions:
        column, row = (int(part) for part in junction.uid[1:].split("-"))
        for along, other, name in (
            ("e", f"j{column + 1}-{row}", f"第{row}路"),
            ("n", f"j{column}-{row + 1}", f"第{column}街"),
        ):
            if other in known:
                x, y = junction.at
                far = (x + STEP_M, y) if along == "e" else (x, y + STEP_M)
                roads.append(
                    Road(
                        uid=RoadUid(f"{along}{column}-{row}"),
                        name=name,
                        from_junction=junction.uid,
                        to_junction=JunctionUid(other),
                        line=LineString([junction.at, far]),
                    )
                )
    return roads, junctions


def crash(rng: random.Random, side: int) -> Crash:
    """One of three years, at a junction, with two parties."""
    column, row = int(side * rng.random() ** 1.2), int(side * rng.random() ** 1.2)
    at = (WEST + column * STEP_M + rng.gauss(0, 12), SOUTH + row * STEP_M + rng.gauss(0, 12))
    made = make_crash(
        at=f"{rng.randint(2023, 2025)}-{rng.randint(1, 12):02d}-"
        f"{rng.randint(1, 28):02d}T{rng.randint(0, 23):02d}:00",
        junction=f"j{column}-{row}",
        roads=(f"第{column}街", f"第{row}路"),
        injured=rng.randint(0, 3),
    )
    parties = tuple(
        Party(
            sequence=number,
            role=PartyRole.UNKNOWN,
            class_code=rng.choice(CLASSES),
            age_band=rng.choice(list(AgeBand)),
        )
        for number in (1, 2)
    )
    return replace(made, point=at, type_code=f"{rng.randint(1, 30):02d}", parties=parties)


def fill(store: Store, crashes: int, side: int = SIDE) -> None:
    """Streets, then crashes, a chunk in a unit."""
    rng = random.Random(1)
    roads, junctions = network(side)
    with store.write(actor="bench", action="bench") as unit:
        insert_network(unit, roads, junctions, run_uid=None)
    for start in range(0, crashes, CHUNK):
        made = [crash(rng, side) for _ in range(min(CHUNK, crashes - start))]
        with store.write(actor="bench", action="bench") as unit:
            insert_crashes(unit, made, run_uid=None)


def multiply(connection: psycopg.Connection[Any], times: int) -> None:
    """Each crash with its parties `times` times, by a superuser; indexes are made at the end."""
    connection.execute("SET search_path = daoan, public; SET session_replication_role = replica")
    connection.execute("SET maintenance_work_mem = '512MB'")
    for table, of_crash in ((crash_table, "uid"), (party_table, "crash_uid")):
        kept = [column.name for column in table.c if column.name not in ("fid", "uid", of_crash)]
        new = [f"md5({name} || k)::uuid::text" for name in dict.fromkeys(("uid", of_crash))]
        names = ", ".join([*dict.fromkeys(("uid", of_crash)), *kept])
        whole = f"'{table.name}'::regclass"
        connection.execute(f"UPDATE pg_index SET indisready = false WHERE indrelid = {whole}")
        connection.execute(
            f"INSERT INTO {table.name} ({names}) SELECT {', '.join([*new, *kept])}"
            f" FROM {table.name}, generate_series(2, {times}) AS k ORDER BY k, fid"
        )
        connection.execute(f"UPDATE pg_index SET indisready = true WHERE indrelid = {whole}")
        connection.execute(f"REINDEX TABLE {table.name}")


def seconds(
    work: Callable[[], Any], times: int = 5, before: Callable[[], Any] = lambda: None
) -> float:
    """Median duration of a call; `before` comes before each and is not measured."""
    taken = []
    for _ in range(times):
        before()
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return round(statistics.median(taken), 3)


def sites(store: Store) -> dict[str, float]:
    """Site pages of the busiest and of a usual junction, and the ranking.

    Each also after somebody has written, when nothing that was counted before holds any more.
    """

    def write() -> None:
        with store.write(actor="bench", action="bench") as unit:
            unit.note("bulk", "crash", "nothing")

    listing = list_sites(store).sites
    read = real_use_cases().read_site
    pages = {"busiest": listing[0], "usual": listing[len(listing) // 4]}
    figures: dict[str, float] = {
        "ranking_s": seconds(lambda: list_sites(store)),
        "ranking_after_a_write_s": seconds(lambda: list_sites(store), before=write),
    }
    for name, site in pages.items():
        figures[f"{name}_site_crashes"] = site.count
        wish = SiteWish(site_id=site.id, period=ANY_TIME, language=Language.CHINESE, aspect=1.5)

        def page(asked: SiteWish = wish) -> None:
            read(store, asked, lambda *_: None)

        figures[f"{name}_site_page_s"] = seconds(page)
        figures[f"{name}_site_page_after_a_write_s"] = seconds(page, before=write)
    return figures


def lists(store: Store) -> dict[str, float]:
    """Reading the columns, then filters with all live counts."""
    began = time.perf_counter()
    counter = FilterCounter(read_crash_list(store).columns)
    figures = {"read_columns_s": round(time.perf_counter() - began, 2)}
    for name, wanted in FILTERS.items():
        counter.forget()
        figures[f"filter_{name}_s"] = seconds(lambda asked=wanted: counter.count(asked), 1)
    return figures


def canvas(store: Store) -> dict[str, Any]:
    """The map of all layers: reading, and panning as the canvas benchmark does."""
    from tests.bench.canvas_rig import CanvasRig

    began = time.perf_counter()
    layers, _ = read_store_layers(store, dark=False)
    figures: dict[str, Any] = {"read_layers_s": round(time.perf_counter() - began, 2)}
    rig = CanvasRig(Path())
    rig.stack.put_all(layers)
    rig.canvas.zoom_all()
    rig.pump_until(lambda: rig.canvas.picture.is_sharp)
    for name, denominator in {"full": None, "1:25000": 25_000.0, "1:5000": 5_000.0}.items():
        figures[name] = rig.measure(denominator)
    rig.close()
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--crashes", type=int, default=CRASHES)
    parser.add_argument("--side", type=int, default=SIDE, help="Junctions in a row.")
    asked = parser.parse_args()
    with running_server() as server, server.database() as database:
        os.environ["PGPASSFILE"] = str(server.password_file)
        with open_store(server.url(database, password=None)) as store:
            began = time.perf_counter()
            fill(store, min(asked.crashes, MADE), asked.side)
            with server.admin(database) as connection:
                multiply(connection, asked.crashes // MADE)
                connection.execute("VACUUM ANALYZE")
            figures: dict[str, Any] = {"crashes": asked.crashes}
            figures["filled_s"] = round(time.perf_counter() - began, 1)
            figures |= sites(store) | lists(store) | canvas(store)
    figures["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3)
    lines = [f"{name}: {value}" for name, value in figures.items()]
    sys.stdout.write((json.dumps(figures) if asked.json else "\n".join(lines)) + "\n")


if __name__ == "__main__":
    main()
