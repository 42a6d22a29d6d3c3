"""Tables whose rows are never changed and never deleted, in a file too.

In a file this keeps the program and other tools from a mistake, not a person who means it: whoever
may write the file can drop the triggers. On a server see `roles/sealing.py`.
"""

from __future__ import annotations

from sqlalchemy import DDL, Table, event

from app.store.dialects import SQLITE


def keep_rows(table: Table) -> None:
    """Have a table made together with triggers that refuse UPDATE and DELETE."""
    for verb in ("UPDATE", "DELETE"):
        made = DDL(  # type: ignore[no-untyped-call]  # SQLAlchemy's own
            f"CREATE TRIGGER kept_{verb.lower()}_{table.name} BEFORE {verb} ON {table.name}"
            f" BEGIN SELECT RAISE(ABORT, 'rows of {table.name} are kept'); END"
        )
        event.listen(table, "after_create", made.execute_if(dialect=SQLITE))
