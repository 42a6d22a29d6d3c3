"""The code lists of the report form to pick from: what is offered, and what typed letters find."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.catalogues import load_code_catalogue
from app.messages import Language
from gis.crashes.codes import CodeEntry, CodeField
from gis.scenes.form.values import EDITION


@dataclass(frozen=True, slots=True, kw_only=True)
class FormChoice:
    """One choice of a list."""

    code: str
    text: str
    """In the reader's language."""
    other: str
    """In the other language."""
    group: str
    """The form's heading above it, in Chinese; "" without one."""
    retired: bool = False
    is_plain: bool = False
    """Its code is no number of the form and is not shown."""

    @property
    def shown(self) -> str:
        """Code and words, as a list shows them."""
        return self.text if self.is_plain else f"{self.code} {self.text}"


@lru_cache(maxsize=128)
def form_list(of: CodeField, language: Language) -> tuple[FormChoice, ...]:
    """All choices of a field in the order of the form, those no longer used last."""
    entries = load_code_catalogue().choices(of, form=EDITION)
    doubled = Counter(one.name or one.label for one in entries)
    choices = [_choice(one, language, doubled) for one in entries]
    return tuple(sorted(choices, key=lambda one: one.retired))


def _choice(entry: CodeEntry, language: Language, doubled: Counter[str]) -> FormChoice:
    """A choice; one that shares its words with another says its heading too ("其他")."""
    chinese = entry.name or entry.label
    if doubled[chinese] > 1:
        chinese = f"{chinese}（{entry.group}）"
    english = entry.name_gloss or entry.gloss
    in_chinese = language is Language.CHINESE
    return FormChoice(
        code=entry.code,
        text=chinese if in_chinese else english,
        other=english if in_chinese else chinese,
        group=entry.group,
        retired=entry.retired,
    )


def found_choices(choices: Sequence[FormChoice], typed: str) -> tuple[FormChoice, ...]:
    """The choices that typed letters mean, the likeliest first.

    A code counts with or without its leading zero or letter's zero ("9", "09", "b3"); words count
    where every typed word is part of label, heading or the name in the other language. Choices no
    longer used come only by their whole code or at the end.
    """
    words = _plain(typed).split()
    if not words:
        return tuple(one for one in choices if not one.retired)
    ranked = [(_rank(one, words), place, one) for place, one in enumerate(choices)]
    return tuple(one for rank, _, one in sorted(ranked, key=lambda r: r[:2]) if rank < _NOT)


def is_code(choice: FormChoice, typed: str) -> bool:
    """Whether typed letters are a choice's code in full, leading zeros aside."""
    code = choice.code.lower()
    return _plain(typed) in (code, _short(code))


_NOT = 99


def _rank(choice: FormChoice, words: Sequence[str]) -> int:
    """0 for the very code, more for less likely ones, `_NOT` for what does not fit."""
    late = 10 if choice.retired else 0
    first = words[0]
    if len(words) == 1:
        code = choice.code.lower()
        if first in (code, _short(code)):
            return 0
        if code.startswith(first) or _short(code).startswith(first):
            return 1 + late
    text, other, group = (_plain(part) for part in (choice.text, choice.other, choice.group))
    everything = f"{text} {other} {group} {choice.code.lower()}"
    if not all(word in everything for word in words):
        return _NOT
    if text.startswith(first) or other.startswith(first):
        return 2 + late
    return (3 if all(word in text or word in other for word in words) else 4) + late


def _short(code: str) -> str:
    """A code without leading zeros ("09" -> "9", "b03" -> "b3")."""
    letter = code[0] if code[0].isalpha() else ""
    return letter + (code[len(letter) :].lstrip("0") or "0")


def _plain(text: str) -> str:
    """Letters without differences of width and case."""
    return unicodedata.normalize("NFKC", text).casefold().strip()
