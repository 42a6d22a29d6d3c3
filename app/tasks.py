"""Long work: progress reports and cancelling, the same for window, command line and tests.

A use case takes `progress: Progress` and calls it often; whoever wants to stop the work raises
`Cancelled` inside that call. Work runs in one write unit, so a cancelled one leaves no trace.
"""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, float], None]
"""`progress(message_code, fraction)`: a code of `resources/i18n` and a share done in 0..1."""


class Cancelled(Exception):
    """Raised inside a progress call to stop the work; everything is rolled back."""


def silent(message_code: str, fraction: float) -> None:
    """Progress that tells nobody."""


def part_of(progress: Progress, code: str, start: float, end: float) -> Callable[[float], None]:
    """Progress of a part of the work, told as 0..1 of the part, as a share of the whole."""
    return lambda done: progress(code, start + (end - start) * min(max(done, 0.0), 1.0))
