"""Where the shared database is: `server.toml`, placed by an administrator or by the person.

The administrator's file lies in the configuration folder of the computer, the person's own in
that of the person and goes before it, key by key. No password ever stands in either of them.
`docs/server-settings.md` describes the keys.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from app.store.server.address import STRICT, ServerAddress
from gis.problems import Problem

FILE_NAME = "server.toml"
USUAL_PORT = 5432
_LARGEST_PORT = 65535
_KEYS: Mapping[str, type] = {
    "title": str,
    "host": str,
    "port": int,
    "database": str,
    "sslmode": str,
    "root_certificate": str,
}
_MODES = ("disable", "allow", "prefer", "require", "verify-ca", STRICT)
_BAD_IN_NAME = frozenset("\x00\n\r\t ,/")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings:
    """The server of a shared database, as it is found and as people call it."""

    host: str
    database: str
    port: int = USUAL_PORT
    sslmode: str = ""
    """Empty: as strict as it gets, but for a server on this computer."""
    root_certificate: str = ""
    """The file of the authority that signed the server's certificate; empty: the system's own."""
    title: str = ""

    @property
    def words(self) -> str:
        """What people read: the title, or where the database is."""
        return self.title or self.place

    @property
    def place(self) -> str:
        """Server and database as an address; the port where it is not the usual one."""
        port = "" if self.port == USUAL_PORT else f":{self.port}"
        return f"{self.host}{port}/{self.database}"

    def address(self, user: str, password: str | None = None) -> ServerAddress:
        """The address to log in at.

        Raises:
            Problem: STORE_SERVER_WEAK_TLS for a connection to another computer that would not
                look at the server's certificate.
        """
        options = {"sslmode": self.sslmode, "sslrootcert": self.root_certificate}
        return ServerAddress(
            host=self.host,
            port=self.port,
            database=self.database,
            user=user,
            password=password,
            options=tuple(sorted((name, value) for name, value in options.items() if value)),
        )


def site_path() -> Path:
    """The administrator's file."""
    return platformdirs.site_config_path("daoan", appauthor=False) / FILE_NAME


def user_path() -> Path:
    """The person's own file."""
    return platformdirs.user_config_path("daoan", appauthor=False) / FILE_NAME


def read_server_settings(
    site: Path | None = None, user: Path | None = None
) -> ServerSettings | None:
    """The server that is set up for this person; None where nobody set one up.

    Raises:
        Problem: SERVER_SETTINGS_UNREADABLE, _SYNTAX, _KEY, _VALUE, _MISSING, _CERTIFICATE;
            STORE_SERVER_WEAK_TLS.
    """
    paths = [site or site_path(), user or user_path()]
    found: dict[str, Any] = {}
    last = paths[0]
    for path in paths:
        if values := _read(path):
            found |= values
            last = path
    if not found:
        return None
    for name in ("host", "database"):
        if name not in found:
            raise Problem("SERVER_SETTINGS_MISSING", path=str(last), key=name)
    settings = ServerSettings(**found)
    settings.address("nobody")  # a connection that is not safe shows here, not at the login
    return settings


def write_server_settings(settings: ServerSettings, path: Path | None = None) -> None:
    """Keep a server in the person's own file, which is replaced.

    Raises:
        Problem: SERVER_SETTINGS_NOT_WRITTEN.
    """
    target = path or user_path()
    values = {name: getattr(settings, name) for name in _KEYS}
    lines = [f"{name} = {_toml(value)}\n" for name, value in values.items() if value]
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("".join(lines), encoding="utf-8")
    except OSError as error:
        raise Problem("SERVER_SETTINGS_NOT_WRITTEN", path=str(target)) from error


def _toml(value: str | int) -> str:
    """A value as TOML writes it."""
    if isinstance(value, int):
        return str(value)
    escaped = "".join(
        f"\\u{ord(sign):04x}" if ord(sign) < 0x20 or sign in '"\\\x7f' else sign for sign in value
    )
    return f'"{escaped}"'


def _read(path: Path) -> dict[str, Any]:
    """The keys of one file, checked; empty where there is no file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise Problem("SERVER_SETTINGS_UNREADABLE", path=str(path)) from error
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Problem("SERVER_SETTINGS_SYNTAX", path=str(path), detail=str(error)) from error
    return {name: _checked(path, name, value) for name, value in values.items()}


def _checked(path: Path, name: str, value: object) -> Any:  # noqa: ANN401  # text or number
    """A value that can be worked with."""
    kind = _KEYS.get(name)
    if kind is None:
        raise Problem("SERVER_SETTINGS_KEY", path=str(path), key=name, known=", ".join(_KEYS))
    if type(value) is not kind or not _fits(name, value):
        raise Problem("SERVER_SETTINGS_VALUE", path=str(path), key=name)
    if name == "root_certificate":
        return _certificate(path, str(value))
    return value.strip() if isinstance(value, str) else value


def _fits(name: str, value: object) -> bool:
    """Whether a value of the right kind can be meant."""
    if isinstance(value, int):
        return 1 <= value <= _LARGEST_PORT
    text = str(value).strip()
    if name == "sslmode":
        return text in _MODES
    if name == "host":
        return bool(text) and (text.startswith("/") or not _BAD_IN_NAME & set(text))
    return bool(text) and text.isprintable()


def _certificate(path: Path, value: str) -> str:
    """The file of a certificate; a relative path starts at the settings file."""
    if value == "system":
        return value
    file = path.parent / Path(value).expanduser()
    if not file.is_file():
        raise Problem("SERVER_SETTINGS_CERTIFICATE", path=str(path), certificate=str(file))
    return str(file)
