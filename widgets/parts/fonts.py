"""The window's letters: the packaged Noto Sans TC, or the system's font where it is missing."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from app.painters.font_files import SIMPLIFIED, TRADITIONAL, packaged_file

WINDOW_POINTS = 10.5
WEIGHT = "wght"
REGULAR, BOLD = 400.0, 700.0


def load_fonts() -> list[str]:
    """Make our font files known to Qt; returns their families, the main one first."""
    families: list[str] = []
    for name in (TRADITIONAL, SIMPLIFIED):
        try:
            path = packaged_file(name)
        except ModuleNotFoundError:
            return families
        if path.is_file():
            number = QFontDatabase.addApplicationFont(str(path))
            families += QFontDatabase.applicationFontFamilies(number)[:1]
    return families


def use_fonts(application: QApplication) -> None:
    """Set the application's font; windows and diagrams are lettered in it."""
    families = load_fonts()
    if not families:
        return
    font = QFont(families)
    font.setPointSizeF(WINDOW_POINTS)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Noto Sans TC is one variable file whose default weight is Thin.
    font.setVariableAxis(QFont.Tag(WEIGHT), REGULAR)
    application.setFont(font)


def emphasised(font: QFont) -> QFont:
    """The bold cut of a font: by its weight axis where it has one, else by name."""
    made = QFont(font)
    if made.isVariableAxisSet(QFont.Tag(WEIGHT)):
        made.setVariableAxis(QFont.Tag(WEIGHT), BOLD)
    else:
        made.setBold(True)
    return made


def enlarged(font: QFont, factor: float) -> QFont:
    """A font in another size."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * factor)
    return made
