"""The check of a store on a server: its tables, rights, geometries and rows.

What the server itself keeps whole (references, types, indexes) is not looked at again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np
from sqlalchemy import Connection, select, text

from app.store.check import Recompute, derived_differences
from app.store.check_layers import invalid_shapes, told
from app.store.check_rules import JSON_COLUMNS, check_rules, may_read
from app.store.column_types import Geometry
from app.store.defects import StoreDefect
from app.store.geopackage import geometry_column_of
from app.store.raw_rows import read_geometries
from app.store.roles.names import OWNER
from app.store.roles.rights import TABLES
from app.store.schema import import_run, leg_answer, metadata
from app.store.server.engine import SCHEMA
from app.store.server.server_store import open_server
from app.tasks import Progress
from gis.diagrams.leg_answers import SCHEMA as LEGS_SCHEMA
from gis.diagrams.leg_answers import AnswerKind

_CHECKING = "CHECKING_STORE"


def check_server(
    location: str, *, recompute: Recompute | None, progress: Progress
) -> list[StoreDefect]:
    """What is wrong in a database, as far as the login may see; as `app.store.check.check`.

    Raises:
        Problem: as `open_store` on a server.
    """
    with open_server(location) as store:
        progress(_CHECKING, 0.0)
        with store.read() as connection:
            found = [*_check_tables(connection), *_check_policies(connection)]
            if any(defect.code == "CHECK_COLUMNS_MISSING" for defect in found):
                return found
            found += _check_shapes(connection)
            progress(_CHECKING, 0.5)
            found += [*check_rules(connection), *_check_json(connection)]
        progress(_CHECKING, 0.8)
        if recompute is not None and not found:
            try:
                with store.write(actor="check", action="check") as unit:
                    found += derived_differences(unit, recompute, progress)
                    raise _Undone
            except _Undone:
                pass
        progress(_CHECKING, 1.0)
        return found


class _Undone(Exception):
    """Rolls a unit back."""


def _check_tables(connection: Connection) -> Iterator[StoreDefect]:
    """Tables and columns of the schema that are missing."""
    rows = connection.execute(
        text(
            "SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
            " WHERE c.relnamespace = CAST(:schema AS regnamespace) AND a.attnum > 0"
        ),
        {"schema": SCHEMA},
    )
    present = {(str(table), str(column)) for table, column in rows}
    for table in metadata.sorted_tables:
        missing = sorted(
            column.name for column in table.columns if (table.name, column.name) not in present
        )
        if missing:
            yield StoreDefect(
                code="CHECK_COLUMNS_MISSING",
                table=table.name,
                count=len(missing),
                detail=", ".join(missing),
            )


def _check_policies(connection: Connection) -> Iterator[StoreDefect]:
    """Row security holds on every table, for its owner too, and the owner is ours."""
    rows = connection.execute(
        text(
            "SELECT relname FROM pg_class WHERE relnamespace = CAST(:schema AS regnamespace)"
            " AND relkind = 'r' AND relrowsecurity AND relforcerowsecurity"
            " AND pg_get_userbyid(relowner) = :owner"
        ),
        {"schema": SCHEMA, "owner": OWNER},
    )
    guarded = {str(row[0]) for row in rows}
    for table in sorted(set(TABLES) - guarded):
        yield StoreDefect(code="CHECK_UNGUARDED", table=table)


def _check_shapes(connection: Connection) -> Iterator[StoreDefect]:
    """Geometries that are invalid or empty."""
    for table in metadata.sorted_tables:
        name = geometry_column_of(table)
        if name is None or not may_read(connection, table.name, "fid", name):
            continue
        kind = table.c[name].type
        assert isinstance(kind, Geometry)
        shapes, rows = read_geometries(connection, table, table.c.fid)
        fids = np.array([row[0] for row in rows], dtype=np.int64)
        broken = fids[invalid_shapes(shapes, kind.kind.value)].tolist()
        yield from told("CHECK_GEOMETRY_INVALID", table.name, broken)


def _check_json(connection: Connection) -> Iterator[StoreDefect]:
    """Texts that are no JSON, and JSON that breaks a rule."""
    for name, column in JSON_COLUMNS:
        if not may_read(connection, name, "fid", column):
            continue
        table = metadata.tables[name]
        rows = connection.execute(select(table.c.fid, table.c[column]).order_by(table.c.fid))
        broken = [fid for fid, held in rows if _read(held) is _UNREADABLE]
        for defect in told("CHECK_NOT_JSON", name, broken):
            yield StoreDefect(
                code=defect.code,
                table=name,
                count=defect.count,
                detail=f"{column}: {defect.detail}",
            )
    columns = import_run.c
    rows = connection.execute(select(columns.fid, columns.counts).order_by(columns.fid))
    wrong = [fid for fid, held in rows if _does_not_add_up(held)]
    yield from told("CHECK_COUNTS_DO_NOT_ADD_UP", import_run.name, wrong)
    answers = leg_answer.c
    query = select(answers.fid, answers.content, answers.kind).order_by(answers.fid)
    wrong = [fid for fid, held, kind in connection.execute(query) if _is_no_answer(held, kind)]
    yield from told("CHECK_ANSWER_UNREADABLE", leg_answer.name, wrong)


_UNREADABLE = object()


def _read(held: str | None) -> Any:  # noqa: ANN401  # JSON
    try:
        return None if held is None else json.loads(held)
    except ValueError:
        return _UNREADABLE


def _does_not_add_up(held: str) -> bool:
    """Whether an import read another number of rows than it accepted and set aside."""
    counts = _read(held)
    if not isinstance(counts, dict):
        return False
    match [counts.get(name) for name in ("read", "accepted", "quarantined")]:
        case [int(read), int(accepted), int(quarantined)]:
            return read != accepted + quarantined
    return False


def _is_no_answer(held: str, kind: str) -> bool:
    """Whether readable JSON is not the answer that its kind says."""
    content = _read(held)
    if not isinstance(content, dict):
        return False
    nobody = kind in (AnswerKind.WITHDRAWN.value, AnswerKind.UNKNOWN.value)
    return content.get("schema") != LEGS_SCHEMA or bool(content.get("parties")) == nobody
