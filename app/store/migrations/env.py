"""Alembic's entry: runs revisions on the connection the program hands over."""

from __future__ import annotations

from alembic import context

from app.store.migrations import VERSION_TABLE
from app.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=False,  # the caller's transaction holds it all
)
context.run_migrations()
