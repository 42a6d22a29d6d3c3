"""Whether the map keeps memory it no longer needs: 1,000 pans and 100 loads of all layers.

Usage: map_leaks.py CITY.gpkg [--json]. Prints the memory of the process after a tenth of the work
and after all of it, in MB, and the growth between both in percent.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
PANS, LOADS = 1000, 100


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("city", type=Path)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.bench.canvas import rss_mb
    from tests.bench.canvas_rig import CanvasRig

    rig = CanvasRig(args.city)
    found: dict[str, float] = {}
    for name, share in (("early_mb", 0.1), ("late_mb", 0.9)):
        for _ in range(round(LOADS * share)):
            rig.load()
        rig.jump(5000.0)
        for number in range(round(PANS * share)):
            rig.canvas.pan(-12 if number // 40 % 2 else 12, 5 if number // 60 % 2 else -5)
            rig.canvas.repaint()
            rig.app.processEvents()
        rig.pump_until(lambda: rig.canvas.picture.is_sharp and rig.canvas.picture.idle)
        gc.collect()
        found[name] = round(rss_mb())
    found["growth_percent"] = round(100 * (found["late_mb"] / found["early_mb"] - 1), 1)
    rig.close()
    lines = [f"{name}: {value}" for name, value in found.items()]
    sys.stdout.write((json.dumps(found) if args.json else "\n".join(lines)) + "\n")


if __name__ == "__main__":
    main()
