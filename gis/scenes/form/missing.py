"""Fields that the report form wants and that are still empty."""

from __future__ import annotations

from collections.abc import Iterator

from gis.crashes.codes import CodeCatalogue
from gis.crashes.records import PartyRole
from gis.scenes.form.fields import CODES, OF_PARTY, FieldAt, FormField
from gis.scenes.form.remark import FormRemark, missing
from gis.scenes.form.values import code_at
from gis.scenes.scene import Scene, SceneParty
from gis.scenes.targets import letters, ordered

WANTED = (
    FormField.CASE_NO,
    FormField.STATION,
    FormField.HANDLER,
    FormField.SEVERITY,
    FormField.OCCURRED_AT,
    FormField.PLACE,
    FormField.WEATHER,
    FormField.LIGHT,
    FormField.ROAD_CLASS,
    FormField.SPEED_LIMIT,
    FormField.ROAD_FORM,
    FormField.LOCATION,
    FormField.PAVEMENT,
    FormField.SURFACE,
    FormField.DEFECT,
    FormField.OBSTACLE,
    FormField.SIGHT,
    FormField.SIGNAL,
    FormField.SIGNAL_STATE,
    FormField.DIVIDER,
    FormField.LANE_LINE,
    FormField.SLOW_LANE_LINE,
    FormField.EDGE_LINE,
    FormField.TYPE,
    FormField.CAUSE,
)
"""Of the crash, in the order of the form."""
WANTED_OF_PARTY = (
    FormField.CLASS,
    FormField.INJURY,
    FormField.AGE_BAND,
    FormField.PROTECTION,
    FormField.PHONE,
    FormField.ACTION,
    FormField.IMPACT,
    FormField.PARTY_CAUSE,
    FormField.FLED,
)
_OF_THINGS = (FormField.CLASS,)
"""All that is asked of a party that is a thing or an animal is what it is."""


def missing_fields(scene: Scene, codes: CodeCatalogue) -> tuple[FormRemark, ...]:
    """One remark for each empty field, in the order of the form."""
    found = [missing("FORM_MISSING", one) for one in WANTED if not _is_filled(scene, one, codes)]
    if not scene.parties:
        found.append(missing("FORM_NO_PARTIES", FormField.PARTIES))
    by_number = letters(scene)
    for party in ordered(scene):
        found += [
            missing("FORM_PARTY_MISSING", one, party.no, party=by_number[party.no])
            for one in _missing_of(party, codes)
        ]
    return tuple(found)


def _is_filled(scene: Scene, field: FormField, codes: CodeCatalogue) -> bool:
    if field in CODES:
        return code_at(scene, FieldAt(field=field), codes) is not None
    if field is FormField.SPEED_LIMIT:
        return scene.report is not None and scene.report.speed_limit_kmh is not None
    if field is FormField.OCCURRED_AT:
        return scene.occurred_at is not None
    texts = {
        FormField.CASE_NO: scene.case_no,
        FormField.STATION: scene.station,
        FormField.HANDLER: scene.handler,
        FormField.PLACE: scene.place,
    }
    return bool(texts[field].strip())


def _missing_of(party: SceneParty, codes: CodeCatalogue) -> Iterator[FormField]:
    wanted = _OF_THINGS if party.role is PartyRole.OBJECT else WANTED_OF_PARTY
    for field in wanted:
        value = party.age_band if field is FormField.AGE_BAND else getattr(party, OF_PARTY[field])
        if not value:
            yield field
