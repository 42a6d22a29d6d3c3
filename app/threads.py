"""Threads that must not get in the way of the window."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress

STEPS_BACK = 5


def step_back() -> None:
    """Let this thread wait for the others of the program where processors are scarce (Linux)."""
    if sys.platform == "linux":
        with suppress(OSError):
            me = threading.get_native_id()
            os.setpriority(os.PRIO_PROCESS, me, os.getpriority(os.PRIO_PROCESS, me) + STEPS_BACK)
