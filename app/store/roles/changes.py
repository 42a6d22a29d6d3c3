"""The SQL of the one function that tells who changed a record, and when: no content.

People see their own audit rows only. Who is asked whose change of a record shall hold must know
who made the other one; this function tells that of a record the person may change, and no more.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.store.roles.names import TELLER, Role
from app.store.roles.rights import AUDIT, CONTENT, RIGHTS, Right, Rows, Verb

RECORD_CHANGES = "record_changes"
_ARGUMENTS = "text, text"
_READS = (AUDIT, "scene", "crash", "unit_member")
_SCENE_IS_SEEN = (
    "EXISTS (SELECT FROM scene s WHERE s.uid = wanted_uid AND (s.crash_uid IS NULL OR EXISTS ("
    "SELECT FROM crash c WHERE c.uid = s.crash_uid AND (c.case_no IS NULL OR EXISTS ("
    "SELECT FROM unit_member m WHERE m.login = session_user"
    " AND m.unit <> '' AND m.unit IN (c.bureau, c.precinct))))))"
)
"""What `Rows.SEEN_SCENE` says to a station user, for a function that itself sees every crash."""
_SEEN = {Rows.ALL: "true", Rows.SEEN_SCENE: _SCENE_IS_SEEN}


def drop_change_statements(schema: str) -> Iterator[str]:
    """Take the function away while the schema is being changed."""
    yield f"DROP FUNCTION IF EXISTS {schema}.{RECORD_CHANGES}({_ARGUMENTS})"


def change_statements(schema: str) -> Iterator[str]:
    """The function with what it needs; after the grants of everybody else.

    Columns: when, which login, insert/update/delete/bulk, whether it was this record by itself
    (many at once are written down together), and the names of the columns that were changed.
    """
    yield f"GRANT USAGE ON SCHEMA {schema} TO {TELLER}"
    for table in _READS:
        yield f"GRANT SELECT ON {table} TO {TELLER}"
        yield f"CREATE POLICY teller ON {table} FOR SELECT TO {TELLER} USING (true)"
    signature = f"{schema}.{RECORD_CHANGES}({_ARGUMENTS})"
    yield (
        f"CREATE FUNCTION {schema}.{RECORD_CHANGES}(wanted_table text, wanted_uid text) RETURNS"
        " TABLE (at timestamptz, login text, verb text, alone boolean, column_names text)"
        f" LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = {schema}, pg_temp AS $$"
        "\n#variable_conflict use_column\n"
        f"BEGIN IF NOT ({_may_ask()}) THEN"
        " RAISE EXCEPTION 'not yours to change' USING ERRCODE = '42501'; END IF;"
        " RETURN QUERY SELECT a.at, coalesce(a.login, a.actor), a.verb, a.row_uid IS NOT NULL,"
        " CASE WHEN a.verb = 'update' AND a.row_uid IS NOT NULL THEN a.detail ELSE '' END"
        f" FROM {AUDIT} a WHERE a.table_name = wanted_table"
        " AND (a.row_uid = wanted_uid OR a.row_uid IS NULL)"
        " ORDER BY a.at DESC, a.fid DESC; END $$"
    )
    yield f"REVOKE ALL ON FUNCTION {signature} FROM PUBLIC"
    groups = sorted({right.role.login_group for right in RIGHTS if _asks(right)})
    yield f"GRANT EXECUTE ON FUNCTION {signature} TO {', '.join(groups)}"
    yield f"GRANT CREATE ON SCHEMA {schema} TO {TELLER}"
    yield f"ALTER FUNCTION {signature} OWNER TO {TELLER}"
    yield f"REVOKE CREATE ON SCHEMA {schema} FROM {TELLER}"


def _asks(right: Right) -> bool:
    """Whether who has a right meets other people's changes: reads records and changes them."""
    return right.table in CONTENT and {Verb.SELECT, Verb.UPDATE} <= right.verbs


def _may_ask() -> str:
    """The condition on person, table and record, from the table of rights."""
    asked: dict[tuple[Role, Rows], list[str]] = {}
    for right in filter(_asks, RIGHTS):
        asked.setdefault((right.role, right.rows), []).append(right.table)
    return " OR ".join(
        f"wanted_table = ANY ('{{{', '.join(tables)}}}') AND {_is(role)} AND {_SEEN[rows]}"
        for (role, rows), tables in asked.items()
    )


def _is(role: Role) -> str:
    return f"pg_has_role(session_user, '{role.login_group}', 'MEMBER')"
