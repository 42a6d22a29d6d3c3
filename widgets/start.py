"""Starts the window: checks first, then Qt, then the store."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from app.messages import Language, explain, system_language
from app.settings_table import REOPEN_STORE
from gis.problems import Problem
from widgets.frame.start_guard import check_start
from widgets.frame.start_options import StartOptions, read_options
from widgets.frame.window_log import keep_log

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QApplication

    from widgets.frame.main_window import MainWindow
    from widgets.parts.settings import WindowSettings

EXIT_DONE, EXIT_UNUSABLE = 0, 2
SHOT_PATIENCE_MS = 120_000
QUIET_MS = 400
SWITCH_S = 0.001


def open_window(arguments: list[str]) -> int:
    """Open the window and stay until it is closed; returns the exit status.

    Options: `--store S`, `--language zh_TW|en`, `--theme light|dark|system`,
    `--site NAME` (site to show first), `--shot FILE.png` (picture of the window, then exit),
    `--size WxH`.
    """
    try:
        options = read_options(arguments)
        if options is None:
            return EXIT_DONE
        check_start(os.environ)
        return _run(options)
    except Problem as problem:
        click.echo(explain(problem, system_language()), err=True)
        return EXIT_UNUSABLE


def _run(options: StartOptions) -> int:
    """Build the application; Qt is imported here and no earlier."""
    from widgets.door.real_use_cases import real_use_cases
    from widgets.frame.main_window import MainWindow, Surroundings
    from widgets.parts.settings import ThemeChoice, WindowSettings
    from widgets.parts.translation import LanguageSwitch

    keep_log(options.log_path)
    application = make_application()
    # A picture must not depend on what this user last did, nor change it.
    folder = TemporaryDirectory(prefix="daoan-") if options.shot else None
    settings = WindowSettings(Path(folder.name) / "w.ini" if folder else options.settings_path)
    if options.language:
        settings.language = Language(options.language)
    if options.theme:
        settings.theme = ThemeChoice(options.theme)
    wear(application, settings)
    switch = LanguageSwitch()
    switch.use(settings.language)
    window = MainWindow(
        Surroundings(
            settings=settings,
            use_cases=real_use_cases(),
            switch=switch,
            log_path=options.log_path,
        )
    )
    window.sites.first_choice = options.site
    if options.size:
        window.resize(*options.size)
    if folder is not None:
        status = _take_shot(application, window, options)
        folder.cleanup()
        return status
    _catch_bugs(window)
    window.show()
    if not _open_first_store(window, settings, options):
        window.help_desk.offer_tour()
    window.settled.connect(window.help_desk.offer_tour)
    status = application.exec()
    if window.closing.gave_up:
        # A thread stuck in a library would crash or hold up Python's own end; all is written.
        logging.shutdown()
        os._exit(status)
    return status


def make_application() -> QApplication:
    """The application with our style and letters."""
    from PySide6.QtWidgets import QApplication

    from widgets.parts.fonts import use_fonts

    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication([sys.argv[0]])
    application.setApplicationName("daoan")
    # Threads that paint and read hold the interpreter for this long while the window waits.
    sys.setswitchinterval(SWITCH_S)
    gc.freeze()  # libraries stay for good: looking through them for rubbish takes 90 ms
    application.setStyle("Fusion")
    use_fonts(application)
    return application


def wear(application: QApplication, settings: WindowSettings) -> None:
    """Put on the remembered colours, and follow the system's where that is the choice."""
    from widgets.parts.settings import ThemeChoice
    from widgets.parts.theme import use_theme

    use_theme(application, settings.theme)

    def follow() -> None:
        if settings.theme is ThemeChoice.SYSTEM:
            use_theme(application, settings.theme)

    application.styleHints().colorSchemeChanged.connect(follow)


def _open_first_store(window: MainWindow, settings: WindowSettings, options: StartOptions) -> bool:
    """Open the store asked for, else the one of last time; whether there is one to open."""
    location = options.store or (settings.last_store if settings.value(REOPEN_STORE) else "")
    if location:
        window.open_location(location)
    return bool(location)


def _catch_bugs(window: MainWindow) -> None:
    """Tell uncaught exceptions of the main thread as bugs, with a report."""
    from widgets.parts.messages import tell_bug

    def tell(kind: type[BaseException], error: BaseException, trace: object) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        tell_bug(window, error, window.help_desk.show_log)

    sys.excepthook = tell


def when_quiet(window: MainWindow, then: Callable[[], None]) -> None:
    """Go on once nothing runs and the map is sharp: what comes to rest may ask for more."""
    from PySide6.QtCore import QTimer

    def look() -> None:
        if window.background.busy or not window.map.canvas.is_at_rest:
            QTimer.singleShot(QUIET_MS, look)
        else:
            then()

    QTimer.singleShot(QUIET_MS, look)


def _take_shot(application: QApplication, window: MainWindow, options: StartOptions) -> int:
    """Open the store, wait until the first site is on the screen, save a picture."""
    from PySide6.QtCore import QTimer

    from app.store.location import store_path

    path = options.shot
    failures: list[Exception] = []
    pictures: list[QPixmap] = []

    def take() -> None:
        pictures.append(window.grab())  # before the end: that puts the store away
        application.quit()

    window.workbench.failed.connect(failures.append)
    window.workbench.open_failed.connect(lambda location, error: failures.append(error))
    window.settled.connect(lambda: when_quiet(window, take))
    QTimer.singleShot(SHOT_PATIENCE_MS, take)
    window.show()
    window.open_location(options.store or str(store_path(None)))
    application.exec()
    window.close()
    for failure in failures:
        raise failure
    if not pictures or not pictures[0].save(str(path), "PNG"):
        raise Problem("SHOT_FAILED", path=str(path))
    return EXIT_DONE
