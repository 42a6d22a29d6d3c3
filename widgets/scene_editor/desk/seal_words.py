"""When and by whom a scene was sealed, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.scenes.scene_store import OpenScene
from gis.crashes.filters import TAIPEI
from widgets.parts.words import day_text


def seal_words(opened: OpenScene) -> str:
    """One or two sentences of a sealed scene."""
    if opened.seal is None:
        return ""
    local = opened.seal.at.astimezone(TAIPEI)
    said = _tr("Sealed on {day} at {time} by {who}.").format(
        day=day_text(local.date()), time=f"{local:%H:%M}", who=opened.seal.by
    )
    if opened.corrections:
        said += " " + _tr("Corrections since: {count}.").format(count=len(opened.corrections))
    if not opened.seal_is_intact:
        said += " " + _tr("⚠ The document is not the one that was sealed.")
    return said


def _tr(source: str) -> str:
    return QCoreApplication.translate("SealWords", source)
