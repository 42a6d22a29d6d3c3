"""A node dragged in a city: how long each frame of the window takes, and each preview beside it.

Usage: street_drag.py [STORE.gpkg | STREETS] [--platform offscreen|xcb] [--json] [--shot FOLDER]
A store is opened as it is; any other street file is imported first, and without one a made grid
of 12,012 roads. `frame_ms` is what the window's thread does for one move of the mouse: asking for
the preview and painting what has come; previews are worked out by a thread beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from types import SimpleNamespace

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from app.store.store import Store  # noqa: E402
from tests.bench.canvas_streets import opened  # noqa: E402

DRAGS, MOVES, STEP_M = 8, 60, 0.15
PAUSE_S = 0.008
"""A mouse tells 125 times a second where it is."""


def measure(store: Store, shot: Path | None) -> dict[str, object]:
    """Drags at random junctions at 1:500."""
    from app.streets.editing import StreetEditing
    from app.streets.street_document import StreetDocument
    from app.undo import UndoStack
    from gis.streets.drawing.edits import moved_node
    from tests.bench.canvas_rig import CanvasRig
    from widgets.street_editor.desk.live_streets import LiveStreets
    from widgets.street_editor.desk.preview_thread import PreviewThread

    rig = CanvasRig()
    found = rig.load_store(store)
    began = time.perf_counter()
    editing = StreetEditing(store, actor="bench")
    found["load_streets_s"] = round(time.perf_counter() - began, 2)
    previews = PreviewThread()
    reading = SimpleNamespace(stop_reading_network=lambda: None)
    live = LiveStreets(
        SimpleNamespace(canvas=rig.canvas, stack=rig.stack, layers=reading, is_dark=False),
        lambda then: None,
    )
    document = StreetDocument(editing, UndoStack(), elsewhere=live.beside(previews))
    live.follow(document)
    shown: list[float] = []
    document.previewed.connect(lambda remade: shown.append(time.perf_counter()))
    nodes = sorted(node for node, uids in document.network.at.items() if len(uids) > 2)
    frames, busy, repaints, waits = [], [], [], []
    for node in random.Random(3).sample(nodes, DRAGS):
        rig.canvas.centre_on(node[:2], 500.0)
        rig.pump_until(lambda: rig.canvas.picture.is_sharp)
        for number in range(MOVES):
            to = (node[0] + number * STEP_M, node[1] + number * STEP_M / 3)
            began, cpu, seen = time.perf_counter(), time.thread_time(), len(shown)
            document.preview(
                lambda network, node=node, to=to: moved_node(network, node, to), lambda _: None
            )
            rig.app.processEvents()
            paint = time.perf_counter()
            rig.canvas.repaint()
            frames.append(time.perf_counter() - began)
            busy.append(time.thread_time() - cpu)
            if len(shown) > seen:
                repaints.append(time.perf_counter() - paint)
            time.sleep(PAUSE_S)
        asked = time.perf_counter()
        rig.pump_until(lambda: previews.is_idle)
        waits.append(time.perf_counter() - asked)
        rig.canvas.repaint()
        if shot:
            rig.canvas.grab().save(str(shot / "drag.png"))
        document.drop_preview()
    live.forget()
    rig.close()
    return found | {
        "frame_ms": round(median(frames) * 1e3, 2),
        "frame_p95_ms": round(quantiles(frames, n=20)[-1] * 1e3, 2),
        "frame_cpu_ms": round(median(busy) * 1e3, 2),
        "paint_of_new_preview_ms": round(median(repaints) * 1e3, 2),
        "previews_per_move": round(len(shown) / len(frames), 2),
        "last_preview_ms": round(median(waits) * 1e3, 1),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("city", type=Path, nargs="?")
    parser.add_argument("--platform", choices=["offscreen", "xcb"], default="offscreen")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--shot", type=Path, help="folder for a picture")
    asked = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = asked.platform
    with tempfile.TemporaryDirectory() as folder:
        found, store = opened(asked.city, Path(folder))
        found |= measure(store, asked.shot)
        store.close()
    lines = [f"{name}: {value}" for name, value in found.items()]
    sys.stdout.write((json.dumps(found) if asked.json else "\n".join(lines)) + "\n")


if __name__ == "__main__":
    main()
