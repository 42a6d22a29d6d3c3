"""Codes of the official report form: labels to codes and back, by field and edition.

A code is written as the form prints it: two digits in fields of more than nine choices ("03"), one
digit in the others ("8" clear weather), letter and digits for party classes ("C03"), three digits
for causes from 100 on. A number never changes its meaning between the two editions, so a label of
one edition met in a crash of the other still has one code. The facts are in `resources/codes`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from gis.crashes.records import FormEdition


class CodeField(StrEnum):
    """Fields of the form that hold a code."""

    SEVERITY = "severity"
    WEATHER = "weather"
    LIGHT = "light"
    ROAD_CLASS = "road_class"
    ROAD_FORM = "road_form"
    LOCATION = "location"
    PAVEMENT = "pavement"
    SURFACE = "surface"
    DEFECT = "defect"
    OBSTACLE = "obstacle"
    SIGHT = "sight"
    SIGNAL = "signal"
    SIGNAL_STATE = "signal_state"
    DIVIDER = "divider"
    LANE_LINE = "lane_line"
    SLOW_LANE_LINE = "slow_lane_line"
    EDGE_LINE = "edge_line"
    TYPE = "type"
    CLASS = "class"
    ATTRIBUTE = "attribute"
    INJURY = "injury"
    PROTECTION = "protection"
    PHONE = "phone"
    ACTION = "action"
    IMPACT = "impact"
    CAUSE = "cause"
    FLED = "fled"


class Encoding(StrEnum):
    """How a file writes codes: in words, or in one of three numberings."""

    LABEL = "label"
    UNTIL_112_06 = "until_112_06"
    FROM_112_07 = "from_112_07"
    SEQUENTIAL = "sequential"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeEntry:
    """One printed choice of the form."""

    field: CodeField
    edition: FormEdition
    code: str
    group: str
    """The heading above the choice ("車與車"), "" without one."""
    label: str
    gloss: str
    """In English."""
    retired: bool = False
    """Still printed on this edition but no longer used."""
    name: str = ""
    """What the choice is called away from its heading ("自用小客車"); "" where the label does."""
    name_gloss: str = ""
    """In English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A spelling met in files and what it means; `edition` None holds for both."""

    kind: str
    """"text" (anywhere), "group" or "label" (whole)."""
    field: CodeField | None
    edition: FormEdition | None
    written: str
    meant: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMeaning:
    """What a number means in a numbering; `code` None where its meaning is open."""

    encoding: Encoding
    field: CodeField
    number: str
    code: str | None


_LabelKey = tuple[CodeField, FormEdition, str, str]
_NUMBER = re.compile(r"[0-9]{1,3}|[A-H][0-9]{1,2}")


@dataclass(frozen=True, slots=True)
class CodeCatalogue:
    """All choices of the form, looked up by label, by code and by number."""

    entries: tuple[CodeEntry, ...]
    aliases: tuple[Alias, ...]
    numbers: tuple[NumberMeaning, ...]
    _by_label: dict[_LabelKey, set[str]] = field(init=False, repr=False, compare=False)
    _by_code: dict[tuple[CodeField, FormEdition, str], CodeEntry] = field(
        init=False, repr=False, compare=False
    )
    _spelling: Mapping[tuple[str, CodeField, FormEdition | None, str], str] = field(
        init=False, repr=False, compare=False
    )
    _meaning: Mapping[tuple[Encoding, CodeField, str], str | None] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """Build the look-up tables."""
        tables: dict[str, object] = {
            "_spelling": {
                (alias.kind, alias.field, alias.edition, self.plain(alias.written)): self.plain(
                    alias.meant
                )
                for alias in self.aliases
                if alias.field is not None
            },
            "_by_code": {(entry.field, entry.edition, entry.code): entry for entry in self.entries},
            "_meaning": {
                (meaning.encoding, meaning.field, meaning.number): meaning.code
                for meaning in self.numbers
            },
        }
        for name, table in tables.items():
            object.__setattr__(self, name, table)
        object.__setattr__(self, "_by_label", self._label_table())

    def _label_table(self) -> dict[_LabelKey, set[str]]:
        """Codes by field, edition, group and label; also without the group."""
        table: dict[_LabelKey, set[str]] = {}
        for entry in self.entries:
            group = self._respelled("group", entry.field, entry.edition, self.plain(entry.group))
            label = self._respelled("label", entry.field, entry.edition, self.plain(entry.label))
            for at in {group, ""}:
                table.setdefault((entry.field, entry.edition, at, label), set()).add(entry.code)
        return table

    def plain(self, text: str) -> str:
        """A label without the differences of writing (width, spaces, spelling drift)."""
        narrow = "".join(unicodedata.normalize("NFKC", text).split())
        for alias in self.aliases:
            if alias.kind == "text" and alias.written in narrow:
                narrow = narrow.replace(alias.written, alias.meant)
        return narrow

    def _respelled(self, kind: str, of: CodeField, form: FormEdition, plain_text: str) -> str:
        """What a group or label means after the alias table."""
        for edition in (form, None):
            if meant := self._spelling.get((kind, of, edition, plain_text)):
                return meant
        return plain_text

    def code_of(
        self, of: CodeField, label: str, *, form: FormEdition, group: str = ""
    ) -> str | None:
        """The code of a label; None where it is unknown or fits several codes.

        The group decides between equal labels ("其他"). The crash's own edition goes first, then
        the other one.
        """
        plain_label, plain_group = self.plain(label), self.plain(group)
        other = next(edition for edition in FormEdition if edition is not form)
        for edition in (form, other):
            heading = self._respelled("group", of, edition, plain_group)
            both = f"{heading}/{plain_label}"
            word = self._respelled("label", of, edition, both)
            if word == both:
                word = self._respelled("label", of, edition, plain_label)
            for at in (heading, ""):
                codes = self._by_label.get((of, edition, at, word), set())
                if len(codes) == 1:
                    return next(iter(codes))
        return None

    def entry(self, of: CodeField, code: str, *, form: FormEdition) -> CodeEntry | None:
        """The choice a code stands for, in the crash's edition or else the other one."""
        normal = self.normal_code(of, code)
        if normal is None:
            return None
        other = next(edition for edition in FormEdition if edition is not form)
        return self._by_code.get((of, form, normal)) or self._by_code.get((of, other, normal))

    def label_of(self, of: CodeField, code: str, *, form: FormEdition) -> str:
        """The Chinese label of a code; the code itself where it is unknown."""
        entry = self.entry(of, code, form=form)
        return code if entry is None else entry.label

    def name_of(self, of: CodeField, code: str, *, form: FormEdition) -> str:
        """The Chinese name of a code, to be read without its heading; the code if unknown."""
        entry = self.entry(of, code, form=form)
        return code if entry is None else entry.name or entry.label

    def name_gloss_of(self, of: CodeField, code: str, *, form: FormEdition) -> str:
        """The English name of a code, to be read without its heading; the code if unknown."""
        entry = self.entry(of, code, form=form)
        return code if entry is None else entry.name_gloss or entry.gloss

    def choices(self, of: CodeField, *, form: FormEdition) -> tuple[CodeEntry, ...]:
        """All choices of a field in one edition, in the order of the records."""
        return tuple(e for e in self.entries if e.field is of and e.edition is form)

    def normal_code(self, of: CodeField, text: str) -> str | None:
        """A code read with or without leading zeros, as the form writes it; None if unknown."""
        bare = unicodedata.normalize("NFKC", text).strip().upper()
        for width in (0, 2):
            candidate = (bare.lstrip("0") or "0").zfill(width) if bare.isdecimal() else bare
            if any((of, form, candidate) in self._by_code for form in FormEdition):
                return candidate
        return None

    def code_of_number(self, of: CodeField, number: str, *, encoding: Encoding) -> str | None:
        """The code that a number means; None where the published list leaves it open.

        Raises:
            KeyError: for a number that the encoding does not have.
        """
        return self._meaning[(encoding, of, plain_number(number))]

    def knows_number(self, of: CodeField, number: str, *, encoding: Encoding) -> bool:
        """Whether an encoding has a number in a field."""
        return (encoding, of, plain_number(number)) in self._meaning


def is_number(text: str) -> bool:
    """Whether a value is a code, not a label: up to three digits, or a party class ("C03")."""
    return _NUMBER.fullmatch(unicodedata.normalize("NFKC", text).strip()) is not None


def plain_number(text: str) -> str:
    """A number without leading zeros; party classes with two digits."""
    bare = unicodedata.normalize("NFKC", text).strip().upper()
    if bare.isdecimal():
        return bare.lstrip("0") or "0"
    return bare[:1] + bare[1:].zfill(2)


def entries_from_rows(rows: Iterable[Mapping[str, str]]) -> tuple[CodeEntry, ...]:
    """Choices from the rows of `form_codes.csv`."""
    return tuple(
        CodeEntry(
            field=CodeField(row["field"]),
            edition=FormEdition(row["edition"]),
            code=row["code"],
            group=row["group"],
            label=row["label"],
            gloss=row["gloss"],
            retired=row["retired"] == "1",
            name=row.get("name", ""),
            name_gloss=row.get("name_gloss", ""),
        )
        for row in rows
    )
