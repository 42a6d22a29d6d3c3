"""The SQL by which the server itself says who wrote a row, and keeps rows that are only added.

What a client sends as the writer or the time of such a row is written over, not refused: a client
names its login there anyway. The functions look nothing up by a path that a person could set.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.store.scene_schema import SEALED_COLUMNS

KEPT = (
    *("access_ticket", "access_view", "deletion_certificate"),
    *("scene_change", "scene_correction"),
)
"""Tables whose rows are never changed or deleted."""
SIGNED = ("audit", *KEPT)
"""Tables with `login`, `actor` and `at`, all of them the server's."""
ANSWERED = "leg_answer"
"""Has an `actor` alone; its time orders the answers of one crash and stays the client's."""

ENTERED = "sealed_person"
"""Has a `login` that stays that of who entered the row, whoever changes it."""

SCENE = "scene"
"""Says who changed it last and who sealed it; sealed, its document stays as it is."""

_CLOCK = "date_trunc('milliseconds', clock_timestamp())"
_NOW = f"NEW.at := {_CLOCK};"
_SEALED = "RAISE EXCEPTION 'sealed scenes are kept' USING ERRCODE = '42501';"
_DIFFERS = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in SEALED_COLUMNS)
_FUNCTIONS = {
    "refuse_change": "RAISE EXCEPTION 'these rows are kept' USING ERRCODE = '42501';",
    "stamp_login": (f"NEW.login := session_user; NEW.actor := session_user; {_NOW} RETURN NEW;"),
    "stamp_actor": "NEW.actor := session_user; RETURN NEW;",
    "stamp_entered": (
        "IF TG_OP = 'INSERT' THEN NEW.login := session_user; ELSE NEW.login := OLD.login; END IF;"
        " RETURN NEW;"
    ),
    "guard_scene": (
        "IF TG_OP = 'DELETE' THEN IF OLD.status = 'sealed' THEN"
        f" {_SEALED} END IF; RETURN OLD; END IF;"
        f" IF TG_OP = 'UPDATE' AND OLD.status = 'sealed' THEN IF {_DIFFERS} THEN"
        f" {_SEALED} END IF; ELSIF NEW.status = 'sealed' THEN IF NEW.sealed_hash IS DISTINCT FROM"
        " encode(sha256(convert_to(NEW.document, 'UTF8')), 'hex') THEN"
        " RAISE EXCEPTION 'the seal is not of this document' USING ERRCODE = '42501'; END IF;"
        f" NEW.sealed_by := session_user; NEW.sealed_at := {_CLOCK}; END IF;"
        " IF TG_OP = 'INSERT' OR NEW.changed_at IS DISTINCT FROM OLD.changed_at"
        " OR NEW.changed_by IS DISTINCT FROM OLD.changed_by"
        " OR NEW.document IS DISTINCT FROM OLD.document THEN"
        f" NEW.changed_by := session_user; NEW.changed_at := {_CLOCK}; END IF; RETURN NEW;"
    ),
}


def stamp_statements(schema: str) -> Iterator[str]:
    """Functions and triggers; repeatable."""
    for name, body in _FUNCTIONS.items():
        yield (
            f"CREATE OR REPLACE FUNCTION {schema}.{name}() RETURNS trigger LANGUAGE plpgsql"
            f" SET search_path = pg_catalog AS $$ BEGIN {body} END $$"
        )
    for table in KEPT:
        yield (
            f"CREATE OR REPLACE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
            f" FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change()"
        )
    for table in SIGNED:
        yield _stamped(schema, table, "stamp_login")
    yield _stamped(schema, ANSWERED, "stamp_actor")
    yield _stamped(schema, ENTERED, "stamp_entered", "INSERT OR UPDATE")
    yield _stamped(schema, SCENE, "guard_scene", "INSERT OR UPDATE OR DELETE")


def drop_stamp_statements() -> Iterator[str]:
    """Take the triggers away that fill columns in, while the schema is being changed."""
    for table in (*SIGNED, ANSWERED, ENTERED, SCENE):
        yield f"DROP TRIGGER IF EXISTS stamped ON {table}"


def _stamped(schema: str, table: str, function: str, when: str = "INSERT") -> str:
    return (
        f"CREATE OR REPLACE TRIGGER stamped BEFORE {when} ON {table}"
        f" FOR EACH ROW EXECUTE FUNCTION {schema}.{function}()"
    )
