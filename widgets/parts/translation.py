"""The language of the window: our own strings and those of Qt's dialogs, switched while running."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from app.messages import Language
from app.settings_table import DateStyle

DATE_PATTERNS: Mapping[DateStyle, Mapping[str, str]] = {
    DateStyle.ROC: {
        "{year:04d}-{month:02d}-{day:02d}": "{roc:d}/{month:02d}/{day:02d}",
        "{year:04d}-{month:02d}": "{roc:d}/{month:02d}",
    },
    DateStyle.ISO: {
        "{year:04d}-{month:02d}-{day:02d}": "{year:04d}-{month:02d}-{day:02d}",
        "{year:04d}-{month:02d}": "{year:04d}-{month:02d}",
        "{year:04d}": "{year:04d}",
    },
}
"""Patterns by the source patterns of `widgets.parts.words`."""
TRANSLATIONS = Path(__file__).resolve().parents[2] / "resources" / "i18n"


class SourceTranslator(QTranslator):
    """Reads a `.ts` file itself, for a checkout whose translations nobody compiled."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: dict[tuple[str, str, str], str] = {}
        for context in ElementTree.parse(path).getroot().iter("context"):
            name = context.findtext("name", "")
            for message in context.iter("message"):
                words = message.findtext("translation", "")
                key = (name, message.findtext("source", ""), message.findtext("comment", ""))
                if words:
                    self._words[key] = words

    def isEmpty(self) -> bool:
        """Whether the file held no words."""
        return not self._words

    def translate(  # type: ignore[override]  # None is how Qt learns "not mine, ask the next"
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The words for one source string, or None."""
        return self._words.get((context, text, disambiguation or ""))


class DateTranslator(QTranslator):
    """Writes days, months and years in one style, whatever the language says."""

    def __init__(self, style: DateStyle) -> None:
        super().__init__()
        self._patterns = DATE_PATTERNS.get(style, {})

    def isEmpty(self) -> bool:
        """Whether it leaves dates to the language."""
        return not self._patterns

    def translate(  # type: ignore[override]  # None is how Qt learns "not mine, ask the next"
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The pattern for one source pattern of `widgets.parts.words`, or None."""
        return self._patterns.get(text) if context == "Words" else None


def own_sources(language: Language, folder: Path = TRANSLATIONS) -> list[Path]:
    """Our files of a language: one for each folder of `widgets`, and what Qt left in English.

    None for English, whose strings stand in the code.
    """
    return sorted(folder.glob(f"*_{language.value}.ts"))


def own_translator(source: Path) -> QTranslator:
    """The words of one file: the compiled one where it is up to date, else the source itself."""
    compiled = source.with_suffix(".qm")
    if compiled.is_file() and compiled.stat().st_mtime >= source.stat().st_mtime:
        translator = QTranslator()
        if translator.load(str(compiled)):
            return translator
    return SourceTranslator(source)


class LanguageSwitch:
    """Installs the translators of one language at a time on the running application."""

    def __init__(self) -> None:
        self._installed: list[QTranslator] = []
        self._dates: DateTranslator | None = None
        self.language = Language.ENGLISH

    def use(self, language: Language) -> None:
        """Change to a language; every widget gets a LanguageChange event."""
        self.remove()
        qt_words = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if qt_words.load(f"qtbase_{language.value}", folder):
            self._install(qt_words)
        for source in own_sources(language):
            self._install(own_translator(source))
        QLocale.setDefault(QLocale(language.value))
        self.language = language
        if self._dates is not None:
            self._install(self._dates)

    def use_dates(self, style: DateStyle) -> None:
        """Write days in a style from now on; every widget gets a LanguageChange event."""
        if self._dates in self._installed:
            self._installed.remove(self._dates)
            QCoreApplication.removeTranslator(self._dates)
        self._dates = DateTranslator(style) if style in DATE_PATTERNS else None
        if self._dates is not None:
            self._install(self._dates)

    def remove(self) -> None:
        """Take the translators off again."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed.clear()

    def _install(self, translator: QTranslator) -> None:
        QCoreApplication.installTranslator(translator)
        self._installed.append(translator)
