from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from shapely import LineString
from sqlalchemy import select

from app.locate import lines_by_name, locate_crashes
from app.store import schema
from app.store.crashes import insert_crashes, load_crashes
from app.store.store import Store
from app.store.streets import insert_network, load_junctions
from app.tasks import Cancelled, silent
from gis.crashes.records import (
    Crash,
    CrashUid,
    FormEdition,
    JunctionUid,
    PositionFlag,
    RoadUid,
    Severity,
)
from gis.streets.records import Junction, JunctionSource, Road

X, Y = 193_000.0, 2_597_000.0


def crash(number, roads, point, flag=PositionFlag.UNCHECKED):
    return Crash(
        uid=CrashUid(f"c{number:03d}"),
        occurred_at=datetime(2025, 1, 1, tzinfo=UTC) + timedelta(hours=number),
        severity=Severity.A2,
        city="嘉義市",
        place_text=f"{number}",
        roads=roads,
        form=FormEdition.FROM_112_07,
        point=None if point is None else (X + point[0], Y + point[1]),
        position_flag=flag,
    )


def road(uid, name, *points):
    return Road(uid=RoadUid(uid), name=name, line=LineString([(X + x, Y + y) for x, y in points]))


ROADS = [
    road("r1", "中山路一段", (-400, 0), (0, 0)),
    road("r2", "中山路二段", (0, 0), (400, 0)),
    road("r3", "文化路", (0, -400), (0, 400)),
]
CROSS = Junction(
    uid=JunctionUid("cross"),
    name="中山路 / 文化路",
    road_names=("中山路", "文化路"),
    at=(X, Y),
    arms=4,
)


def run(store: Store, crashes=(), roads=(), junctions=()) -> None:
    with store.write(actor="a", action="t") as unit:
        if junctions or roads:
            insert_network(unit, roads, junctions, run_uid=None)
        if crashes:
            insert_crashes(unit, crashes, run_uid=None)
        locate_crashes(unit, silent)


def located(store: Store):
    with store.read() as connection:
        return {
            c.uid: (c.junction_uid, c.road_uid, c.position_flag) for c in load_crashes(connection)
        }


def test_crashes_come_to_their_junction_and_road(store):
    crashes = [
        crash(1, ("文化路", "中山路1段"), (60.0, 3.0)),
        crash(2, ("中山路2段",), (200.0, 4.0)),
        crash(3, ("中山路2段", "文化路"), None, PositionFlag.MISSING),
        crash(4, (), (4000.0, 0.0)),
    ]
    run(store, crashes, ROADS, [CROSS])
    found = located(store)
    assert found["c001"][0] == "cross"
    assert found["c002"][:2] == (None, "r2")
    assert found["c004"][:2] == (None, None)
    assert found["c003"][2] is PositionFlag.MISSING


def test_locating_twice_writes_nothing(store):
    run(store, [crash(i, ("中山路", "文化路"), (3.0 * i, 5.0)) for i in range(4)], ROADS, [CROSS])
    with store.read() as connection:
        before = connection.execute(select(schema.crash.c.uid, schema.crash.c.version)).all()
        audited = len(connection.execute(select(schema.audit.c.uid)).all())
    run(store)
    with store.read() as connection:
        assert (
            connection.execute(select(schema.crash.c.uid, schema.crash.c.version)).all() == before
        )
        assert len(connection.execute(select(schema.audit.c.uid)).all()) == audited
        assert connection.execute(select(schema.crash_history)).all() == []


def test_crash_texts_make_a_junction_until_the_streets_bring_it(store):
    run(store, [crash(i, ("中山路", "文化路"), (3.0 * i, 5.0)) for i in range(4)])
    with store.read() as connection:
        (made,) = load_junctions(connection)
    assert made.source is JunctionSource.CRASH_TEXT
    assert made.name == "中山路 / 文化路"
    assert {junction for junction, _, _ in located(store).values()} == {made.uid}
    run(store, roads=ROADS, junctions=[CROSS])
    with store.read() as connection:
        assert load_junctions(connection) == [CROSS]
    assert {junction for junction, _, _ in located(store).values()} == {"cross"}


def test_a_scene_moves_with_its_junction_to_the_streets(store):
    run(store, [crash(i, ("中山路", "文化路"), (3.0 * i, 5.0)) for i in range(4)])
    with store.write(actor="a", action="t") as unit:
        (made,) = load_junctions(unit.connection)
        unit.insert(schema.scene, [{"case_no": "1", "document": "{}", "junction_uid": made.uid}])
    run(store, roads=ROADS, junctions=[CROSS])
    with store.read() as connection:
        assert connection.scalar(select(schema.scene.c.junction_uid)) == "cross"
        assert load_junctions(connection) == [CROSS]


def test_lines_stand_under_the_name_without_section():
    assert set(lines_by_name(ROADS)) == {"中山路", "文化路"}
    assert len(lines_by_name(ROADS)["中山路"]) == 2


def test_cancelling_rolls_back(store):
    def stop(message_code: str, fraction: float) -> None:
        if fraction > 0.5:
            raise Cancelled

    def locate_and_stop() -> None:
        with store.write(actor="a", action="t") as unit:
            insert_crashes(unit, [crash(1, ("中山路",), (5.0, 0.0))], run_uid=None)
            locate_crashes(unit, stop)

    with pytest.raises(Cancelled):
        locate_and_stop()
    assert located(store) == {}
