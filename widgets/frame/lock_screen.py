"""The locked window: everything is covered, and a dialog asks for the password."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QToolTip,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.messages import Language
from app.store.server.person import Person
from gis.problems import Problem
from widgets.frame.caps_lock import CapsLockWatch
from widgets.frame.fitting import fit_height
from widgets.parts.dialog_manners import press_only_when_meant
from widgets.parts.fonts import emphasised, enlarged
from widgets.parts.messages import problem_words
from widgets.parts.words import language_code

WIDTH_EM = 24


class Cover(QWidget):
    """An empty sheet over a whole window; what lies below is out of sight and out of reach."""

    def __init__(self, covered: QWidget, title: str) -> None:
        super().__init__(covered)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._focus = covered.focusWidget()
        self._hidden = [
            child
            for child in covered.children()
            if isinstance(child, QWidget) and _is_part(child) and child is not self
        ]
        self._title = covered.windowTitle()
        covered.setWindowTitle(title)
        for child in self._hidden:
            child.hide()
        covered.installEventFilter(self)
        self._fit()
        self.show()
        self.raise_()

    def lift(self) -> None:
        """Show again what was covered, as it was."""
        covered = self.parentWidget()
        covered.removeEventFilter(self)
        covered.setWindowTitle(self._title)
        for child in self._hidden:
            if isValid(child):
                child.show()
        # what was made anew meanwhile (a form in another language) has no keys to give back
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus()
        self.hide()
        self.deleteLater()

    def _fit(self) -> None:
        self.setGeometry(self.parentWidget().rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window, and above whatever is added to it."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded):
            self._fit()
            self.raise_()
        return False


def _is_part(child: QWidget) -> bool:
    """Whether something is a visible part inside a window, and no window of its own."""
    return not child.isWindow() and child.isVisible()


class LockScreen(QDialog):
    """Covers every window of the program and blocks their keys until the password is right."""

    tried = Signal(str)
    """A password."""
    leave_wanted = Signal()
    """Somebody else wants to work: close the database."""

    def __init__(self, window: QWidget, person: Person, server: str) -> None:
        super().__init__(window)
        self._person, self._server = person, server
        self._problem: Problem | None = None
        self._covers: list[Cover] = []
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self._make()
        self._wire()
        self.retranslate()

    def _make(self) -> None:
        self.title, self.text, self.error = QLabel(), QLabel(), QLabel()
        self.title.setFont(emphasised(enlarged(self.font(), 1.3)))
        self.caps = QLabel()
        for label in (self.text, self.error, self.caps):
            label.setWordWrap(True)
        self.error.setFont(emphasised(self.font()))
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.label = QLabel()
        self.label.setBuddy(self.password)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(8)
        self.buttons = QDialogButtonBox()
        self.unlock = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.leave = self.buttons.addButton("", QDialogButtonBox.ButtonRole.DestructiveRole)
        press_only_when_meant(self.leave)
        self.unlock.setDefault(True)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        parts = (self.title, self.text, self.label, self.password, self.caps)
        for part in (*parts, self.error, self.bar, self.buttons):
            column.addWidget(part)
        self.setMinimumWidth(WIDTH_EM * self.fontMetrics().height())
        for part in (self.caps, self.error, self.bar):
            part.hide()

    def _wire(self) -> None:
        CapsLockWatch(self.password).changed.connect(self._show_caps)
        self.password.textChanged.connect(lambda _: self._allow())
        self.unlock.clicked.connect(self._try)
        self.leave.clicked.connect(self.leave_wanted)

    # --- outside

    def lock(self) -> None:
        """Cover all windows and ask."""
        QToolTip.hideText()
        while popup := QApplication.activePopupWidget():
            popup.close()
        for top in QApplication.topLevelWidgets():
            if top.isVisible() and top is not self:
                self._covers.append(Cover(top, self.windowTitle()))
        self._allow()
        self.show()
        self.password.setFocus()

    def refuse(self, problem: Problem) -> None:
        """Say why it stays locked."""
        self._show_trying(False)
        self._show_problem(problem)
        self.password.selectAll()
        self.password.setFocus()

    def let_in(self) -> None:
        """Show everything again."""
        self.password.clear()
        self.hide()
        for cover in self._covers:
            cover.lift()
        self._covers = []
        self.deleteLater()

    # --- inside

    def _try(self) -> None:
        if self.password.text() and not self.bar.isVisible():
            self._show_problem(None)
            self._show_trying(True)
            self.tried.emit(self.password.text())

    def _show_trying(self, trying: bool) -> None:
        self.bar.setVisible(trying)
        self.password.setEnabled(not trying)
        self._allow()
        self.unlock.setDefault(not trying)

    def _show_caps(self, is_on: bool) -> None:
        self.caps.setVisible(is_on)
        fit_height(self)

    def _show_problem(self, problem: Problem | None) -> None:
        self._problem = problem
        self.error.setVisible(problem is not None)
        if problem is not None:
            words = problem_words(problem, Language(language_code()))
            self.error.setText(f"⚠ {words}")
        fit_height(self)

    def _allow(self) -> None:
        self.unlock.setEnabled(bool(self.password.text()) and not self.bar.isVisibleTo(self))

    def reject(self) -> None:
        """Esc does not unlock."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter unlocks."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.leave.hasFocus():
            self._try()
            return
        super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Write all words again."""
        self.setWindowTitle(self.tr("Locked"))
        self.title.setText(self.tr("Locked"))
        self.text.setText(
            self.tr(
                "Nobody worked here for a while. {account} in {server}: enter the password to go "
                "on where you were; nothing you typed is lost."
            ).format(account=self._person.login, server=self._server)
        )
        self.label.setText(self.tr("&Password:"))
        self.caps.setText(self.tr("⇪ Caps Lock is on"))
        self.bar.setAccessibleName(self.tr("Asking the server"))
        self.unlock.setText(self.tr("&Unlock"))
        self.leave.setText(self.tr("&Close the program"))
        self.leave.setToolTip(self.tr("For somebody else; what is not saved yet is given up"))
        self._show_problem(self._problem)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
