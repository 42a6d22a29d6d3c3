"""Many made scenes for lists: hand-worked sketches at many places, with marks and measurements."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import update

from app.scenes.scene_list import ListedScene
from app.store.scenes import (
    SceneStatus,
    insert_scene,
    load_stored_scene,
    scene_values,
    seal_stored_scene,
)
from app.store.schema import scene as scene_table
from app.store.store import Store
from gis.crashes.filters import TAIPEI
from gis.crashes.records import CrashUid, Severity
from gis.scenes.interchange import read_scene
from gis.scenes.scene import Scene
from tests.helpers.scenes import SKETCHES, placed, sketch_document

STATIONS = ("東門分駐所", "西區交通隊", "北門派出所", "南門派出所", "")
HANDLERS = ("chen", "lin", "wang", "huang")
ROADS = ("中山路", "文化路", "民族路", "垂楊路", "林森東路", "世賢路二段")
MIDDLE = (194_321.5, 2_597_654.25)
START = datetime(2024, 1, 1, 0, 30, tzinfo=UTC)


def made_document(number: int, *, rows: int = 12) -> dict[str, Any]:
    """One scene: a sketch with two marks, a photo and `rows` measurements from two points."""
    rng = random.Random(number)
    sketch = SKETCHES[number % len(SKETCHES)]
    shift = (MIDDLE[0] + rng.uniform(-3000, 3000), MIDDLE[1] + rng.uniform(-3000, 3000))
    document = placed(
        sketch_document(sketch, sketch.layouts[0]), turn_deg=rng.uniform(0, 360), shift=shift
    )
    x, y = document["impact"]
    at = START + timedelta(hours=7 * number)
    first, second = rng.sample(ROADS, 2)
    return document | {
        "case_no": f"113CY{number:05d}",
        "occurred_at": at.astimezone(TAIPEI).isoformat(),
        "place": f"{first} / {second}",
        "severity": ("A2", "A3", "A1")[0 if number % 7 else 2] if number % 3 else "A3",
        "station": STATIONS[number % len(STATIONS)],
        "handler": HANDLERS[number % len(HANDLERS)],
        "marks": [
            {
                "id": "M1",
                "kind": ("skid", "scrape", "yaw")[number % 3],
                "party": 1,
                "geometry": {
                    "type": "LineString",
                    "coordinates": [[x - 12 + step, y - 2 + 0.02 * step**2] for step in range(12)],
                },
            },
            {
                "id": "M2",
                "kind": "debris",
                "geometry": {
                    "type": "Polygon",
                    "coordinates": [
                        [
                            [x + 2 * math.cos(turn), y + 1.2 * math.sin(turn)]
                            for turn in (0, 1, 2, 3, 4, 5, 0)
                        ]
                    ],
                },
            },
        ],
        "fixed_points": [
            {"id": "F1", "at": [x - 14, y + 9], "note": "號誌桿"},
            {"id": "F2", "at": [x + 14, y + 9], "note": "路燈 1234"},
        ],
        "measurements": [
            {
                "target": f"M1.{1 + row % 12}",
                "method": "triangulation",
                "from": ["F1", "F2"],
                "values_m": [10 + row / 10, 20 - row / 10],
                "sigma_m": 0.03,
            }
            for row in range(rows)
        ],
        "photos": [{"id": "P1", "at": [x - 8, y - 8], "bearing_deg": 45.0, "file": "a.jpg"}],
    }


def made_scene(number: int, *, rows: int = 12) -> Scene:
    """Such a document, read."""
    return read_scene(made_document(number, rows=rows))


def fill_with_scenes(store: Store, count: int, *, rows: int = 12) -> None:
    """Store made scenes; every fourth is sealed, each was changed a minute after the last."""
    with store.write(actor="lin", action="test") as unit:
        for number in range(count):
            scene = made_scene(number, rows=rows)
            values = scene_values(scene, at=scene.impact, crash_uid=None, junction_uid=None)
            uid = insert_scene(unit, values, run_uid=None)
            row = {"changed_at": START + timedelta(days=400, minutes=number)}
            unit.connection.execute(update(scene_table).where(scene_table.c.uid == uid).values(row))
            stored = load_stored_scene(unit.connection, uid)
            if number % 4 == 0 and stored is not None:
                seal_stored_scene(unit, stored)


def listed(number: int, **changed: Any) -> ListedScene:
    """A row of a list that was made without a store."""
    usual: dict[str, Any] = {
        "uid": f"scene-{number:04d}",
        "version": 1,
        "case_no": f"113CY{number:05d}",
        "occurred_at": START + timedelta(hours=7 * number),
        "severity": (Severity.A2, Severity.A3, Severity.A1)[number % 3],
        "place": f"{ROADS[number % 6]} / {ROADS[(number + 1) % 6]}",
        "station": STATIONS[number % len(STATIONS)],
        "handler": HANDLERS[number % len(HANDLERS)],
        "status": SceneStatus.DRAFT if number % 4 else SceneStatus.SEALED,
        "changed_at": START + timedelta(days=400, minutes=number),
        "changed_by": "lin",
        "crash_uid": CrashUid(f"crash-{number}") if number % 2 else None,
        "at": (MIDDLE[0] + number, MIDDLE[1]),
    }
    return ListedScene(**usual | changed)


def many_listed(count: int) -> Iterator[ListedScene]:
    """Such rows, numbered."""
    return (listed(number) for number in range(count))
