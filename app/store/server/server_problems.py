"""Troubles of the server, told as a Problem; what is left are bugs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from app.store.server.address import ServerAddress
from app.store.server.certificate import OTHER_NAME, certificate_fault
from gis.problems import Problem

LOST = "STORE_CONNECTION_LOST"

# https://www.postgresql.org/docs/15/errcodes-appendix.html
_BY_STATE = {
    "28P01": "STORE_SERVER_LOGIN_REFUSED",
    "28000": "STORE_SERVER_LOGIN_REFUSED",
    "3D000": "STORE_SERVER_NO_DATABASE",
    "42501": "STORE_NOT_ALLOWED",
    "57014": "STORE_SERVER_TIMEOUT",
    "25P03": LOST,  # idle in a transaction for too long
    "25006": "STORE_SERVER_READ_ONLY",
    "55P03": "STORE_SERVER_BUSY",
    "40001": "STORE_SERVER_BUSY",
    "40P01": "STORE_SERVER_BUSY",
    "53100": "STORE_SERVER_FULL",
    "53200": "STORE_SERVER_FULL",
    "53300": "STORE_SERVER_CROWDED",
    "57P01": LOST,
    "57P02": LOST,
    "57P03": "STORE_SERVER_UNREACHABLE",
    "57P05": LOST,
    "XX001": "STORE_SERVER_DAMAGED",
    "XX002": "STORE_SERVER_DAMAGED",
    "58030": "STORE_SERVER_DAMAGED",
    "42P01": "STORE_SERVER_CHANGED",
    "42703": "STORE_SERVER_CHANGED",
}
_VERIFY_FAILED = "certificate verify failed"
_BY_WORDS = (
    (r"authentication method requirement", "STORE_SERVER_WEAK_LOGIN"),
    (r"server certificate for .* does not match", OTHER_NAME),
    (r"root certificate file", "STORE_TLS_NO_AUTHORITY"),
    (r"server does not support SSL", "STORE_TLS_NOT_OFFERED"),
    (r"certificate|SSL|憑證|证书", "STORE_SERVER_TLS"),
    (
        r"password authentication|no password|SASL|認證失敗|认证失败|驗證",
        "STORE_SERVER_LOGIN_REFUSED",
    ),
    (r'role ".*" (does not exist|is not permitted)|pg_hba', "STORE_SERVER_LOGIN_REFUSED"),
    (r'database ".*" (does not exist|is not)|(資料庫|数据库).*不存在', "STORE_SERVER_NO_DATABASE"),
    (r"permission denied for database|資料庫.*權限", "STORE_NO_ROLE"),
    (r"too many (clients|connections)|remaining connection slots", "STORE_SERVER_CROWDED"),
)


@contextmanager
def telling(address: ServerAddress) -> Iterator[None]:
    """Turn troubles of the server into a Problem; bugs pass as they are."""
    try:
        yield
    except (DBAPIError, psycopg.Error, PoolTimeout) as error:
        problem = problem_of(error, address)
        if problem is None:
            raise
        # the driver's own words may repeat what was typed, a password among it
        raise problem from (None if isinstance(error, PoolTimeout) else _origin(error))


def _origin(error: BaseException) -> BaseException | None:
    return error.orig if isinstance(error, DBAPIError) else error


def problem_of(error: Exception, address: ServerAddress) -> Problem | None:
    """The Problem behind an error of the driver; None if it is a bug of the program."""
    if isinstance(error, PoolTimeout):
        return _told("STORE_SERVER_BUSY", address)
    origin = _origin(error)
    if not isinstance(origin, psycopg.Error):
        return None
    if origin.sqlstate is not None:
        state = origin.sqlstate
        code = _BY_STATE.get(state) or (LOST if state.startswith("08") else None)
        return None if code is None else _told(code, address)
    # without a code: the connection broke, and the server could say nothing any more
    return _told(LOST, address) if isinstance(origin, psycopg.OperationalError) else None


def refusal(error: psycopg.Error, address: ServerAddress) -> Problem:
    """The Problem behind an attempt to connect that failed.

    A refusal brings no code, only the server's own words in the server's own language.
    """
    said = str(error)
    if _VERIFY_FAILED in said:
        return _told(certificate_fault(address), address)
    code = _BY_STATE.get(error.sqlstate or "")
    found = (code for pattern, code in _BY_WORDS if re.search(pattern, said, re.IGNORECASE))
    return _told(code or next(found, "STORE_SERVER_UNREACHABLE"), address)


def _told(code: str, address: ServerAddress) -> Problem:
    return Problem(code, server=address.place, database=address.database, user=address.user)
