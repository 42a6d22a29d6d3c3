"""Dialogs that tell what happened: a problem with what to do, a bug with a report, a result."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from pathlib import Path

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from app.messages import Language, explain, say, sentences
from gis.problems import Problem

WINDOW_PREFIX = "WINDOW_"
LOG = logging.getLogger(__name__)


def tell_error(parent: QWidget, error: Exception, language: Language) -> None:
    """Tell an error: a problem in the officer's words, anything else as a bug with a report."""
    if isinstance(error, Problem):
        tell_problem(parent, problem_words(error, language))
    else:
        tell_bug(parent, error)


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


def tell_problem(parent: QWidget, words: str) -> None:
    """A sentence that says what is wrong and what to do."""
    _open(
        QMessageBox(
            QMessageBox.Icon.Warning,
            QCoreApplication.translate("Messages", "This did not work"),
            words,
            QMessageBox.StandardButton.Ok,
            parent,
        )
    )


def tell_result(parent: QWidget, title: str, words: str) -> None:
    """What was done."""
    box = QMessageBox(
        QMessageBox.Icon.Information, title, words, QMessageBox.StandardButton.Ok, parent
    )
    _open(box)


def tell_bug(parent: QWidget, error: BaseException) -> None:
    """A fault of the program, with a report to copy; it is logged as well."""
    report = bug_report(error)
    LOG.error("Unexpected error\n%s", report)
    box = QMessageBox(
        QMessageBox.Icon.Critical,
        QCoreApplication.translate("Messages", "The program made a mistake"),
        QCoreApplication.translate(
            "Messages",
            "Your data are unharmed: what was not finished was rolled back. "
            "Please copy the report and send it to whoever looks after Daoan.",
        ),
        QMessageBox.StandardButton.Close,
        parent,
    )
    box.setDetailedText(report)
    copy = box.addButton(
        QCoreApplication.translate("Messages", "Copy report"), QMessageBox.ButtonRole.ActionRole
    )
    copy.clicked.disconnect()
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
    _open(box)


def bug_report(error: BaseException) -> str:
    """Versions and the trace, without the folders of this user."""
    trace = "".join(traceback.format_exception(error)).replace(str(Path.home()), "~")
    versions = f"Python {sys.version.split()[0]}, PySide6 {pyside_version}, {platform.platform()}"
    return f"{versions}\n{trace}"


def _open(box: QMessageBox) -> None:
    """Show without stopping the program; the box goes when it is closed."""
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
