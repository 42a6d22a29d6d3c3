"""The tour: dims the window, leaves a hole over what is meant, and says what it is for."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from widgets.frame.tour_steps import TourStep
from widgets.parts.fonts import emphasised, enlarged

BUBBLE_EM, NARROW_EM = 24, 15
GAP_PX = 12
SHADE = 150
NEXT_KEYS = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown)
BACK_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)


class Bubble(QFrame):
    """Title, text, where one is, and the buttons."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.title, self.text, self.place = QLabel(), QLabel(), QLabel()
        self.title.setFont(emphasised(enlarged(self.font(), 1.2)))
        self.text.setWordWrap(True)
        self.place.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.skip, self.back, self.next = QPushButton(), QPushButton(), QPushButton()
        self.next.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(self.place)
        row.addStretch()
        for button in (self.skip, self.back, self.next):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addLayout(row)

    def fit(self, width: int) -> None:
        """Take the width, and the height that the words need."""
        inner = width - 34
        self.text.setFixedWidth(inner)
        self.text.setFixedHeight(self.text.heightForWidth(inner))
        self.setFixedWidth(width)
        self.adjustSize()


class Tour(QWidget):
    """Lies over the window while it runs; steps whose widget is hidden are left out."""

    ended = Signal()

    def __init__(self, window: QMainWindow, steps: Sequence[TourStep]) -> None:
        super().__init__(window)
        self._window = window
        self._steps = tuple(steps)
        self._now = -1
        self.bubble = Bubble(self)
        self.bubble.next.clicked.connect(self.go_on)
        self.bubble.back.clicked.connect(self.go_back)
        self.bubble.skip.clicked.connect(self.end)
        for button in (self.bubble.skip, self.bubble.back, self.bubble.next):
            button.installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._before: QWidget | None = None
        self.hide()

    # --- steps

    @property
    def step(self) -> TourStep | None:
        """The step shown now."""
        return self._steps[self._now] if 0 <= self._now < len(self._steps) else None

    def begin(self) -> None:
        """Show the first step that has something to point at."""
        self._before = self._window.focusWidget()
        self._window.installEventFilter(self)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.go_on()

    def go_on(self) -> None:
        """The next step; after the last one the tour ends."""
        self._go(1)

    def go_back(self) -> None:
        """The step before."""
        self._go(-1)

    def end(self) -> None:
        """Stop here."""
        if self._now == -2:
            return
        self._now = -2
        self._window.removeEventFilter(self)
        self.hide()
        if self._before is not None:
            self._before.setFocus()
        self.ended.emit()
        self.deleteLater()

    def _go(self, by: int) -> None:
        place = self._now + by
        while 0 <= place < len(self._steps) and not self._can_show(self._steps[place]):
            place += by
        if place >= len(self._steps):
            self.end()
        elif place >= 0:
            self._now = place
            self._show()

    def _target(self, step: TourStep) -> QWidget | None:
        if step.target == "menu_bar":
            return self._window.menuBar()
        found = attrgetter(step.target)(self._window) if step.target else None
        return found if isinstance(found, QWidget) else None

    def _can_show(self, step: TourStep) -> bool:
        if not step.target:
            return True
        target = self._target(step)
        return target is not None and target.isVisible() and not target.visibleRegion().isEmpty()

    def _shown_places(self) -> list[int]:
        return [place for place, step in enumerate(self._steps) if self._can_show(step)]

    def _show(self) -> None:
        step = self.step
        if step is None:
            return
        bubble = self.bubble
        translate = QCoreApplication.translate
        bubble.title.setText(translate("Tour", step.title))
        bubble.text.setText(translate("Tour", step.text))
        places = self._shown_places()
        number = places.index(self._now) + 1 if self._now in places else 1
        bubble.place.setText(f"{number} / {len(places)}")
        bubble.place.setAccessibleName(
            self.tr("Step {number} of {count}").format(number=number, count=len(places))
        )
        bubble.skip.setText(self.tr("Skip"))
        bubble.back.setText(self.tr("Back"))
        last = bool(places) and self._now == places[-1]
        bubble.next.setText(self.tr("Done") if last else self.tr("Next"))
        bubble.skip.setVisible(not last)
        bubble.back.setEnabled(bool(places) and self._now != places[0])
        self.setAccessibleName(bubble.title.text())
        self.setAccessibleDescription(bubble.text.text())
        self._arrange()
        bubble.next.setFocus()

    # --- where things are

    def hole(self) -> QRect:
        """What is left bright, in pixels of the window; empty where nothing is meant."""
        step = self.step
        target = self._target(step) if step is not None else None
        if target is None:
            return QRect()
        corner = target.mapTo(self._window, QPoint(0, 0))
        return QRect(corner, target.size()).adjusted(-3, -3, 3, 3) & self.rect()

    def _arrange(self) -> None:
        self.setGeometry(self._window.rect())
        hole = self.hole()
        self.bubble.fit(self._bubble_width(hole))
        self.bubble.move(bubble_place(hole, self.bubble.size().toTuple(), self.rect()))
        self.update()

    def _bubble_width(self, hole: QRect) -> int:
        """As wide as is read easily; narrower where that lets it stand beside the hole."""
        em = self.fontMetrics().height()
        widest = min(BUBBLE_EM * em, self.width() - 2 * GAP_PX)
        beside = max(hole.left(), self.width() - hole.right()) - 3 * GAP_PX
        narrow = NARROW_EM * em <= beside < widest and not hole.isEmpty()
        return beside if narrow else widest

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shade all but the hole."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade = QPainterPath()
        shade.addRect(QRectF(self.rect()))
        hole = QRectF(self.hole())
        if not hole.isEmpty():
            bright = QPainterPath()
            bright.addRoundedRect(hole, 6, 6)
            shade = shade.subtracted(bright)
        painter.fillPath(shade, QColor(0, 0, 0, SHADE))
        if not hole.isEmpty():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 3))
            painter.drawRoundedRect(hole, 6, 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and → go on, ← goes back, Esc ends."""
        self._take_key(event.key(), None)

    def _take_key(self, key: int, button: QObject | None) -> bool:
        """What a key does; on a button Enter presses it. Whether the key meant anything."""
        if key == Qt.Key.Key_Escape:
            self.end()
        elif key in NEXT_KEYS:
            self.go_on()
        elif key in BACK_KEYS:
            self.go_back()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (button if isinstance(button, QPushButton) else self.bubble.next).click()
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window; take the keys that its buttons hear."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self._arrange()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            taken = watched is not self._window and self._take_key(event.key(), watched)
            return taken or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange and self.step is not None:
            self._show()
        super().changeEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab walks through the bubble's buttons only: what lies below is out of reach."""
        buttons = [
            button
            for button in (self.bubble.skip, self.bubble.back, self.bubble.next)
            if button.isVisible() and button.isEnabled()
        ]
        now = next_of(buttons, self._window.focusWidget(), 1 if next else -1)
        if now is not None:
            now.setFocus(Qt.FocusReason.TabFocusReason)
        return True


def next_of(buttons: Sequence[QPushButton], now: QWidget | None, by: int) -> QPushButton | None:
    """The button after or before the one in focus, around the end."""
    if not buttons:
        return None
    held = [place for place, button in enumerate(buttons) if button is now]
    start = held[0] if held else -1
    return buttons[(start + by) % len(buttons)]


def bubble_place(hole: QRect, size: tuple[int, int], room: QRect) -> QPoint:
    """Where a bubble stands: right, left, below or above the hole, where there is room.

    Without a hole it stands in the middle; where no side has room, low within the hole.
    """
    width, height = size
    middle = QPoint((room.width() - width) // 2, (room.height() - height) // 2)
    if hole.isEmpty():
        return middle
    y = min(max(hole.center().y() - height // 2, GAP_PX), room.height() - height - GAP_PX)
    x = min(max(hole.center().x() - width // 2, GAP_PX), room.width() - width - GAP_PX)
    fits_inside = hole.height() > height + 2 * GAP_PX
    for corner in (
        QPoint(hole.right() + GAP_PX, y),
        QPoint(hole.left() - GAP_PX - width, y),
        QPoint(x, hole.bottom() + GAP_PX),
        QPoint(x, hole.top() - GAP_PX - height),
    ):
        if room.contains(QRect(corner, QPoint(corner.x() + width - 1, corner.y() + height - 1))):
            return corner
    return QPoint(x, min(hole.bottom(), room.bottom()) - height - GAP_PX if fits_inside else y)
