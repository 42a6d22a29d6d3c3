"""Telling whether a database is set up for this program, and whether a login may work with it."""

from __future__ import annotations

from sqlalchemy import Connection, text

from app.store.migrations import HEAD, REVISIONS, VERSION_TABLE
from app.store.roles.names import OWNER, Role
from app.store.server.address import ServerAddress
from app.store.server.engine import SCHEMA
from gis.problems import Problem

SETTING_TABLE = "server_setting"


def require_login(connection: Connection, address: ServerAddress) -> None:
    """Refuse a login that stands above the limits that hold for people, or that has no role.

    Raises:
        Problem: STORE_OWNER_LOGIN for a superuser, one who passes row policies, or the owner of
            the tables (administrators among them); STORE_NO_ROLE.
    """
    above, mine = connection.execute(
        text(
            "SELECT rolsuper OR rolbypassrls OR EXISTS (SELECT FROM pg_roles o"
            "  WHERE o.rolname = :owner AND pg_has_role(session_user, o.oid, 'MEMBER')),"
            " ARRAY(SELECT g.rolname::text FROM pg_roles g WHERE g.rolname = ANY(:roles)"
            "  AND pg_has_role(session_user, g.oid, 'MEMBER'))"
            " FROM pg_roles WHERE rolname = session_user"
        ),
        {"owner": OWNER, "roles": [role.login_group for role in Role]},
    ).one()
    if above:
        raise Problem("STORE_OWNER_LOGIN", user=address.user)
    if not mine and _has_schema(connection):
        raise Problem("STORE_NO_ROLE", user=address.user)


def _has_schema(connection: Connection) -> bool:
    """Whether our schema is there, as anybody may know who may not look into it."""
    found = connection.execute(
        text("SELECT 1 FROM pg_namespace WHERE nspname = :schema"), {"schema": SCHEMA}
    )
    return found.first() is not None


def require_revision(connection: Connection, address: ServerAddress) -> None:
    """Refuse a database that is not set up, or by another version of the program.

    Raises:
        Problem: STORE_SERVER_NO_POSTGIS, STORE_SERVER_EMPTY, STORE_SERVER_NEWER,
            STORE_SERVER_OLDER.
    """
    revision = revision_of(connection)
    shown = {"server": address.place, "database": address.database}
    if revision is None:
        raise Problem("STORE_SERVER_EMPTY", **shown)
    if not has_postgis(connection):
        raise Problem("STORE_SERVER_NO_POSTGIS", **shown)
    if revision not in REVISIONS:
        raise Problem("STORE_SERVER_NEWER", **shown, revision=revision)
    if revision != HEAD:
        raise Problem("STORE_SERVER_OLDER", **shown, revision=revision)


def has_postgis(connection: Connection) -> bool:
    """Whether the database has PostGIS."""
    found = connection.execute(text("SELECT 1 FROM pg_extension WHERE extname = 'postgis'"))
    return found.first() is not None


def revision_of(connection: Connection) -> str | None:
    """The revision of the database's schema; None where it is not set up."""
    table = f"{SCHEMA}.{VERSION_TABLE}"
    known = connection.execute(text("SELECT to_regclass(:table) IS NOT NULL"), {"table": table})
    if not known.scalar_one():
        return None
    row = connection.execute(text(f"SELECT version_num FROM {table}")).first()
    return None if row is None else str(row[0])


def stored_epsg(connection: Connection, address: ServerAddress) -> int:
    """The EPSG code that all geometries of the database are in.

    Raises:
        Problem: STORE_SERVER_EMPTY where none is written down.
    """
    query = text(f"SELECT value FROM {SCHEMA}.{SETTING_TABLE} WHERE name = 'epsg'")
    row = connection.execute(query).first()
    if row is None:
        raise Problem("STORE_SERVER_EMPTY", server=address.place, database=address.database)
    return int(row[0])
