"""What no rule can know and somebody must choose: phases, box junctions, slow bars."""

from __future__ import annotations

from dataclasses import dataclass

from gis.crashes.records import RoadUid


@dataclass(frozen=True, slots=True, kw_only=True)
class SlowBarSet:
    """A set of slow bars (159) on a road, by the metres from its start mouth to the first bar."""

    road: RoadUid
    station_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeDistances:
    """Sets of safe-distance bars (187) on a road, from one station on in its direction."""

    road: RoadUid
    station_m: float
    sets: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkingChoices:
    """Choices by uid; none by default."""

    box_junctions: frozenset[str] = frozenset()
    """Junction areas with a box junction marking (173: 視需要)."""
    left_turn_phases: frozenset[str] = frozenset()
    """Junction areas with a phase for the far turn, which left-turn bays need (184)."""
    direction_words: frozenset[RoadUid] = frozenset()
    """Roads whose lanes for one direction say so in words (176: 視需要)."""
    no_motorcycles: frozenset[RoadUid] = frozenset()
    """Roads whose fast lanes motorcycles may not use (178)."""
    diagonal_crosswalks: frozenset[str] = frozenset()
    """Junction areas with a phase for walkers alone (185-1)."""
    safe_distances: tuple[SafeDistances, ...] = ()
    slow_bars: tuple[SlowBarSet, ...] = ()


NO_CHOICES = MarkingChoices()
