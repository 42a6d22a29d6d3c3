"""The primitives personal data are sealed with, all of the `cryptography` library.

AES-256-GCM (NIST SP 800-38D) seals data and wraps keys; HMAC-SHA-256 (RFC 2104) makes the blind
index of a plate; scrypt (RFC 7914) makes a key of a passphrase. Nonces are 96 random bits: one key
may seal 2^32 times (SP 800-38D, 8.3), far more than a city records.
"""

from __future__ import annotations

import base64
import binascii
import os
from collections.abc import Iterable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

KEY_BYTES = 32
_NONCE_BYTES, _TAG_BYTES = 12, 16
PADDED_TO = 128
"""Sealed texts are filled up with spaces to a multiple of this, so that lengths tell little."""
SCRYPT_COST, SCRYPT_BLOCK, SCRYPT_PARALLEL = 2**17, 8, 1
"""128 MB and about half a second for each guess."""


class BrokenSealError(Exception):
    """What was sealed was changed, moved to another row, or sealed with another key."""


def new_key() -> bytes:
    """A random key."""
    return os.urandom(KEY_BYTES)


def bound_to(*parts: str) -> bytes:
    """Associated data of names: each with its length, so that no two lists are the same bytes."""
    encoded = [part.encode() for part in ("daoan.sealed/1", *parts)]
    return b"".join(len(part).to_bytes(4, "big") + part for part in encoded)


def seal(key: bytes, plain: bytes, bound: bytes) -> str:
    """`plain` sealed as text (base64 of nonce, ciphertext and tag); opens only with `bound`."""
    nonce = os.urandom(_NONCE_BYTES)
    return base64.b64encode(nonce + AESGCM(key).encrypt(nonce, plain, bound)).decode()


def unseal(key: bytes, sealed: str, bound: bytes) -> bytes:
    """What was sealed.

    Raises:
        BrokenSealError: if key, text or `bound` are not those it was sealed with.
    """
    try:
        raw = base64.b64decode(sealed, validate=True)
        if len(raw) < _NONCE_BYTES + _TAG_BYTES:
            raise BrokenSealError
        return AESGCM(key).decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], bound)
    except (InvalidTag, binascii.Error) as error:
        raise BrokenSealError from error


def padded(plain: bytes) -> bytes:
    """A JSON text filled up with spaces, which JSON does not read."""
    return plain + b" " * (-len(plain) % PADDED_TO)


def keyed_hash(key: bytes, parts: Iterable[bytes]) -> bytes:
    """HMAC-SHA-256."""
    made = hmac.HMAC(key, hashes.SHA256())
    for part in parts:
        made.update(part)
    return made.finalize()


def key_of_passphrase(passphrase: str, salt: bytes, *, cost: int, block: int, par: int) -> bytes:
    """A key made of a passphrase (as it was typed, NFC is the caller's)."""
    return Scrypt(salt=salt, length=KEY_BYTES, n=cost, r=block, p=par).derive(passphrase.encode())
