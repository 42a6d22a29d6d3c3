"""How long 80,000 party rows of the police's own export take, as xlsx and as text parted by @."""

from __future__ import annotations

import argparse
import json
import subprocess
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
KINDS = {"text": write_text, "xlsx": write_xlsx}


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


def measure(source: Path) -> dict[str, object]:
    """Import one file twice into a new store: new, then unchanged."""
    kind = source.suffix[1:]
    figures: dict[str, object] = {}
    with open_store(source.with_suffix(f".{kind}.gpkg"), create=True) as store:
        for which in ("", "again_"):
            began, worked = time.perf_counter(), time.process_time()
            result = import_crashes(store, [source])
            figures[f"{kind}_{which}seconds"] = round(time.perf_counter() - began, 2)
            figures[f"{kind}_{which}cpu_seconds"] = round(time.process_time() - worked, 2)
    rss = peak_rss_mb()
    return {
        "rows": result.read,
        "crashes": result.crashes,
        **figures,
        f"{kind}_peak_rss_mb": None if rss is None else round(rss),
    }


def main() -> None:
    """Make the files, then measure each in a process of its own; print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--kinds", nargs="+", default=list(KINDS))
    parser.add_argument("--file", type=Path, help="Measure this file only.")
    asked = parser.parse_args()
    if asked.file is not None:
        sys.stdout.write(json.dumps(measure(asked.file)) + "\n")
        return
    figures: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder:
        rows = made_rows(asked.rows)
        for kind in asked.kinds:
            source = KINDS[kind](Path(folder) / f"export.{kind}", rows)
            command = [sys.executable, __file__, "--file", str(source)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            figures |= json.loads(done.stdout)
    told = "\n".join(f"{key}: {value}" for key, value in figures.items())
    sys.stdout.write((json.dumps(figures) if asked.json else told) + "\n")


if __name__ == "__main__":
    main()
