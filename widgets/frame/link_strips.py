"""What the window says of its server: gone, back again, and answers that are not stored yet."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from app.messages import Language
from gis.problems import Problem
from widgets.frame.strip import Strip
from widgets.parts.losses import is_loss
from widgets.parts.messages import problem_words
from widgets.parts.words import language_code


class LinkState(Enum):
    """How the connection is."""

    QUIET = "quiet"
    LOST = "lost"
    BACK = "back"


class LinkStrip(Strip):
    """The connection: lost and tried again, or back and everything read anew."""

    look_wanted = Signal()
    """The person does not want to wait for the next attempt."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(1, parent)
        self.state = LinkState.QUIET
        self._problem: Problem | None = None
        self._server, self._at = "", ""
        self.button = self.buttons[0]
        self.button.clicked.connect(self._pressed)
        self.retranslate()

    def show_lost(self, server: str, problem: Problem | None) -> None:
        """The server went away, or lets us in no more."""
        self._server, self._problem = server, problem
        self._show(LinkState.LOST)

    def show_back(self, server: str) -> None:
        """The server answers again and everything is being read anew."""
        self._server, self._at = server, f"{datetime.now():%H:%M}"
        self._show(LinkState.BACK)

    def be_quiet(self) -> None:
        """Nothing to say."""
        self._show(LinkState.QUIET)

    def _show(self, state: LinkState) -> None:
        self.state = state
        self.retranslate()

    def _pressed(self) -> None:
        if self.state is LinkState.LOST:
            self.look_wanted.emit()
        else:
            self.be_quiet()

    def _words(self) -> str:
        if self.state is LinkState.LOST:
            if self._problem is not None and not is_loss(self._problem):
                return f"⚠ {problem_words(self._problem, Language(language_code()))}"
            words = self.tr(
                "⚠ Connection to {server} lost, trying again. What you typed stays; "
                "what you see is as it was before."
            )
            return words.format(server=self._server)
        if self.state is LinkState.BACK:
            words = self.tr("Connected to {server} again at {time}; everything was read anew.")
            return words.format(server=self._server, time=self._at)
        return ""

    def retranslate(self) -> None:
        """Write all words again."""
        lost = self.state is LinkState.LOST
        self.button.setText(self.tr("Try now") if lost else self.tr("Understood"))
        self.say(self._words())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class UnsavedStrip(Strip):
    """Answers that wait for the server, with a way to store them now or to give them up."""

    retry_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(2, parent)
        self._cases: tuple[str, ...] = ()
        self.retry, self.discard = self.buttons
        self.retry.clicked.connect(self.retry_wanted)
        self.discard.clicked.connect(self.discard_wanted)
        self.retranslate()

    def show_cases(self, cases: tuple[str, ...]) -> None:
        """Name what waits."""
        self._cases = cases
        self.retranslate()

    def retranslate(self) -> None:
        """Write all words again."""
        self.retry.setText(self.tr("Try again"))
        self.retry.setToolTip(self.tr("Store them now; what was stored already is not repeated"))
        self.discard.setText(self.tr("Give up"))
        self.discard.setToolTip(self.tr("Forget these answers and ask again"))
        words = self.tr("⚠ Not saved yet: {count} answers about legs ({cases}). Try again.")
        cases = ", ".join(dict.fromkeys(self._cases))
        self.say(words.format(count=len(self._cases), cases=cases) if self._cases else "")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
