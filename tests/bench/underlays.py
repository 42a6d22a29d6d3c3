"""Photos under the canvas: making the pyramid, pan frames, freezes, memory.

Usage: underlays.py [PICTURE] [--json]. Without a picture it makes a TIFF of 20,000 x 20,000 pixels
in a folder of its own and deletes it afterwards. Memory is that of the whole process.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import time
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bench.canvas_rig import CanvasRig

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
SIDE, PIXEL_M = 20_000, 0.02
STEP_PX, FRAMES = 12, 150
SCALES = (2_000.0, 500.0, 200.0)


def made_picture(folder: Path) -> Path:
    """A large TIFF with something in it everywhere."""
    import numpy as np
    from PIL import Image

    rng = np.random.default_rng(1)
    coarse = rng.integers(0, 255, (SIDE // 40, SIDE // 40, 3), dtype=np.uint8)
    path = folder / "large.tif"
    whole = Image.fromarray(coarse).resize((SIDE, SIDE), Image.Resampling.BILINEAR)
    whole.save(path, compression="tiff_jpeg", quality=85, tiffinfo={278: 256})
    return path


def rss_mb() -> int:
    """Memory of this process now."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return round(int(file.read().split()[1]) * resource.getpagesize() / 1e6)


def panned(rig: CanvasRig, scale: float) -> dict[str, float]:
    """Pan frames at a scale: by the clock, and what the main thread itself works."""
    canvas = rig.canvas
    canvas.centre_on((250_000.0, 2_650_000.0), scale)
    began = time.perf_counter()
    rig.pump_until(lambda: canvas.picture.is_sharp)
    sharp = time.perf_counter() - began
    frames, works = [], []
    for number in range(FRAMES):
        start, worked = time.perf_counter(), time.thread_time()
        canvas.pan(STEP_PX if number % 60 < 30 else -STEP_PX, 3)
        canvas.repaint()
        frames.append(time.perf_counter() - start)
        works.append(time.thread_time() - worked)
        rig.app.processEvents()
    return {
        "sharp_s": round(sharp, 2),
        "pan_median_ms": round(median(frames) * 1e3, 2),
        "pan_p95_ms": round(quantiles(frames, n=20)[-1] * 1e3, 2),
        "pan_cpu_median_ms": round(median(works) * 1e3, 2),
    }


def measured(picture: Path, cache: Path) -> dict[str, object]:
    """Everything, for one picture."""
    from app.underlays.adding import underlay_of
    from app.underlays.board import UnderlayBoard
    from gis.display.primitives import Bounds
    from gis.drafting.georeference import laid_flat
    from tests.bench.canvas_rig import CanvasRig
    from widgets.street_editor.photos.underlay_link import UnderlayLink

    rig = CanvasRig()
    canvas, board = rig.canvas, UnderlayBoard()
    link = UnderlayLink(canvas, board, tell=print, cache=cache)
    link.open(None, 3826)
    canvas.centre_on((250_000.0, 2_650_000.0), 2000.0)
    rig.pump_until(lambda: canvas.picture.is_sharp)
    found: dict[str, object] = {"rss_before_mb": rss_mb()}
    rig.heart.reset()
    began = time.perf_counter()
    made = underlay_of(picture, Bounds(249_900, 2_649_900, 250_100, 2_650_100))
    place = laid_flat(
        made.width, made.height, middle=(250_000.0, 2_650_000.0), pixel_m=PIXEL_M, up_bearing_deg=11
    )
    board.add(made.calibrated(place), "add")
    rig.pump_until(lambda: link.is_at_rest, 600.0)
    found["file_mb"] = round(picture.stat().st_size / 1e6)
    found["pixels"] = f"{made.width} x {made.height}"
    found["first_picture_s"] = round(time.perf_counter() - began, 1)
    found["freeze_while_read_ms"] = round(rig.heart.longest_s * 1e3)
    for scale in SCALES:
        found[f"1:{scale:.0f}"] = panned(rig, scale)
    board.shelf.show(())
    rig.pump_until(lambda: link.is_at_rest)
    found["1:500 without a photo"] = panned(rig, 500.0)
    found["rss_mb"] = rss_mb()
    found["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3)
    link.close()
    rig.close()
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("picture", type=Path, nargs="?")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with TemporaryDirectory() as folder:
        picture = args.picture or made_picture(Path(folder))
        found = measured(picture, Path(folder) / "cache")
    lines = [f"{name}: {value}" for name, value in found.items()]
    sys.stdout.write((json.dumps(found) if args.json else "\n".join(lines)) + "\n")


if __name__ == "__main__":
    main()
