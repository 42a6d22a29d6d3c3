from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from shapely import Point
from sqlalchemy import func, select

from app.store.check import check
from app.store.schema import audit, junction
from app.store.store import open_store
from tests.helpers.stores import make_store

pytestmark = pytest.mark.geopackage_only(
    "kills a process that writes a file; tests/app/store/server/test_kills.py kills a server"
)

ROOT = Path(__file__).parents[3]
UNIT_ROWS = 12

WRITE = """
import os
import sys
from shapely import Point
from app.store.schema import junction
from app.store.store import open_store

def write(path, name, units, bulk):
    with open_store(path) as store:
        print("ready", os.getpid(), flush=True)
        for unit_no in range(units):
            many = 600 if bulk and unit_no % 5 == 0 else 12
            rows = [
                {"name": f"{name}:{unit_no}", "source": "streets", "geom": Point(unit_no, row)}
                for row in range(many)
            ]
            with store.write(actor=name, action="unit") as unit:
                unit.insert(junction, rows[: many // 2])
                unit.insert(junction, rows[many // 2 :])
            print(unit_no, flush=True)
"""

WRITER = WRITE + "write(sys.argv[1], sys.argv[2], int(sys.argv[3]), False)"

NURSERY = (
    WRITE
    + """
for line in sys.stdin:
    child = os.fork()  # a fresh interpreter each time would take a second of imports
    if child == 0:
        write(sys.argv[1], line.strip(), 100_000, True)
        os._exit(0)
    os.waitpid(child, 0)
    print("dead", flush=True)
"""
)


def start(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    )


def kill_a_writer(
    nursery: subprocess.Popen[str], name: str, *, after_units: int, wait_s: float
) -> list[str]:
    """Let a writer store some units, kill it a moment later; the units it said were stored."""
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    nursery.stdin.write(f"{name}\n")
    ready, pid = nursery.stdout.readline().split()
    assert ready == "ready"
    told = [nursery.stdout.readline().strip() for _ in range(after_units)]
    time.sleep(wait_s)
    os.kill(int(pid), signal.SIGKILL)
    return told + [line.strip() for line in iter(nursery.stdout.readline, "dead\n")]


def test_twenty_kills_in_mid_write_lose_no_acknowledged_unit_and_leave_no_half_one(
    tmp_path: Path,
) -> None:
    path = tmp_path / "store.gpkg"
    make_store(path).close()
    chance = random.Random(20250106)
    acknowledged: set[str] = set()
    with start(NURSERY, str(path)) as nursery:
        for round_no in range(20):
            name = f"r{round_no}"
            told = kill_a_writer(
                nursery,
                name,
                after_units=chance.randrange(7),
                wait_s=chance.uniform(0.0, 0.05),
            )
            acknowledged |= {f"{name}:{unit_no}" for unit_no in told}
            assert check(path) == []
    with open_store(path) as store, store.read() as connection:
        rows = connection.execute(
            select(junction.c.name, func.count()).group_by(junction.c.name)
        ).all()
    stored = {name: count for name, count in rows}
    assert len(acknowledged) > 20
    assert acknowledged <= stored.keys()
    assert len(stored) <= len(acknowledged) + 20  # at most the unit each kill fell on
    for name, count in stored.items():
        assert count == (600 if int(name.split(":")[1]) % 5 == 0 else UNIT_ROWS), name


def test_four_writing_processes_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "store.gpkg"
    make_store(path).close()
    units = 60
    writers = [start(WRITER, str(path), f"p{n}", str(units)) for n in range(4)]
    for writer in writers:
        told, _ = writer.communicate(timeout=120)
        assert writer.returncode == 0
        assert told.split()[2:] == [str(n) for n in range(units)]
    with open_store(path) as store, store.read() as connection:
        by_name = connection.execute(
            select(junction.c.name, func.count()).group_by(junction.c.name)
        ).all()
        audited = connection.execute(select(audit.c.actor, func.count()).group_by(audit.c.actor))
        by_actor = {actor: count for actor, count in audited}
    assert len(by_name) == 4 * units
    assert {count for _, count in by_name} == {UNIT_ROWS}
    assert by_actor == {f"p{n}": units * UNIT_ROWS for n in range(4)}
    assert check(path) == []


def test_a_killed_bulk_load_leaves_the_triggers_in_place(tmp_path: Path) -> None:
    path = tmp_path / "store.gpkg"
    make_store(path).close()
    code = (
        "import os, sys, signal\nfrom shapely import Point\nfrom app.store.schema import junction\n"
        "from app.store.store import open_store\n"
        "with open_store(sys.argv[1]) as store, store.write(actor='a', action='b') as unit:\n"
        "    unit.insert(junction, [{'source': 'streets', 'geom': Point(1, n)}"
        " for n in range(30000)])\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    assert check(path) == []
    with open_store(path) as store, store.read() as connection:
        assert connection.execute(select(func.count()).select_from(junction)).scalar_one() == 0


def test_the_versions_of_two_processes_never_overwrite_each_other(tmp_path: Path) -> None:
    """Each adds one to a number as often as it can; every success must be in the sum."""
    path = tmp_path / "store.gpkg"
    make_store(path).close()
    with open_store(path) as store, store.write(actor="a", action="b") as unit:
        unit.insert(junction, [{"uid": "j", "source": "streets", "geom": Point(1, 1)}])
    code = """
import json
import sys
from sqlalchemy import select
from app.store.schema import junction
from app.store.store import open_store
from gis.problems import Problem
won = 0
with open_store(sys.argv[1]) as store:
    for _ in range(60):
        with store.read() as connection:
            arms, version = connection.execute(select(junction.c.arms, junction.c.version)).one()
        try:
            with store.write(actor="a", action="b") as unit:
                unit.update(junction, uid="j", version=version, values={"arms": arms + 1})
            won += 1
        except Problem as problem:
            assert problem.code == "STALE_WRITE"
print(json.dumps(won))
"""
    command = [sys.executable, "-c", code, str(path)]
    workers = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    won = [json.loads(worker.communicate(timeout=60)[0]) for worker in workers]
    with open_store(path) as store, store.read() as connection:
        arms, version = connection.execute(select(junction.c.arms, junction.c.version)).one()
    assert arms == sum(won)
    assert version == arms + 1
