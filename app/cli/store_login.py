"""The password of a server in `--store`: kept, in libpq's own places, or asked; never shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import unquote, urlsplit, urlunsplit

import click

from app.messages import say, system_language
from app.store.location import is_server
from gis.problems import Problem

REFUSED = "STORE_SERVER_LOGIN_REFUSED"


def with_password(
    context: click.Context | None, parameter: click.Parameter | None, store: str | None
) -> str | None:
    """The value of `--store`, for a server with the password it needs; a click callback.

    In this order: the address itself, the system's keyring, PGPASSWORD and the pgpass file (which
    the driver reads), a question in the terminal.

    Raises:
        Problem: STORE_SERVER_PASSWORD_NEEDED where nobody can be asked; why the server lets
            nobody in.
    """
    if store is None or not is_server(store):
        return store
    from app.passwords import SystemKeyring
    from app.store.server.address import ServerAddress
    from app.store.server.engine import connect

    address = ServerAddress.read(store)
    if address.password is not None:
        return store
    if kept := SystemKeyring().kept(address):
        return replace(address, password=kept).secret_location
    try:
        connect(address).close()
    except Problem as problem:
        if problem.code != REFUSED:
            raise
        shown = {"server": address.place, "user": address.user}
        if not sys.stdin.isatty():
            raise Problem("STORE_SERVER_PASSWORD_NEEDED", **shown) from None
        asked = say("STORE_SERVER_ASK_PASSWORD", system_language(), **shown)
        typed = click.prompt(asked, hide_input=True, err=True)
        return replace(address, password=str(typed)).secret_location
    return store


def start_again_without_password(arguments: Sequence[str]) -> None:
    """Keep a password in an address out of the list of processes: start anew without it.

    It goes on in the environment, which only its owner can look into (POSIX; on Windows nothing is
    done). Returns where there is nothing to hide, and does not return otherwise.
    """
    if os.name != "posix":
        return
    cleaned = [_cleaned(argument) for argument in arguments]
    secrets = [secret for _, secret in cleaned if secret is not None]
    if not secrets or len(sys.orig_argv) < len(arguments):
        return
    kept = sys.orig_argv[: len(sys.orig_argv) - len(arguments)]
    os.environ["PGPASSWORD"] = secrets[-1]
    os.execv(sys.executable, [*kept, *(argument for argument, _ in cleaned)])


def _cleaned(argument: str) -> tuple[str, str | None]:
    """An argument without a password, and that password."""
    option, found, address = argument.partition("=")
    if not (found and option.startswith("--")):
        option, found, address = "", "", argument
    if not is_server(address):
        return argument, None
    try:
        parts = urlsplit(address)
        secret = parts.password
    except ValueError:
        return argument, None
    if secret is None:
        return argument, None
    account, _, place = parts.netloc.rpartition("@")
    shown = parts._replace(netloc=f"{account.partition(':')[0]}@{place}")
    return f"{option}{found}{urlunsplit(shown)}", unquote(secret)
