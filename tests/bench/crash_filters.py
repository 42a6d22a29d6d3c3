"""How long reading, filtering, counting, sorting and searching 200,000 crashes takes."""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from app.crash_list.reading import read_crash_list
from app.store.crashes import insert_crashes
from app.store.store import open_store
from gis.crashes.filter_counts import FilterCounter
from gis.crashes.filters import CrashFilter, Period
from gis.crashes.records import AgeBand, DayPhase, Party, PartyRole, Severity
from tests.helpers.crash_columns import made_columns
from tests.helpers.demo import make_crash

CRASHES, CHUNK, TIMES = 200_000, 20_000, 15
CLASSES = ("A01", "B03", "C02", "C03", "C05", "F01", "H01", None)
WIDE = CrashFilter(severities=frozenset({Severity.A1, Severity.A2}), hours=frozenset(range(6, 22)))
FILTERS = {
    "none": CrashFilter(),
    "severity_hours": WIDE,
    "many": replace(
        WIDE,
        party_classes=frozenset({"C", "B03"}),
        age_bands=frozenset({AgeBand.A18, AgeBand.A75}),
        day_phases=frozenset({DayPhase.NIGHT, DayPhase.DAY}),
        weekdays=frozenset({0, 1, 2, 3, 4}),
        type_codes=frozenset(f"{number:02d}" for number in range(1, 12)),
        period=Period(date(2023, 6, 1), date(2025, 5, 31)),
    ),
}


def milliseconds(work: Callable[[], object], times: int = TIMES) -> float:
    """Median duration of a call."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return round(1000 * statistics.median(taken), 2)


def filtering(crashes: int) -> dict[str, float]:
    """Whole recounts (nothing remembered) and those of a period being dragged."""
    columns = made_columns(crashes)
    counter = FilterCounter(columns)
    figures: dict[str, float] = {}

    def afresh(wanted: CrashFilter) -> None:
        counter.forget()
        counter.count(wanted)

    for name, wanted in FILTERS.items():
        figures[f"recount_{name}_ms"] = milliseconds(lambda asked=wanted: afresh(asked))
    months = iter(range(10_000))
    figures["drag_period_ms"] = milliseconds(
        lambda: counter.count(
            replace(
                FILTERS["many"],
                period=Period(date(2023, 1 + next(months) % 12, 1), date(2025, 5, 31)),
            )
        )
    )
    figures["search_ms"] = milliseconds(lambda: columns.place.holding("號前"))
    return figures


def reading(crashes: int) -> dict[str, float]:
    """A store with two parties a crash, read whole."""
    rng = random.Random(1)
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "store.gpkg", create=True) as store,
    ):
        for _ in range(0, crashes, CHUNK):
            made = [
                replace(
                    make_crash(
                        at=f"{rng.randint(2023, 2025)}-{rng.randint(1, 12):02d}-"
                        f"{rng.randint(1, 28):02d}T{rng.randint(0, 23):02d}:00",
                        roads=(f"第{rng.randrange(300)}街", f"第{rng.randrange(300)}路"),
                    ),
                    type_code=f"{rng.randint(1, 30):02d}",
                    parties=tuple(
                        Party(
                            sequence=number,
                            role=PartyRole.UNKNOWN,
                            class_code=rng.choice(CLASSES),
                            age_band=rng.choice(list(AgeBand)),
                        )
                        for number in (1, 2)
                    ),
                )
                for _ in range(CHUNK)
            ]
            with store.write(actor="bench", action="bench") as unit:
                insert_crashes(unit, made, run_uid=None)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        taken = milliseconds(lambda: read_crash_list(store), times=3)
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return {"read_s": round(taken / 1000, 2), "read_peak_more_mb": (after - before) // 1024}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--crashes", type=int, default=CRASHES)
    asked = parser.parse_args()
    figures = {"crashes": asked.crashes, **filtering(asked.crashes), **reading(asked.crashes)}
    text = json.dumps(figures) if asked.json else "\n".join(f"{k}: {v}" for k, v in figures.items())
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
