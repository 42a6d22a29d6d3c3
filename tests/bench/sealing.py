"""Benchmark: 100,000 parties sealed into a file, a case opened, a plate searched, a new key."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from app.personal.deletion import delete_older
from app.personal.key_ring import set_up_keys
from app.personal.master_keys import new_of_passphrase
from app.personal.opening import find_plate, open_case
from app.personal.records import PersonalDetails
from app.personal.rotation import change_data_key
from app.personal.sealed_records import sealing_door
from tests.helpers.personal import PASSPHRASE, TODAY
from tests.helpers.stores import make_store

PARTIES, ROUNDS = 100_000, 20


def person(number: int) -> PersonalDetails:
    """A made-up person; one plate in a hundred occurs again and again."""
    return PersonalDetails(
        name=f"王{number}",
        identity=f"A{number:09}",
        birth="民國80年1月2日",
        age=str(number % 90),
        address=f"嘉義市東區中山路{number}號",
        phone_number=f"09{number:08}",
        plate=f"ABC-{number % 90_000:05}",
    )


def main() -> int:
    """Print the figures."""
    figures: dict[str, float] = {"parties": PARTIES}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.gpkg"
        start = perf_counter()
        master = new_of_passphrase(PASSPHRASE)
        figures["passphrase_s"] = round(perf_counter() - start, 2)
        with make_store(path) as store:
            keys = set_up_keys(store, master, actor="bench")
            start = perf_counter()
            with store.write(actor="bench", action="bench") as unit:
                records = sealing_door(keys, today=TODAY)(unit)
                for number in range(PARTIES):
                    records.keep(f"C{number // 2}", 1 + number % 2, person(number))
            figures["seal_s"] = round(perf_counter() - start, 2)
            figures["file_mb"] = round(path.stat().st_size / 1e6, 1)
            opened, searched = [], []
            for turn in range(ROUNDS):
                start = perf_counter()
                found = open_case(store, f"C{turn * 997}", "bench", keys, actor="bench")
                opened.append(perf_counter() - start)
                assert len(found.persons) == 2
                start = perf_counter()
                plate = person(turn * 31).plate
                found = find_plate(store, plate, case_no="C", purpose="b", keys=keys, actor="bench")
                searched.append(perf_counter() - start)
                assert len(found.persons) == 2
            figures["open_case_ms"] = round(1000 * median(opened), 1)
            figures["find_plate_ms"] = round(1000 * median(searched), 1)
            start = perf_counter()
            change_data_key(store, master, actor="bench", purpose="bench")
            figures["new_key_s"] = round(perf_counter() - start, 2)
            start = perf_counter()
            delete_older(store, TODAY.replace(year=2040), actor="bench", reason="bench")
            figures["delete_s"] = round(perf_counter() - start, 2)
    if "--json" in sys.argv:
        sys.stdout.write(json.dumps(figures) + "\n")
    else:
        sys.stdout.write("\n".join(f"{name}: {value}" for name, value in figures.items()) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
