"""One unit of writing: rows, versions and audit rows that are stored together or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from shapely.geometry.base import BaseGeometry
from sqlalchemy import Connection, Table, bindparam, delete, insert, update

from app.store import schema
from app.store.bulk import ColumnValues as Columns
from app.store.bulk import insert_columns, update_columns
from app.store.dialects import SQLITE, epsg_of
from app.store.geometry_blob import Envelope, encode_geometries
from app.store.geopackage import (
    bulk_load,
    clear_layer,
    geometry_column_of,
    touch_contents,
)
from app.store.server import bulk as server_bulk
from app.store.server.notices import announce
from app.store.server.texts import storable
from app.store.uids import new_uid, new_uids
from gis.problems import Problem

AUDIT_EACH_UP_TO = 50
"""Changes of more rows than this at once are audited by one row with their count."""

SERVER_BULK_FROM = 50
"""From this many rows on a temporary table on a server pays."""

BULK_FROM = 500
"""From this many rows on, dropping and making the R*Tree triggers again pays."""

Row = Mapping[str, Any]


class WriteUnit:
    """What a use case writes with; made by `Store.write`, valid only inside it."""

    def __init__(
        self, connection: Connection, *, actor: str, action: str, uid: str | None = None
    ) -> None:
        self.connection = connection
        self.uid = uid or new_uid()
        self.actor, self.action = actor, action
        self._touched: set[str] = set()
        self._grown: dict[str, list[Envelope]] = {}
        self._audit: list[dict[str, Any]] = []
        self._at_end: list[Callable[[], None]] = []

    def at_end(self, do: Callable[[], None]) -> None:
        """Have something done before the unit is stored, when all else has been written."""
        self._at_end.append(do)

    def insert(self, table: Table, rows: Sequence[Row]) -> list[str]:
        """Insert rows; a missing `uid` is made. Returns the uids in the rows' order.

        Raises:
            KeyError: for a column the table does not have.
        """
        if not rows:
            return []
        filled = [row if row.get("uid") else {**row, "uid": new_uid()} for row in rows]
        uids = [str(row["uid"]) for row in filled]
        for batch in _alike(filled):
            if len(batch) < BULK_FROM or "fid" in batch[0]:
                _check_names(table, batch[0])
                self.connection.execute(insert(table), self._encoded(table, batch))
            else:
                self._load(table, {name: [row[name] for row in batch] for name in batch[0]})
        self._record("insert", table, uids)
        return uids

    def insert_columns(self, table: Table, columns: Columns) -> list[str]:
        """Insert many rows given as equally long columns; the quick way for bulk loads.

        A missing column `uid` is made. Returns the uids in the rows' order.

        Raises:
            KeyError: for a column the table does not have.
        """
        count = _length(columns)
        if not count:
            return []
        filled = dict(columns) if "uid" in columns else {**columns, "uid": new_uids(count)}
        self._load(table, filled)
        uids = list(filled["uid"])
        self._record("insert", table, uids)
        return uids

    def replace_all(self, made: Mapping[Table, Columns]) -> None:
        """Put rows given as columns in place of all that tables of derived rows hold.

        `made` begins with the tables that others point at. Each table is audited by one row with
        the count, however few its rows are.

        Raises:
            KeyError: for a column the table does not have.
        """
        for table in reversed(
            list(made)
        ):  # who points at others goes first, or each row is looked for
            name = geometry_column_of(table)
            if self.connection.dialect.name == SQLITE and name is not None:
                clear_layer(self.connection, table.name, name)
            else:
                self.connection.execute(delete(table))
        for table, columns in made.items():
            if count := _length(columns):
                filled = dict(columns) if "uid" in columns else {**columns, "uid": new_uids(count)}
                self._load(table, filled)
            self.note("bulk", table.name, f"replaced by {count}")

    def _load(self, table: Table, columns: Columns) -> None:
        """Insert columns; many geometries at once fill the R*Tree in bulk."""
        _check_names(table, columns)
        if self.connection.dialect.name != SQLITE:
            server_bulk.insert_columns(self.connection, table, columns)
            return
        encoded = self._encoded_columns(table, columns)
        name = geometry_column_of(table)
        if name is None or name not in columns or len(columns[name]) < BULK_FROM:
            insert_columns(self.connection, table, encoded)
            return
        with bulk_load(self.connection, table.name, name, columns[name]):
            insert_columns(self.connection, table, encoded)

    def update(self, table: Table, *, uid: str, version: int, values: Row) -> int:
        """Change one row that still has `version`; returns its new version.

        Raises:
            Problem: STALE_WRITE if somebody changed or deleted the row since it was read.
        """
        (encoded,) = self._encoded(table, [values])
        found = self.connection.execute(
            update(table)
            .where(table.c.uid == uid, table.c.version == version)
            .values(**encoded, version=version + 1)
        )
        if found.rowcount != 1:
            raise Problem("STALE_WRITE", table=table.name, uid=uid, version=version)
        self._record("update", table, [uid], detail=", ".join(sorted(values)))
        return version + 1

    def update_many(self, table: Table, rows: Sequence[Row]) -> None:
        """Change many rows, each named by its `uid`; versions rise by one, none is compared.

        Raises:
            LookupError: if a uid is not in the table.
            KeyError: for a column the table does not have.
        """
        if not rows:
            return
        for batch in _alike(rows):
            self._change(table, {name: [row[name] for row in batch] for name in batch[0]})
        detail = (
            ", ".join(sorted(set().union(*rows) - {"uid"})) if len(rows) <= AUDIT_EACH_UP_TO else ""
        )
        self._record("update", table, [str(row["uid"]) for row in rows], detail=detail)

    def update_columns(self, table: Table, columns: Columns) -> None:
        """Change many rows given as equally long columns, `uid` among them; as `update_many`.

        Raises:
            LookupError: if a uid is not in the table.
            KeyError: for a column the table does not have, or without `uid`.
        """
        if not _length(columns):
            return
        self._change(table, columns)
        uids = list(columns["uid"])
        few = len(uids) <= AUDIT_EACH_UP_TO
        detail = ", ".join(sorted(columns.keys() - {"uid"})) if few else ""
        self._record("update", table, uids, detail=detail)

    def _change(self, table: Table, columns: Columns) -> None:
        """Change rows given as columns."""
        _check_names(table, columns)
        count = _length(columns)
        if self.connection.dialect.name == SQLITE:
            encoded = self._encoded_columns(table, columns)
            found = update_columns(self.connection, table, encoded)
        elif count < SERVER_BULK_FROM:
            found = self._change_plainly(table, columns)
        else:
            found = server_bulk.update_columns(self.connection, table, columns)
        if found != count:
            raise LookupError(f"{count - found} rows are not in {table.name}")

    def _change_plainly(self, table: Table, columns: Columns) -> int:
        """Change rows through SQLAlchemy; returns how many were found."""
        names = [name for name in columns if name != "uid"]
        statement = (
            update(table)
            .where(table.c.uid == bindparam("row_uid"))
            .values({name: bindparam(f"new_{name}", type_=table.c[name].type) for name in names})
            .values(version=table.c.version + 1)
        )
        columns = {name: [storable(value) for value in columns[name]] for name in columns}
        bound = {"row_uid": columns["uid"]} | {f"new_{name}": columns[name] for name in names}
        return int(self.connection.execute(statement, _as_rows(bound)).rowcount)

    def delete(self, table: Table, *, uid: str, version: int) -> None:
        """Delete one row that still has `version`, with the rows that belong to it.

        Raises:
            Problem: STALE_WRITE if somebody changed or deleted the row since it was read.
        """
        found = self.connection.execute(
            delete(table).where(table.c.uid == uid, table.c.version == version)
        )
        if found.rowcount != 1:
            raise Problem("STALE_WRITE", table=table.name, uid=uid, version=version)
        self._record("delete", table, [uid])

    def note(self, verb: str, table_name: str, detail: str) -> None:
        """Write an audit row of the caller's own, for changes made through `connection`."""
        self._touched.add(table_name)
        self._add_audit(verb, table_name, None, detail)

    def finish(self) -> None:
        """Write what goes with the changes: audit rows, layer extents. Called by the store."""
        for do in self._at_end:
            do()
        if self._audit:
            self.connection.execute(insert(schema.audit), self._audit)
            self._touched.add(schema.audit.name)
        if self.connection.dialect.name == SQLITE:
            for name in sorted(self._touched):
                touch_contents(self.connection, name, _union(self._grown.get(name, [])))
        elif self._touched:
            announce(self.connection, self.uid, self._touched)

    def _encoded(self, table: Table, rows: Sequence[Row]) -> list[dict[str, Any]]:
        """Rows as the database takes them: geometries encoded for a GeoPackage."""
        if self.connection.dialect.name != SQLITE:
            return [{name: storable(value) for name, value in row.items()} for row in rows]
        name = geometry_column_of(table)
        if name is None or name not in rows[0]:
            return [dict(row) for row in rows]
        blobs = self._blobs(table, [row[name] for row in rows])
        return [{**row, name: blob} for row, blob in zip(rows, blobs, strict=True)]

    def _encoded_columns(self, table: Table, columns: Columns) -> Columns:
        """Columns with the geometries encoded for a GeoPackage."""
        name = geometry_column_of(table)
        if name is None or name not in columns:
            return columns
        return {**columns, name: self._blobs(table, columns[name])}

    def _blobs(self, table: Table, shapes: Sequence[BaseGeometry | None]) -> Sequence[bytes | None]:
        """Geometries encoded at once; what they cover is kept for the layer's extent."""
        blobs, envelope = encode_geometries(shapes, epsg_of(self.connection.dialect))
        if envelope is not None:
            self._grown.setdefault(table.name, []).append(envelope)
        return blobs

    def _record(self, verb: str, table: Table, uids: Sequence[str], detail: str = "") -> None:
        """Audit rows of one call."""
        self._touched.add(table.name)
        if len(uids) <= AUDIT_EACH_UP_TO:
            for uid in uids:
                self._add_audit(verb, table.name, uid, detail)
        else:
            self._add_audit("bulk", table.name, None, f"{verb} {len(uids)}")

    def _add_audit(self, verb: str, table_name: str, row_uid: str | None, detail: str) -> None:
        self._audit.append(
            {
                "uid": new_uid(),
                "at": datetime.now(UTC),
                "actor": self.actor,
                "action": self.action,
                "verb": verb,
                "table_name": table_name,
                "row_uid": row_uid,
                "detail": detail,
                "unit_uid": self.uid,
            }
        )


def _alike(rows: Sequence[Row]) -> Iterable[list[Row]]:
    """Rows in order, cut where their columns change: one statement serves like rows only."""
    for _names, batch in groupby(rows, key=lambda row: row.keys()):
        yield list(batch)


def _check_names(table: Table, names: Iterable[str]) -> None:
    """Refuse columns that the table does not have (SQLAlchemy would drop them silently)."""
    if unknown := sorted(set(names) - set(table.c.keys())):
        raise KeyError(f"{table.name} has no column {', '.join(unknown)}")


def _length(columns: Columns) -> int:
    """The number of rows.

    Raises:
        ValueError: for columns of different lengths.
    """
    lengths = {len(values) for values in columns.values()}
    if len(lengths) > 1:
        raise ValueError("columns of different lengths")
    return lengths.pop() if lengths else 0


def _as_rows(columns: Columns) -> list[dict[str, Any]]:
    """Columns as rows."""
    return [
        dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)
    ]


def _union(envelopes: Sequence[Envelope]) -> Envelope | None:
    """The envelope of envelopes."""
    if not envelopes:
        return None
    left, right, low, high = zip(*envelopes, strict=True)
    return min(left), max(right), min(low), max(high)
