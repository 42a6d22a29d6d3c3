"""From another client's commit to a Qt slot of the window: milliseconds over a real server.

`python tests/bench/news.py [--times 50] [--json]`
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QObject
from PySide6.QtWidgets import QApplication

from app.store.roles.names import Role
from app.store.server.address import ServerAddress
from app.store.server.server_store import open_server
from tests.helpers.postgres import login_of, running_server
from widgets.door.people import real_people_door
from widgets.frame.link_strips import LinkStrip
from widgets.frame.live_link import LiveLink

WAIT_S = 5.0


def measure(times: int) -> list[float]:
    """Milliseconds from the end of the commit to the slot, one for each change."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    told: list[float] = []
    with running_server() as server, server.database() as name:
        address = ServerAddress.read(server.url(name))
        with (
            open_server(address) as mine,
            open_server(server.url(name, login_of(Role.SUPERVISOR))) as other,
        ):
            root = QObject()
            link = LiveLink(real_people_door().listen, LinkStrip(), root)
            arrived: list[float] = []
            link.came.connect(lambda _: arrived.append(time.perf_counter()))
            link.open(mine)
            _until(application, lambda: _listens(server, name))
            for _ in range(times):
                arrived.clear()
                with other.write(actor="bench", action="bench") as unit:
                    unit.note("bench", "scene", "")
                at = time.perf_counter()
                _until(application, lambda: bool(arrived))
                told.append((arrived[0] - at) * 1000)
            link.close()
    return told


def _listens(server: object, name: str) -> bool:
    with server.admin() as connection:  # type: ignore[attr-defined]
        row = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND query LIKE 'LISTEN%%'",
            (name,),
        ).fetchone()
    return bool(row and row[0])


def _until(application: QCoreApplication, true) -> None:  # type: ignore[no-untyped-def]
    timer = QElapsedTimer()
    timer.start()
    while not true():
        application.processEvents()
        if timer.elapsed() > WAIT_S * 1000:
            raise RuntimeError("nothing came")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    told = sorted(measure(options.times))
    found = {
        "news_median_ms": round(statistics.median(told), 2),
        "news_p95_ms": round(told[int(len(told) * 0.95) - 1], 2),
        "news_worst_ms": round(told[-1], 2),
        "times": len(told),
    }
    lines = "\n".join(f"{name}: {value}" for name, value in found.items())
    sys.stdout.write((json.dumps(found) if options.json else lines) + "\n")


if __name__ == "__main__":
    main()
