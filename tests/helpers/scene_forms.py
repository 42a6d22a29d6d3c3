"""Scenes for the tests of the report form: two cars at a crossing, everything filled in."""

from __future__ import annotations

from dataclasses import replace

from app.catalogues import load_code_catalogue
from app.symbol_catalogue import load_symbols
from gis.crashes.records import DayPhase, PartyRole, Severity
from gis.scenes.form.checking import form_remarks
from gis.scenes.report import RoadReport
from gis.scenes.scene import Arm, Pose, Scene, SceneJunction, SceneParty
from gis.scenes.translate import translate

CENTRE = (250_000.0, 2_650_000.0)


def at(east: float, north: float) -> tuple[float, float]:
    """Metres from the middle of the junction."""
    return (CENTRE[0] + east, CENTRE[1] + north)


def filled_scene() -> Scene:
    """A northbound car is hit on its right flank by a motorcycle that came from the east.

    Both go straight on inside a crossing with signals, by day, in the dry: type 15.
    """
    car = SceneParty(
        no=1,
        class_code="B03",
        role=PartyRole.DRIVER,
        action_code="09",
        impact_code="02",
        injury_code="3",
        age_band="35-44",
        protection_code="7",
        phone_code="1",
        cause_code="44",
        fled_code="1",
        approach=(at(1.75, -40), at(1.75, -20), at(1.75, 1.0)),
        contact=Pose(at=at(1.75, 1.0), heading_deg=0.0),
        rest=Pose(at=at(-1.0, 8.0), heading_deg=330.0),
    )
    motorcycle = SceneParty(
        no=2,
        class_code="C03",
        role=PartyRole.RIDER,
        action_code="09",
        impact_code="11",
        injury_code="2",
        age_band="18-24",
        protection_code="5",
        phone_code="1",
        cause_code="81",
        fled_code="1",
        approach=(at(40, 1.75), at(20, 1.75), at(3.6, 1.75)),
        contact=Pose(at=at(3.6, 1.75), heading_deg=270.0),
    )
    return Scene(
        case_no="11501CY0042",
        occurred_at="2026-01-06T13:28+08:00",
        place="中山路 / 文化路",
        severity=Severity.A2,
        deaths_30d=0,
        injured=1,
        weather="晴",
        light="有照明未開啟或故障",
        surface="乾燥",
        signal="行車管制號誌",
        type_code="15",
        cause="闖紅燈直行",
        causes=("81",),
        station="第一分局",
        handler="lin",
        report=RoadReport(
            road_class_code="5",
            speed_limit_kmh=50,
            road_form_code="04",
            location_code="01",
            pavement_code="1",
            defect_code="4",
            obstacle_code="5",
            sight_code="13",
            signal_state_code="1",
            divider_code="09",
            lane_line_code="4",
            slow_lane_line_code="5",
            edge_line_code="1",
        ),
        junction=SceneJunction(
            centre=CENTRE,
            arms=tuple(
                Arm(name=name, bearing_deg=bearing, half_width_m=7.0)
                for name, bearing in (("N", 0.0), ("E", 90.0), ("S", 180.0), ("W", 270.0))
            ),
        ),
        parties=(car, motorcycle),
        impact=at(2.65, 1.75),
    )


def with_party(scene: Scene, number: int, **changes: object) -> Scene:
    """The scene with one party changed."""
    return replace(
        scene,
        parties=tuple(
            replace(one, **changes) if one.no == number else one for one in scene.parties
        ),
    )


def remarks_of(scene: Scene, phase: DayPhase = DayPhase.UNKNOWN):
    """All that is said about a scene's form."""
    return form_remarks(
        scene,
        translate(scene),
        codes=load_code_catalogue(),
        library=load_symbols(),
        phase=phase,
    )


def codes_of(scene: Scene, phase: DayPhase = DayPhase.UNKNOWN) -> set[str]:
    """Codes of the remarks about a scene."""
    return {one.code for one in remarks_of(scene, phase)}
