"""How long 2,000 scenes take: to list, filter, search, open one, and to draw thumbnails."""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from app.scenes.scene_list import SceneFilter, SceneOrder, SceneShelf, read_scene_list
from app.scenes.scene_store import open_scene
from app.scenes.thumbnail_size import ThumbnailSize
from app.scenes.thumbnails import load_thumbnails
from app.store.store import Store, open_store
from app.symbol_catalogue import load_symbols
from gis.scenes.glyphs.scene_items import scene_items
from tests.helpers.scene_lists import fill_with_scenes

SCENES, ROWS = 2_000, 24
THUMBNAIL = ThumbnailSize(width_px=112, height_px=84)


def milliseconds(work: Callable[[], object], times: int = 9) -> float:
    """Median duration of a call."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return round(1000 * statistics.median(taken), 1)


def figures(store: Store) -> dict[str, float]:
    """Durations over a filled store."""
    shelf = read_scene_list(store)
    uids = [scene.uid for scene in shelf.scenes]
    cases = iter([scene.case_no for scene in shelf.scenes] * 3)
    asked = SceneFilter(
        owner="lin",
        unfinished=True,
        stations=frozenset(scene.station for scene in shelf.scenes),
        since=date(2024, 2, 1),
        until=date(2029, 1, 1),
        words="中山 113",
    )
    library = load_symbols()
    six = (uids[start : start + 6] for start in range(0, len(uids), 6))
    return {
        "document_bytes": _document_bytes(store),
        "list_ms": milliseconds(lambda: read_scene_list(store)),
        "first_search_ms": milliseconds(
            lambda: SceneShelf(shelf.scenes).passing(SceneFilter(words="文化 lin"))
        ),
        "search_ms": milliseconds(lambda: shelf.passing(SceneFilter(words="文化 lin"))),
        "all_conditions_ms": milliseconds(lambda: shelf.passing(asked, SceneOrder.OCCURRED)),
        "open_ms": milliseconds(lambda: open_scene(store, next(cases)), times=30),
        "list_and_search_ms": milliseconds(
            lambda: read_scene_list(store).passing(SceneFilter(words="文化 lin"))
        ),
        "open_and_draw_ms": milliseconds(
            lambda: scene_items(open_scene(store, next(cases)).scene, library), times=20
        ),
        "thumbnails_of_6_ms": milliseconds(lambda: load_thumbnails(store, next(six), THUMBNAIL)),
    }


def _document_bytes(store: Store) -> float:
    with store.read() as connection:
        asked = "SELECT AVG(LENGTH(document)) FROM scene"
        return round(connection.exec_driver_sql(asked).scalar_one())


def measure(scenes: int) -> dict[str, float]:
    """Fill a store and measure."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "store.gpkg", create=True) as store,
    ):
        began = time.perf_counter()
        fill_with_scenes(store, scenes, rows=ROWS)
        filled = round(time.perf_counter() - began, 1)
        return {"scenes": scenes, "filled_s": filled, **figures(store)}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--scenes", type=int, default=SCENES)
    asked = parser.parse_args()
    found = measure(asked.scenes)
    text = json.dumps(found) if asked.json else "\n".join(f"{k}: {v}" for k, v in found.items())
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
