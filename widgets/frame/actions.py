"""Actions as data: the records of all parts, made into QActions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from widgets.crashes.crash_actions import CRASH_ACTIONS
from widgets.frame.action_names import allow, describe, without_mnemonic
from widgets.frame.frame_actions import EDIT_ACTIONS, END_ACTIONS, FRAME_ACTIONS
from widgets.map.layer_actions import LAYER_ACTIONS
from widgets.map.map_actions import MAP_ACTIONS
from widgets.map.paper_actions import MAP_PAPER_ACTIONS
from widgets.parts.action_spec import ActionSpec
from widgets.parts.icons import icon
from widgets.site.site_actions import SITE_ACTIONS

CONTEXT = "Actions"

ACTIONS: tuple[ActionSpec, ...] = (
    *FRAME_ACTIONS,
    *EDIT_ACTIONS,
    *SITE_ACTIONS,
    *CRASH_ACTIONS,
    *MAP_ACTIONS,
    *MAP_PAPER_ACTIONS,
    *LAYER_ACTIONS,
    *END_ACTIONS,
)
"""All actions; within a menu they stand in this order."""


def words(source: str) -> str:
    """A source string of this table in the language of the window."""
    return QCoreApplication.translate(CONTEXT, source)


def make_actions(window: QWidget) -> dict[str, QAction]:
    """One QAction for each spec, connected to the window's methods, by id."""
    made: dict[str, QAction] = {}
    for spec in ACTIONS:
        action = QAction(window)
        action.setObjectName(spec.id)
        if spec.shortcut:
            action.setShortcuts(QKeySequence.listFromString(spec.shortcut))
        find: Callable[[QWidget], Callable[[], object]] = attrgetter(spec.handler)
        action.triggered.connect(lambda checked=False, find=find: find(window)())
        window.addAction(action)
        made[spec.id] = action
    return made


def retranslate(actions: Mapping[str, QAction]) -> None:
    """Write every action's words in the language of the window."""
    for spec in ACTIONS:
        action = actions[spec.id]
        action.setIconText(without_mnemonic(describe(action, CONTEXT, spec.text)))
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
    """Allow what makes sense now, and say of the others what is missing."""
    no_store = QCoreApplication.translate("Actions", "Open a store first")
    no_site = QCoreApplication.translate("Actions", "Choose a site first")
    for spec in ACTIONS:
        if spec.own_state:
            continue
        lacks_store = not store and (spec.needs_store or spec.needs_site)
        allowed = not lacks_store and (site or not spec.needs_site)
        allow(actions[spec.id], allowed, no_store if lacks_store else no_site)
