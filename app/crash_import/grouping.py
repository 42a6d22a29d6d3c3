"""Rows that share moment, place and position: one crash, or several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Row = TypeVar("Row")


def split_restarts(rows: Sequence[Row], sequence: Callable[[Row], int]) -> list[list[Row]]:
    """Rows of one key in file order, split into crashes; each crash sorted by party number.

    A crash ends where the party numbers start again (1, 2, 1, 2). Rows out of order (2, 1) are one
    crash, so is a number given twice in a row beside a first party of its own (1, ..., 10, 10: a
    person and an object). Where two splittings are possible, the one with fewer doubled numbers
    holds, then the one with fewer crashes, then the one that keeps neighbouring rows together.
    """
    numbers = [sequence(row) for row in rows]
    if len(set(numbers)) == len(numbers):
        return [sorted(rows, key=sequence)]
    splittings = (_split_at_descents(rows, sequence), _split_by_gaps(rows, sequence))
    chosen = min(splittings, key=lambda crashes: (_doubles(crashes, sequence), len(crashes)))
    return [sorted(crash, key=sequence) for crash in chosen]


def _doubles(crashes: Sequence[Sequence[Row]], sequence: Callable[[Row], int]) -> int:
    """How many rows repeat a number of their own crash."""
    return sum(len(crash) - len({sequence(row) for row in crash}) for crash in crashes)


def _doubled(number: int, before: int | None, lowest: int) -> bool:
    """Whether a number is only given twice, not started again."""
    return number == before and number != lowest


def _split_at_descents(rows: Sequence[Row], sequence: Callable[[Row], int]) -> list[list[Row]]:
    """A new crash wherever the number falls or the lowest number comes again."""
    lowest = min(sequence(row) for row in rows)
    crashes: list[list[Row]] = []
    before: int | None = None
    for row in rows:
        number = sequence(row)
        if before is None or (number <= before and not _doubled(number, before, lowest)):
            crashes.append([])
        crashes[-1].append(row)
        before = number
    return crashes


def _split_by_gaps(rows: Sequence[Row], sequence: Callable[[Row], int]) -> list[list[Row]]:
    """Each row into the latest crash that still lacks its number, else into a new one."""
    lowest = min(sequence(row) for row in rows)
    crashes: list[list[Row]] = []
    held: list[set[int]] = []
    before: int | None = None
    for row in rows:
        number = sequence(row)
        lacking = (at for at in range(len(crashes) - 1, -1, -1) if number not in held[at])
        at = next(lacking, None)
        if at is None and crashes and _doubled(number, before, lowest):
            at = len(crashes) - 1
        if at is None:
            crashes.append([])
            held.append(set())
            at = len(crashes) - 1
        crashes[at].append(row)
        held[at].add(number)
        before = number
    return crashes
