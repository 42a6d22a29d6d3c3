"""Parties come, go and change places; marks and measurements stay with theirs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from gis.crashes.details import role_of
from gis.scenes.scene import KeptMeasurement, Mark, Scene, SceneParty
from gis.scenes.targets import letter, letters, ordered


def added_party(scene: Scene, class_code: str | None = None, symbol: str = "") -> Scene:
    """The scene with one party more, the last."""
    number = max((party.no for party in scene.parties), default=0) + 1
    party = SceneParty(
        no=number, class_code=class_code, role=role_of(class_code, None), symbol=symbol
    )
    return replace(scene, parties=(*scene.parties, party))


def without_party(scene: Scene, number: int) -> Scene:
    """The scene without a party and what was measured on it; its marks belong to nobody."""
    kept = [party.no for party in ordered(scene) if party.no != number]
    return renumbered(scene, kept)


def moved_party(scene: Scene, number: int, step: int) -> Scene:
    """The scene with a party `step` places further down (negative: up) in the order."""
    numbers = [party.no for party in ordered(scene)]
    if number not in numbers:
        return scene
    place = numbers.index(number)
    numbers.insert(min(max(place + step, 0), len(numbers) - 1), numbers.pop(place))
    return renumbered(scene, numbers)


def renumbered(scene: Scene, order: Sequence[int]) -> Scene:
    """The scene with these parties as 1, 2, ... in turn; the others are gone.

    Args:
        scene: before.
        order: numbers that the parties have now, each at most once.
    """
    by_number = {party.no: party for party in scene.parties}
    new_number = {old: place for place, old in enumerate(order, start=1)}
    old_letters = letters(scene)
    new_letter = {
        old_letters[old]: letter(new_number[old] - 1) if old in new_number else ""
        for old in by_number
    }
    return replace(
        scene,
        parties=tuple(replace(by_number[old], no=new_number[old]) for old in order),
        marks=tuple(_of_party(mark, new_number) for mark in scene.marks),
        measurements=_retargeted(scene.measurements, new_letter),
    )


def keeps_numbers(before: Scene, after: Scene, numbers: Collection[int]) -> bool:
    """Whether some parties of `before` are there in `after` under the numbers that they had.

    A party is told by all that is known of it; the first and the last that stayed as they were
    tell where others came in or went.
    """
    old, new = _numbered(before), _numbered(after)
    head = _common(old, new)
    most = min(len(old), len(new)) - head
    tail = min(_common([one[1:] for one in old[::-1]], [one[1:] for one in new[::-1]]), most)
    was = dict(old[head : len(old) - tail])
    now = dict(new[head : len(new) - tail])
    ends = zip(old[len(old) - tail :], new[len(new) - tail :], strict=True)
    shifted = {one[0] for one, other in ends if one[0] != other[0]}
    return not any(
        number in shifted or (number in was and not _is_same(number, was, now))
        for number in numbers
    )


def _numbered(scene: Scene) -> list[tuple[int, SceneParty]]:
    return [(party.no, replace(party, no=0)) for party in ordered(scene)]


def _common(one: Sequence[object], other: Sequence[object]) -> int:
    """How many stand alike at the beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((k for k, (a, b) in pairs if a != b), min(len(one), len(other)))


def _is_same(number: int, was: Mapping[int, SceneParty], now: Mapping[int, SceneParty]) -> bool:
    """Whether a party is still there and is not another one now."""
    if number not in now or was[number] == now[number]:
        return number in now
    others = [one for no, one in was.items() if no != number]
    elsewhere = [one for no, one in now.items() if no != number]
    return now[number] not in others and was[number] not in elsewhere


def _of_party(mark: Mark, new_number: Mapping[int, int]) -> Mark:
    if mark.party is None:
        return mark
    return replace(mark, party=new_number.get(mark.party))


def _retargeted(
    rows: Sequence[KeptMeasurement], new_letter: Mapping[str, str]
) -> tuple[KeptMeasurement, ...]:
    """Rows that name parties by their new letters, without those of parties that are gone."""
    found: list[KeptMeasurement] = []
    for kept in rows:
        if kept.row is None:
            found.append(kept)
            continue
        owner, dot, rest = kept.row.target.partition(".")
        if not dot or owner not in new_letter:
            found.append(kept)
        elif new_letter[owner]:
            row = replace(kept.row, target=f"{new_letter[owner]}.{rest}")
            found.append(replace(kept, row=row))
    return tuple(found)
