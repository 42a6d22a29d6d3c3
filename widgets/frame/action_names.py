"""Names of actions: in the language of the window, and in both for whoever searches them."""

from __future__ import annotations

import re
from functools import cached_property

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

from app.messages import Language
from widgets.parts.translation import SourceTranslator, own_sources

SOURCE, CONTEXT = "sourceText", "sourceContext"
WHY_NOT = "whyNot"
"""Properties of an action: its source string, that string's context, why it is not allowed."""


def describe(action: QAction, context: str, source: str) -> str:
    """Name an action by a source string, in the language of the window; returns the words."""
    action.setProperty(SOURCE, source)
    action.setProperty(CONTEXT, context)
    words = QCoreApplication.translate(context, source)
    action.setText(words)
    return words


def without_mnemonic(text: str) -> str:
    """Words where Alt and a letter mean nothing: "檔案(&F)…" becomes "檔案"."""
    return (
        re.sub(r"\(&\w\)", "", text)
        .replace("&&", "\0")
        .replace("&", "")
        .replace("\0", "&")
        .rstrip("…")
    )


def shortcut_text(action: QAction) -> str:
    """The action's keys as this system writes them; several with a comma."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(keys.toString(native) for keys in action.shortcuts())


def allow(action: QAction, allowed: bool, why_not: str = "") -> None:
    """Allow an action, or say why it is not."""
    action.setEnabled(allowed)
    action.setProperty(WHY_NOT, "" if allowed else why_not)


class BothLanguages:
    """Finds an action's names in every language, whichever the window speaks."""

    @cached_property
    def _chinese(self) -> list[SourceTranslator]:
        return [SourceTranslator(source) for source in own_sources(Language.CHINESE)]

    def names(self, action: QAction) -> tuple[str, ...]:
        """The name shown, the English and the Chinese one, each once."""
        source, context = action.property(SOURCE), action.property(CONTEXT)
        found = [action.text()]
        if source:
            found.append(str(source))
            found += [
                words
                for translator in self._chinese
                if (words := translator.translate(str(context), str(source)))
            ]
        return tuple(dict.fromkeys(without_mnemonic(name) for name in found))
