"""The SQL that roles, rights, row policies and published figures become; repeatable."""

from __future__ import annotations

from collections.abc import Iterator

from app.store.roles.changes import change_statements, drop_change_statements
from app.store.roles.names import FUNCTION_OWNERS, OWNER, PUBLISHER, Role
from app.store.roles.rights import PUBLISHED, RIGHTS, SHARED, TABLES, Right, Rows, Verb
from app.store.roles.sealing import drop_statements, sealing_statements
from app.store.roles.stamps import drop_stamp_statements, stamp_statements

COUNTED = ("crash", "junction")
"""What the published figures count."""

_FIGURES = (
    "count(*) AS crashes, sum(c.deaths_24h) AS deaths_24h, sum(c.deaths_30d) AS deaths_30d,"
    " sum(c.injured) AS injured"
)
_VIEWS = {
    "published_month": "SELECT c.city, c.local_month AS month, c.severity,"
    f" {_FIGURES} FROM crash c GROUP BY c.city, c.local_month, c.severity",
    "published_junction": "SELECT j.uid AS junction_uid, j.name, left(c.local_month, 4) AS year,"
    f" c.severity, {_FIGURES} FROM crash c JOIN junction j ON j.uid = c.junction_uid"
    " GROUP BY j.uid, j.name, left(c.local_month, 4), c.severity",
}
"""Figures by month and place; no case, no party, no hour."""


def role_statements() -> Iterator[str]:
    """Make the roles that are missing: groups that nobody logs in as."""
    for name in (OWNER, *FUNCTION_OWNERS, *(role.login_group for role in Role)):
        yield (
            f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{name}')"
            f" THEN CREATE ROLE {name} NOLOGIN; END IF;"
            " EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
        )
    yield f"GRANT {OWNER} TO {Role.ADMIN.login_group}"
    # to give them their views and functions; taken back at the end
    yield f"GRANT {', '.join(FUNCTION_OWNERS)} TO {OWNER}"


def parting_statement() -> str:
    """Part the owner and those who see more: a member would see what they may see."""
    return f"REVOKE {', '.join(FUNCTION_OWNERS)} FROM {OWNER}"


def schema_statements(schema: str) -> Iterator[str]:
    """The schema, which the owner owns."""
    yield f"CREATE SCHEMA IF NOT EXISTS {schema} AUTHORIZATION {OWNER}"
    yield f"REVOKE ALL ON SCHEMA {schema} FROM PUBLIC"


def unlock_statements(schema: str) -> Iterator[str]:
    """Take all rights and policies away while the schema is being changed."""
    yield from drop_statements(schema)
    yield from drop_change_statements(schema)
    yield from drop_stamp_statements()
    for view in PUBLISHED:
        yield f"DROP VIEW IF EXISTS {view}"
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {_everybody()}"
    yield f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA {schema} FROM {_everybody()}"
    yield (
        "DO $$ DECLARE p record; BEGIN FOR p IN SELECT policyname, tablename FROM pg_policies"
        f" WHERE schemaname = '{schema}' LOOP"
        " EXECUTE 'DROP POLICY ' || quote_ident(p.policyname)"
        " || ' ON ' || quote_ident(p.tablename);"
        " END LOOP; END $$"
    )
    for table in TABLES:
        yield f"ALTER TABLE IF EXISTS {table} NO FORCE ROW LEVEL SECURITY"
        yield f"ALTER TABLE IF EXISTS {table} DISABLE ROW LEVEL SECURITY"


def _everybody() -> str:
    return ", ".join(["PUBLIC", *FUNCTION_OWNERS, *(role.login_group for role in Role)])


def right_statements(schema: str) -> Iterator[str]:
    """Grants and policies exactly as the table of rights says, after `unlock_statements`."""
    groups = ", ".join(role.login_group for role in Role)
    yield f"GRANT USAGE ON SCHEMA {schema} TO {groups}, {PUBLISHER}"
    for table in SHARED:
        yield f"GRANT SELECT ON {table} TO {groups}"
    yield from stamp_statements(schema)
    for table in TABLES:
        yield from _policies(table)
    yield from _views(schema)
    for right in RIGHTS:
        yield from _grants(right)
    yield from sealing_statements(schema)
    yield from change_statements(schema)


def _policies(table: str) -> Iterator[str]:
    """Row security of one table, for its owner too."""
    yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
    if table in COUNTED:
        yield f"CREATE POLICY counted ON {table} FOR SELECT TO {PUBLISHER} USING (true)"
    for verb in Verb:
        for rows in Rows:
            roles = sorted(
                right.role.login_group
                for right in RIGHTS
                if right.table == table and verb in right.verbs and right.rows is rows
            )
            if roles:
                yield _policy(table, verb, rows, ", ".join(roles))


def _policy(table: str, verb: Verb, rows: Rows, roles: str) -> str:
    """One policy: rows that are seen (USING) and rows that may be written (WITH CHECK)."""
    seen = "" if verb is Verb.INSERT else f" USING ({rows.value})"
    made = f" WITH CHECK ({rows.value})" if verb in (Verb.INSERT, Verb.UPDATE) else ""
    name = f"{verb.value}_{rows.name}".lower()
    return f"CREATE POLICY {name} ON {table} FOR {verb.value} TO {roles}{seen}{made}"


def _views(schema: str) -> Iterator[str]:
    """Published figures: views whose owner sees what they count, and whose readers do not."""
    for table in COUNTED:
        yield f"GRANT SELECT ON {table} TO {PUBLISHER}"
    for view in PUBLISHED:
        yield f"CREATE VIEW {view} WITH (security_barrier) AS {_VIEWS[view]}"
    yield f"GRANT CREATE ON SCHEMA {schema} TO {PUBLISHER}"
    for view in PUBLISHED:
        yield f"ALTER VIEW {view} OWNER TO {PUBLISHER}"
    yield f"REVOKE CREATE ON SCHEMA {schema} FROM {PUBLISHER}"


def _grants(right: Right) -> Iterator[str]:
    """The grants of one entry, with the sequence that gives new rows their number."""
    group = right.role.login_group
    columns = f" ({', '.join(right.columns)})" if right.columns else ""
    for verb in sorted(right.verbs):
        yield f"GRANT {verb.value}{columns} ON {right.table} TO {group}"
    if Verb.INSERT in right.verbs:
        yield f"GRANT USAGE ON SEQUENCE {right.table}_fid_seq TO {group}"
