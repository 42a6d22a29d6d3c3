"""Dialogs that tell what happened: a problem with what to do, a bug with a report, a result."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from app.bug_report import bug_report, clean_message
from app.messages import Language, explain, say, sentences
from gis.problems import Problem

WINDOW_PREFIX = "WINDOW_"
LOG = logging.getLogger(__name__)


def tell_error(
    parent: QWidget,
    error: Exception,
    language: Language,
    open_log: Callable[[], None] | None = None,
) -> None:
    """Tell an error: a problem in the officer's words, anything else as a bug with a report."""
    if isinstance(error, Problem):
        tell_problem(parent, problem_words(error, language), cause_words(error))
    else:
        tell_bug(parent, error, open_log)


def cause_words(problem: Problem) -> str:
    """What lay below a problem, for whoever looks after the computer; empty where nothing did."""
    cause = problem.__cause__
    return f"{problem.code}\n{type(cause).__name__}: {clean_message(str(cause))}" if cause else ""


def told_apart(words: str) -> tuple[str, str]:
    """What is wrong, and what to do about it, where a sentence says both."""
    for mark in ("; ", "；"):
        wrong, found, rest = words.partition(mark)
        if found:
            end = "。" if mark == "；" else "."
            return wrong + end, rest[:1].upper() + rest[1:]
    return words, ""


def problem_words(problem: Problem, language: Language) -> str:
    """The sentence of a problem; its code where the words are missing."""
    try:
        # Some sentences name options of the command line; the window has its own for those.
        if WINDOW_PREFIX + problem.code in sentences(language):
            return say(WINDOW_PREFIX + problem.code, language, **problem.params)
        return explain(problem, language)
    except KeyError:
        LOG.warning("No words for the problem %s", problem)
        return str(problem)


def tell_problem(parent: QWidget, words: str, details: str = "") -> None:
    """A sentence that says what is wrong, below it what to do, and details to unfold."""
    wrong, to_do = told_apart(words)
    box = QMessageBox(
        QMessageBox.Icon.Warning,
        QCoreApplication.translate("Messages", "This did not work"),
        wrong,
        QMessageBox.StandardButton.Ok,
        parent,
    )
    box.setInformativeText(to_do)
    if details:
        box.setDetailedText(details)
    _open(box)


def tell_result(parent: QWidget, title: str, words: str) -> None:
    """What was done."""
    box = QMessageBox(
        QMessageBox.Icon.Information, title, words, QMessageBox.StandardButton.Ok, parent
    )
    _open(box)


def tell_bug(
    parent: QWidget, error: BaseException, open_log: Callable[[], None] | None = None
) -> None:
    """A fault of the program: an apology, a report to copy, the log's folder; then go on."""
    report = bug_report(error, f"PySide6 {pyside_version}, {QGuiApplication.platformName()}")
    LOG.error("Unexpected error\n%s", report)
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle(QCoreApplication.translate("Messages", "The program made a mistake"))
    box.setText(QCoreApplication.translate("Messages", "Sorry, the program made a mistake."))
    box.setInformativeText(
        QCoreApplication.translate(
            "Messages",
            "Your data are unharmed: what was not finished was rolled back. "
            "Please copy the report and send it to whoever looks after Daoan. "
            "It holds no names, plates or folders.",
        )
    )
    box.setDetailedText(report)
    copy = _side_button(box, QCoreApplication.translate("Messages", "Copy report"))
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
    if open_log is not None:
        log = _side_button(box, QCoreApplication.translate("Messages", "Open log folder"))
        log.clicked.connect(lambda: open_log())
    go_on = box.addButton(
        QCoreApplication.translate("Messages", "Go on"), QMessageBox.ButtonRole.RejectRole
    )
    box.setDefaultButton(go_on)
    box.setEscapeButton(go_on)
    _open(box)


def _side_button(box: QMessageBox, words: str) -> QPushButton:
    """A button that does something and leaves the box open."""
    button = box.addButton(words, QMessageBox.ButtonRole.ActionRole)
    button.clicked.disconnect()
    return button


def _open(box: QMessageBox) -> None:
    """Show without stopping the program; the box goes when it is closed."""
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
