"""A lock on an open file that the system lets go of when its program ends, however it ends."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

_FAR_BYTE = 1 << 40
"""Windows locks bytes, and nobody may read those: one behind all that is ever written."""


def lock_file(descriptor: int) -> bool:
    """Lock an open file for this descriptor alone; whether nobody else had it.

    The lock goes with the descriptor. On Windows the place in the file is kept.
    """
    if os.name == "nt":
        return _lock_on_windows(descriptor)
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _lock_on_windows(descriptor: int) -> bool:
    msvcrt: Any = import_module("msvcrt")  # there on Windows alone, so no plain import
    place = os.lseek(descriptor, 0, os.SEEK_CUR)
    os.lseek(descriptor, _FAR_BYTE, os.SEEK_SET)
    try:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    except OSError:
        return False
    finally:
        os.lseek(descriptor, place, os.SEEK_SET)
    return True
