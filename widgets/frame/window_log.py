"""The window's log: warnings and reports of mistakes in a small file of the user."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

LARGEST_BYTES = 500_000
FILES = 2
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
CHATTER = ("This plugin does not support",)
"""What Qt's offscreen platform says of every window; it means nothing to anybody."""


def keep_log(path: Path) -> None:
    """Write warnings and worse to a file from now on, Qt's too; without it where that fails."""
    from PySide6.QtCore import qInstallMessageHandler

    qInstallMessageHandler(take_qt_message)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            path, maxBytes=LARGEST_BYTES, backupCount=FILES, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter(FORMAT))
    logging.getLogger().addHandler(handler)


def take_qt_message(kind: object, context: object, message: str) -> None:
    """Put a message of Qt into the log."""
    if not message.startswith(CHATTER):
        logging.getLogger("qt").warning("%s", message)
