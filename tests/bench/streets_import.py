"""How long street files take into a store, and how long 35,000 crashes take to be located."""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import fiona

from app.locate import locate_crashes
from app.store.crashes import insert_crashes
from app.store.store import Store, open_store
from app.street_import.importer import import_source, read_streets
from app.street_import.source_crs import metric_epsg
from app.tasks import silent
from gis.crashes.records import Crash, CrashUid, FormEdition, PositionFlag, Severity
from tests.helpers.streets import ORIGIN

BLOCKS = 58
"""A square of so many blocks has about as many segments as a Taiwanese city (6,844)."""
BLOCK_M = 90.0
CRASHES = 35_000
CHINESE = "一二三四五六七八九"


def street_name(kind: str, number: int) -> str:
    """A distinct name of two characters and a kind."""
    return f"{'東西南北中和平民生'[number // 9]}{CHINESE[number % 9]}{kind}"


def write_grid(path: Path, blocks: int = BLOCKS, classes: Sequence[str] = ("residential",)) -> None:
    """A grid of named streets, one segment a block; their classes take turns."""
    x0, y0 = ORIGIN
    schema = {"geometry": "LineString", "properties": {"name": "str", "highway": "str"}}
    with fiona.open(path, "w", driver="GPKG", crs="EPSG:3826", schema=schema) as rows:
        for i in range(blocks + 1):
            for j in range(blocks):
                along, across = j * BLOCK_M, i * BLOCK_M
                for kind, start, end in (
                    ("路", (along, across), (along + BLOCK_M, across)),
                    ("街", (across, along), (across, along + BLOCK_M)),
                ):
                    line = [(x0 + start[0], y0 + start[1]), (x0 + end[0], y0 + end[1])]
                    road_class = classes[i % len(classes)]
                    values = {"name": street_name(kind, i), "highway": road_class}
                    shape = {"type": "LineString", "coordinates": line}
                    rows.write({"type": "Feature", "geometry": shape, "properties": values})


def made_crashes(number: int) -> list[Crash]:
    """Crashes on the grid: two of three at junctions, some points wrong, some missing."""
    source = random.Random(35)
    first = datetime(2025, 1, 1, tzinfo=UTC)
    crashes = []
    for k in range(number):
        i, j = source.randrange(BLOCKS + 1), source.randrange(BLOCKS + 1)
        roads = (street_name("路", i), street_name("街", j))
        along = 0.0 if k % 3 else 45.0
        x = ORIGIN[0] + j * BLOCK_M + along + source.gauss(0, 6)
        y = ORIGIN[1] + i * BLOCK_M + source.gauss(0, 6)
        point = None if k % 50 == 0 else (x + (3000.0 if k % 40 == 0 else 0.0), y)
        flag = PositionFlag.MISSING if point is None else PositionFlag.UNCHECKED
        crashes.append(
            Crash(
                uid=CrashUid(f"{k:08d}"),
                occurred_at=first + timedelta(minutes=13 * k),
                severity=Severity.A2,
                city="嘉義市",
                place_text=" / ".join(roads if k % 3 else roads[:1]),
                roads=roads if k % 3 else roads[:1],
                form=FormEdition.FROM_112_07,
                point=point,
                position_flag=flag,
            )
        )
    return crashes


def timed_import(store_path: Path, file: Path) -> tuple[dict[str, object], Store]:
    """Figures of one import into a new store, which stays open."""
    began = time.perf_counter()
    source = read_streets(file)
    read = time.perf_counter() - began
    store = open_store(store_path, create=True, epsg=metric_epsg(source))
    began = time.perf_counter()
    result = import_source(store, source)
    figures: dict[str, object] = {
        "lines": len(source.lines),
        "roads": result.roads,
        "junctions": result.junctions,
        "read_s": round(read, 2),
        "import_s": round(time.perf_counter() - began, 2),
    }
    return figures, store


def timed_locating(store: Store, number: int) -> dict[str, object]:
    """Seconds to locate made crashes for the first time, and again when nothing changes."""
    with store.write(actor="bench", action="bench") as unit:
        insert_crashes(unit, made_crashes(number), run_uid=None)
    seconds = []
    for _ in range(2):
        with store.write(actor="bench", action="bench") as unit:
            began = time.perf_counter()
            locate_crashes(unit, silent)
            seconds.append(round(time.perf_counter() - began, 2))
    return {"crashes": number, "locate_s": seconds[0], "locate_again_s": seconds[1]}


def main() -> None:
    """Print the figures of the made city, and of every file given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--crashes", type=int, default=CRASHES)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        grid = Path(folder) / "grid.gpkg"
        write_grid(grid)
        made, store = timed_import(Path(folder) / "store.gpkg", grid)
        with store:
            made |= timed_locating(store, asked.crashes)
        figures: dict[str, object] = {"made city": made}
        for number, file in enumerate(asked.files):
            figures[file.name], store = timed_import(Path(folder) / f"{number}.gpkg", file)
            store.close()
    text = (
        json.dumps(figures, ensure_ascii=False)
        if asked.json
        else "\n".join(f"{name}: {values}" for name, values in figures.items())
    )
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
