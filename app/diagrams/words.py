"""Words of diagrams: sentences by code, and names of the form's codes, in one language."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from app.catalogues import load_code_catalogue
from app.messages import Language, say
from gis.crashes.codes import CodeField
from gis.crashes.records import FormEdition
from gis.diagrams.reasons import Words


def words_in(language: Language) -> Words:
    """All sentences in one language."""

    def words(code: str, /, **params: object) -> str:
        return say(code, language, **params)

    return words


@lru_cache(maxsize=8192)
def code_name(field: CodeField, code: str | None, form: FormEdition, language: Language) -> str:
    """The name of a code as read without its heading on the form; "" where blank."""
    if not code:
        return ""
    catalogue = load_code_catalogue()
    if language is Language.CHINESE:
        return catalogue.name_of(field, code, form=form)
    return catalogue.name_gloss_of(field, code, form=form)


def class_words(prefix: str, language: Language) -> str:
    """A party class or the start of its code, with its name ("C03 普通重型機車", "C 機車")."""
    catalogue = load_code_catalogue()
    if catalogue.normal_code(CodeField.CLASS, prefix):
        name = code_name(CodeField.CLASS, prefix, FormEdition.FROM_112_07, language)
    elif len(prefix) == 1:
        name = say(f"CLASS_GROUP_{prefix}", language)
    else:
        return f"{prefix}…"
    return f"{prefix} {name}"


def type_names(language: Language) -> Callable[[str], str]:
    """Names of crash types by code; "" names a crash without one."""

    def name(code: str) -> str:
        if not code:
            return say("DIAGRAM_NO_TYPE", language)
        return code_name(CodeField.TYPE, code, FormEdition.FROM_112_07, language)

    return name
