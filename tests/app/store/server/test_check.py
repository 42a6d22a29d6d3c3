"""The check of a store on a server."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from shapely import Point
from sqlalchemy import select

from app.cli.root import main
from app.demo.build import build_demo
from app.locate import locate_crashes
from app.messages import Language, say
from app.store.check import check
from app.store.schema import crash, import_run, junction
from app.store.store import Store
from tests.helpers.postgres import TestServer

WHEN = datetime(2025, 1, 6, tzinfo=UTC)


@pytest.fixture
def sound(server_store: Store) -> Store:
    """A store with an import run and two junctions."""
    with server_store.write(actor="lin", action="test") as unit:
        counts = '{"read": 3, "accepted": 2, "quarantined": 1}'
        unit.insert(import_run, [{"kind": "crashes", "started_at": WHEN, "counts": counts}])
        unit.insert(
            junction, [{"uid": uid, "source": "streets", "geom": Point(1, 2)} for uid in "ab"]
        )
    return server_store


def test_a_sound_store_has_no_defects(sound: Store) -> None:
    assert check(sound.location) == []


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        ("UPDATE junction SET source = 'guess'", "CHECK_VALUE_UNKNOWN"),
        ("UPDATE junction SET road_names = 'no json'", "CHECK_NOT_JSON"),
        ("UPDATE junction SET version = 0", "CHECK_VERSION"),
        ("UPDATE junction SET geom = ST_GeomFromText('POINT EMPTY', 3826)",
         "CHECK_GEOMETRY_INVALID"),
        ("UPDATE import_run SET counts = '{\"read\": 1, \"accepted\": 2, \"quarantined\": 0}'",
         "CHECK_COUNTS_DO_NOT_ADD_UP"),
        ("ALTER TABLE crash NO FORCE ROW LEVEL SECURITY", "CHECK_UNGUARDED"),
        ("ALTER TABLE crash DISABLE ROW LEVEL SECURITY", "CHECK_UNGUARDED"),
        ("ALTER TABLE crash_remark DROP COLUMN detail", "CHECK_COLUMNS_MISSING"),
        ("INSERT INTO leg_answer (uid, crash_uid, answered_at, actor, kind, content)"
         " VALUES ('x', 'c', now(), 'a', 'leg', '{}')", "CHECK_ANSWER_UNREADABLE"),
        ("UPDATE crash SET deaths_24h = -1", "CHECK_DEATHS"),
    ],
)  # fmt: skip
def test_damage_is_named(
    postgres: TestServer, database: str, sound: Store, damage: str, code: str
) -> None:
    with sound.write(actor="lin", action="test") as unit:
        row = {"uid": "c", "match_key": "k", "occurred_at": WHEN, "local_month": "2025-01"}
        more = {"local_hour": 8, "severity": "A2", "form": "from_112_07"}
        unit.insert(crash, [row | more])
    before = {defect.code for defect in check(sound.location)}
    with postgres.admin(database) as connection:
        connection.execute(f"SET search_path = daoan, public; {damage}")
    found = [defect for defect in check(sound.location) if defect.code not in before]
    assert [defect.code for defect in found] == [code]
    for language in Language:
        defect = found[0]
        assert say(
            code, language, table=defect.table, count=defect.count, detail=defect.detail
        )  # fmt: skip


def test_derived_columns_are_made_again_compared_and_left_alone(server_store: Store) -> None:
    build_demo(server_store)
    assert check(server_store.location, recompute=locate_crashes) == []
    placed = crash.c.geom.is_not(None)
    with server_store.write(actor="lin", action="test") as unit:
        unit.connection.execute(crash.update().where(placed).values(position_flag="swapped"))
    (defect, *_) = check(server_store.location, recompute=locate_crashes)
    assert (defect.code, defect.table) == ("CHECK_DERIVED_DIFFERS", "crash")
    with server_store.read() as connection:
        flags = connection.execute(select(crash.c.position_flag).where(placed)).scalars()
        assert set(flags) == {"swapped"}


def test_the_command_works_on_a_server(sound: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--store", sound.location, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"problems": []}
