"""Scenes with a lot to print, and how one is printed."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date

from app.messages import Language
from app.scenes.print.form_content import PartyName
from app.scenes.print.scene_print import SceneWish
from gis.angles import Point, bearing_deg, moved
from gis.crashes.records import PartyRole, Severity
from gis.scenes.scene import (
    Dimension,
    KeptFixedPoint,
    KeptMeasurement,
    Mark,
    MarkForm,
    MarkKind,
    Photo,
    Pose,
    PoseState,
    Scene,
    SceneObject,
    SceneParty,
    SceneText,
)
from gis.scenes.survey.measurements import FixedPoint, Measurement, Method
from gis.scenes.symbols import SymbolLibrary
from gis.scenes.targets import targets_of

DAY = date(2025, 3, 9)
CHINESE = SceneWish(language=Language.CHINESE, printed_on=DAY)
NAMES: Mapping[int, PartyName] = {
    1: PartyName(name="王小明", plate="ABC-1234"),
    2: PartyName(name="陳美麗", plate="XYZ-987"),
}


def two_party_scene(at: Point, *, up_deg: float = 0.0) -> Scene:
    """A car from the south and a motorcycle from the east, marks, a photo, three fixed points."""

    def place(ahead: float, right: float) -> Point:
        return moved(moved(at, up_deg, ahead), up_deg + 90.0, right)

    car = SceneParty(
        no=1,
        class_code="B03",
        role=PartyRole.DRIVER,
        action_code="09",
        impact_code="01",
        injury_code="3",
        age_band="35-44",
        protection_code="7",
        approach=(place(-24.0, 1.8), place(-2.5, 1.8)),
        contact=Pose(at=place(-2.5, 1.8), heading_deg=up_deg),
        rest=Pose(at=place(6.0, 3.0), heading_deg=up_deg + 25.0),
    )
    rider = SceneParty(
        no=2,
        class_code="C03",
        role=PartyRole.RIDER,
        action_code="09",
        impact_code="14",
        injury_code="2",
        age_band="18-24",
        protection_code="6",
        approach=(place(1.2, 22.0), place(1.2, 2.4)),
        contact=Pose(at=place(1.2, 2.4), heading_deg=up_deg + 270.0),
        rest=Pose(at=place(5.0, -4.5), heading_deg=up_deg + 310.0, state=PoseState.LEFT_SIDE),
    )
    marks = (
        Mark(
            kind=MarkKind.SKID,
            party=1,
            form=MarkForm.LINE,
            points=(place(-11.0, 1.1), place(-4.0, 1.1)),
        ),
        Mark(
            kind=MarkKind.SCRAPE,
            party=2,
            form=MarkForm.LINE,
            points=(place(1.8, 0.5), place(3.2, -2.0), place(4.8, -4.0)),
            length_m=5.6,
        ),
        Mark(
            kind=MarkKind.DEBRIS,
            form=MarkForm.AREA,
            points=(place(0.0, 0.0), place(2.5, 0.5), place(3.0, 2.6), place(0.5, 3.4)),
        ),
    )
    fixed = (
        FixedPoint(id="F1", at=place(-9.0, 9.0), note="電桿 龍山 45"),
        FixedPoint(id="F2", at=place(9.0, 9.5), note="號誌桿"),
        FixedPoint(id="F3", at=place(-9.0, -9.0), note="消防栓"),
    )
    return Scene(
        case_no="11403AB0012",
        occurred_at="2025-03-08T17:40:00+08:00",
        place="中山路 / 文化路",
        severity=Severity.A2,
        injured=1,
        weather="8",
        light="5",
        surface="5",
        signal="1",
        type_code="15",
        cause="81",
        station="交通分隊",
        handler="officer7",
        parties=(car, rider),
        impact=place(0.4, 2.1),
        impact_sigma_m=0.4,
        marks=marks,
        photos=(Photo(id="P1", at=place(-12.0, 4.0), bearing_deg=up_deg + 340.0, note="全景"),),
        texts=(SceneText(at=place(9.0, -6.0), text="便利商店"),),
        fixed_points=tuple(KeptFixedPoint(point=one) for one in fixed),
    )


def measured(
    scene: Scene, library: SymbolLibrary, targets: tuple[str, ...], fixed: tuple[str, ...]
) -> Scene:
    """The scene with each target measured from fixed points, a centimetre too long each."""
    from dataclasses import replace

    points = {kept.point.id: kept.point.at for kept in scene.fixed_points}
    places = targets_of(scene, library)
    rows = tuple(
        KeptMeasurement(
            row=Measurement(
                target=target,
                method=Method.TRIANGULATION,
                fixed=fixed,
                values_m=tuple(
                    round(math.dist(points[name], places[target]) + 0.01, 2) for name in fixed
                ),
            )
        )
        for target in targets
    )
    return replace(scene, measurements=(*scene.measurements, *rows))


def crowded_scene(at: Point, library: SymbolLibrary, *, parties: int, marks: int) -> Scene:
    """Many parties on a ring about a place, many marks, everything measured."""
    from dataclasses import replace

    plain = two_party_scene(at)
    classes = ("B03", "C03", "A01", "A21", "A05", "F01", "H01", "B01")
    people = []
    for place in range(parties):
        bearing = 360.0 * place / parties
        where = moved(at, bearing, 9.0)
        before = moved(at, bearing, 14.0)
        heading = bearing_deg(before, where)
        people.append(
            SceneParty(
                no=place + 1,
                class_code=classes[place % len(classes)],
                role=PartyRole.DRIVER,
                action_code=f"{place % 12 + 1:02d}",
                impact_code=f"{place % 8 + 1:02d}",
                injury_code=str(place % 3 + 1),
                age_band="25-34",
                protection_code=str(place % 7 + 1),
                approach=(before, where),
                contact=Pose(at=where, heading_deg=heading),
                rest=Pose(at=moved(where, bearing + 90.0, 3.0), heading_deg=heading + 40.0),
            )
        )
    kinds = list(MarkKind)
    traces = []
    for place in range(marks):
        start = moved(at, 360.0 * place / marks, 4.0)
        traces.append(
            Mark(
                kind=kinds[place % len(kinds)],
                party=place % parties + 1,
                form=MarkForm.LINE,
                points=(start, moved(start, 360.0 * place / marks, 3.5)),
                note="向外側偏移" if place % 2 else "",
            )
        )
    scene = replace(
        plain,
        parties=tuple(people),
        marks=tuple(traces),
        objects=(SceneObject(id="O1", symbol="cone", at=moved(at, 45.0, 12.0)),),
        dimensions=(Dimension(start=at, end=moved(at, 80.0, 10.0), offset_m=1.0),),
    )
    names = [f"M{number}.{end}" for number in range(1, marks + 1) for end in (1, 2)]
    wheels = []
    letters = "ABCDEFGHIJKLMNOP"
    every = targets_of(scene, library)
    for place in range(parties):
        for anchor in ("front_left_wheel", "rear_left_wheel", "front_wheel", "rear_wheel"):
            if f"{letters[place]}.{anchor}" in every:
                wheels.append(f"{letters[place]}.{anchor}")
    return measured(scene, library, (*wheels, *names), ("F1", "F2", "F3"))
