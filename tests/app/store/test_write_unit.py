from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from shapely import Point
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from app.store.check import check
from app.store.dialects import SQLITE
from app.store.predicates import bbox
from app.store.schema import audit, import_run, junction
from app.store.store import Store
from gis.problems import Problem
from gis.streets.records import JunctionSource
from tests.helpers.stores import writer


def junction_row(name: str = "中山路 / 文化路", x: float = 1.0, **more: Any) -> dict[str, Any]:
    return {"name": name, "source": "streets", "geom": Point(x, 2.0)} | more


def audit_rows(store: Store) -> list[tuple[str, ...]]:
    columns = audit.c
    query = select(columns.actor, columns.action, columns.verb, columns.table_name)
    with store.read() as connection:
        return [tuple(row) for row in connection.execute(query.order_by(columns.fid))]


def count(store: Store, table: Any) -> int:
    with store.read() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def test_a_row_written_is_read_back_with_a_uid_and_version_one(store: Store) -> None:
    with store.write(actor="lin", action="test") as unit:
        (uid,) = unit.insert(junction, [junction_row()])
    with store.read() as connection:
        row = connection.execute(junction.select()).one()
    assert (row.uid, row.name, row.geom, row.version) == (uid, "中山路 / 文化路", Point(1, 2), 1)


def test_a_given_uid_is_kept_and_uids_come_in_the_rows_order(store: Store) -> None:
    with store.write(actor="lin", action="test") as unit:
        uids = unit.insert(junction, [junction_row(uid="a"), junction_row(), junction_row(uid="c")])
    assert (uids[0], uids[2]) == ("a", "c")
    assert len(uids[1]) == 36


def test_rows_with_different_columns_each_keep_their_own_values(store: Store) -> None:
    with store.write(actor="lin", action="test") as unit:
        unit.insert(junction, [junction_row("a"), junction_row("b", arms=4), junction_row("c")])
    with store.read() as connection:
        rows = connection.execute(select(junction.c.name, junction.c.arms)).all()
    assert rows == [("a", 0), ("b", 4), ("c", 0)]


def test_an_update_raises_the_version_and_a_second_one_from_the_old_version_is_refused(
    store: Store,
) -> None:
    with store.write(actor="lin", action="test") as unit:
        (uid,) = unit.insert(junction, [junction_row()])
    with store.write(actor="chen", action="rename") as unit:
        assert unit.update(junction, uid=uid, version=1, values={"name": "new"}) == 2
    with pytest.raises(Problem) as refused, store.write(actor="wu", action="rename") as unit:
        unit.update(junction, uid=uid, version=1, values={"name": "lost"})
    assert refused.value.code == "STALE_WRITE"
    with store.read() as connection:
        row = connection.execute(select(junction.c.name, junction.c.version)).one()
    assert row == ("new", 2)
    renamed = [row for row in audit_rows(store) if row[1] == "rename"]
    assert renamed == [(writer(store, "chen"), "rename", "update", "junction")]


def test_a_row_deleted_by_another_is_a_stale_write(store: Store) -> None:
    with store.write(actor="lin", action="test") as unit:
        (uid,) = unit.insert(junction, [junction_row()])
        unit.delete(junction, uid=uid, version=1)
    with pytest.raises(Problem) as refused, store.write(actor="lin", action="test") as unit:
        unit.update(junction, uid=uid, version=1, values={"name": "x"})
    with pytest.raises(Problem) as refused_too, store.write(actor="lin", action="test") as unit:
        unit.delete(junction, uid=uid, version=1)
    assert (refused.value.code, refused_too.value.code) == ("STALE_WRITE", "STALE_WRITE")


def test_every_change_leaves_an_audit_row_in_its_own_transaction(store: Store) -> None:
    with store.write(actor="lin", action="edit junctions") as unit:
        (uid,) = unit.insert(junction, [junction_row()])
        unit.update(junction, uid=uid, version=1, values={"name": "b"})
        unit.delete(junction, uid=uid, version=2)
        unit.note("export", "junction", "to a file")
    assert audit_rows(store) == [
        (writer(store, "lin"), "edit junctions", verb, "junction")
        for verb in ("insert", "update", "delete", "export")
    ]


def test_a_unit_that_fails_leaves_neither_rows_nor_audit_rows(store: Store) -> None:
    def fail_half_way() -> None:
        with store.write(actor="lin", action="test") as unit:
            unit.insert(junction, [junction_row()])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert count(store, junction) == 0
    assert audit_rows(store) == []


@pytest.mark.parametrize(("rows", "audited"), [(50, 50), (51, 1)])
def test_more_than_fifty_rows_at_once_are_audited_by_one_row(
    store: Store, rows: int, audited: int
) -> None:
    with store.write(actor="lin", action="test") as unit:
        unit.insert(junction, [junction_row(str(n)) for n in range(rows)])
    with store.read() as connection:
        found = connection.execute(select(audit.c.verb, audit.c.detail)).all()
    assert len(found) == audited
    assert (found[0] == ("bulk", "insert 51")) is (audited == 1)


def test_many_rows_are_updated_by_uid_and_an_unknown_uid_undoes_all(store: Store) -> None:
    with store.write(actor="lin", action="test") as unit:
        uids = unit.insert(junction, [junction_row(str(n), x=n) for n in range(60)])
    with store.write(actor="lin", action="move") as unit:
        unit.update_many(junction, [{"uid": uid, "geom": Point(500, 500)} for uid in uids])
    with pytest.raises(LookupError), store.write(actor="lin", action="move") as unit:
        unit.update_many(junction, [{"uid": uids[0], "name": "x"}, {"uid": "none", "name": "x"}])
    with store.read() as connection:
        near = bbox(junction.c.geom, (499, 499, 501, 501))
        rows = connection.execute(select(junction.c.version, junction.c.name).where(near)).all()
    assert sorted(rows) == sorted((2, str(n)) for n in range(60))


def test_a_bulk_insert_is_indexed_as_single_inserts_are(store: Store) -> None:
    rows = [junction_row(str(n), x=float(n)) for n in range(700)] + [
        junction_row("none", geom=Point())
    ]
    with store.write(actor="lin", action="test") as unit:
        unit.insert(junction, [junction_row("before", x=-5.0)])
        unit.insert(junction, rows)
        unit.insert(junction, [junction_row("after", x=-5.0)])
    with store.read() as connection:
        found = connection.execute(
            select(junction.c.name).where(bbox(junction.c.geom, (-6, 0, 2.5, 9)))
        ).scalars()
        assert sorted(found) == ["0", "1", "2", "after", "before"]
    problems = check(store.location)
    assert [(p.code, p.count) for p in problems] == [("CHECK_GEOMETRY_INVALID", 1)]  # the empty one


def test_bulk_and_single_inserts_store_the_same_values(store: Store) -> None:
    when = datetime(2025, 1, 6, 5, 28, tzinfo=UTC)
    rows: list[dict[str, Any]] = [
        {"kind": JunctionSource.STREETS, "started_at": when, "finished_at": None, "counts": "{}"}
    ]
    rows.append(dict(reversed(rows[0].items())))  # the same columns in another order
    with store.write(actor="lin", action="test") as unit:
        unit.insert(import_run, rows)
        unit.insert(import_run, rows * 300)
    with store.read() as connection:
        columns = import_run.c
        query = select(columns.kind, columns.started_at, columns.finished_at, columns.counts)
        found = connection.execute(query.distinct()).all()
        if connection.dialect.name == SQLITE:
            kinds = connection.exec_driver_sql("SELECT DISTINCT typeof(started_at) FROM import_run")
            assert kinds.scalars().all() == ["text"]
    assert found == [("streets", when, None, "{}")]
    assert count(store, import_run) == 602


def test_a_failed_bulk_insert_that_the_caller_survives_keeps_index_and_triggers(
    store: Store,
) -> None:
    rows = [junction_row(str(n), x=float(n), uid=f"u{n}") for n in range(600)]
    with store.write(actor="lin", action="test") as unit:
        unit.insert(junction, rows[:1])
        with pytest.raises(IntegrityError):
            unit.insert(junction, rows)  # its first uid is taken
        unit.insert(junction, [junction_row("later", x=77.0)])
    assert count(store, junction) == 2
    assert check(store.location) == []


@pytest.mark.geopackage_only("gpkg_contents is a table of the file's")
def test_the_layer_extent_grows_with_what_is_written(store: Store) -> None:
    with store.write(actor="lin", action="test") as unit:
        unit.insert(junction, [junction_row(x=10.0)])
    with store.write(actor="lin", action="test") as unit:
        unit.insert(junction, [junction_row(x=-3.0, geom=Point(-3, 7))])
    with store.read() as connection:
        extent = connection.exec_driver_sql(
            "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = 'junction'"
        ).one()
    assert extent == (-3, 2, 10, 7)


def test_an_unknown_column_is_a_bug_and_not_dropped(store: Store) -> None:
    with pytest.raises(Exception, match="colour"), store.write(actor="lin", action="test") as unit:
        unit.insert(junction, [junction_row(), junction_row(colour="red")])
    assert count(store, junction) == 0


def test_a_reader_keeps_its_snapshot_while_a_unit_is_stored(store: Store) -> None:
    run = {"kind": "crashes", "started_at": datetime(2025, 1, 1, tzinfo=UTC)}
    with store.read() as connection:
        with store.write(actor="lin", action="test") as unit:
            unit.insert(import_run, [run])
        inside = connection.execute(select(func.count()).select_from(import_run)).scalar_one()
    assert (inside, count(store, import_run)) == (0, 1)


def test_a_reader_cannot_write(store: Store) -> None:
    with pytest.raises(Problem) as refused, store.read() as connection:
        connection.execute(junction.insert(), [junction_row(uid="x")])
    assert refused.value.code in {"STORE_READ_ONLY", "STORE_SERVER_READ_ONLY"}
