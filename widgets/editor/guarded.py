"""Does something that the editor's rules may refuse, and tells why."""

from __future__ import annotations

from collections.abc import Callable

from gis.problems import Problem


def guarded(do: Callable[[], object], tell: Callable[[Problem | None], None]) -> None:
    """Do it; a problem is told, and one that was told before goes."""
    try:
        do()
    except Problem as problem:
        tell(problem)
    else:
        tell(None)
