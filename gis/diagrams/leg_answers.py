"""What an officer said of a crash's legs: one click, a filled form, or a correction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from gis.angles import Point
from gis.diagrams.diagram import DiagramArm
from gis.scenes.record import Movement

SCHEMA = "daoan.legs/1"


class AnswerKind(StrEnum):
    """How an answer came about."""

    LEG = "leg"
    """One click: the leg one vehicle came from, which settles the rotation of the record."""
    ENTERED = "entered"
    """Legs and movements of all parties, typed in."""
    CORRECTED = "corrected"
    """As entered, and overrules a sketch or what was entered before."""
    UNKNOWN = "unknown"
    """Nobody can tell: settles nothing, but is not asked again and again."""
    WITHDRAWN = "withdrawn"
    """Takes back what was said before; says nothing itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredParty:
    """Legs and movement of one party, by the names of the arms that were shown.

    None where nothing was said. `heading_deg` (degrees from north) is asked of people on foot
    only: legs do not tell which way they walked.
    """

    no: int
    leg_in: str | None = None
    leg_out: str | None = None
    movement: Movement | None = None
    heading_deg: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegAnswer:
    """One answer; `arms` and `at` (metres of the store's CRS) are the junction it was given for.

    Arms are kept with their bearings, so that an answer still fits where legs get other names.
    """

    kind: AnswerKind
    parties: tuple[AnsweredParty, ...]
    arms: tuple[DiagramArm, ...]
    at: Point | None = None
    actor: str = ""
    answered_at: datetime | None = None
    """Aware; None until it is stored."""

    @property
    def content(self) -> tuple[object, ...]:
        """What was said, apart from who said it when."""
        return (self.kind, self.parties, self.arms, self.at)


def answer_to_json(answer: LegAnswer) -> dict[str, Any]:
    """The JSON object of what was said (daoan.legs/1)."""
    return {
        "schema": SCHEMA,
        "at": list(answer.at) if answer.at else None,
        "arms": [
            {"name": arm.name, "bearing_deg": arm.bearing_deg, "street": arm.street}
            for arm in answer.arms
        ],
        "parties": [
            {
                "no": party.no,
                "leg_in": party.leg_in,
                "leg_out": party.leg_out,
                "movement": party.movement.value if party.movement else None,
                "heading_deg": party.heading_deg,
            }
            for party in answer.parties
        ],
    }


def answer_from_json(
    said: Mapping[str, Any],
    kind: AnswerKind,
    *,
    actor: str = "",
    answered_at: datetime | None = None,
) -> LegAnswer:
    """An answer from its JSON object.

    Raises:
        ValueError: for another schema, or content that is no answer.
    """
    if said.get("schema") != SCHEMA:
        raise ValueError(f"not {SCHEMA}: {said.get('schema')}")
    try:
        at = said["at"]
        return LegAnswer(
            kind=kind,
            at=(float(at[0]), float(at[1])) if at else None,
            arms=tuple(
                DiagramArm(
                    name=str(arm["name"]),
                    bearing_deg=float(arm["bearing_deg"]),
                    street=str(arm["street"]),
                )
                for arm in said["arms"]
            ),
            parties=tuple(_party(party) for party in said["parties"]),
            actor=actor,
            answered_at=answered_at,
        )
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError(f"no answer: {error!r}") from error


def _party(said: Mapping[str, Any]) -> AnsweredParty:
    movement = said["movement"]
    heading = said["heading_deg"]
    return AnsweredParty(
        no=int(said["no"]),
        leg_in=said["leg_in"],
        leg_out=said["leg_out"],
        movement=Movement(movement) if movement else None,
        heading_deg=None if heading is None else float(heading),
    )
