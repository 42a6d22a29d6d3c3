"""Headers of the police's own export (EIS): which column each one is, however it is written."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from app.crash_import.party_rows import known_headers
from app.crash_import.tables import plain_header

_CIRCLED = re.compile(r"^\s*[\u2460-\u2473\u3251-\u325f\u32b1-\u32bf]")
_NUMBERED = re.compile(r"^\(?\d{1,2}(?:-\d{1,2})?\)?[.、．]")
_EDITION = re.compile(
    r"\(?(?:民國|自)?1\d{2}(?:[.年]?\d{2}){0,2}[月日]*(?:新增|修正|起適用|起|後)\)?"
)
_NO_MATTER = re.compile(r"[\s\-_()【】\[\]「」:/\"'、,·]|名稱")
_PERSON_WORDS = (
    ("姓名", "name"),
    ("報案人", "name"),
    ("填表人", "name"),
    ("承辦人", "name"),
    ("處理員警", "name"),
    ("車主", "name"),
    ("監護人", "name"),
    ("身分證", "identity"),
    ("身份證", "identity"),
    ("護照", "identity"),
    ("居留證", "identity"),
    ("證號", "identity"),
    ("出生", "birth"),
    ("生日", "birth"),
    ("年齡", "age"),
    ("住址", "address"),
    ("戶籍", "address"),
    ("通訊地", "address"),
    ("電話號碼", "phone_number"),
    ("聯絡電話", "phone_number"),
    ("手機", "phone_number"),
    ("車牌", "plate"),
    ("牌照", "plate"),
    ("車號", "plate"),
)
"""Words that make an unknown header one of personal data."""


class Part(StrEnum):
    """What of a field a column holds."""

    LABEL = ""
    GROUP = "group"
    CODE = "code"
    PERSONAL = "personal"


@dataclass(frozen=True, slots=True)
class EisColumn:
    """What a column means: a field of the import ("weather") and which part of it."""

    field: str
    part: Part = Part.LABEL

    @property
    def key(self) -> str:
        """The meaning in one word, as mappings write it ("road_form/group")."""
        return f"{self.field}/{self.part.value}" if self.part else self.field


def is_numbered(header: str) -> bool:
    """Whether a header bears the number of the report form ("15.事故類型及型態")."""
    return bool(_CIRCLED.match(header) or _NUMBERED.match(_narrow(header)))


def plain_eis_header(header: str) -> str:
    """A header without form number, edition ("(11207新增)"), width, spaces and punctuation."""
    without = _NUMBERED.sub("", _narrow(_CIRCLED.sub("", header)), count=1)
    return _NO_MATTER.sub("", _EDITION.sub("", without))


def _narrow(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).lstrip("\ufeff").split())


@lru_cache(maxsize=1024)
def column_of(header: str) -> EisColumn | None:
    """What a header means; None where nobody knows.

    The export's own names go first, then those of the national file.
    """
    found = _catalogue().get(plain_eis_header(header))
    if found is None and (national := known_headers().get(plain_header(header))) is not None:
        found = EisColumn(national[0], Part.GROUP if national[1] else Part.LABEL)
    if found is None and (person := personal_field(header)) is not None:
        found = EisColumn(person, Part.PERSONAL)
    return EisColumn("age", Part.PERSONAL) if found and found.field == "age" else found


def personal_field(header: str) -> str | None:
    """The personal field that the words of a header betray; None for any other."""
    plain = plain_eis_header(header)
    if plain.startswith("發生"):
        return None
    return next((field for word, field in _PERSON_WORDS if word in plain), None)


@lru_cache(maxsize=1)
def _catalogue() -> dict[str, EisColumn]:
    """Columns by plain header, from `resources/codes/eis_columns.csv`."""
    text = files("resources").joinpath("codes", "eis_columns.csv").read_text(encoding="utf-8")
    return {
        plain_eis_header(header): EisColumn(row["field"], Part(row["part"]))
        for row in csv.DictReader(text.splitlines())
        for header in row["headers"].split(";")
    }


@lru_cache(maxsize=1)
def known_columns() -> tuple[EisColumn, ...]:
    """Every meaning a column can have, in the order of the catalogue."""
    return tuple(dict.fromkeys(_catalogue().values()))


@lru_cache(maxsize=1)
def usual_headers() -> dict[EisColumn, str]:
    """The first header that the catalogue gives each meaning."""
    text = files("resources").joinpath("codes", "eis_columns.csv").read_text(encoding="utf-8")
    return {
        EisColumn(row["field"], Part(row["part"])): row["headers"].split(";")[0]
        for row in csv.DictReader(text.splitlines())
    }
