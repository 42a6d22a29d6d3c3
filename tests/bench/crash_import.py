"""How long a national month of 81,506 party rows takes into a new store, and its peak memory."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from app.crash_import.importer import import_crashes
from app.store.store import open_store
from tests.helpers.crashes import as_csv, made_month

ROWS = 81_506


def peak_rss_mb() -> float | None:
    """Peak resident memory of this process in MB; None where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024.0 * 1024.0 if sys.platform == "darwin" else 1024.0)


def measure(rows: int) -> dict[str, object]:
    """Import a made month twice: new, then unchanged."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "month.csv"
        source.write_text(as_csv(made_month(rows)), encoding="utf-8-sig", newline="")
        seconds = []
        with open_store(Path(folder) / "store.gpkg", create=True) as store:
            for _ in range(2):
                began = time.perf_counter()
                result = import_crashes(store, [source])
                seconds.append(time.perf_counter() - began)
        return {
            "rows": result.read,
            "crashes": result.crashes,
            "seconds": round(seconds[0], 2),
            "rows_per_s": round(rows / seconds[0]),
            "again_seconds": round(seconds[1], 2),
            "peak_rss_mb": peak_rss_mb(),
        }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rows", type=int, default=ROWS)
    asked = parser.parse_args()
    figures = measure(asked.rows)
    text = (
        json.dumps(figures)
        if asked.json
        else "\n".join(f"{key}: {value}" for key, value in figures.items())
    )
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
