"""How long site sheets take to become PDF: one in a fresh process, thirty in one document."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

SHEETS = 30
CRASHES = 60
BUDGET_COLD_S, BUDGET_SHEETS_S = 1.5, 5.0


def one_sheet() -> None:
    """Lay out and write one sheet."""
    from app.painters.paint import paint_file
    from app.sheets.site_sheet import lay_out_site_sheet
    from tests.helpers.site_sheets import site_content

    with tempfile.TemporaryDirectory() as folder:
        sheet = lay_out_site_sheet(site_content(CRASHES))
        paint_file(sheet, Path(folder) / "sheet.pdf", title="bench")


def many_sheets(count: int) -> dict[str, float]:
    """Seconds and megabytes of a document of sheets with different crashes."""
    from app.painters.paint import paint_file
    from app.sheets.site_sheet import lay_out_site_sheet
    from tests.helpers.site_sheets import site_content

    contents = [site_content(CRASHES, seed=seed, site_name=f"路口 {seed}") for seed in range(count)]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "sheets.pdf"
        began = time.perf_counter()
        pages = [lay_out_site_sheet(content) for content in contents]
        laid = time.perf_counter()
        paint_file(pages, out, title="bench")
        return {
            "sheets_s": round(time.perf_counter() - began, 2),
            "layout_s": round(laid - began, 2),
            "sheets_mb": round(out.stat().st_size / 1e6, 2),
        }


def fresh_process() -> float:
    """Seconds of a new interpreter that writes one sheet: start, imports, fonts and all."""
    began = time.perf_counter()
    subprocess.run([sys.executable, __file__, "--one"], check=True)
    return round(time.perf_counter() - began, 2)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--sheets", type=int, default=SHEETS)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        one_sheet()
        return
    figures: dict[str, float] = {
        "crashes_a_sheet": CRASHES,
        "sheets": asked.sheets,
        "cold_process_s": fresh_process(),
        **many_sheets(asked.sheets),
        "budget_cold_s": BUDGET_COLD_S,
        "budget_sheets_s": BUDGET_SHEETS_S,
    }
    lines = "\n".join(f"{name}: {value}" for name, value in figures.items())
    sys.stdout.write((json.dumps(figures) if asked.json else lines) + "\n")


if __name__ == "__main__":
    main()
