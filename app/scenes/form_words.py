"""Remarks and suggestions of the form in the reader's language."""

from __future__ import annotations

from app.catalogues import load_code_catalogue
from app.messages import Language, say
from gis.crashes.codes import CodeField
from gis.crashes.records import FormEdition
from gis.scenes.form.fields import CODES, FormField
from gis.scenes.form.remark import FormRemark
from gis.scenes.form.suggest import Suggestion
from gis.scenes.form.values import EDITION

_LISTS = {of.value for of in CodeField}
_NAMED = {"movement": "SCENE_MOVEMENT_", "sides": "SCENE_SIDES_"}


def field_words(field: FormField, language: Language) -> str:
    """What the form calls a field."""
    return say(f"FORM_FIELD_{field.value.upper()}", language)


def code_words(of: CodeField, code: str, language: Language) -> str:
    """What a code stands for; the code itself where the form does not know it."""
    catalogue = load_code_catalogue()
    if language is Language.CHINESE:
        return catalogue.name_of(of, code, form=EDITION)
    return catalogue.name_gloss_of(of, code, form=EDITION)


def coded_words(
    of: CodeField, value: str | None, language: Language, *, form: FormEdition = EDITION
) -> str:
    """A code, or a label of the form, in words; what stands there else; "" where blank."""
    if not value:
        return ""
    catalogue = load_code_catalogue()
    code = catalogue.normal_code(of, value) or catalogue.code_of(of, value, form=form)
    if code is None or catalogue.entry(of, code, form=form) is None:
        return value
    if language is Language.CHINESE:
        return catalogue.name_of(of, code, form=form)
    return catalogue.name_gloss_of(of, code, form=form)


def say_remark(remark: FormRemark, language: Language) -> str:
    """One sentence."""
    field = remark.at.field
    words = {name: _param(name, value, language) for name, value in remark.params}
    if remark.code in ("FORM_CODE_UNKNOWN", "FORM_CODE_RETIRED") and words["party"]:
        words["party"] += " "
    return say(remark.code, language, **{"field": field_words(field, language)} | words)


def say_why(offered: Suggestion, language: Language) -> str:
    """What a suggestion rests on."""
    words = {name: _param(name, value, language) for name, value in offered.params}
    return say(offered.why, language, **words)


def value_words(offered: Suggestion, language: Language) -> str:
    """The suggested value: code and words, or the number."""
    of = CODES.get(offered.at.field)
    if of is None:
        return offered.value
    return f"{offered.value} {code_words(of, offered.value, language)}"


def _param(name: str, value: str, language: Language) -> str:
    if name in _NAMED:
        return say(_NAMED[name] + value.upper().replace(" ", "_"), language)
    kind = name.removesuffix("_2")
    if kind in _LISTS:
        return code_words(CodeField(kind), value, language)
    return value
