"""The commands on a server, as a script calls them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from tests.e2e.conftest import Daoan
from tests.helpers.crash_imports import TWO
from tests.helpers.crashes import write_csv
from tests.helpers.postgres import PASSWORD, SUPERUSER, TestServer


def test_a_server_is_set_up_filled_and_read_by_the_command_line(
    postgres: TestServer, daoan: Daoan, tmp_path: Path
) -> None:
    with postgres.database(template="template0") as name:
        owner, url = postgres.url(name, SUPERUSER), postgres.url(name)
        made = daoan("init-server", "--store", owner, "--json")
        assert made.status == 0, made.err
        assert made.json["migrated_to"]
        source = write_csv(tmp_path / "a.csv", TWO)
        read = daoan("import", "crashes", source, "--store", url, "--json")
        assert (read.status, read.json["crashes"]) == (0, 2), read.err
        again = daoan("import", "crashes", source, "--store", url, "--json")
        assert again.json["unchanged"] == 2
        sites = daoan("sites", "--store", url, "--json")
        assert sites.status == 0, sites.err
        assert daoan("check", "--store", url, "--recompute", "--json").json["problems"] == []
        refused = daoan("sites", "--store", owner)
        assert (refused.status, refused.out) == (2, "")
        assert PASSWORD not in "".join(run.err + run.out for run in (made, read, refused))


def test_the_demo_is_built_on_a_server(
    postgres: TestServer, database: str, daoan: Daoan, demo_store: Path
) -> None:
    url = postgres.url(database, password=None)
    assert os.environ["PGPASSFILE"]
    built: dict[str, Any] = daoan("demo", "--store", url, "--json").json
    assert built["crashes"] > 0
    asked = ("--limit", "20", "--json")
    here, there = (
        daoan("sites", "--store", demo_store, *asked),
        daoan("sites", "--store", url, *asked),
    )
    assert here.json == there.json
    assert daoan("demo", "--store", url).status == 2
