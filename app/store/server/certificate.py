"""Why a server's certificate was refused: the driver says that it was, and not why.

The server is greeted once more, without a login, and its certificate looked at by the rules that
the driver used (https://www.postgresql.org/docs/15/protocol-flow.html, SSL Session Encryption).
"""

from __future__ import annotations

import socket
import ssl
import struct
from contextlib import closing

from app.store.server.address import CONNECT_TIMEOUT_S, ServerAddress

EXPIRED, TOO_EARLY = "STORE_TLS_EXPIRED", "STORE_TLS_TOO_EARLY"
UNKNOWN, OTHER_NAME = "STORE_TLS_UNKNOWN_AUTHORITY", "STORE_TLS_OTHER_NAME"
UNCLEAR = "STORE_SERVER_TLS"

_ASK_FOR_TLS = struct.pack("!ii", 8, 80877103)
# X509_V_ERR_* of OpenSSL's x509_vfy.h
_BY_REASON = {9: TOO_EARLY, 10: EXPIRED, 18: UNKNOWN, 19: UNKNOWN, 20: UNKNOWN, 21: UNKNOWN}
_OTHER_NAMES = frozenset({62, 64})


def certificate_fault(address: ServerAddress) -> str:
    """The code of the problem with a server's certificate; UNCLEAR where there seems to be none."""
    told = address.parameters()
    try:
        context = _context(str(told.get("sslrootcert", "")))
        place = (str(told.get("hostaddr", address.host)), address.port)
        with closing(socket.create_connection(place, timeout=CONNECT_TIMEOUT_S)) as plain:
            plain.sendall(_ASK_FOR_TLS)
            if plain.recv(1) != b"S":
                return "STORE_TLS_NOT_OFFERED"
            context.wrap_socket(plain, server_hostname=address.host).close()
    except ssl.SSLCertVerificationError as error:
        if error.verify_code in _OTHER_NAMES:
            return OTHER_NAME
        return _BY_REASON.get(error.verify_code, UNCLEAR)
    except (OSError, ValueError):
        return UNCLEAR
    return UNCLEAR


def _context(authorities: str) -> ssl.SSLContext:
    """The rules of `sslmode=verify-full`."""
    if authorities in ("", "system"):
        return ssl.create_default_context()
    return ssl.create_default_context(cafile=authorities)
