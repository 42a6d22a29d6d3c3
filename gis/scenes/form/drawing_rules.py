"""Codes against the drawing: what the translation of the scene into a record warns of."""

from __future__ import annotations

from collections.abc import Iterator

from gis.scenes.form.fields import FormField
from gis.scenes.form.remark import FormRemark, RemarkKind, contradiction, doubt, missing
from gis.scenes.record import RecordWarning, SceneRecord
from gis.scenes.scene import Scene
from gis.scenes.targets import letters, ordered

_CONTRADICTIONS = {
    "ACTION_DISAGREES": ("FORM_ACTION_DISAGREES", FormField.ACTION),
    "IMPACT_DISAGREES": ("FORM_IMPACT_DISAGREES", FormField.IMPACT),
    "PATH_OFF_CONTACT": ("FORM_PATH_OFF_CONTACT", FormField.DRAWING),
    "HEADING_OFF_PATH": ("FORM_HEADING_OFF_PATH", FormField.DRAWING),
    "PARTIES_APART": ("FORM_PARTIES_APART", FormField.DRAWING),
}
_DOUBTS = {
    "LEG_AMBIGUOUS": ("FORM_LEG_AMBIGUOUS", FormField.DRAWING),
    "LEG_UNKNOWN": ("FORM_LEG_UNKNOWN", FormField.DRAWING),
    "MOVEMENT_UNKNOWN": ("FORM_MOVEMENT_UNKNOWN", FormField.ACTION),
}


def drawing_remarks(scene: Scene, record: SceneRecord) -> Iterator[FormRemark]:
    """What the drawing lacks, and where it contradicts the codes or itself."""
    drawn = {party.no for party in scene.parties if party.contact is not None}
    told: set[tuple[str, int | None]] = set()
    if scene.impact is None and len(drawn) > 1:
        yield missing("FORM_NO_IMPACT_POINT", FormField.DRAWING)
    placed = drawn | {party.no for party in scene.parties if party.approach}
    for warning in record.warnings:
        if warning.code == "PARTIES_APART" and not placed.issuperset(warning.parties):
            continue  # where they touched is not drawn yet
        remark = _remark(scene, record, warning)
        if remark is not None and (remark.code, remark.at.party) not in told:
            told.add((remark.code, remark.at.party))
            yield remark


def _remark(scene: Scene, record: SceneRecord, warning: RecordWarning) -> FormRemark | None:
    if warning.code == "TYPE_DISAGREES":
        return contradiction(
            "FORM_TYPE_DISAGREES",
            FormField.TYPE,
            type=scene.type_code or "",
            type_2=record.type_code or "",
        )
    if not warning.parties:
        return None
    by_number = letters(scene)
    number = warning.parties[0]
    params = {"party": by_number[number]}
    if len(warning.parties) > 1:
        params["party_2"] = by_number[warning.parties[1]]
    if warning.code == "CONTACT_MISSING":
        return missing("FORM_NO_CONTACT", FormField.DRAWING, number, **params)
    for table, kind in ((_CONTRADICTIONS, RemarkKind.CONTRADICTION), (_DOUBTS, RemarkKind.DOUBT)):
        if warning.code in table:
            code, field = table[warning.code]
            params |= _details(scene, record, code, number)
            make = contradiction if kind is RemarkKind.CONTRADICTION else doubt
            return make(code, field, number, **params)
    return None


def _details(scene: Scene, record: SceneRecord, code: str, number: int) -> dict[str, str]:
    """The party's own code, and what is drawn instead."""
    party = next((one for one in ordered(scene) if one.no == number), None)
    if party is None:
        return {}
    if code == "FORM_ACTION_DISAGREES":
        moved = next(one.movement for one in record.parties if one.no == number)
        return {"action": party.action_code or "", "movement": moved.value}
    if code == "FORM_IMPACT_DISAGREES":
        return {"impact": party.impact_code or "", "sides": sides_drawn(record, number)}
    return {}


def sides_drawn(record: SceneRecord, number: int) -> str:
    """The sides of a party that the contact point lies on, by spaces; "" where nothing is drawn."""
    for reason in record.reasons:
        params = dict(reason.params)
        if reason.code == "WHY_SIDES" and params.get("no") == str(number):
            return params["sides"]
    return ""
