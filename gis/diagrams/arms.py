"""Legs of a site: named, matched between sketches and merged into one layout."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Protocol

from gis.angles import gap_deg
from gis.diagrams.diagram import DiagramArm

SAME_ARM_DEG = 40.0
"""Two arms of one junction drawn by different hands may differ by this much."""
_COMPASS = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")


class NamedArm(Protocol):
    """What sketches and layouts both know of an arm."""

    @property
    def name(self) -> str:
        """Its name in its own document."""
        ...

    @property
    def bearing_deg(self) -> float:
        """Away from the junction, degrees from north."""
        ...

    @property
    def street(self) -> str:
        """The street's name, "" if unknown."""
        ...


@dataclass(frozen=True, slots=True)
class _Match:
    """A possible pairing of a sketch's arm with an arm of the site."""

    gap_deg: float
    theirs: str
    ours: str


def match_arms(theirs: Iterable[NamedArm], ours: Sequence[DiagramArm]) -> Mapping[str, str]:
    """Names of a sketch's arms to names of the site's arms, nearest bearings first, one to one.

    Arms further apart than 40 deg stay unmatched.
    """
    possible = [
        _Match(gap_deg(arm.bearing_deg, own.bearing_deg), arm.name, own.name)
        for arm in theirs
        for own in ours
    ]
    found: dict[str, str] = {}
    taken: set[str] = set()
    for match in sorted(possible, key=lambda match: (match.gap_deg, match.theirs, match.ours)):
        if match.gap_deg > SAME_ARM_DEG:
            break
        if match.theirs in found or match.ours in taken:
            continue
        found[match.theirs] = match.ours
        taken.add(match.ours)
    return found


def merge_arms(
    ours: Sequence[DiagramArm], sketches: Iterable[Sequence[NamedArm]]
) -> tuple[DiagramArm, ...]:
    """The site's arms with those that sketches add, and street names where the site had none."""
    arms = list(ours)
    for sketch in sketches:
        matched = match_arms(sketch, arms)
        for arm in sketch:
            if arm.name not in matched:
                name = unique_name(arm.name, [known.name for known in arms])
                arms.append(
                    DiagramArm(name=name, bearing_deg=arm.bearing_deg % 360.0, street=arm.street)
                )
                continue
            at = next(i for i, known in enumerate(arms) if known.name == matched[arm.name])
            if not arms[at].street and arm.street:
                arms[at] = replace(arms[at], street=arm.street)
    return tuple(sorted(arms, key=lambda arm: arm.bearing_deg))


def renamed_after(
    ours: Sequence[DiagramArm], sketches: Iterable[Sequence[NamedArm]]
) -> tuple[DiagramArm, ...]:
    """Arms of the network under the names that the first sketch which knows them gave them."""
    names: dict[str, str] = {}
    for sketch in sketches:
        for theirs, own in match_arms(sketch, ours).items():
            names.setdefault(own, theirs)
    renamed: list[DiagramArm] = []
    for arm in sorted(ours, key=lambda arm: arm.name not in names):
        name = unique_name(names.get(arm.name, arm.name), [known.name for known in renamed])
        renamed.append(replace(arm, name=name))
    return tuple(sorted(renamed, key=lambda arm: arm.bearing_deg))


def compass_name(bearing_deg: float) -> str:
    """The nearest of eight points of the compass."""
    return _COMPASS[round((bearing_deg % 360.0) / 45.0) % 8]


def unique_name(wanted: str, taken: Sequence[str]) -> str:
    """`wanted`, or `wanted` with the first free number from 2."""
    if wanted not in taken:
        return wanted
    return next(name for number in count(2) if (name := f"{wanted}{number}") not in taken)
