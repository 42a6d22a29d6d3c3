"""How long a map of a whole city takes to become a PDF page."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

ROADS, LANES, CRASHES = 12_000, 24_000, 20_000
SIDE_M = 6_000.0
BUDGET_S = 2.0


def one_map() -> dict[str, float]:
    """Seconds and megabytes of one A3 page with everything in sight."""
    from app.painters.fonts import default_fonts
    from app.painters.pdf import paint_pdf
    from app.sheets.map_content import PaperSize
    from app.sheets.map_sheet import lay_out_map_sheet
    from gis.display.primitives import Bounds
    from tests.helpers.maps import ORIGIN, city_layers, map_content

    layers = city_layers(roads=ROADS, lanes=LANES, crashes=CRASHES, side_m=SIDE_M)
    extent = Bounds(ORIGIN[0], ORIGIN[1], ORIGIN[0] + SIDE_M, ORIGIN[1] + SIDE_M)
    content = map_content(layers, extent=extent, size=PaperSize.A3)
    default_fonts().width_m("量", 1.0)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "map.pdf"
        began, began_cpu = time.perf_counter(), time.process_time()
        page = lay_out_map_sheet(content)
        laid = time.perf_counter()
        paint_pdf([page], out, title="bench")
        done = time.perf_counter()
        return {
            "layout_s": round(laid - began, 2),
            "pdf_s": round(done - laid, 2),
            "map_s": round(done - began, 2),
            "map_cpu_s": round(time.process_time() - began_cpu, 2),
            "map_mb": round(out.stat().st_size / 1e6, 2),
            "items": len(page.items),
        }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    figures: dict[str, float] = {
        "roads": ROADS,
        "lanes": LANES,
        "crashes": CRASHES,
        **one_map(),
        "budget_s": BUDGET_S,
    }
    lines = "\n".join(f"{name}: {value}" for name, value in figures.items())
    sys.stdout.write((json.dumps(figures) if asked.json else lines) + "\n")


if __name__ == "__main__":
    main()
