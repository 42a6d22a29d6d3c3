"""Writing what somebody picked, typed or took over into a field of the form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gis.crashes.codes import CodeCatalogue
from gis.scenes.form.fields import FieldAt, FormField
from gis.scenes.form.party_rules import fits_class
from gis.scenes.form.suggest import Suggestion, is_blank
from gis.scenes.form.values import party_of, with_code, with_report
from gis.scenes.report import RoadReport
from gis.scenes.scene import Scene, SceneParty
from gis.scenes.symbols import SymbolLibrary


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


def with_class(
    scene: Scene, number: int, code: str | None, codes: CodeCatalogue, library: SymbolLibrary
) -> Scene:
    """The scene with another class of a party.

    A class that is drawn otherwise brings its own size, and its own symbol where the one chosen
    before does not fit.
    """
    at = FieldAt(field=FormField.CLASS, party=number)
    before = party_of(scene, number)
    changed = with_value(scene, at, code, codes)
    after = party_of(changed, number)
    if before is None or after is None or _usual(before, library) == _usual(after, library):
        return changed
    chosen = library.get(after.symbol)
    if chosen is not None and fits_class(chosen.kind, code):
        return changed
    drawn = replace(after, symbol="", length_m=None, width_m=None)
    return replace(
        changed, parties=tuple(drawn if one.no == number else one for one in changed.parties)
    )


def _usual(party: SceneParty, library: SymbolLibrary) -> str:
    """The symbol that a party's class is drawn with."""
    return library.of_party(replace(party, symbol="", length_m=None)).id


def with_party_text(scene: Scene, number: int, *, age_band: str) -> Scene:
    """The scene with another age band of a party."""
    held = party_of(scene, number)
    if held is None:
        return scene
    changed = replace(held, age_band=age_band)
    return replace(
        scene, parties=tuple(changed if one.no == number else one for one in scene.parties)
    )
