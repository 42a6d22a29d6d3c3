"""Fields of a crash that an officer may correct: what kind each is, and what may stand in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.catalogues import load_code_catalogue
from app.diagrams.words import code_name
from app.edits.three_way import RecordState, Value
from app.messages import Language, say
from gis.crashes.codes import CodeField
from gis.crashes.records import FormEdition, Severity


class FieldKind(StrEnum):
    """How a field is entered."""

    TEXT = "text"
    CODE = "code"
    SEVERITY = "severity"
    COUNT = "count"


@dataclass(frozen=True, slots=True, kw_only=True)
class CrashField:
    """One correctable column of `crash`; its words are `CRASH_FIELD_<COLUMN>`."""

    column: str
    kind: FieldKind
    codes: CodeField | None = None
    may_be_blank: bool = False
    most: int = 0
    """Largest number of a count."""

    def title(self, language: Language) -> str:
        """What the field is called."""
        return say(f"CRASH_FIELD_{self.column.upper()}", language)


def _coded(column: str, codes: CodeField) -> CrashField:
    return CrashField(column=column, kind=FieldKind.CODE, codes=codes, may_be_blank=True)


def _count(column: str, most: int, *, may_be_blank: bool = False) -> CrashField:
    return CrashField(column=column, kind=FieldKind.COUNT, most=most, may_be_blank=may_be_blank)


CRASH_FIELDS: tuple[CrashField, ...] = (
    CrashField(column="place_text", kind=FieldKind.TEXT),
    CrashField(column="severity", kind=FieldKind.SEVERITY),
    _count("deaths_24h", 99),
    _count("deaths_30d", 99, may_be_blank=True),
    _count("injured", 999),
    _coded("type_code", CodeField.TYPE),
    _coded("cause_code", CodeField.CAUSE),
    _coded("weather_code", CodeField.WEATHER),
    _coded("light_code", CodeField.LIGHT),
    _coded("surface_code", CodeField.SURFACE),
    _coded("signal_code", CodeField.SIGNAL),
    _count("speed_limit_kmh", 130, may_be_blank=True),
)
"""In the order of the form."""

CORRECTABLE = tuple(field.column for field in CRASH_FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class PickEntry:
    """One entry of a pick list."""

    value: Value
    words: str


def pick_list(field: CrashField, form: FormEdition, language: Language) -> Sequence[PickEntry]:
    """What may be chosen in a coded field, blank first; choices no longer used come last."""
    if field.kind is FieldKind.SEVERITY:
        return [PickEntry(value=one.value, words=value_words(field, one.value, form, language))
                for one in Severity]  # fmt: skip
    if field.codes is None:
        return ()
    entries = sorted(load_code_catalogue().choices(field.codes, form=form), key=_retired)
    blank = PickEntry(value=None, words=say("CRASH_FIELD_BLANK", language))
    return [
        blank,
        *(
            PickEntry(value=entry.code, words=value_words(field, entry.code, form, language))
            for entry in entries
        ),
    ]


def _retired(entry: object) -> bool:
    return bool(getattr(entry, "retired", False))


def value_words(field: CrashField, value: Value, form: FormEdition, language: Language) -> str:
    """A value as an officer reads it: a code with its name, blank in words."""
    if value is None or value == "":
        return say("CRASH_FIELD_BLANK", language)
    codes = CodeField.SEVERITY if field.kind is FieldKind.SEVERITY else field.codes
    if codes is None:
        return str(value)
    return f"{value} {code_name(codes, str(value), form, language)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldFault:
    """What cannot be right about a field; `code` names a sentence without parameters."""

    column: str
    code: str


def crash_faults(state: RecordState) -> tuple[FieldFault, ...]:
    """What contradicts itself in a crash: numbers of casualties against its class.

    A1 is a death within 24 hours, A2 an injury or a later death, A3 damage only (class of the
    report form); those who died within 30 days include those of the first 24 hours.
    """
    held: Mapping[str, Value] = {cell.column: cell.value for cell in state.cells}
    deaths, late, injured = (_number(held[name]) for name in _CASUALTIES)
    found: list[FieldFault] = []
    if not str(held["place_text"] or "").strip():
        found.append(FieldFault(column="place_text", code="CRASH_FAULT_NO_PLACE"))
    if held["severity"] == Severity.A1 and not deaths:
        found.append(FieldFault(column="deaths_24h", code="CRASH_FAULT_A1_WITHOUT_DEATH"))
    if held["severity"] != Severity.A1 and deaths:
        found.append(FieldFault(column="severity", code="CRASH_FAULT_DEATH_WITHOUT_A1"))
    if held["severity"] == Severity.A3 and (injured or late):
        found.append(FieldFault(column="severity", code="CRASH_FAULT_A3_WITH_INJURED"))
    if held["deaths_30d"] is not None and late < deaths:
        found.append(FieldFault(column="deaths_30d", code="CRASH_FAULT_FEWER_LATE_DEATHS"))
    return tuple(found)


_CASUALTIES = ("deaths_24h", "deaths_30d", "injured")


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0
