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


def test_giving_back_nothing_harms_nothing() -> None:
    give_back()
    give_back()
