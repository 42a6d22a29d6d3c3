"""How vehicles and people lie: the states that a symbol can have, in turn."""

from __future__ import annotations

from gis.scenes.scene import PoseState
from gis.scenes.symbols import Symbol, SymbolKind

_STATES = {
    SymbolKind.CAR: (
        PoseState.UPRIGHT,
        PoseState.LEFT_SIDE,
        PoseState.RIGHT_SIDE,
        PoseState.ROOF,
    ),
    SymbolKind.ARTICULATED: (
        PoseState.UPRIGHT,
        PoseState.JACKKNIFED,
        PoseState.LEFT_SIDE,
        PoseState.RIGHT_SIDE,
        PoseState.ROOF,
    ),
    SymbolKind.TWO_WHEELER: (PoseState.UPRIGHT, PoseState.LEFT_SIDE, PoseState.RIGHT_SIDE),
    SymbolKind.PERSON: (PoseState.STANDING, PoseState.LYING),
    SymbolKind.ANIMAL: (PoseState.STANDING, PoseState.LYING),
}


def states_of(symbol: Symbol) -> tuple[PoseState, ...]:
    """What a symbol's state can be, the usual one first; none of a thing."""
    return _STATES.get(symbol.kind, ())


def next_state(symbol: Symbol, state: str) -> str:
    """The state after one, round and round; a blank one is the usual."""
    states = states_of(symbol)
    if not states:
        return ""
    known = [one.value for one in states]
    place = known.index(state) if state in known else 0
    return known[(place + 1) % len(known)]


def usual_rest_state(symbol: Symbol) -> str:
    """How it lies where it came to rest, until somebody says otherwise: people lie."""
    return PoseState.LYING.value if symbol.kind is SymbolKind.PERSON else ""
