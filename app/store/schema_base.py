"""What every table of the store has: one metadata, the three first columns, columns of codes."""

from __future__ import annotations

from sqlalchemy import Column, Integer, MetaData, Table, Text
from sqlalchemy.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def store_table(name: str, *items: SchemaItem) -> Table:
    """A table with the three columns every table has."""
    return Table(
        name,
        metadata,
        Column("fid", Integer, primary_key=True, autoincrement=True),
        Column("uid", Text, nullable=False, unique=True),
        Column("version", Integer, nullable=False, server_default="1"),
        *items,
    )


def codes(*names: str) -> list[Column[str]]:
    """Nullable code columns."""
    return [Column(name, Text) for name in names]
