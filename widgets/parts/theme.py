"""Colours of the window: a light and a dark palette of the Fusion style."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from widgets.parts.settings import ThemeChoice

Role = QPalette.ColorRole

LIGHT = {
    Role.Window: "#f3f4f6",
    Role.WindowText: "#1b1f24",
    Role.Base: "#ffffff",
    Role.AlternateBase: "#f6f7f9",
    Role.Text: "#1b1f24",
    Role.PlaceholderText: "#68707c",
    Role.Button: "#e9ebee",
    Role.ButtonText: "#1b1f24",
    Role.BrightText: "#ffffff",
    Role.Highlight: "#1f5fae",
    Role.HighlightedText: "#ffffff",
    Role.ToolTipBase: "#ffffff",
    Role.ToolTipText: "#1b1f24",
    Role.Link: "#1f5fae",
    Role.LinkVisited: "#5f4b8b",
    Role.Light: "#ffffff",
    Role.Midlight: "#e3e6ea",
    Role.Mid: "#b9bfc8",
    Role.Dark: "#8f97a3",
    Role.Shadow: "#5c6470",
    Role.Accent: "#1f5fae",
}
DARK = {
    Role.Window: "#22262c",
    Role.WindowText: "#e8eaed",
    Role.Base: "#1a1d22",
    Role.AlternateBase: "#20242a",
    Role.Text: "#e8eaed",
    Role.PlaceholderText: "#aab2bd",
    Role.Button: "#2e333b",
    Role.ButtonText: "#e8eaed",
    Role.BrightText: "#ffffff",
    Role.Highlight: "#3273c4",
    Role.HighlightedText: "#ffffff",
    Role.ToolTipBase: "#2e333b",
    Role.ToolTipText: "#e8eaed",
    Role.Link: "#7fb4f5",
    Role.LinkVisited: "#b9a2ec",
    Role.Light: "#3a4049",
    Role.Midlight: "#333941",
    Role.Mid: "#4a515c",
    Role.Dark: "#14171b",
    Role.Shadow: "#0c0e11",
    Role.Accent: "#3273c4",
}
DARK_BASES = {
    "QLineEdit": "#3a414b",
    "QPlainTextEdit": "#2b3038",
    "QAbstractSpinBox": "#3a414b",
    "QCheckBox": "#5b6675",
    "QRadioButton": "#5b6675",
}
"""Grounds of fields and boxes to tick: Fusion draws their outline darker than the window, unseen on
dark, so that only a lighter ground shows where they are."""
DISABLED_TEXT = {False: "#8a919c", True: "#737b87"}
SHADED = (Role.WindowText, Role.Text, Role.ButtonText)


def is_dark(choice: ThemeChoice) -> bool:
    """Whether a choice means the dark palette here and now."""
    if choice is ThemeChoice.SYSTEM:
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return choice is ThemeChoice.DARK


def palette_for(*, dark: bool) -> QPalette:
    """The palette of one theme."""
    palette = QPalette()
    for role, colour in (DARK if dark else LIGHT).items():
        palette.setColor(role, QColor(colour))
    for role in SHADED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(DISABLED_TEXT[dark]))
    return palette


def use_theme(application: QApplication, choice: ThemeChoice) -> None:
    """Put a theme on; every widget gets a PaletteChange event."""
    dark = is_dark(choice)
    palette = palette_for(dark=dark)
    application.setPalette(palette)
    for name, ground in DARK_BASES.items():
        if dark:
            palette.setColor(Role.Base, QColor(ground))
        application.setPalette(palette, name)
