"""Builders of crashes, sketches and diagrams for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from app.messages import Language, say
from gis.angles import Point, moved
from gis.crashes.records import Crash, CrashUid, FormEdition, Party, PartyRole, Severity
from gis.diagrams.build import DiagramSite
from gis.diagrams.diagram import DiagramArm
from gis.diagrams.sketches import Sketch
from gis.scenes.record import Movement, PartyRecord, SceneRecord
from gis.scenes.scene import Arm, Pose, Scene, SceneJunction, SceneParty

START = datetime(2025, 1, 6, 5, 28, tzinfo=UTC)
YEAR = (date(2025, 1, 1), date(2025, 12, 31))
CROSS = (
    DiagramArm(name="N", bearing_deg=0.0, street="中山路"),
    DiagramArm(name="E", bearing_deg=90.0, street="文化路"),
    DiagramArm(name="S", bearing_deg=180.0, street="中山路"),
    DiagramArm(name="W", bearing_deg=270.0, street="文化路"),
)
_LEGS = {arm.name: arm.bearing_deg for arm in CROSS}


def english(code: str, /, **params: object) -> str:
    return say(code, Language.ENGLISH, **params)


def chinese(code: str, /, **params: object) -> str:
    return say(code, Language.CHINESE, **params)


def type_name(code: str) -> str:
    return f"type {code}"


def make_party(sequence: int, class_code: str | None = "B03", **values: Any) -> Party:
    role = values.pop("role", None)
    if role is None:
        role = PartyRole.PEDESTRIAN if (class_code or "").startswith("H01") else PartyRole.DRIVER
        role = PartyRole.OBJECT if class_code is None else role
        role = PartyRole.PASSENGER if class_code == "H02" else role
    return Party(sequence=sequence, role=role, class_code=class_code, **values)


def make_crash(type_code: str | None, *parties: Party, index: int = 0, **values: Any) -> Crash:
    values.setdefault("severity", Severity.A2)
    values.setdefault("case_no", f"C{index:04d}")
    return Crash(
        uid=CrashUid(f"uid-{index:05d}"),
        occurred_at=START + timedelta(hours=7 * index),
        form=FormEdition.FROM_112_07,
        type_code=type_code,
        place_text="嘉義市東區中山路 / 嘉義市東區文化路",
        parties=parties,
        **values,
    )


def two_cars(type_code: str | None, impacts: str, actions: str = "09 09", **values: Any) -> Crash:
    """Two cars with impact and action codes such as "01 03"."""
    hit, did = impacts.split(), actions.split()
    pairs = zip(hit, did, strict=True)
    parties = [
        make_party(
            no,
            "C03" if impact in ("11", "12", "13", "14") else "B03",
            impact_code=impact,
            action_code=action,
        )
        for no, (impact, action) in enumerate(pairs, start=1)
    ]
    return make_crash(type_code, *parties, **values)


def make_site(arms: tuple[DiagramArm, ...] = CROSS) -> DiagramSite:
    return DiagramSite(
        site_id="j1", site_name="中山路 / 文化路", crs="EPSG:3826", period=YEAR, arms=arms
    )


def sketched_party(
    no: int,
    leg_in: str,
    leg_out: str,
    movement: Movement,
    *,
    heading_deg: float | None = None,
    class_code: str = "B03",
    impact: Point = (0.0, 0.0),
    front: bool = True,
) -> tuple[SceneParty, PartyRecord]:
    """A party on legs N, E, S, W that touches `impact` with its front (or its rear)."""
    into = (_LEGS[leg_in] + 180.0) % 360.0
    heading = into if heading_deg is None else heading_deg
    centre = moved(impact, heading, -2.3 if front else 2.3)
    party = SceneParty(
        no=no,
        class_code=class_code,
        role=PartyRole.DRIVER,
        length_m=4.6,
        width_m=1.8,
        approach=(moved(centre, into, -30.0), centre),
        contact=Pose(at=centre, heading_deg=heading),
    )
    record = PartyRecord(
        no=no, leg_in=leg_in, leg_out=leg_out, movement=movement, heading_deg=heading
    )
    return party, record


def make_sketch(
    case_no: str,
    type_code: str,
    *parties: tuple[SceneParty, PartyRecord],
    severity: Severity = Severity.A2,
    arms: tuple[DiagramArm, ...] = CROSS,
) -> Sketch:
    junction = SceneJunction(
        centre=(0.0, 0.0),
        arms=tuple(
            Arm(name=arm.name, bearing_deg=arm.bearing_deg, street=arm.street) for arm in arms
        ),
    )
    scene = Scene(
        case_no=case_no,
        occurred_at="2025-03-01T08:15:00+08:00",
        severity=severity,
        injured=1,
        junction=junction,
        parties=tuple(party for party, _ in parties),
        impact=(0.0, 0.0),
    )
    record = SceneRecord(
        case_no=case_no,
        type_code=type_code,
        inside_junction=True,
        confidence=1.0,
        parties=tuple(record for _, record in parties),
        contact=(0.0, 0.0),
    )
    return Sketch(scene=scene, record=record)


def left_turn_sketch(case_no: str, severity: Severity = Severity.A2) -> Sketch:
    """A car from the north turns left into the east leg against a motorcycle from the south."""
    return make_sketch(
        case_no,
        "16",
        sketched_party(1, "N", "E", Movement.LEFT, heading_deg=135.0),
        sketched_party(2, "S", "N", Movement.STRAIGHT, class_code="C03"),
        severity=severity,
    )


def rear_end_sketch(case_no: str, severity: Severity = Severity.A2) -> Sketch:
    """One car drives into another on the west leg."""
    return make_sketch(
        case_no,
        "13",
        sketched_party(1, "W", "E", Movement.STRAIGHT),
        sketched_party(2, "W", "E", Movement.STOPPED, front=False),
        severity=severity,
    )
