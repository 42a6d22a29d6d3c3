"""Mouse and key events for tests of the window, and where to aim them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QMessageBox


def pixel_of(diagram, point):
    x, y = diagram.view.to_pixels(point)
    return QPoint(round(x), round(y))


def box_of(window, qtbot) -> QMessageBox:
    qtbot.waitUntil(lambda: bool([b for b in window.findChildren(QMessageBox) if b.isVisible()]))
    return next(box for box in window.findChildren(QMessageBox) if box.isVisible())


def click(qtbot, widget, at=None):
    if at is None:
        qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
    else:
        qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)


def wheel(widget, at: QPoint, angle: int) -> None:
    """Turn the wheel over a widget; qtbot has no such thing."""
    event = QWheelEvent(
        QPointF(at),
        QPointF(widget.mapToGlobal(at)),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
