"""Actions as data: the records of all parts, made into QActions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.store.roles.rights import Verb
from app.store.server.person import Person
from widgets.crashes.crash_actions import CRASH_ACTIONS
from widgets.frame.action_names import allow, describe, without_mnemonic
from widgets.frame.frame_actions import EDIT_ACTIONS, END_ACTIONS, FRAME_ACTIONS
from widgets.frame.role_words import reads_cases, why_not
from widgets.map.layer_actions import LAYER_ACTIONS
from widgets.map.map_actions import MAP_ACTIONS
from widgets.map.paper_actions import MAP_PAPER_ACTIONS
from widgets.parts.action_spec import ActionSpec
from widgets.parts.icons import icon
from widgets.personal.personal_actions import PERSONAL_ACTIONS
from widgets.scene_editor.desk.scene_actions import (
    SCENE_ACTIONS,
    SCENE_HISTORY_ACTIONS,
    SCENE_PAPER_ACTIONS,
)
from widgets.scenes.scene_list_actions import SCENE_LIST_ACTIONS
from widgets.site.site_actions import SITE_ACTIONS
from widgets.street_editor.desk.editor_actions import STREET_ACTIONS

CONTEXT = "Actions"
USUAL_TIP = "usualTip"
"""Property of an action: its tooltip where it is allowed."""

ACTIONS: tuple[ActionSpec, ...] = (
    *FRAME_ACTIONS,
    *EDIT_ACTIONS,
    *STREET_ACTIONS,
    *SCENE_ACTIONS,
    *SCENE_LIST_ACTIONS,
    *SCENE_HISTORY_ACTIONS,
    *SITE_ACTIONS,
    *CRASH_ACTIONS,
    *PERSONAL_ACTIONS,
    *MAP_ACTIONS,
    *MAP_PAPER_ACTIONS,
    *SCENE_PAPER_ACTIONS,
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
        action.setAutoRepeat(not spec.once)
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
        action.setProperty(USUAL_TIP, action.toolTip())
        action.setStatusTip(hint)


def put_icons_on(actions: Mapping[str, QAction]) -> None:
    """Give actions their pictures in the colours of the current palette."""
    for spec in ACTIONS:
        if spec.icon:
            actions[spec.id].setIcon(icon(spec.icon))


def enable(
    actions: Mapping[str, QAction], *, store: bool, site: bool, person: Person | None = None
) -> None:
    """Allow what makes sense now and to whoever works here, and say of the others why not."""
    who = person or Person()
    for spec in ACTIONS:
        if not spec.own_state:
            why = _missing(spec, store=store, site=site, person=who)
            allow_or_say(actions[spec.id], why)


def allow_or_say(action: QAction, why: str) -> None:
    """Allow an action, or say in its tooltip too why it is not ("" where it is)."""
    allow(action, not why, why)
    _show_why(action, why)


def _missing(spec: ActionSpec, *, store: bool, site: bool, person: Person) -> str:
    """Why an action makes no sense now, or is not allowed; empty where it is."""
    if not store and (spec.needs_store or spec.needs_site):
        return QCoreApplication.translate("Actions", "Open a store first")
    if spec.needs_server and not person.is_on_server:
        return QCoreApplication.translate("Actions", "Log in to the shared database first")
    reads = spec.needs_site or spec.needs_store
    if store and ((reads and not reads_cases(person)) or not _may_add(spec, person)):
        return why_not(person)
    if spec.needs_site and not site:
        return QCoreApplication.translate("Actions", "Choose a site first")
    return ""


def _may_add(spec: ActionSpec, person: Person) -> bool:
    return person.may_all(Verb.INSERT, spec.adds_to)


def _show_why(action: QAction, why: str) -> None:
    """Say in the tooltip why an action is not allowed; its usual words where it is."""
    told = str(action.property(USUAL_TIP) or action.toolTip())
    action.setToolTip(f"{told}\n{why}" if why else told)
