"""Certificates on a running test server, and logins only over TLS while they are there."""

from __future__ import annotations

import os
import shutil
import socket
import ssl
import struct
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

from tests.helpers.certificates import Certificate
from tests.helpers.postgres import TestServer

_OPEN = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
_TLS_ONLY = "local all all trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n"
_ASK = struct.pack("!ii", 8, 80877103)


@contextmanager
def serving(
    server: TestServer, certificate: Certificate | None, *, hba: str = _TLS_ONLY
) -> Iterator[None]:
    """Have the server show a certificate (None: none at all) and let in as `hba` says."""
    data = server.folder / "data"
    owner = data.stat()
    (data / "pg_hba.conf").write_text(hba)
    if certificate is not None:
        for name, content in (("t.crt", certificate.pem), ("t.key", certificate.key_pem)):
            path = data / name
            path.write_bytes(content)
            path.chmod(0o600)
            if os.geteuid() == 0:
                shutil.chown(path, owner.st_uid, owner.st_gid)
    try:
        _switch(server, on=certificate is not None)
        _wait(server, None if certificate is None else certificate.der)
        yield
    finally:
        (data / "pg_hba.conf").write_text(_OPEN)
        _switch(server, on=False)
        _wait(server, None)


def _switch(server: TestServer, *, on: bool) -> None:
    with server.admin() as connection:
        for name, value in (("ssl_cert_file", "t.crt"), ("ssl_key_file", "t.key")):
            connection.execute(f"ALTER SYSTEM SET {name} = '{value}'")
        connection.execute(f"ALTER SYSTEM SET ssl = {'on' if on else 'off'}")
        connection.execute("SELECT pg_reload_conf()")


def _wait(server: TestServer, der: bytes | None) -> None:
    """Until the postmaster shows this certificate."""
    for _ in range(1000):
        if _shown(server) == der:
            return
        time.sleep(0.01)
    raise RuntimeError("the server did not take its certificate")


def _shown(server: TestServer) -> bytes | None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with closing(socket.create_connection(("127.0.0.1", server.port), timeout=5)) as plain:
        plain.sendall(_ASK)
        if plain.recv(1) != b"S":
            return None
        with closing(context.wrap_socket(plain)) as safe:
            return safe.getpeercert(binary_form=True)
