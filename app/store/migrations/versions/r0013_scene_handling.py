"""Scenes say how far they are and whose they are; their changes and corrections are kept."""

from __future__ import annotations

from typing import Any

from alembic import op
from sqlalchemy import Column, Integer, MetaData, Table, Text
from sqlalchemy.schema import SchemaItem

from app.store.column_types import UtcDateTime
from app.store.dialects import SQLITE
from app.store.geopackage import forget_tables, register_tables
from app.store.kept_rows import keep_rows

revision = "0013"
down_revision = "0012"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
SEALED = ("document", "case_no", "status", "sealed_hash", "sealed_at", "sealed_by")


def _added() -> list[Column[Any]]:
    return [
        Column("status", Text, nullable=False, server_default="draft"),
        Column("station", Text, nullable=False, server_default=""),
        Column("handler", Text, nullable=False, server_default=""),
        Column("changed_at", UtcDateTime),
        Column("changed_by", Text, nullable=False, server_default=""),
        Column("sealed_hash", Text),
        Column("sealed_at", UtcDateTime),
        Column("sealed_by", Text, nullable=False, server_default=""),
    ]


def _table(name: str, *items: SchemaItem) -> Table:
    """A table of what happened to scenes."""
    return Table(
        name,
        metadata,
        Column("fid", Integer, primary_key=True, autoincrement=True),
        Column("uid", Text, nullable=False, unique=True),
        Column("version", Integer, nullable=False, server_default="1"),
        Column("scene_uid", Text, nullable=False, index=True),
        Column("at", UtcDateTime, nullable=False),
        Column("actor", Text, nullable=False),
        Column("login", Text),
        *items,
    )


scene_change = _table(
    "scene_change",
    Column("kind", Text, nullable=False),
    Column("scene_version", Integer, nullable=False),
    Column("names", Text, nullable=False, server_default="[]"),
    Column("changes", Text, nullable=False, server_default="[]"),
)
scene_correction = _table(
    "scene_correction",
    Column("reason", Text, nullable=False),
    Column("changes", Text, nullable=False),
)
TABLES = (scene_change, scene_correction)
for _kept in TABLES:
    keep_rows(_kept)


def upgrade() -> None:
    """Make the tables, the columns and the triggers; both databases add a column in place."""
    connection = op.get_bind()
    for column in _added():
        op.add_column("scene", column)
    for table in TABLES:
        table.create(connection, checkfirst=False)
    register_tables(connection, TABLES)
    if connection.dialect.name == SQLITE:
        for statement in _triggers():
            connection.exec_driver_sql(statement)


def _triggers() -> tuple[str, ...]:
    differs = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in SEALED)
    refused = "BEGIN SELECT RAISE(ABORT, 'sealed scenes are kept'); END"
    return (
        "CREATE TRIGGER sealed_update_scene BEFORE UPDATE ON scene"
        f" WHEN OLD.status = 'sealed' AND ({differs}) {refused}",
        "CREATE TRIGGER sealed_delete_scene BEFORE DELETE ON scene"
        f" WHEN OLD.status = 'sealed' {refused}",
    )


def downgrade() -> None:
    """Take them away with what they hold."""
    connection = op.get_bind()
    if connection.dialect.name == SQLITE:
        for name in ("sealed_update_scene", "sealed_delete_scene"):
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
    forget_tables(connection, TABLES)
    for table in reversed(TABLES):
        table.drop(connection, checkfirst=False)
    for column in reversed(_added()):
        op.drop_column("scene", column.name)
