"""A unit of writing done again after a lost connection: stored exactly once, or told.

The work must be sound to repeat as a whole: it reads what it needs within the unit and names new
rows by uids made before.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from app.store.store import Store, WriteUnit
from app.store.uids import new_uid
from gis.problems import Problem

Result = TypeVar("Result")

_WORTH_WAITING = frozenset(
    {
        "STORE_CONNECTION_LOST",
        "STORE_COMMIT_UNKNOWN",
        "STORE_SERVER_UNREACHABLE",
        "STORE_SERVER_CROWDED",
    }
)
"""Troubles that pass without anybody doing anything about the work itself."""


def write_again(
    store: Store,
    work: Callable[[WriteUnit], Result],
    *,
    actor: str,
    action: str,
    patience_s: float = 30.0,
    wait: Callable[[float], None] = time.sleep,
) -> Result:
    """Do `work` in one unit, again while the server is away, up to `patience_s` seconds of waiting.

    A unit whose confirmation got lost is looked up by its uid before it is done again; `work`'s
    result is then that of the attempt that was stored. Work that leaves no audit row (`unit.note`)
    cannot be looked up and may be done twice.

    Raises:
        Problem: the last trouble; STORE_COMMIT_UNKNOWN if the server stayed away after the unit
            may have been stored.
    """
    unit_uid = new_uid()
    results: list[Result] = []
    in_doubt = False
    waited, pause = 0.0, 0.1
    while True:
        try:
            if in_doubt and store.holds_unit(unit_uid):
                return results[-1]
            in_doubt = False
            with store.write(actor=actor, action=action, unit_uid=unit_uid) as unit:
                results.append(work(unit))
            return results[-1]
        except Problem as problem:
            in_doubt = in_doubt or problem.code == "STORE_COMMIT_UNKNOWN"
            if problem.code not in _WORTH_WAITING:
                raise
            if waited >= patience_s:
                raise _last(problem, in_doubt, unit_uid) from problem
        wait(pause)
        waited += pause
        pause = min(2 * pause, 2.0)


def _last(problem: Problem, in_doubt: bool, unit_uid: str) -> Problem:
    """What is told at the end: that a unit is lost only where that is certain."""
    if not in_doubt:
        return problem
    return Problem("STORE_COMMIT_UNKNOWN", **{**problem.params, "unit": unit_uid})
