"""What the header and the tables of a scene form say: codes in words, measurements in numbers."""

from __future__ import annotations

from app.messages import Language
from app.scenes.form_words import coded_words
from app.scenes.print.form_content import SceneForm, moment_of
from app.scenes.print.form_layout import FormField
from app.sheets.dates import roc_year
from gis.crashes.codes import CodeField
from gis.crashes.filters import TAIPEI
from gis.scenes.scene import SceneParty

_CODED = {
    FormField.WEATHER: CodeField.WEATHER,
    FormField.LIGHT: CodeField.LIGHT,
    FormField.SURFACE: CodeField.SURFACE,
    FormField.SIGNAL: CodeField.SIGNAL,
}


def coded(form: SceneForm, of: CodeField, value: str | None) -> str:
    """A code, or what a file says instead, in the form's language; "" where blank."""
    return coded_words(of, value, form.language, form=form.edition)


def numbered(form: SceneForm, of: CodeField, value: str | None) -> str:
    """The same with the number before it, as the report form has it."""
    told = coded(form, of, value)
    return told if told == (value or "") else f"{value} {told}"


def field_value(form: SceneForm, field: FormField) -> str:
    """What a cell of the header says; "" leaves it to be filled in by hand."""
    scene, words = form.scene, form.words
    match field:
        case FormField.CASE_NO:
            return scene.case_no
        case FormField.OCCURRED_AT:
            return _when(form)
        case FormField.PLACE:
            return scene.place
        case FormField.STATION:
            return scene.station
        case FormField.HANDLER:
            return scene.handler
        case FormField.CASUALTIES:
            return _casualties(form)
        case FormField.TYPE:
            return numbered(form, CodeField.TYPE, scene.type_code)
        case FormField.CAUSE:
            codes = dict.fromkeys(code for code in (scene.cause, *scene.causes) if code)
            return words("SHEET_LIST_MARK").join(
                numbered(form, CodeField.CAUSE, code) for code in codes
            )
        case FormField.BASE_DATE:
            return _base(form)
        case _:
            return coded(form, _CODED[field], getattr(scene, field.value))


def _when(form: SceneForm) -> str:
    moment = moment_of(form.scene)
    if moment is None:
        return form.scene.occurred_at or ""
    local = moment.astimezone(TAIPEI) if moment.tzinfo else moment
    return form.words(
        "SCENE_FORM_WHEN",
        roc=roc_year(local.date()),
        month=local.month,
        day=local.day,
        iso=local.date().isoformat(),
        hour=local.hour,
        minute=local.minute,
        weekday=form.words(f"SCENE_FORM_WEEKDAY_{local.weekday()}"),
    )


def _casualties(form: SceneForm) -> str:
    scene, words = form.scene, form.words
    if scene.deaths_30d:
        return words(
            "SCENE_FORM_CASUALTIES_30D",
            deaths=scene.deaths_24h,
            deaths_30d=scene.deaths_30d,
            injured=scene.injured,
        )
    return words("SCENE_FORM_CASUALTIES", deaths=scene.deaths_24h, injured=scene.injured)


def _base(form: SceneForm) -> str:
    """The day of the streets that the scene lies on."""
    if form.scene.base_date:
        return form.scene.base_date
    changed = form.base.changed_on
    return "" if changed is None else changed.isoformat()


def party_kind(form: SceneForm, party: SceneParty) -> str:
    """What a party is: its class in words, else what it is drawn as."""
    told = coded(form, CodeField.CLASS, party.class_code)
    if told:
        return told
    symbol = form.library.of_party(party)
    return symbol.zh if form.language is Language.CHINESE else symbol.en
