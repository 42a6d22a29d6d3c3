"""Reading and writing the codes of a scene's form, however the scene keeps them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from gis.crashes.codes import CodeCatalogue, CodeField, is_number
from gis.crashes.details import role_of
from gis.crashes.records import FormEdition, PartyRole, Severity
from gis.scenes.form.fields import CODES, IN_WORDS, OF_PARTY, OF_REPORT, FieldAt, FormField
from gis.scenes.report import RoadReport
from gis.scenes.scene import Scene, SceneParty

EDITION = FormEdition.FROM_112_07
"""Scenes are coded as on the form from 112.07."""


def party_of(scene: Scene, number: int | None) -> SceneParty | None:
    """A party by its number."""
    return next((one for one in scene.parties if one.no == number), None)


def code_at(scene: Scene, at: FieldAt, codes: CodeCatalogue) -> str | None:
    """The code of a field; what stands there where the form does not know it; None if blank."""
    if at.field in OF_PARTY:
        party = party_of(scene, at.party)
        return None if party is None else getattr(party, OF_PARTY[at.field])
    if at.field in IN_WORDS:
        return code_of_words(CODES[at.field], getattr(scene, IN_WORDS[at.field]), codes)
    if at.field in OF_REPORT:
        return None if scene.report is None else getattr(scene.report, OF_REPORT[at.field])
    if at.field is FormField.SEVERITY:
        return None if scene.severity is None else scene.severity.value
    if at.field is FormField.CAUSE:
        return cause_code(scene, codes)
    if at.field is FormField.TYPE:
        return scene.type_code
    raise ValueError(f"{at.field} has no code")


def code_of_words(of: CodeField, words: str | None, codes: CodeCatalogue) -> str | None:
    """The code that a label or a written code means; the text itself if the form knows neither."""
    if words is None or not words.strip():
        return None
    if is_number(words):
        return codes.normal_code(of, words) or words.strip()
    return codes.code_of(of, words, form=EDITION) or words.strip()


def cause_code(scene: Scene, codes: CodeCatalogue) -> str | None:
    """The main cause: the first of the listed codes where the words agree with it, else the words.

    Two labels of the form stand for two causes each; the list tells them apart.
    """
    first = scene.causes[0] if scene.causes else None
    if not scene.cause:
        return first
    if first is not None and scene.cause in (
        first,
        codes.label_of(CodeField.CAUSE, first, form=EDITION),
    ):
        return first
    return code_of_words(CodeField.CAUSE, scene.cause, codes)


def with_code(scene: Scene, at: FieldAt, code: str | None, codes: CodeCatalogue) -> Scene:
    """The scene with another code in a field; None makes it blank.

    A party's role follows its class.
    """
    if at.field in OF_PARTY:
        return _with_party_code(scene, at, code)
    if at.field in IN_WORDS:
        label = None if code is None else codes.label_of(CODES[at.field], code, form=EDITION)
        words: dict[str, Any] = {IN_WORDS[at.field]: label}
        return replace(scene, **words)
    if at.field in OF_REPORT:
        said: dict[str, Any] = {OF_REPORT[at.field]: code}
        return with_report(scene, replace(scene.report or RoadReport(), **said))
    if at.field is FormField.SEVERITY:
        return replace(scene, severity=None if code is None else Severity(code))
    if at.field is FormField.CAUSE:
        return with_causes(scene, code, scene.causes[1:], codes)
    if at.field is FormField.TYPE:
        return replace(scene, type_code=code)
    raise ValueError(f"{at.field} has no code")


def with_report(scene: Scene, report: RoadReport) -> Scene:
    """The scene with these words on the road; a report that says nothing is none."""
    return replace(scene, report=None if report == RoadReport() else report)


def with_causes(
    scene: Scene, main: str | None, further: tuple[str, ...], codes: CodeCatalogue
) -> Scene:
    """The scene with a main cause and further ones; without a main one the first other is it."""
    named = [*([] if main is None else [main]), *further]
    listed = tuple(dict.fromkeys(named))
    words = codes.label_of(CodeField.CAUSE, listed[0], form=EDITION) if listed else None
    return replace(scene, cause=words, causes=listed)


def _with_party_code(scene: Scene, at: FieldAt, code: str | None) -> Scene:
    def changed(party: SceneParty) -> SceneParty:
        if at.field is not FormField.CLASS:
            coded: dict[str, Any] = {OF_PARTY[at.field]: code}
            return replace(party, **coded)
        role = role_of(code, None)
        kept = party.role if role is PartyRole.UNKNOWN and code is not None else role
        return replace(party, class_code=code, role=kept)

    parties = tuple(changed(one) if one.no == at.party else one for one in scene.parties)
    return replace(scene, parties=parties)
