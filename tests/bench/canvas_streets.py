"""The map canvas on a city's street geometry: opened from its store, panned, jumped.

Usage: canvas_streets.py [STORE.gpkg | STREETS] [--platform offscreen|xcb] [--json] [--shot FOLDER]
A store is opened as it is; any other street file is imported first, and without one a made grid
of 12,012 roads. Jumps go to junctions. `first_frame_s`: from asking for the store's layers to all
streets in sight painted.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from app.store.store import Store, open_store  # noqa: E402
from app.store.streets import load_junctions  # noqa: E402
from tests.bench.streets_import import timed_import, write_grid  # noqa: E402

BLOCKS = 77
"""Makes 2 x 77 x 78 = 12,012 roads."""
CLASSES = ("primary", *("residential",) * 3, "tertiary", *("residential",) * 3)
PLACES = 400
SCALES = {"full": None, "1:10000": 10_000.0, "1:5000": 5_000.0, "1:2000": 2_000.0, "1:500": 500.0}


def opened(city: Path | None, folder: Path) -> tuple[dict[str, object], Store]:
    """The store to measure, and figures of its import if it had to be made."""
    if city is not None and city.suffix == ".gpkg" and (store := _store_in(city)) is not None:
        return {}, store
    source = city or folder / "grid.gpkg"
    if city is None:
        write_grid(source, BLOCKS, CLASSES)
    return timed_import(folder / "store.gpkg", source)


def _store_in(file: Path) -> Store | None:
    """A store; None for any other GeoPackage."""
    from gis.problems import Problem

    try:
        return open_store(file)
    except Problem:
        return None


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("city", type=Path, nargs="?")
    parser.add_argument("--platform", choices=["offscreen", "xcb"], default="offscreen")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--shot", type=Path, help="folder for pictures")
    asked = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = asked.platform
    from tests.bench.canvas_rig import CanvasRig

    with tempfile.TemporaryDirectory() as folder:
        found, store = opened(asked.city, Path(folder))
        rig = CanvasRig()
        found |= rig.load_store(store)
        with store.read() as connection:
            junctions = [one.at for one in load_junctions(connection)]
        rig.places = random.Random(2).sample(junctions, min(PLACES, len(junctions)))
        for name, denominator in SCALES.items():
            found[name] = rig.measure(denominator)
            if asked.shot:
                rig.canvas.grab().save(str(asked.shot / f"{name.replace(':', '_')}.png"))
        found["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3)
        rig.close()
        store.close()
    lines = [f"{name}: {value}" for name, value in found.items()]
    sys.stdout.write((json.dumps(found) if asked.json else "\n".join(lines)) + "\n")


if __name__ == "__main__":
    main()
