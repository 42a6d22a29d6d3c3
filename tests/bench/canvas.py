"""The map canvas on a made city: first sharp picture, pan frames, jumps, freezes, memory.

Usage: canvas.py CITY.gpkg [--platform offscreen|xcb] [--json]   (CITY: building, road, lane,
crash with a severity, camera). Peak and present memory are those of the whole process.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
STEP_PX, FRAMES, JUMPS = 12, 150, 5
SCALES = {"1:25000": 25_000.0, "1:5000": 5_000.0, "1:500": 500.0}


def rss_mb() -> float:
    """Memory of this process now."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 1e6


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("city", type=Path)
    parser.add_argument("--platform", choices=["offscreen", "xcb"], default="offscreen")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--shot", type=Path, help="folder for pictures")
    args = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = args.platform
    from tests.bench.canvas_rig import CanvasRig

    rig = CanvasRig(args.city)
    found = rig.load()
    for name, denominator in {"full": None, **SCALES}.items():
        found[name] = rig.measure(denominator)
        if args.shot:
            rig.canvas.grab().save(str(args.shot / f"{name.replace(':', '_')}.png"))
    found["drag_ms"] = rig.measure_drag()
    found["hit_ms"] = rig.measure_hits()
    found["rss_mb"] = round(rss_mb())
    found["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3)
    rig.close()
    lines = [f"{name}: {value}" for name, value in found.items()]
    sys.stdout.write((json.dumps(found) if args.json else "\n".join(lines)) + "\n")


if __name__ == "__main__":
    main()
