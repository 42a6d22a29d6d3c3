"""Audit rows name the unit of writing they belong to, and who was logged in to the server."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Text

from app.store.batch_tables import change_table

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the columns; older rows name neither."""
    op.add_column("audit", Column("unit_uid", Text))
    op.add_column("audit", Column("login", Text))
    op.create_index("ix_audit_unit_uid", "audit", ["unit_uid"])


def downgrade() -> None:
    """Take the columns away with what they hold."""
    op.drop_index("ix_audit_unit_uid", "audit")
    with change_table("audit") as batch:
        batch.drop_column("login")
        batch.drop_column("unit_uid")
