"""When and by whom a scene was sealed, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.scenes.scene_store import OpenScene
from gis.crashes.filters import TAIPEI
from widgets.parts.words import day_text

SEALED = QT_TRANSLATE_NOOP("SealWords", "Sealed on {day} at {time} by {who}.")
CORRECTED = QT_TRANSLATE_NOOP("SealWords", "Corrections since: {count}.")
BROKEN = QT_TRANSLATE_NOOP("SealWords", "⚠ The document is not the one that was sealed.")


def seal_words(opened: OpenScene) -> str:
    """One or two sentences of a sealed scene."""
    if opened.seal is None:
        return ""
    local = opened.seal.at.astimezone(TAIPEI)
    said = [
        _tr(SEALED).format(day=day_text(local.date()), time=f"{local:%H:%M}", who=opened.seal.by)
    ]
    if opened.corrections:
        said.append(_tr(CORRECTED).format(count=len(opened.corrections)))
    if not opened.seal_is_intact:
        said.append(_tr(BROKEN))
    return " ".join(said)


def _tr(source: str) -> str:
    return QCoreApplication.translate("SealWords", source)
