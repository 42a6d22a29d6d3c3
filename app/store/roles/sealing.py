"""The SQL that guards sealed persons on a server: they are opened by a committed ticket only.

A ticket counts if it is the login's own, for that purpose, at most a quarter of an hour old by the
server's clock, and of a transaction that was committed: a ticket that its own transaction could
still roll back opens nothing, in a savepoint neither. The functions run as the sealer, whom nobody
is; the tables keep sealed columns from everybody else.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.store.roles.names import SEALER, Role

FRESH_MINUTES = 15
"""How long a ticket opens."""
NO_TICKET, NOT_YOURS = "DA001", "DA002"
"""SQLSTATEs: no ticket that counts; the case belongs to somebody else's unit."""
BATCH = 2_000
"""Persons handed out at once while keys are renewed."""

OPEN_CASE, FIND_PLATE, OLD_SEALS = "open_sealed_case", "find_sealed_plate", "old_seals"
_ARGUMENTS = {OPEN_CASE: "text", FIND_PLATE: "text, text", OLD_SEALS: "text, text"}
_MAY_CALL = {
    OPEN_CASE: (Role.DETECTIVE, Role.STATION_USER),
    FIND_PLATE: (Role.DETECTIVE,),
    OLD_SEALS: (Role.SUPERVISOR,),
}
_READS = ("sealed_person", "access_ticket", "crash", "unit_member")
_SEALED_ROW = "TABLE (uid text, case_no text, party_no integer, sealed text, key_uid text)"
_VIEWED = (
    "INSERT INTO access_view"
    " (uid, at, ticket_uid, actor, login, case_no, party_no, plate_index)"
    " SELECT gen_random_uuid()::text, clock_timestamp(), ticket, session_user, session_user,"
    " p.case_no, p.party_no, p.plate_index FROM sealed_person p WHERE"
)
_FOUND = (
    "RETURN QUERY SELECT p.uid, p.case_no, p.party_no, p.sealed, p.key_uid"
    " FROM sealed_person p WHERE"
)


def drop_statements(schema: str) -> Iterator[str]:
    """Take the functions away while the schema is being changed."""
    for name, arguments in _ARGUMENTS.items():
        yield f"DROP FUNCTION IF EXISTS {schema}.{name}({arguments})"
    yield f"DROP FUNCTION IF EXISTS {schema}.ticket_case(text, text)"


def sealing_statements(schema: str) -> Iterator[str]:
    """Policies of the sealer and its functions; after the grants of everybody else."""
    yield from _sealer_rights(schema)
    for name, body in _functions().items():
        yield _function(schema, name, body)
    yield f"GRANT CREATE ON SCHEMA {schema} TO {SEALER}"
    named = {**_ARGUMENTS, "ticket_case": "text, text"}
    for name, arguments in named.items():
        signature = f"{schema}.{name}({arguments})"
        yield f"REVOKE ALL ON FUNCTION {signature} FROM PUBLIC"
        for role in _MAY_CALL.get(name, ()):
            yield f"GRANT EXECUTE ON FUNCTION {signature} TO {role.login_group}"
        yield f"ALTER FUNCTION {signature} OWNER TO {SEALER}"
    yield f"REVOKE CREATE ON SCHEMA {schema} FROM {SEALER}"


def _sealer_rights(schema: str) -> Iterator[str]:
    """What the functions need, and no more."""
    yield f"GRANT USAGE ON SCHEMA {schema} TO {SEALER}"
    for table in _READS:
        yield f"GRANT SELECT ON {table} TO {SEALER}"
        yield f"CREATE POLICY sealer ON {table} FOR SELECT TO {SEALER} USING (true)"
    yield f"GRANT INSERT ON access_view TO {SEALER}"
    yield f"GRANT USAGE ON SEQUENCE access_view_fid_seq TO {SEALER}"
    yield f"CREATE POLICY sealer ON access_view FOR INSERT TO {SEALER} WITH CHECK (true)"


def _function(schema: str, name: str, body: tuple[str, str, str]) -> str:
    arguments, returns, code = body
    return (
        f"CREATE FUNCTION {schema}.{name}({arguments}) RETURNS {returns}"
        f" LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = {schema}, pg_temp"
        f" AS $$ {code} $$"
    )


def _functions() -> dict[str, tuple[str, str, str]]:
    """Arguments, what is returned, and the code of each function."""
    own_unit = (
        f"pg_has_role(session_user, '{Role.DETECTIVE.login_group}', 'MEMBER') OR EXISTS ("
        "SELECT FROM crash c JOIN unit_member m ON m.unit IN (c.bureau, c.precinct)"
        " WHERE c.case_no = wanted AND m.login = session_user AND m.unit <> '')"
    )
    return {
        "ticket_case": ("ticket text, what text", "text", _TICKET_CODE),
        OPEN_CASE: (
            "ticket text",
            _SEALED_ROW,
            "#variable_conflict use_column\n"
            "DECLARE wanted text := ticket_case(ticket, 'case'); BEGIN"
            f" IF NOT ({own_unit}) THEN"
            f" RAISE EXCEPTION 'not your unit' USING ERRCODE = '{NOT_YOURS}'; END IF;"
            f" {_VIEWED} p.case_no = wanted ORDER BY p.party_no;"
            f" {_FOUND} p.case_no = wanted ORDER BY p.party_no; END",
        ),
        FIND_PLATE: (
            "ticket text, index_of_plate text",
            _SEALED_ROW,
            "#variable_conflict use_column\n"
            "BEGIN PERFORM ticket_case(ticket, 'plate');"
            f" {_VIEWED} p.plate_index = index_of_plate AND p.plate_index <> '';"
            f" {_FOUND} p.plate_index = index_of_plate AND p.plate_index <> ''"
            " ORDER BY p.case_no, p.party_no; END",
        ),
        OLD_SEALS: (
            "ticket text, current_key text",
            _SEALED_ROW,
            "#variable_conflict use_column\n"
            "BEGIN PERFORM ticket_case(ticket, 'reseal');"
            f" {_FOUND} p.key_uid <> current_key ORDER BY p.fid LIMIT {BATCH}; END",
        ),
    }


_TICKET_CODE = f"""
DECLARE
  newest bigint := greatest(pg_current_xact_id()::text::bigint,
                            pg_snapshot_xmax(pg_current_snapshot())::text::bigint);
  found text;
BEGIN
  SELECT t.case_no INTO found FROM access_ticket t
  WHERE t.uid = ticket AND t.login = session_user AND t.what = ticket_case.what
    AND t.at > clock_timestamp() - interval '{FRESH_MINUTES} minutes'
    -- the row's 32-bit number, completed by the number nearest to it; one of this very
    -- transaction, or of a savepoint of it, is still "in progress"
    AND pg_xact_status((newest - 2147483648
          + mod(t.xmin::text::bigint - newest + 2147483648 + (newest / 4294967296 + 1) * 4294967296,
                4294967296))::text::xid8) = 'committed';
  IF found IS NULL THEN
    RAISE EXCEPTION 'no committed ticket' USING ERRCODE = '{NO_TICKET}';
  END IF;
  RETURN found;
END
"""
"""The case number of a ticket that counts; everything else is refused."""
