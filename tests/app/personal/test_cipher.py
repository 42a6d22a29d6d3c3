"""Published vectors of the primitives, and what a seal refuses."""

from __future__ import annotations

import base64

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from app.personal.cipher import (
    PADDED_TO,
    BrokenSealError,
    bound_to,
    key_of_passphrase,
    keyed_hash,
    new_key,
    padded,
    seal,
    unseal,
)


def test_unseal_opens_test_case_16_of_the_specification_of_gcm() -> None:
    """McGrew and Viega, The Galois/Counter Mode of Operation, appendix B (AES-256, 96-bit IV)."""
    key = bytes.fromhex("feffe9928665731c6d6a8f9467308308" * 2)
    nonce = bytes.fromhex("cafebabefacedbaddecaf888")
    plain = bytes.fromhex(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
    )
    bound = bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    cipher = bytes.fromhex(
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
    )
    tag = bytes.fromhex("76fc6ece0f4e1768cddf8853bb2d551b")
    assert AESGCM(key).encrypt(nonce, plain, bound) == cipher + tag
    assert unseal(key, base64.b64encode(nonce + cipher + tag).decode(), bound) == plain


@pytest.mark.parametrize(
    ("key", "data", "expected"),
    [
        (
            b"\x0b" * 20,
            b"Hi There",
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        ),
        (
            b"Jefe",
            b"what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        ),
        (
            b"\xaa" * 131,
            b"Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        ),
    ],
)
def test_the_keyed_hash_is_that_of_rfc_4231(key: bytes, data: bytes, expected: str) -> None:
    assert keyed_hash(key, [data[:3], data[3:]]).hex() == expected


def test_the_key_of_a_passphrase_is_that_of_rfc_7914() -> None:
    """Section 12, of which scrypt's first 32 bytes do not depend on the length asked for."""
    expected = "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
    found = key_of_passphrase("password", b"NaCl", cost=1024, block=8, par=16)
    assert found.hex() == expected


@given(plain=st.binary(max_size=300), parts=st.lists(st.text(max_size=5), max_size=4))
def test_what_is_sealed_opens_again_and_looks_different_each_time(
    plain: bytes, parts: list[str]
) -> None:
    key, bound = new_key(), bound_to(*parts)
    first, second = seal(key, plain, bound), seal(key, plain, bound)
    assert unseal(key, first, bound) == unseal(key, second, bound) == plain
    assert first != second


@given(plain=st.binary(max_size=40), data=st.data())
def test_a_seal_with_one_bit_changed_does_not_open(plain: bytes, data: st.DataObject) -> None:
    key, bound = new_key(), bound_to("a")
    raw = bytearray(base64.b64decode(seal(key, plain, bound)))
    bit = data.draw(st.integers(0, 8 * len(raw) - 1))
    raw[bit // 8] ^= 1 << bit % 8
    with pytest.raises(BrokenSealError):
        unseal(key, base64.b64encode(raw).decode(), bound)


@pytest.mark.parametrize("sealed", ["", "AAAA", "not base64!", "A" * 40 + "=="])
def test_what_never_was_a_seal_is_refused(sealed: str) -> None:
    with pytest.raises(BrokenSealError):
        unseal(new_key(), sealed, b"")


@given(
    first=st.lists(st.text(max_size=3), max_size=3),
    second=st.lists(st.text(max_size=3), max_size=3),
)
def test_different_names_are_never_bound_alike(first: list[str], second: list[str]) -> None:
    assert (bound_to(*first) == bound_to(*second)) == (first == second)


@given(st.binary(max_size=3 * PADDED_TO))
def test_padding_fills_up_and_keeps_what_is_there(plain: bytes) -> None:
    found = padded(plain)
    assert len(found) % PADDED_TO == 0
    assert len(found) - len(plain) < PADDED_TO
    assert found.startswith(plain)
