"""Words of measuring: what a target is, what is waited for; the state machines are given `say`."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gis.scenes.targets import IMPACT

CONTEXT = "SurveyWords"
WORDS = (
    QT_TRANSLATE_NOOP("SurveyWords", "Measure {target}"),
    QT_TRANSLATE_NOOP("SurveyWords", "Fixed point {point}"),
    QT_TRANSLATE_NOOP(
        "SurveyWords", "Click the first fixed point or drag to the second, or type x,y"
    ),
    QT_TRANSLATE_NOOP(
        "SurveyWords", "Click the second fixed point, or type x,y (@x,y: from the first)"
    ),
    QT_TRANSLATE_NOOP("SurveyWords", "{target}: distance from {point} (Enter alone: next)"),
    QT_TRANSLATE_NOOP("SurveyWords", "{target}: distance from {point}"),
    QT_TRANSLATE_NOOP(
        "SurveyWords",
        "{target}: distance along {base} (Enter alone: next)",
    ),
    QT_TRANSLATE_NOOP("SurveyWords", "{target}: offset from {base}"),
    QT_TRANSLATE_NOOP(
        "SurveyWords", "{target}: distance from {point}, then the angle (Enter alone: next)"
    ),
    QT_TRANSLATE_NOOP("SurveyWords", "{target}: angle clockwise from {base}, degrees"),
    QT_TRANSLATE_NOOP("SurveyWords", "Choose in the list what is measured next"),
    QT_TRANSLATE_NOOP("SurveyWords", "This side (Tab)"),
    QT_TRANSLATE_NOOP("SurveyWords", "L"),
    QT_TRANSLATE_NOOP("SurveyWords", "R"),
    QT_TRANSLATE_NOOP("SurveyWords", "contact point"),
    QT_TRANSLATE_NOOP("SurveyWords", "point {number} of {mark}"),
)
ANCHORS = {
    "front_left_wheel": QT_TRANSLATE_NOOP("SurveyWords", "left front wheel"),
    "front_right_wheel": QT_TRANSLATE_NOOP("SurveyWords", "right front wheel"),
    "rear_left_wheel": QT_TRANSLATE_NOOP("SurveyWords", "left rear wheel"),
    "rear_right_wheel": QT_TRANSLATE_NOOP("SurveyWords", "right rear wheel"),
    "front_left_corner": QT_TRANSLATE_NOOP("SurveyWords", "left front corner"),
    "front_right_corner": QT_TRANSLATE_NOOP("SurveyWords", "right front corner"),
    "rear_left_corner": QT_TRANSLATE_NOOP("SurveyWords", "left rear corner"),
    "rear_right_corner": QT_TRANSLATE_NOOP("SurveyWords", "right rear corner"),
    "front_wheel": QT_TRANSLATE_NOOP("SurveyWords", "front wheel"),
    "rear_wheel": QT_TRANSLATE_NOOP("SurveyWords", "rear wheel"),
    "front": QT_TRANSLATE_NOOP("SurveyWords", "front"),
    "rear": QT_TRANSLATE_NOOP("SurveyWords", "rear"),
    "centre": QT_TRANSLATE_NOOP("SurveyWords", "centre"),
}
MARKS = {
    "skid": QT_TRANSLATE_NOOP("SurveyWords", "skid mark"),
    "yaw": QT_TRANSLATE_NOOP("SurveyWords", "yaw mark"),
    "scrape": QT_TRANSLATE_NOOP("SurveyWords", "scrape mark"),
    "gouge": QT_TRANSLATE_NOOP("SurveyWords", "gouge"),
    "fluid": QT_TRANSLATE_NOOP("SurveyWords", "fluid"),
    "debris": QT_TRANSLATE_NOOP("SurveyWords", "debris"),
    "blood": QT_TRANSLATE_NOOP("SurveyWords", "blood"),
    "fallen_load": QT_TRANSLATE_NOOP("SurveyWords", "fallen load"),
    "body": QT_TRANSLATE_NOOP("SurveyWords", "place of a body"),
}
POSES = {
    "contact": QT_TRANSLATE_NOOP("SurveyWords", "at contact"),
}
METHODS = {
    "triangulation": QT_TRANSLATE_NOOP("SurveyWords", "Triangulation"),
    "baseline": QT_TRANSLATE_NOOP("SurveyWords", "Baseline, offset"),
    "polar": QT_TRANSLATE_NOOP("SurveyWords", "Distance and angle"),
    "coordinates": QT_TRANSLATE_NOOP("SurveyWords", "Coordinates"),
}
INSTRUMENTS = {
    "wheel": QT_TRANSLATE_NOOP("SurveyWords", "Wheel"),
    "tape": QT_TRANSLATE_NOOP("SurveyWords", "Tape"),
    "total_station": QT_TRANSLATE_NOOP("SurveyWords", "Total station"),
    "orthophoto": QT_TRANSLATE_NOOP("SurveyWords", "Orthophoto"),
}


def say(text: str) -> str:
    """A source text in the language of the window."""
    return QCoreApplication.translate(CONTEXT, text)


def target_words(target: str) -> str:
    """As "A right front wheel", "point 2 of M1", "contact point"; other names as they are."""
    if target == IMPACT:
        return say("contact point")
    head, *rest = target.split(".")
    if not rest:
        return head
    if len(rest) == 1 and rest[0].isdecimal():
        return say("point {number} of {mark}").format(number=rest[0], mark=head)
    pose = rest[0] if len(rest) > 1 else ""
    parts = (head, say(POSES.get(pose, pose)), say(ANCHORS.get(rest[-1], rest[-1])))
    return " ".join(part for part in parts if part)
