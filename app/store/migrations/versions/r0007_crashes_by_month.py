"""One index that counts crashes by city, month and severity without reading their rows.

It stands for the two of city and of month alone, which nothing asks for by themselves.
"""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Put the index in the place of the two."""
    op.create_index("ix_crash_month", "crash", ["city", "local_month", "severity"])
    op.drop_index("ix_crash_local_month", "crash")
    op.drop_index("ix_crash_city", "crash")


def downgrade() -> None:
    """Put the two back."""
    op.create_index("ix_crash_city", "crash", ["city"])
    op.create_index("ix_crash_local_month", "crash", ["local_month"])
    op.drop_index("ix_crash_month", "crash")
