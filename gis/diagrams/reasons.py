"""Reasons of a diagram as codes with parameters, and how they become words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from gis.diagrams.diagram import NotDrawnReason

Param = str | int | float


class Words(Protocol):
    """Whoever knows the words: `words(code, **params)` is one sentence in the reader's language."""

    def __call__(self, code: str, /, **params: object) -> str:
        """The sentence for a code."""
        ...


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; `code` names a sentence of `resources/i18n`."""

    code: str
    params: dict[str, Param] = field(default_factory=dict)

    def said(self, words: Words) -> str:
        """The reason in words."""
        return words(self.code, **self.params)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a crash has no glyph."""

    reason: NotDrawnReason
    detail: Reason


def reason(code: str, /, **params: Param) -> Reason:
    """A reason with its parameters."""
    return Reason(code, params)
