"""A field that gets the keyboard by whatever way is scrolled into sight."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget

MARGIN_PX = 24


def bring_into_sight(widget: QWidget) -> None:
    """Scroll the area that a widget lies in, if any."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(widget, 0, MARGIN_PX)
