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
