"""Who works with a store: the login and its roles, and what they may do to which table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, text

from app.store.roles.names import Role
from app.store.roles.rights import Verb, rights_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A login with its roles; in a store in a file there are neither, and all is allowed."""

    login: str = ""
    roles: tuple[Role, ...] = ()

    @property
    def is_on_server(self) -> bool:
        """Whether the store is one that people log in to."""
        return bool(self.login)

    def may(self, verb: Verb, table: str) -> bool:
        """Whether any of the roles may do something to rows of a table."""
        if not self.is_on_server:
            return True
        return any(verb in rights_of(role, table) for role in self.roles)

    def may_all(self, verb: Verb, tables: Iterable[str]) -> bool:
        """Whether something is allowed on every one of some tables."""
        return all(self.may(verb, table) for table in tables)


def person_of(connection: Connection) -> Person:
    """The person of an open session, as the server knows it (membership, direct or inherited)."""
    login, names = connection.execute(
        text(
            "SELECT session_user::text, ARRAY(SELECT rolname::text FROM pg_roles"
            " WHERE rolname = ANY(:roles) AND pg_has_role(session_user, oid, 'MEMBER'))"
        ),
        {"roles": [role.login_group for role in Role]},
    ).one()
    held = frozenset(names)
    return Person(login=login, roles=tuple(role for role in Role if role.login_group in held))
