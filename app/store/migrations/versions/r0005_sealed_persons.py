"""Personal data in sealed tables: keys, persons, tickets, views, certificates of deletion."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text, UniqueConstraint
from sqlalchemy.schema import SchemaItem

from app.store.column_types import UtcDateTime
from app.store.geopackage import forget_tables, register_tables
from app.store.kept_rows import keep_rows

revision = "0005"
down_revision = "0004"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(name: str, *items: SchemaItem) -> Table:
    """A table with the three columns every table has."""
    return Table(
        name,
        metadata,
        Column("fid", Integer, primary_key=True, autoincrement=True),
        Column("uid", Text, nullable=False, unique=True),
        Column("version", Integer, nullable=False, server_default="1"),
        *items,
    )


sealing_key = _table(
    "sealing_key",  # keys that seal, each wrapped by the master key, which stands nowhere here
    Column("purpose", Text, nullable=False),  # data, index
    Column("state", Text, nullable=False),  # current, old: sealing with it has ended
    Column("made_at", UtcDateTime, nullable=False),
    Column("master", Text, nullable=False),  # JSON: how the master key is come by
    Column("wrapped", Text, nullable=False),
)

sealed_person = _table(
    "sealed_person",  # what is known of a party; the rest of it stands in crash_party
    Column("case_no", Text, nullable=False),
    Column("party_no", Integer, nullable=False),
    Column("plate_masked", Text, nullable=False, server_default=""),
    Column("plate_index", Text, nullable=False, server_default="", index=True),
    Column("sealed", Text, nullable=False),
    Column("key_uid", Text, ForeignKey("sealing_key.uid"), nullable=False, index=True),
    Column("since_day", Text, nullable=False, index=True),  # what five years are counted from
    UniqueConstraint("case_no", "party_no", name="uq_sealed_person_party"),
)

access_ticket = _table(
    "access_ticket",  # committed before anything is read; never changed, never deleted
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("actor", Text, nullable=False),
    Column("login", Text),  # set by the server itself
    Column("purpose", Text, nullable=False),
    Column("case_no", Text, nullable=False),
    Column("what", Text, nullable=False),  # case, plate
)

access_view = _table(
    "access_view",  # one person's data that were shown
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("ticket_uid", Text, ForeignKey("access_ticket.uid"), nullable=False, index=True),
    Column("actor", Text, nullable=False),
    Column("login", Text),
    Column("case_no", Text, nullable=False),
    Column("party_no", Integer, nullable=False),
    Column("plate_index", Text, nullable=False, server_default=""),
)

deletion_certificate = _table(
    "deletion_certificate",
    Column("at", UtcDateTime, nullable=False),
    Column("actor", Text, nullable=False),
    Column("login", Text),
    Column("kind", Text, nullable=False),  # case, age
    Column("reason", Text, nullable=False),
    Column("case_numbers", Text, nullable=False),  # JSON list, sorted
    Column("persons", Integer, nullable=False),
    Column("list_sha256", Text, nullable=False),
)

unit_member = _table(
    "unit_member",  # which logins work for which unit (處理單位)
    Column("login", Text, nullable=False),
    Column("unit", Text, nullable=False),
    UniqueConstraint("login", "unit", name="uq_unit_member_login"),
)

for _kept in (access_ticket, access_view, deletion_certificate):
    keep_rows(_kept)

TABLES = (
    sealing_key,
    sealed_person,
    access_ticket,
    access_view,
    deletion_certificate,
    unit_member,
)


def upgrade() -> None:
    """Make the tables."""
    connection = op.get_bind()
    for table in TABLES:
        table.create(connection, checkfirst=False)
    register_tables(connection, TABLES)


def downgrade() -> None:
    """Take the tables away with all that they hold."""
    connection = op.get_bind()
    forget_tables(connection, TABLES)
    for table in reversed(TABLES):
        table.drop(connection, checkfirst=False)
