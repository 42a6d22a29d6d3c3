"""How a listed scene is written."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.scenes.scene_list import ListedScene, SceneOrder
from widgets.parts.words import list_text, moment_text, severity_words

CONTEXT = "SceneWords"
ORDERS = {
    SceneOrder.CHANGED: QT_TRANSLATE_NOOP("SceneWords", "Last changed first"),
    SceneOrder.OCCURRED: QT_TRANSLATE_NOOP("SceneWords", "Latest crash first"),
    SceneOrder.CASE: QT_TRANSLATE_NOOP("SceneWords", "By case number"),
    SceneOrder.STATION: QT_TRANSLATE_NOOP("SceneWords", "By station"),
}


def _say(source: str) -> str:
    return QCoreApplication.translate(CONTEXT, source)


def order_words(order: SceneOrder) -> str:
    """What an order of the list is called."""
    return _say(ORDERS[order])


def state_words(scene: ListedScene) -> str:
    """Whether a scene is finished, in a word."""
    if scene.is_finished:
        return _say(QT_TRANSLATE_NOOP("SceneWords", "sealed"))
    return _say(QT_TRANSLATE_NOOP("SceneWords", "unfinished"))


def time_words(scene: ListedScene) -> str:
    """When the crash happened, in Taiwan."""
    if scene.occurred_at is None:
        return _say(QT_TRANSLATE_NOOP("SceneWords", "time not entered"))
    return moment_text(scene.occurred_at)


def place_words(scene: ListedScene) -> str:
    """Where it happened."""
    return scene.place or _say(QT_TRANSLATE_NOOP("SceneWords", "place not entered"))


def people_words(scene: ListedScene) -> str:
    """Station and handler."""
    named = " · ".join(part for part in (scene.station, scene.owner) if part)
    return named or _say(QT_TRANSLATE_NOOP("SceneWords", "station not entered"))


def link_words(scene: ListedScene) -> str:
    """That it has no crash record; empty where it has one."""
    if scene.crash_uid is not None:
        return ""
    return _say(QT_TRANSLATE_NOOP("SceneWords", "no crash record"))


def changed_words(scene: ListedScene) -> str:
    """Who changed it last, and when; empty where that is not known."""
    if scene.changed_at is None:
        return ""
    told = _say(QT_TRANSLATE_NOOP("SceneWords", "changed {when} by {who}"))
    return told.format(when=moment_text(scene.changed_at), who=scene.changed_by or "—")


def scene_sentence(scene: ListedScene) -> str:
    """Everything on one line, for screen readers."""
    severity = "" if scene.severity is None else severity_words(scene.severity)
    parts = (
        scene.case_no,
        state_words(scene),
        severity,
        time_words(scene),
        place_words(scene),
        people_words(scene),
        link_words(scene),
    )
    return list_text(part for part in parts if part)


def scene_tip(scene: ListedScene) -> str:
    """Everything on several lines, for the tooltip."""
    severity = "" if scene.severity is None else severity_words(scene.severity)
    lines = (
        f"{scene.case_no} · {state_words(scene)}",
        severity,
        time_words(scene),
        place_words(scene),
        people_words(scene),
        link_words(scene),
        changed_words(scene),
    )
    return "\n".join(line for line in lines if line)
