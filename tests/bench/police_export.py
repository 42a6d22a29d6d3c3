"""How long 80,000 party rows of the police's own export take, as xlsx and as text parted by @."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from app.crash_import.importer import import_crashes
from app.store.store import open_store
from tests.bench.crash_import import peak_rss_mb
from tests.helpers.eis import eis_rows, some_crashes, write_text, write_xlsx

ROWS = 80_000


def made_rows(count: int) -> list[dict[str, object]]:
    """So many party rows: the demo city's crashes again and again, each time on other minutes."""
    crashes = some_crashes(2000)
    rows: list[dict[str, object]] = []
    turn = 0
    while len(rows) < count:
        again = [
            replace(
                crash,
                case_no=f"{crash.case_no}T{turn}",
                occurred_at=crash.occurred_at + timedelta(days=turn, minutes=turn),
            )
            for crash in crashes
        ]
        rows += eis_rows(again, seed=turn)
        turn += 1
    return rows[:count]


def measure(count: int) -> dict[str, object]:
    """Import the same rows from both kinds of file, each into a new store."""
    rows = made_rows(count)
    figures: dict[str, object] = {"rows": len(rows), "columns": len(rows[0])}
    with tempfile.TemporaryDirectory() as folder:
        files = {
            "text": write_text(Path(folder) / "a.txt", rows),
            "xlsx": write_xlsx(Path(folder) / "a.xlsx", rows),
        }
        rows.clear()
        for kind, source in files.items():
            with open_store(Path(folder) / f"{kind}.gpkg", create=True) as store:
                seconds = []
                for _ in range(2):
                    began = time.perf_counter()
                    result = import_crashes(store, [source])
                    seconds.append(round(time.perf_counter() - began, 2))
            figures[f"{kind}_seconds"], figures[f"{kind}_again_seconds"] = seconds
            figures["crashes"] = result.crashes
    figures["peak_rss_mb"] = peak_rss_mb()
    return figures


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rows", type=int, default=ROWS)
    asked = parser.parse_args()
    figures = measure(asked.rows)
    told = "\n".join(f"{key}: {value}" for key, value in figures.items())
    sys.stdout.write((json.dumps(figures) if asked.json else told) + "\n")


if __name__ == "__main__":
    main()
