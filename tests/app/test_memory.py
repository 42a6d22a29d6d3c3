"""Memory goes back to the system."""

from __future__ import annotations

import platform
import resource
from pathlib import Path

import pytest

from app.memory import give_back

CHUNK = 100_000
"""Bytes; less than what the C library maps by itself and gives back at once."""


def resident_bytes() -> int:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize()


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc keeps freed memory")
def test_what_was_freed_between_things_still_in_use_goes_back() -> None:
    held = [bytes(CHUNK) + b"x" for _ in range(1000)]
    kept = held[::50]
    del held
    before = resident_bytes()
    give_back()
    assert before - resident_bytes() > 0.5 * 1000 * CHUNK
    assert len(kept) == 20


def test_what_is_in_use_stays_as_it_is() -> None:
    held = [bytes([place]) * CHUNK for place in range(256)]
    give_back()
    assert [piece[0] for piece in held] == list(range(256))
    assert {len(piece) for piece in held} == {CHUNK}
