"""Words of legs, movements and bases, as an officer says them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.diagrams.leg_cases import CaseParty, CaseState, LegCase
from gis.diagrams.arms import compass_name
from gis.diagrams.diagram import Basis, DiagramArm
from gis.scenes.record import Movement
from widgets.parts.words import list_text, moment_text

CONTEXT = "LegWords"

COMPASS: Mapping[str, str] = {
    "N": QT_TRANSLATE_NOOP("LegWords", "north"),
    "NE": QT_TRANSLATE_NOOP("LegWords", "north-east"),
    "E": QT_TRANSLATE_NOOP("LegWords", "east"),
    "SE": QT_TRANSLATE_NOOP("LegWords", "south-east"),
    "S": QT_TRANSLATE_NOOP("LegWords", "south"),
    "SW": QT_TRANSLATE_NOOP("LegWords", "south-west"),
    "W": QT_TRANSLATE_NOOP("LegWords", "west"),
    "NW": QT_TRANSLATE_NOOP("LegWords", "north-west"),
}
MOVEMENTS: Mapping[StrEnum, str] = {
    Movement.STRAIGHT: QT_TRANSLATE_NOOP("LegWords", "straight on"),
    Movement.LEFT: QT_TRANSLATE_NOOP("LegWords", "left turn"),
    Movement.RIGHT: QT_TRANSLATE_NOOP("LegWords", "right turn"),
    Movement.U_TURN: QT_TRANSLATE_NOOP("LegWords", "U-turn"),
    Movement.LANE_CHANGE_LEFT: QT_TRANSLATE_NOOP("LegWords", "lane change to the left"),
    Movement.LANE_CHANGE_RIGHT: QT_TRANSLATE_NOOP("LegWords", "lane change to the right"),
    Movement.STARTING: QT_TRANSLATE_NOOP("LegWords", "starting"),
    Movement.STOPPING: QT_TRANSLATE_NOOP("LegWords", "stopping"),
    Movement.STOPPED: QT_TRANSLATE_NOOP("LegWords", "stopped, waiting"),
    Movement.PARKED: QT_TRANSLATE_NOOP("LegWords", "parked"),
    Movement.REVERSING: QT_TRANSLATE_NOOP("LegWords", "reversing"),
    Movement.OVERTAKING: QT_TRANSLATE_NOOP("LegWords", "overtaking"),
    Movement.CROSSING: QT_TRANSLATE_NOOP("LegWords", "crossing the road"),
    Movement.ALONG: QT_TRANSLATE_NOOP("LegWords", "walking along"),
    Movement.STANDING: QT_TRANSLATE_NOOP("LegWords", "standing"),
    Movement.FELL: QT_TRANSLATE_NOOP("LegWords", "fell"),
    Movement.UNKNOWN: QT_TRANSLATE_NOOP("LegWords", "movement not known"),
}
BASES: Mapping[StrEnum, str] = {
    Basis.SKETCH: QT_TRANSLATE_NOOP("LegWords", "from the scene sketch"),
    Basis.RECORD: QT_TRANSLATE_NOOP("LegWords", "from the record, direction not settled"),
    Basis.ENTERED: QT_TRANSLATE_NOOP("LegWords", "from the record, legs told by an officer"),
    Basis.CORRECTED: QT_TRANSLATE_NOOP("LegWords", "corrected by an officer"),
}
STATES: Mapping[StrEnum, str] = {
    CaseState.ASK: QT_TRANSLATE_NOOP("LegWords", "one click"),
    CaseState.FORM: QT_TRANSLATE_NOOP("LegWords", "form"),
    CaseState.SETTLED: QT_TRANSLATE_NOOP("LegWords", "settled"),
    CaseState.SKETCHED: QT_TRANSLATE_NOOP("LegWords", "sketch"),
}


def said(source: str) -> str:
    """A source string of this module in the language of the window."""
    return QCoreApplication.translate(CONTEXT, source)


def compass_words(bearing_deg: float) -> str:
    """The nearest of eight points of the compass."""
    return said(COMPASS[compass_name(bearing_deg)])


def leg_text(arm: DiagramArm) -> str:
    """A leg by its name, street and bearing."""
    pattern = QCoreApplication.translate("LegWords", "{name} · {street} ({compass}, {bearing}°)")
    bare = QCoreApplication.translate("LegWords", "{name} ({compass}, {bearing}°)")
    return (pattern if arm.street else bare).format(
        name=arm.name,
        street=arm.street,
        compass=compass_words(arm.bearing_deg),
        bearing=round(arm.bearing_deg) % 360,
    )


def movement_words(movement: Movement) -> str:
    """What a party did."""
    return said(MOVEMENTS[movement])


def fact_text(case: LegCase) -> str:
    """When, how bad, of which type, which case; below it the parties that are not asked about."""
    facts = [moment_text(case.occurred_at), case.severity.value, case.type_name]
    others = [party_text(party) for party in case.parties if party.no != case.asked]
    first = list_text(fact for fact in facts if fact)
    return "\n".join(line for line in (f"{first}  {case.case_no}", "; ".join(others)) if line)


def party_text(party: CaseParty) -> str:
    """A party by number, class and movement."""
    unknown = QCoreApplication.translate("LegWords", "class not known")
    parts = [party.class_name or unknown]
    if party.movement is not Movement.UNKNOWN:
        parts.append(movement_words(party.movement))
    pattern = QCoreApplication.translate("LegWords", "party {no} ({what})")
    return pattern.format(no=party.no, what=list_text(parts))
