"""Benchmark: milliseconds to read and translate one scene, and to start `interpret`."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from gis.scenes.interchange import read_scene
from gis.scenes.translate import translate
from tests.helpers.scenes import SKETCHES, shaky, sketch_document

ROUNDS = 5


def main() -> int:
    """Time every sketch on every junction, sparse and as an unsteady hand draws it."""
    documents = [
        made
        for sketch in SKETCHES
        for layout in sketch.layouts
        for plain in [sketch_document(sketch, layout)]
        for made in (plain, shaky(plain, sigma_m=0.1, step_m=0.5, seed=1))
    ]
    times: list[float] = []
    for _ in range(ROUNDS):
        for document in documents:
            start = perf_counter()
            translate(read_scene(document))
            times.append((perf_counter() - start) * 1000)
    times.sort()
    figures = {
        "scenes": len(documents),
        "median_ms": round(median(times), 2),
        "p95_ms": round(times[int(len(times) * 0.95)], 2),
        "command_s": round(_command_s(documents), 2),
    }
    if "--json" in sys.argv:
        sys.stdout.write(json.dumps(figures) + "\n")
    else:
        sys.stdout.write("\n".join(f"{name}: {value}" for name, value in figures.items()) + "\n")
    return 0


def _command_s(documents: list[dict[str, object]]) -> float:
    """Seconds of one `interpret` over all documents, start included."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for index, document in enumerate(documents):
            path = Path(folder) / f"{index}.json"
            path.write_text(json.dumps(document), encoding="utf-8")
            paths.append(str(path))
        root = Path(__file__).resolve().parents[2]
        start = perf_counter()
        command = [sys.executable, str(root / "main.py"), "interpret", *paths]
        subprocess.run(command, check=True, capture_output=True, cwd=root)
        return perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
