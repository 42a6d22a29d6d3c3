"""Whose a case is: its precinct, its reviewers, and who entered its sealed persons.

They are the limits of a server. In a file only the precinct is filled: there is one user, who may
do everything.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, MetaData, Table, Text, UniqueConstraint

from app.store.geopackage import forget_tables, register_tables

revision = "0006"
down_revision = "0005"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

case_reviewer = Table(
    "case_reviewer",
    metadata,
    Column("fid", Integer, primary_key=True, autoincrement=True),
    Column("uid", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("login", Text, nullable=False),
    Column("case_no", Text, nullable=False),
    UniqueConstraint("login", "case_no", name="uq_case_reviewer_login"),
)
TABLES = (case_reviewer,)


def upgrade() -> None:
    """Make the table and the columns; both databases add a column in place."""
    connection = op.get_bind()
    case_reviewer.create(connection, checkfirst=False)
    register_tables(connection, TABLES)
    op.add_column("sealed_person", Column("login", Text))
    op.add_column("crash", Column("precinct", Text, nullable=False, server_default=""))


def downgrade() -> None:
    """Take them away with what they hold."""
    connection = op.get_bind()
    op.drop_column("crash", "precinct")
    op.drop_column("sealed_person", "login")
    forget_tables(connection, TABLES)
    case_reviewer.drop(connection, checkfirst=False)
