"""What somebody decided at the ends of a road: control, markings, corner."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Text

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the column; both databases do it in place."""
    op.add_column("road", Column("arm_designs", Text))


def downgrade() -> None:
    """Take it away with what it holds."""
    op.drop_column("road", "arm_designs")
