"""What words of a scene's changes need: the language, the symbols, the scenes they are of."""

from __future__ import annotations

from dataclasses import dataclass

from app.crash_import.eis_privacy import without_patterns
from app.messages import Language, say
from gis.scenes.scene import Scene
from gis.scenes.symbols import SymbolLibrary
from gis.scenes.targets import letter, letters, targets_of

LONGEST = 120
"""Letters of a text of the document that are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Says names of parts as they are called in the scenes at hand."""

    language: Language
    library: SymbolLibrary
    scenes: tuple[Scene, ...] = ()
    """States that the changes lie between; none where they cannot be read."""
    tells_persons: bool = False
    """Whether plates and numbers of persons in texts are told: on the case file's copy only."""

    def say(self, code: str, **params: object) -> str:
        """A sentence of `resources/i18n`."""
        return say(code, self.language, **params)

    def listed(self, texts: list[str]) -> str:
        """Several texts in a row."""
        return self.say("SHEET_LIST_MARK").join(texts)

    def text(self, value: object) -> str:
        """A text of the document, not too long, and without what tells of persons."""
        return shortened(str(value)) if self.tells_persons else plain_text(value)

    def letter(self, number: object) -> str:
        """The letter of a party's number: "A"; what is no number as it is."""
        text = str(number).removesuffix(".0")
        if not text.isdecimal():
            return text
        no = int(text)
        for scene in self.scenes:
            if no in (held := letters(scene)):
                return held[no]
        return letter(max(no, 1) - 1)

    def scene_with(self, target: str) -> Scene | None:
        """The first scene that holds a measured target."""
        held = (one for one in self.scenes if target in targets_of(one, self.library))
        return next(held, self.scenes[0] if self.scenes else None)


def plain_text(value: object) -> str:
    """A text of the document without plates and numbers of persons, and not too long."""
    return shortened(without_patterns(str(value)))


def shortened(text: str) -> str:
    """The beginning of a text."""
    text = text.strip()
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
