"""How a junction is regulated."""

from __future__ import annotations

from enum import StrEnum


class Control(StrEnum):
    """How a junction is regulated, the strongest first."""

    SIGNAL = "signal"
    FLASHING = "flashing"
    SIGN = "sign"
    NONE = "none"
