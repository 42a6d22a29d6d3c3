"""Proving again who sits there: the password of a login that is at work already."""

from __future__ import annotations

import hmac
from dataclasses import replace

from app.store.server.address import ServerAddress
from app.store.server.engine import connect
from gis.problems import Problem

REFUSED = "STORE_SERVER_LOGIN_REFUSED"
_AWAY = frozenset({"STORE_SERVER_UNREACHABLE", "STORE_CONNECTION_LOST", "STORE_SERVER_CROWDED"})


def prove(address: ServerAddress, password: str) -> None:
    """Ask the server whether a password is right; the known one decides while it is away.

    Raises:
        Problem: STORE_SERVER_LOGIN_REFUSED, or why the server could not be asked.
    """
    if not password:  # the driver would look for one in its own files
        raise _refused(address)
    try:
        connect(replace(address, password=password)).close()
    except Problem as problem:
        if problem.code not in _AWAY or address.password is None:
            raise
        if not hmac.compare_digest(password.encode(), address.password.encode()):
            raise _refused(address) from None


def _refused(address: ServerAddress) -> Problem:
    return Problem(REFUSED, server=address.place, database=address.database, user=address.user)
