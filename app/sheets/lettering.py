"""Lines of text that fit: cut with an ellipsis, wrapped by the rules of Chinese setting."""

from __future__ import annotations

import re
from collections.abc import Callable

from app.messages import Language, say
from app.painters.fonts import clean_text, text_width_m

ELLIPSIS = "…"
_TOKENS = re.compile(r"[A-Za-z]{2,}-(?=[A-Za-z]{2})|[A-Za-z0-9_@#%&+\-./:'~]+|\s+|.", re.DOTALL)
_NO_START = frozenset("，。、；：？！）」』】》〉…・%.,;:!?)]}～×")
_NO_END = frozenset("（「『【《〈([{")

Words = Callable[..., str]
"""`words(code, **params)`: a sentence of `resources/i18n` in the sheet's language."""


def words_in(language: Language) -> Words:
    """The sentences of one language."""

    def words(code: str, **params: object) -> str:
        return say(code, language, **params)

    return words


def fitted(text: str, width_m: float, height_m: float, *, bold: bool = False) -> str:
    """The text, or as much of its beginning as fits `width_m` with an ellipsis."""
    text = clean_text(text)
    if text_width_m(text, height_m, bold=bold) <= width_m:
        return text
    room = width_m - text_width_m(ELLIPSIS, height_m, bold=bold)
    if room < 0:
        return ""
    kept, used = 0, 0.0
    for character in text:
        used += text_width_m(character, height_m, bold=bold)
        if used > room:
            break
        kept += 1
    return text[:kept].rstrip() + ELLIPSIS


def wrapped(
    text: str, width_m: float, height_m: float, *, bold: bool = False, max_lines: int | None = None
) -> tuple[str, ...]:
    """Lines no wider than `width_m`; what goes beyond `max_lines` is cut with an ellipsis.

    Lines break at spaces, at hyphens of words and between Chinese characters, never before a
    closing mark nor after an opening one; a word wider than the line is broken.
    """
    text = clean_text(text)
    if text_width_m(text, height_m, bold=bold) <= width_m:
        return (text.strip(),)
    pieces = _pieces(text, width_m, height_m, bold=bold)
    lines: list[str] = []
    current, used = "", 0.0
    for place, piece in enumerate(pieces):
        width = text_width_m(piece.rstrip(), height_m, bold=bold)
        if current and used + width > width_m:
            if max_lines is not None and len(lines) + 1 == max_lines:
                rest = current + "".join(pieces[place:])
                return (*lines, fitted(rest, width_m, height_m, bold=bold))
            lines.append(current.rstrip())
            current, used = "", 0.0
        if current or piece.strip():
            current += piece
            used += text_width_m(piece, height_m, bold=bold)
    return (*lines, current.rstrip()) if current.strip() or not lines else tuple(lines)


def _pieces(text: str, width_m: float, height_m: float, *, bold: bool) -> list[str]:
    """Unbreakable pieces of a text, in order; joined they are the text."""
    pieces: list[str] = []
    glue = False
    for token in _TOKENS.findall(text):
        if pieces and (glue or token[0] in _NO_START):
            joined = pieces[-1] + token
            if text_width_m(joined.rstrip(), height_m, bold=bold) <= width_m:
                pieces[-1] = joined
                glue = token[-1] in _NO_END
                continue
        glue = token[-1] in _NO_END
        if text_width_m(token, height_m, bold=bold) <= width_m:
            pieces.append(token)
        else:
            pieces.extend(token)
    return pieces
