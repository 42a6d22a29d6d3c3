"""The address of a store on a server, `postgresql://user@host:port/database`, kept apart from its
password: the password goes to the driver and nowhere else.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Self

import psycopg
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from gis.problems import Problem

CONNECT_TIMEOUT_S = 5
STRICT = "verify-full"
"""The way of connecting that looks at the server's certificate and at its name in it."""
SCRAM = "scram-sha-256"
_ASKS_FOR_SCRAM_FROM, _KNOWS_SYSTEM_FROM = 160000, 160000
"""The versions of libpq that can insist on SCRAM, and take the system's own authorities."""
SECRET = frozenset({"password", "sslpassword", "oauth_client_secret"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerAddress:
    """Where a store lies on a server, and as whom; the password never shows in a repr."""

    host: str
    port: int
    database: str
    user: str
    password: str | None = field(default=None, repr=False)
    options: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """Further parameters of the driver, as `sslmode` and `sslrootcert`."""

    def __post_init__(self) -> None:
        """Refuse what would send a password over a network without looking where it goes.

        Raises:
            Problem: STORE_SERVER_WEAK_TLS.
        """
        mode = dict(self.options).get("sslmode", STRICT)
        if not self.is_local and mode != STRICT:
            raise Problem("STORE_SERVER_WEAK_TLS", server=self.place, mode=mode)

    @classmethod
    def read(cls, location: str) -> Self:
        """The address as somebody typed it.

        Raises:
            Problem: STORE_SERVER_ADDRESS if it cannot be read (it is not repeated: it may hold a
                password), or names neither a database nor a user; STORE_SERVER_WEAK_TLS.
        """
        try:
            url = make_url(location)
            port = url.port or 5432
        except (ArgumentError, ValueError) as error:
            raise Problem("STORE_SERVER_ADDRESS") from error
        options = {name: str(value) for name, value in url.query.items()}
        host = options.pop("host", None) or url.host or "localhost"
        password = options.pop("password", None) or url.password
        if not url.database or not url.username:
            raise Problem("STORE_SERVER_ADDRESS")
        return cls(
            host=host,
            port=port,
            database=url.database,
            user=url.username,
            password=None if password is None else str(password),
            options=tuple(sorted(options.items())),
        )

    @property
    def secret_location(self) -> str:
        """The address with its password, for the driver and nobody's eyes."""
        url = make_url(self.location).set(password=self.password)
        return url.render_as_string(hide_password=False)

    @property
    def location(self) -> str:
        """The address as it may be shown and stored: without any password."""
        shown = {name: value for name, value in self.options if name not in SECRET}
        path = self.host.startswith("/")
        url = URL.create(
            "postgresql",
            username=self.user,
            host=None if path else self.host,
            port=self.port,
            database=self.database,
            query=shown | ({"host": self.host} if path else {}),
        )
        return url.render_as_string(hide_password=True)

    @property
    def place(self) -> str:
        """The server for a sentence: host and port."""
        return f"{self.host}:{self.port}"

    def parameters(self) -> dict[str, str | int]:
        """What the driver is told, the password among it.

        A connection that leaves this computer is encrypted, the server's certificate and its name
        are looked at, and the password is only proven (SCRAM), never shown to the server. Dead
        connections are noticed within half a minute.
        """
        told: dict[str, str | int] = {
            "host": self.host,
            "port": self.port,
            "dbname": self.database,
            "user": self.user,
            "connect_timeout": CONNECT_TIMEOUT_S,
            "application_name": "daoan",
            "keepalives_idle": 10,
            "keepalives_interval": 5,
            "keepalives_count": 3,
            "tcp_user_timeout": 20_000,
        }
        if self.password is not None:
            told["password"] = self.password
        told |= dict(self.options)
        if not self.is_local:
            told |= self._safety()
        return told

    def _safety(self) -> dict[str, str | int]:
        """What no address can talk its way out of, for servers on other computers."""
        told: dict[str, str | int] = {"sslmode": STRICT, "gssencmode": "disable"}
        if psycopg.pq.version() >= _ASKS_FOR_SCRAM_FROM:
            told["require_auth"] = SCRAM
        if "sslrootcert" not in dict(self.options) and (authorities := _authorities()):
            told["sslrootcert"] = authorities
        return told

    @property
    def is_local(self) -> bool:
        """Whether the server runs on this computer, so that no network lies between."""
        return is_here(self.host) and is_here(dict(self.options).get("hostaddr", "localhost"))


def _authorities() -> str:
    """Who is believed where nobody said: the person's own file, else the system's authorities."""
    named = os.environ.get("PGSSLROOTCERT")
    own = Path.home() / ".postgresql" / "root.crt"
    if named or own.exists() or psycopg.pq.version() < _KNOWS_SYSTEM_FROM:
        return ""
    return "system"


def is_here(host: str) -> bool:
    """Whether a host is this computer."""
    if host.startswith("/") or host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
