"""Dialogs whose words come and go: as high as their words need."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog


def fit_height(dialog: QDialog) -> None:
    """Make a dialog as high as its layout needs at its width, and never squeeze a line.

    Labels that wrap have a height for a width, which a layout's own minimum leaves out.
    """
    layout = dialog.layout()
    if layout is None:
        return
    layout.activate()
    width = max(dialog.width() if dialog.isVisible() else 0, dialog.minimumWidth())
    width = max(width, layout.minimumSize().width())
    height = max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
    dialog.setMinimumHeight(height)
    dialog.resize(width, height)
