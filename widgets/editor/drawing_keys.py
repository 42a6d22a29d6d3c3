"""Keys of the canvas for a drawing state machine: chords, and values typed letter by letter."""

from __future__ import annotations

from dataclasses import dataclass

from gis.drafting.drawing_state import FIELDS, DrawKey, Prompt
from gis.drafting.drawing_tool import DrawingTool

LETTERS = {key.value: key for key in DrawKey if len(key.value) == 1}
NAMED = {"Tab": DrawKey.NEXT_SNAP}
ENDING = {"Return": DrawKey.FINISH, "Backspace": DrawKey.BACK, "Escape": DrawKey.CANCEL}
"""Keys that end a drawing, take a point back or give it up."""
TYPED_FIRST = frozenset("0123456789.@")
TYPED_MORE = TYPED_FIRST | frozenset("+-,<、。〈−°")
ASKING = frozenset({*FIELDS.values(), Prompt.BULGE})
CTRL, CTRL_SHIFT = "Ctrl+", "Ctrl+Shift+"


@dataclass(frozen=True, kw_only=True)
class Chord:
    """A letter with what is held."""

    key: DrawKey
    has_ctrl: bool = False
    has_shift: bool = False


def chord_of(name: str) -> Chord | None:
    """The chord of what the canvas calls a key; None of one that no drawing has use for."""
    if name in NAMED:
        return Chord(key=NAMED[name])
    has_ctrl = name.startswith(CTRL)
    has_shift = name.startswith(CTRL_SHIFT) or (len(name) == 1 and name.isupper())
    letter = name.removeprefix(CTRL_SHIFT).removeprefix(CTRL)
    key = LETTERS.get(letter.upper())
    return None if key is None else Chord(key=key, has_ctrl=has_ctrl, has_shift=has_shift)


class DrawingKeys:
    """Keeps what is being typed, and hands whole values to the drawing."""

    def __init__(self) -> None:
        self.text = ""
        """What was typed so far."""

    def clear(self) -> None:
        """Forget it."""
        self.text = ""

    def key(self, drawing: DrawingTool, name: str) -> bool:
        """A key that writes, or a chord; whether the drawing had use for it."""
        asks = drawing.state.prompt in ASKING
        wide = name if len(name) != 1 else _narrow(name)
        if wide in (TYPED_MORE if asks or self.text else TYPED_FIRST):
            self.text += wide
            return True
        if name == "Backspace" and self.text:
            self.text = self.text[:-1]
            return True
        if name == "Return" and (self.text or asks):
            text, self.text = self.text, ""
            drawing.typed(text)
            return True
        if name == "Escape" and self.text:
            self.text = ""
            return True
        chord = chord_of(name)
        if chord is None:
            return False
        drawing.key(chord.key, has_ctrl=chord.has_ctrl, has_shift=chord.has_shift)
        return True


def _narrow(character: str) -> str:
    """Full-width digits and signs of a Chinese keyboard as plain ones."""
    code = ord(character)
    return chr(code - 0xFEE0) if 0xFF01 <= code <= 0xFF5E else character
