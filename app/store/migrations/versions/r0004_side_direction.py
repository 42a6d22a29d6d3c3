"""The recorded direction of side impacts: the column `crash.side_direction`."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Text

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column; both databases do so in place, so triggers and R*Tree stay."""
    op.add_column("crash", Column("side_direction", Text))


def downgrade() -> None:
    """Take the column away with what it holds."""
    op.drop_column("crash", "side_direction")
