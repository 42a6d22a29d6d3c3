"""Actions as data: the records of all parts, made into QActions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from operator import attrgetter

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from widgets.frame.frame_actions import END_ACTIONS, FRAME_ACTIONS
from widgets.parts.action_spec import ActionSpec
from widgets.parts.icons import icon
from widgets.site.site_actions import SITE_ACTIONS

CONTEXT = "Actions"

ACTIONS: tuple[ActionSpec, ...] = (*FRAME_ACTIONS, *SITE_ACTIONS, *END_ACTIONS)
"""All actions; within a menu they stand in this order."""


def words(source: str) -> str:
    """A source string of this table in the language of the window."""
    return QCoreApplication.translate(CONTEXT, source)


def without_mnemonic(text: str) -> str:
    """Words for the toolbar, where Alt and a letter mean nothing: "檔案(&F)…" becomes "檔案"."""
    return re.sub(r"\(&\w\)", "", text).replace("&", "").rstrip("…")


def make_actions(window: QWidget) -> dict[str, QAction]:
    """One QAction for each spec, connected to the window's methods, by id."""
    made: dict[str, QAction] = {}
    for spec in ACTIONS:
        action = QAction(window)
        action.setObjectName(spec.id)
        if spec.shortcut:
            action.setShortcut(QKeySequence(spec.shortcut))
        find: Callable[[QWidget], Callable[[], object]] = attrgetter(spec.handler)
        action.triggered.connect(lambda checked=False, find=find: find(window)())
        window.addAction(action)
        made[spec.id] = action
    return made


def retranslate(actions: Mapping[str, QAction]) -> None:
    """Write every action's words in the language of the window."""
    for spec in ACTIONS:
        action = actions[spec.id]
        action.setText(words(spec.text))
        action.setIconText(without_mnemonic(words(spec.text)))
        hint = words(spec.hint)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{hint} ({keys})" if keys else hint)
        action.setStatusTip(hint)


def put_icons_on(actions: Mapping[str, QAction]) -> None:
    """Give actions their pictures in the colours of the current palette."""
    for spec in ACTIONS:
        if spec.icon:
            actions[spec.id].setIcon(icon(spec.icon))


def enable(actions: Mapping[str, QAction], *, store: bool, site: bool) -> None:
    """Allow what makes sense now."""
    for spec in ACTIONS:
        allowed = (store or not spec.needs_store) and (site or not spec.needs_site)
        actions[spec.id].setEnabled(allowed)
