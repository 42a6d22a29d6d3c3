"""Start of the command line: takes Ctrl-C over before anything slow is imported."""

from __future__ import annotations

import signal
from collections.abc import Sequence

from app.cli.interrupts import listening


def run(arguments: Sequence[str]) -> int:
    """Run a command line without the program's name; returns the exit status.

    Afterwards Ctrl-C is ignored: the result stands, and the process is about to end.
    """
    with listening() as interrupts:
        interrupts.hold()
        from app.cli.root import run_command

        status = run_command(arguments, interrupts)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    return status
