"""One unit of writing: rows, versions and audit rows that are stored together or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from shapely.geometry.base import BaseGeometry
from sqlalchemy import Connection, Table, bindparam, delete, insert, update

from app.store import schema
from app.store.dialects import SQLITE, epsg_of
from app.store.geometry_blob import Envelope, encode_geometries
from app.store.geopackage import (
    bulk_load,
    geometry_column_of,
    insert_plain,
    touch_contents,
)
from app.store.uids import new_uid
from gis.problems import Problem

AUDIT_EACH_UP_TO = 50
"""Changes of more rows than this at once are audited by one row with their count."""

BULK_FROM = 500
"""From this many rows on, dropping and making the R*Tree triggers again pays."""

Row = Mapping[str, Any]


class WriteUnit:
    """What a use case writes with; made by `Store.write`, valid only inside it."""

    def __init__(self, connection: Connection, *, actor: str, action: str) -> None:
        self.connection = connection
        self._actor = actor
        self._action = action
        self._touched: set[str] = set()
        self._grown: dict[str, list[Envelope]] = {}
        self._audit: list[dict[str, Any]] = []

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
            self._insert_alike(table, batch)
        self._record("insert", table, uids)
        return uids

    def _insert_alike(self, table: Table, rows: Sequence[Row]) -> None:
        """Insert rows of the same columns; many with geometry at once fill the R*Tree in bulk."""
        if unknown := sorted(
            rows[0].keys() - table.c.keys()
        ):  # SQLAlchemy would drop them silently
            raise KeyError(f"{table.name} has no column {', '.join(unknown)}")
        encoded = self._encoded(table, rows)
        column = geometry_column_of(table)
        if column is None or column not in rows[0] or len(rows) < BULK_FROM or "fid" in rows[0]:
            self._execute_insert(table, encoded)
            return
        with bulk_load(self.connection, table.name, column, [row[column] for row in rows]):
            self._execute_insert(table, encoded)

    def _execute_insert(self, table: Table, rows: Sequence[Row]) -> None:
        """Insert encoded rows of the same columns."""
        if self.connection.dialect.name == SQLITE and len(rows) >= BULK_FROM:
            insert_plain(self.connection, table, rows)
        else:
            self.connection.execute(insert(table), rows)

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
        """
        if not rows:
            return
        for batch in _alike(rows):
            names = [name for name in batch[0] if name != "uid"]
            statement = (
                update(table)
                .where(table.c.uid == bindparam("row_uid"))
                .values(
                    {name: bindparam(f"new_{name}", type_=table.c[name].type) for name in names}
                )
                .values(version=table.c.version + 1)
            )
            encoded = self._encoded(table, batch)
            found = self.connection.execute(
                statement,
                [
                    {"row_uid": row["uid"]} | {f"new_{name}": row[name] for name in names}
                    for row in encoded
                ],
            )
            if found.rowcount != len(batch):
                raise LookupError(f"{len(batch) - found.rowcount} rows are not in {table.name}")
        detail = (
            ", ".join(sorted(set().union(*rows) - {"uid"})) if len(rows) <= AUDIT_EACH_UP_TO else ""
        )
        self._record("update", table, [str(row["uid"]) for row in rows], detail=detail)

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
        if self._audit:
            self.connection.execute(insert(schema.audit), self._audit)
            self._touched.add(schema.audit.name)
        if self.connection.dialect.name == SQLITE:
            for name in sorted(self._touched):
                touch_contents(self.connection, name, _union(self._grown.get(name, [])))

    def _encoded(self, table: Table, rows: Sequence[Row]) -> list[dict[str, Any]]:
        """Rows with geometries encoded for a GeoPackage, many at once."""
        column = geometry_column_of(table)
        if column is None or column not in rows[0] or self.connection.dialect.name != SQLITE:
            return [dict(row) for row in rows]
        shapes: list[BaseGeometry | None] = [row[column] for row in rows]
        blobs, envelope = encode_geometries(shapes, epsg_of(self.connection.dialect))
        if envelope is not None:
            self._grown.setdefault(table.name, []).append(envelope)
        return [{**row, column: blob} for row, blob in zip(rows, blobs, strict=True)]

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
                "actor": self._actor,
                "action": self._action,
                "verb": verb,
                "table_name": table_name,
                "row_uid": row_uid,
                "detail": detail,
            }
        )


def _alike(rows: Sequence[Row]) -> Iterable[list[Row]]:
    """Rows in order, cut where their columns change: one statement serves like rows only."""
    for _names, batch in groupby(rows, key=lambda row: row.keys()):
        yield list(batch)


def _union(envelopes: Sequence[Envelope]) -> Envelope | None:
    """The envelope of envelopes."""
    if not envelopes:
        return None
    left, right, low, high = zip(*envelopes, strict=True)
    return min(left), max(right), min(low), max(high)
