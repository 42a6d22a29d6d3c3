"""What officers said of the legs of crashes: the table `leg_answer`."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text

from app.store.column_types import UtcDateTime
from app.store.geopackage import forget_tables, register_tables

revision = "0002"
down_revision = "0001"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
Table("crash", metadata, Column("uid", Text, unique=True))  # what the new table refers to

leg_answer = Table(
    "leg_answer",
    metadata,
    Column("fid", Integer, primary_key=True, autoincrement=True),
    Column("uid", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("crash_uid", Text, ForeignKey("crash.uid", ondelete="CASCADE"), nullable=False),
    Column("answered_at", UtcDateTime, nullable=False),
    Column("actor", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("supersedes_uid", Text, ForeignKey("leg_answer.uid", ondelete="CASCADE"), unique=True),
    Index("ix_leg_answer_crash", "crash_uid"),
)


def upgrade() -> None:
    """Make the table."""
    connection = op.get_bind()
    leg_answer.create(connection, checkfirst=False)
    register_tables(connection, [leg_answer])


def downgrade() -> None:
    """Take the table away with all that it holds."""
    connection = op.get_bind()
    forget_tables(connection, [leg_answer])
    leg_answer.drop(connection, checkfirst=False)
