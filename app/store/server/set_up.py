"""`init-server`: schema, roles, rights and policies of a database, made or brought up to date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from app.store.dialects import set_epsg
from app.store.engine import BUSY_TIMEOUT_S
from app.store.migrate import downgrade, require_metres, upgrade
from app.store.migrations import REVISIONS, VERSION_TABLE
from app.store.roles.names import OWNER, Role
from app.store.roles.statements import (
    parting_statement,
    right_statements,
    role_statements,
    schema_statements,
    unlock_statements,
)
from app.store.server.address import ServerAddress
from app.store.server.engine import SCHEMA, SEARCH_PATH, make_engine
from app.store.server.recognise import SETTING_TABLE, has_postgis, revision_of, stored_epsg
from app.store.server.server_problems import telling
from gis.crs import TAIWAN_EPSG
from gis.problems import Problem

_MISSING_ON_SERVER = ("58P01", "0A000", "22023")
"""What CREATE EXTENSION says where the server's computer lacks the extension."""


def init_server(location: str, *, epsg: int = TAIWAN_EPSG) -> str:
    """Set a database up, or bring it up to date; returns the revision it has then.

    Asks for a login that may make roles (the server's superuser, or the database's owner with
    CREATEROLE), which the program itself never works as. All of it or nothing happens. `epsg`
    counts the first time only.

    Raises:
        Problem: as for `open_store` on a server; STORE_SETUP_NOT_ALLOWED, STORE_SERVER_NO_POSTGIS,
            STORE_SERVER_NEWER, STORE_BAD_CRS.
    """
    require_metres(epsg)
    with _changing(location, epsg) as (connection, address):
        set_epsg(connection.dialect, _written_epsg(connection, address, epsg))
        upgrade(connection)
        _sort_by_code(connection)
        _run(connection, right_statements(SCHEMA))
        return str(revision_of(connection))


def take_back(location: str, revision: str) -> None:
    """Take revisions after `revision` back, with what they hold, and all rights with them.

    The program that belongs to that revision gives the rights again by its `init-server`.

    Raises:
        Problem: as `init_server`.
    """
    with _changing(location, TAIWAN_EPSG) as (connection, _address):
        downgrade(connection, revision)


def make_room(location: str) -> None:
    """Have PostGIS and the roles in a database, and nothing of ours: what a restore starts from.

    A schema that holds no rows is dropped.

    Raises:
        Problem: as `init_server`; RESTORE_SERVER_HOLDS_ROWS.
    """
    with _preparing(location, TAIWAN_EPSG) as (connection, address):
        # a login that does not see every row is refused instead of finding none
        connection.exec_driver_sql("SET LOCAL row_security = off")
        if _holds_rows(connection):
            shown = {"server": address.place, "database": address.database}
            raise Problem("RESTORE_SERVER_HOLDS_ROWS", **shown)
        connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")


def _holds_rows(connection: Connection) -> bool:
    """Whether any table of our schema, beside those that describe it, has a row."""
    query = text(
        "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = :schema AND c.relkind IN ('r', 'p') AND c.relname <> ALL(:ours)"
    )
    known = {"schema": SCHEMA, "ours": [SETTING_TABLE, VERSION_TABLE]}
    tables = connection.execute(query, known).scalars().all()
    return any(
        connection.exec_driver_sql(f"SELECT EXISTS (SELECT FROM {table})").scalar_one()
        for table in tables
    )


@contextmanager
def _changing(location: str, epsg: int) -> Iterator[tuple[Connection, ServerAddress]]:
    """One transaction as the owner, with all rights taken away, alone with the database."""
    with _preparing(location, epsg) as (connection, address):
        _run(connection, schema_statements(SCHEMA))
        connection.exec_driver_sql(SEARCH_PATH, (SCHEMA,))
        connection.exec_driver_sql(f"SET LOCAL ROLE {OWNER}")
        _run(connection, unlock_statements(SCHEMA))
        yield connection, address
        connection.exec_driver_sql("RESET ROLE")


@contextmanager
def _preparing(location: str, epsg: int) -> Iterator[tuple[Connection, ServerAddress]]:
    """One transaction that has seen to PostGIS, roles and who may come into the database."""
    address = ServerAddress.read(location)
    engine = make_engine(address, epsg, writing=True, lock_timeout_s=BUSY_TIMEOUT_S)
    try:
        with telling(address), _allowed(address), engine.begin() as connection:
            _require_known(connection, address)
            _require_postgis(connection, address)
            _run(connection, role_statements())
            _run(connection, _database_statements(connection))
            yield connection, address
            connection.exec_driver_sql(parting_statement())
    finally:
        engine.dispose()


@contextmanager
def _allowed(address: ServerAddress) -> Iterator[None]:
    """Tell a login that may not set the database up."""
    try:
        yield
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) == "42501":
            raise Problem("STORE_SETUP_NOT_ALLOWED", user=address.user) from error
        raise


def _run(connection: Connection, statements: Iterable[str]) -> None:
    for statement in statements:
        connection.exec_driver_sql(statement)


def _require_known(connection: Connection, address: ServerAddress) -> None:
    """Refuse a database that a newer version has set up."""
    revision = revision_of(connection)
    if revision is not None and revision not in REVISIONS:
        shown = {"server": address.place, "database": address.database, "revision": revision}
        raise Problem("STORE_SERVER_NEWER", **shown)


def _require_postgis(connection: Connection, address: ServerAddress) -> None:
    """Have PostGIS in the database."""
    if has_postgis(connection):
        return
    try:
        connection.exec_driver_sql("CREATE EXTENSION postgis SCHEMA public")
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) not in _MISSING_ON_SERVER:
            raise
        shown = {"server": address.place, "database": address.database}
        raise Problem("STORE_SERVER_NO_POSTGIS", **shown) from error


def _database_statements(connection: Connection) -> Iterator[str]:
    """Only people with a role come into the database; loads need temporary tables."""
    name, is_super = connection.execute(
        text(
            "SELECT quote_ident(current_database()), rolsuper"
            " FROM pg_roles WHERE rolname = session_user"
        )
    ).one()
    groups = ", ".join(role.login_group for role in Role)
    yield f"REVOKE ALL ON DATABASE {name} FROM PUBLIC"
    yield f"GRANT CONNECT, TEMPORARY ON DATABASE {name} TO {groups}, {OWNER}"
    yield f"GRANT CREATE ON DATABASE {name} TO {OWNER}"
    if not is_super:
        yield f"GRANT {OWNER} TO session_user"


def _written_epsg(connection: Connection, address: ServerAddress, epsg: int) -> int:
    """The CRS of the database, written down the first time."""
    table = f"{SCHEMA}.{SETTING_TABLE}"
    connection.exec_driver_sql(
        f"CREATE TABLE IF NOT EXISTS {table} (name text PRIMARY KEY, value text NOT NULL)"
    )
    connection.execute(
        text(f"INSERT INTO {table} VALUES ('epsg', :epsg) ON CONFLICT DO NOTHING"),
        {"epsg": str(epsg)},
    )
    return stored_epsg(connection, address)


def _sort_by_code(connection: Connection) -> None:
    """Texts compare by their characters' codes, as in a file, whatever the database's language."""
    rows = connection.execute(
        text(
            "SELECT c.relname, array_agg(a.attname::text) FROM pg_attribute a"
            " JOIN pg_class c ON c.oid = a.attrelid JOIN pg_collation l ON l.oid = a.attcollation"
            " WHERE c.relnamespace = CAST(:schema AS regnamespace) AND c.relkind = 'r'"
            " AND a.atttypid = 'text'::regtype AND l.collname = 'default' GROUP BY c.relname"
        ),
        {"schema": SCHEMA},
    ).all()
    for table, columns in rows:
        changes = ", ".join(f'ALTER COLUMN "{name}" TYPE text COLLATE "C"' for name in columns)
        connection.exec_driver_sql(f'ALTER TABLE "{table}" {changes}')
