"""Logging in to the shared database: which server, who, the password; by keyboard alone, too."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from app.messages import Language
from gis.problems import Problem
from widgets.frame.caps_lock import CapsLockWatch
from widgets.frame.fitting import fit_height
from widgets.frame.server_fields import SPACING, ServerFields
from widgets.parts.dialog_manners import press_only_when_meant
from widgets.parts.fonts import emphasised, enlarged
from widgets.parts.losses import is_loss
from widgets.parts.messages import problem_words
from widgets.parts.words import language_code

if TYPE_CHECKING:
    from app.server_settings import ServerSettings

WIDTH_EM = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """What was entered."""

    server: ServerSettings
    user: str
    password: str = field(repr=False)
    remember: bool
    typed_server: bool
    """Whether the server was entered here and not found in the settings."""


class LoginDialog(QDialog):
    """Holds no connection: it tells what was entered and is told what became of it."""

    wanted = Signal(object)
    """A `Login`."""
    cancelled = Signal()
    """The attempt under way is not wanted any more."""

    def __init__(self, server: ServerSettings | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._server = server
        self._keyring = True
        self._problem: Problem | None = None
        self.trying = False
        self._make()
        self._arrange()
        self._wire()
        self.retranslate()
        self._allow()

    # --- putting together

    def _make(self) -> None:
        self.title, self.place, self.fields = QLabel(), QLabel(), ServerFields()
        self.title.setFont(emphasised(enlarged(self.font(), 1.3)))
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.place.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.user, self.password = QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.user_label, self.password_label = QLabel(), QLabel()
        self.user_label.setBuddy(self.user)
        self.password_label.setBuddy(self.password)
        self.remember = QCheckBox()
        self.caps, self.note, self.error = QLabel(), QLabel(), QLabel()
        for label in (self.title, self.note, self.error, self.caps):
            label.setWordWrap(True)
        self.error.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.error.setFont(emphasised(self.font()))
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(8)
        self.buttons = QDialogButtonBox()
        self.enter = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.leave = self.buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        press_only_when_meant(self.leave)
        self.enter.setDefault(True)

    def _arrange(self) -> None:
        form = QFormLayout()
        form.addRow(self.user_label, self.user)
        form.addRow(self.password_label, self.password)
        form.addRow("", self.caps)
        form.addRow("", self.remember)
        form.addRow("", self.note)
        column = QVBoxLayout(self)
        column.setSpacing(SPACING)
        for part in (self.title, self.place, self.fields):
            column.addWidget(part)
        column.addLayout(form)
        for part in (self.error, self.bar, self.buttons):
            column.addWidget(part)
        self.setMinimumWidth(WIDTH_EM * self.fontMetrics().height())
        self.fields.setVisible(self._server is None)
        self.place.setVisible(self._server is not None)
        self.caps.hide()
        self.note.hide()
        self.error.hide()
        self._show_trying(False)

    def _fit(self) -> None:
        """As high as the words need at this width; what is typed is never squeezed."""
        fit_height(self)

    def _wire(self) -> None:
        self.caps_lock = CapsLockWatch(self.password)
        self.caps_lock.changed.connect(self._show_caps)
        for line in (self.user, self.password):
            line.textChanged.connect(self._allow)
        self.fields.changed.connect(self._allow)
        self.enter.clicked.connect(self._want)
        self.leave.clicked.connect(self._leave)

    # --- outside

    def fill(self, user: str, password: str = "") -> None:
        """Put in what is known; the keys go where something is missing."""
        if user:
            self.user.setText(user)
        if password and not self.password.text():
            self.password.setText(password)
            self.remember.setChecked(True)
        self.focus_first()

    def allow_remembering(self, there: bool) -> None:
        """Offer to remember the password, or say that nothing here can."""
        self._keyring = there
        self.remember.setEnabled(there)
        if not there:
            self.remember.setChecked(False)
        self.note.setVisible(not there)
        self._fit()

    def begin(self) -> None:
        """An attempt is under way."""
        self._show_problem(None)
        self._show_trying(True)

    def refuse(self, problem: Problem) -> None:
        """The attempt failed: say why; what was entered stays."""
        self._show_trying(False)
        self._show_problem(problem)
        if is_loss(problem):  # what was entered may well be right
            self.enter.setFocus()
        else:
            self.password.setFocus()
            self.password.selectAll()

    def give_up(self) -> None:
        """The attempt ended without an answer."""
        self._show_trying(False)
        self.focus_first()

    def focus_first(self) -> None:
        """Keys go to the first line that is empty, else to the button."""
        lines = [*self.fields.lines, self.user, self.password]
        empty = [line for line in lines if line.isVisibleTo(self) and not line.text()]
        (empty[0] if empty else self.enter).setFocus()

    # --- inside

    def _want(self) -> None:
        server = self._server or self.fields.settings()
        if self.trying or server is None or not self.enter.isEnabled():
            return
        self.wanted.emit(
            Login(
                server=server,
                user=self.user.text().strip(),
                password=self.password.text(),
                remember=self.remember.isChecked(),
                typed_server=self._server is None,
            )
        )

    def _leave(self) -> None:
        if self.trying:
            self.cancelled.emit()
            self.give_up()
        else:
            self.reject()

    def reject(self) -> None:
        """Esc stops an attempt first, then leaves."""
        if self.trying:
            self._leave()
        else:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter logs in from every line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.leave.hasFocus():
            self._want()
            return
        super().keyPressEvent(event)

    def _allow(self) -> None:
        server = self._server is not None or self.fields.settings() is not None
        filled = bool(self.user.text().strip() and self.password.text())
        self.enter.setEnabled(server and filled and not self.trying)
        missing = "" if self.enter.isEnabled() else self.tr("Enter account and password first")
        self.enter.setToolTip(missing)

    def _show_trying(self, trying: bool) -> None:
        self.trying = trying
        self.bar.setVisible(trying)
        for part in (self.fields, self.user, self.password):
            part.setEnabled(not trying)
        self.remember.setEnabled(not trying and self._keyring)
        if trying:
            self.leave.setFocus()
        self._allow()
        self.enter.setDefault(not trying)
        self._say_leave()

    def _show_caps(self, is_on: bool) -> None:
        self.caps.setVisible(is_on)
        self._fit()

    def _show_problem(self, problem: Problem | None) -> None:
        self._problem = problem
        self.error.setVisible(problem is not None)
        if problem is not None:
            words = problem_words(problem, Language(language_code()))
            self.error.setText(f"⚠ {words}")
            self.error.setAccessibleName(words)
        self._fit()

    def _say_leave(self) -> None:
        self.leave.setText(self.tr("Stop") if self.trying else self.tr("Cancel"))

    def retranslate(self) -> None:
        """Write all words again."""
        self.setWindowTitle(self.tr("Open the shared database"))
        if self._server is None:
            self.title.setText(self.tr("Shared database"))
        else:
            self.title.setText(self._server.words)
            self.place.setText(self.tr("Server: {place}").format(place=self._server.place))
        self.user_label.setText(self.tr("&Account:"))
        self.password_label.setText(self.tr("&Password:"))
        self.user.setToolTip(self.tr("Your personal account; nobody works under another's name"))
        self.remember.setText(self.tr("&Remember the password"))
        self.remember.setToolTip(self.tr("It is kept in the system's keyring and nowhere else"))
        self.note.setText(
            self.tr("This computer has no keyring: the password is asked for each time.")
        )
        self.caps.setText(self.tr("⇪ Caps Lock is on"))
        self.bar.setAccessibleName(self.tr("Connecting"))
        self.enter.setText(self.tr("&Log in"))
        self._say_leave()
        self._allow()
        self._align()
        self._show_problem(self._problem)

    def _align(self) -> None:
        """Let the lines of both forms begin below each other."""
        if self._server is None:
            labels = (self.user_label, self.password_label, *self.fields.labels)
            widest = max(label.sizeHint().width() for label in labels)
            for label in labels:
                label.setMinimumWidth(widest)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
