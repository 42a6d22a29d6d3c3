"""Parts of a scene's document as the officer calls them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gis.scenes.merging import PartKey

CONTEXT = "ScenePartWords"
FIELDS: Mapping[str, str] = {
    "": QT_TRANSLATE_NOOP("ScenePartWords", "the scene as a whole"),
    "case_no": QT_TRANSLATE_NOOP("ScenePartWords", "case number"),
    "occurred_at": QT_TRANSLATE_NOOP("ScenePartWords", "time"),
    "place": QT_TRANSLATE_NOOP("ScenePartWords", "place"),
    "severity": QT_TRANSLATE_NOOP("ScenePartWords", "severity"),
    "deaths_24h": QT_TRANSLATE_NOOP("ScenePartWords", "deaths within 24 h"),
    "deaths_30d": QT_TRANSLATE_NOOP("ScenePartWords", "deaths within 30 days"),
    "injured": QT_TRANSLATE_NOOP("ScenePartWords", "injured"),
    "weather": QT_TRANSLATE_NOOP("ScenePartWords", "weather"),
    "light": QT_TRANSLATE_NOOP("ScenePartWords", "light"),
    "surface": QT_TRANSLATE_NOOP("ScenePartWords", "surface"),
    "signal": QT_TRANSLATE_NOOP("ScenePartWords", "signal"),
    "type_code": QT_TRANSLATE_NOOP("ScenePartWords", "type of crash"),
    "cause": QT_TRANSLATE_NOOP("ScenePartWords", "cause"),
    "causes": QT_TRANSLATE_NOOP("ScenePartWords", "causes"),
    "station": QT_TRANSLATE_NOOP("ScenePartWords", "station"),
    "handler": QT_TRANSLATE_NOOP("ScenePartWords", "handler"),
    "report": QT_TRANSLATE_NOOP("ScenePartWords", "road and its surroundings"),
    "junction": QT_TRANSLATE_NOOP("ScenePartWords", "junction"),
    "parties": QT_TRANSLATE_NOOP("ScenePartWords", "party"),
    "impact": QT_TRANSLATE_NOOP("ScenePartWords", "contact point"),
    "impact_sigma_m": QT_TRANSLATE_NOOP("ScenePartWords", "uncertainty of the contact point"),
    "marks": QT_TRANSLATE_NOOP("ScenePartWords", "mark"),
    "objects": QT_TRANSLATE_NOOP("ScenePartWords", "object"),
    "photos": QT_TRANSLATE_NOOP("ScenePartWords", "photo"),
    "texts": QT_TRANSLATE_NOOP("ScenePartWords", "texts"),
    "dimensions": QT_TRANSLATE_NOOP("ScenePartWords", "dimensions"),
    "fixed_points": QT_TRANSLATE_NOOP("ScenePartWords", "fixed point"),
    "measurements": QT_TRANSLATE_NOOP("ScenePartWords", "measurements"),
}
LONGEST = 24
"""A text of the document longer than this is told as changed."""


def part_words(part: PartKey) -> str:
    """Such as "mark M1" or "weather"; a key that nobody knows as it is written."""
    source = FIELDS.get(part.field)
    name = part.field if source is None else _tr(source)
    return f"{name} {part.key}" if part.key else name


def version_words(base: str | None, version: str | None) -> str:
    """What became of a part: a short value as it is, else whether it was changed or taken away."""
    if version is None:
        return _tr("taken away") if base is not None else _tr("not there")
    if version[:1] not in "[{" and len(version) <= LONGEST:
        return version.strip('"')
    return _tr("added") if base is None else _tr("changed")


def _tr(source: str) -> str:
    return QCoreApplication.translate(CONTEXT, source)


WORDS = (
    QT_TRANSLATE_NOOP("ScenePartWords", "taken away"),
    QT_TRANSLATE_NOOP("ScenePartWords", "not there"),
    QT_TRANSLATE_NOOP("ScenePartWords", "added"),
    QT_TRANSLATE_NOOP("ScenePartWords", "changed"),
)
