"""First impact positions of the form (33 欄): the sides they name, and whether a contact agrees."""

from __future__ import annotations

from gis.scenes.footprint import Side

NO_CONTACT = "17"
_SIDES = {
    "01": {Side.FRONT},
    "02": {Side.RIGHT},
    "03": {Side.REAR},
    "04": {Side.LEFT},
    "05": {Side.FRONT, Side.RIGHT},
    "06": {Side.REAR, Side.RIGHT},
    "07": {Side.REAR, Side.LEFT},
    "08": {Side.FRONT, Side.LEFT},
    "11": {Side.FRONT},
    "12": {Side.RIGHT},
    "13": {Side.REAR},
    "14": {Side.LEFT},
}


def impact_agrees(code: str | None, sides: frozenset[Side]) -> bool:
    """Whether a recorded position names one of the touched sides; codes without a side agree."""
    if code == NO_CONTACT:
        return False
    named = _SIDES.get(code or "")
    return named is None or bool(named & sides)
