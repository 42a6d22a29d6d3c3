"""What is to be said about a form: a field is empty, or two things cannot both be true."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gis.scenes.form.fields import FieldAt, FormField


class RemarkKind(StrEnum):
    """How much a remark weighs; the heaviest first."""

    MISSING = "missing"
    CONTRADICTION = "contradiction"
    DOUBT = "doubt"
    """May be right; worth another look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRemark:
    """One remark, to be said in the reader's language.

    `code` names a sentence; parameters are numbers, party letters and codes of the form, the latter
    under the name of their code list ("type"), a number behind it where there are two ("type_2").
    """

    kind: RemarkKind
    code: str
    at: FieldAt
    params: tuple[tuple[str, str], ...] = ()


def contradiction(
    code: str, field: FormField, party: int | None = None, /, **params: str
) -> FormRemark:
    """Two things that cannot both be true."""
    return _remark(RemarkKind.CONTRADICTION, code, field, party, params)


def doubt(code: str, field: FormField, party: int | None = None, /, **params: str) -> FormRemark:
    """Two things that are seldom true together."""
    return _remark(RemarkKind.DOUBT, code, field, party, params)


def missing(code: str, field: FormField, party: int | None = None, /, **params: str) -> FormRemark:
    """A field that has to be filled."""
    return _remark(RemarkKind.MISSING, code, field, party, params)


def _remark(
    kind: RemarkKind, code: str, field: FormField, party: int | None, params: dict[str, str]
) -> FormRemark:
    return FormRemark(
        kind=kind, code=code, at=FieldAt(field=field, party=party), params=tuple(params.items())
    )
