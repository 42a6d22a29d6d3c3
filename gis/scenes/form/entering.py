"""Writing what somebody picked, typed or took over into a field of the form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gis.crashes.codes import CodeCatalogue
from gis.scenes.form.fields import FieldAt, FormField
from gis.scenes.form.suggest import Suggestion, is_blank
from gis.scenes.form.values import party_of, with_code, with_report
from gis.scenes.report import RoadReport
from gis.scenes.scene import Scene


def with_value(scene: Scene, at: FieldAt, value: str | None, codes: CodeCatalogue) -> Scene:
    """The scene with a code or a whole number in a field; None makes it blank."""
    if at.field is FormField.SPEED_LIMIT:
        limit = None if value is None else int(value)
        return with_report(scene, replace(scene.report or RoadReport(), speed_limit_kmh=limit))
    if at.field is FormField.DEATHS_24H:
        return replace(scene, deaths_24h=int(value or 0))
    if at.field is FormField.DEATHS_30D:
        return replace(scene, deaths_30d=None if value is None else int(value))
    if at.field is FormField.INJURED:
        return replace(scene, injured=int(value or 0))
    return with_code(scene, at, value, codes)


def with_suggestions(
    scene: Scene, offered: Iterable[Suggestion], codes: CodeCatalogue, *, usual: bool = False
) -> Scene:
    """The scene with all suggestions for blank fields taken: of this crash, or the usual ones."""
    for one in offered:
        if one.usual is usual and is_blank(scene, one.at, codes):
            scene = with_value(scene, one.at, one.value, codes)
    return scene


def with_party_text(scene: Scene, number: int, *, age_band: str) -> Scene:
    """The scene with another age band of a party."""
    held = party_of(scene, number)
    if held is None:
        return scene
    changed = replace(held, age_band=age_band)
    return replace(
        scene, parties=tuple(changed if one.no == number else one for one in scene.parties)
    )
