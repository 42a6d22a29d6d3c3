"""Codes against drawings, several parties, pedestrians, vehicles alone, and what is missing."""

from __future__ import annotations

from typing import Any

import pytest

from gis.scenes.interchange import read_scene
from gis.scenes.record import SceneRecord
from gis.scenes.translate import translate
from tests.helpers.scenes import SKETCHES, Sketch, Xy, sketch_document

BY_NAME = {sketch.name: sketch for sketch in SKETCHES}
SIDE = BY_NAME["16 b left turn against the opposite"]
REAR = BY_NAME["13 a rear end"]
WALK = BY_NAME["03 pedestrian crossing"]


def document(sketch: Sketch, layout: str = "4 arms") -> dict[str, Any]:
    return sketch_document(sketch, layout)


def read(data: dict[str, Any], **more: Any) -> SceneRecord:
    return translate(read_scene(data), **more)


def codes(record: SceneRecord) -> list[str]:
    return [warning.code for warning in record.warnings]


@pytest.mark.parametrize("sketch", SKETCHES, ids=lambda sketch: sketch.name)
def test_wrong_type_code_becomes_a_warning(sketch: Sketch) -> None:
    data = sketch_document(sketch, sketch.layouts[0])
    data["type_code"] = "10" if sketch.type_code != "10" else "16"
    record = read(data)
    assert record.type_code == sketch.type_code
    assert codes(record) == ["TYPE_DISAGREES"]
    assert record.confidence < 1.0


def test_wrong_impact_code_becomes_a_warning() -> None:
    data = document(REAR)
    data["parties"][0]["impact"] = "03"
    record = read(data)
    assert (record.type_code, codes(record)) == ("13", ["IMPACT_DISAGREES"])


def test_rear_end_stays_one_whatever_either_meant_to_do_next() -> None:
    data = document(REAR)
    data["parties"][0]["action"] = "05"
    assert read(data).type_code == "13"


def test_crossing_outside_the_given_polygon_is_no_junction_crossing() -> None:
    data = document(BY_NAME["15 junction crossing"])
    away = [(100.0, 100.0), (110.0, 100.0), (110.0, 110.0)]
    record = read(data, junction_polygon=away)
    assert (record.type_code, record.inside_junction) == ("17", False)


def test_third_party_is_recorded_but_the_pair_at_the_impact_gives_the_type() -> None:
    data = document(SIDE)
    data["parties"].append(
        {
            "no": 3,
            "class": "B03",
            "role": "driver",
            "action": "14",
            "approach": [[20.0, 2.0]],
            "contact": {"at": [20.0, 2.0], "heading_deg": 270.0},
        }
    )
    record = read(data)
    assert record.type_code == "16"
    assert [(p.no, p.leg_in, p.movement.value) for p in record.parties][2] == (3, "E", "stopped")


def test_passengers_and_objects_make_no_pair() -> None:
    data = document(REAR)
    at = list(data["impact"])
    for number, role in ((3, "passenger"), (4, "object")):
        data["parties"].append(
            {"no": number, "role": role, "contact": {"at": at, "heading_deg": 0.0}}
        )
    assert read(data).type_code == "13"


def test_missing_impact_point_is_found_from_the_footprints() -> None:
    data = document(REAR)
    data["impact"] = None
    record = read(data)
    assert record.type_code == "13"
    assert record.contact == pytest.approx((1.75, -20.0), abs=0.2)


def test_missing_sizes_are_those_of_the_class() -> None:
    data = document(REAR)
    for party in data["parties"]:
        del party["size_m"]
    assert (read(data).type_code, codes(read(data))) == ("13", [])


def test_party_without_contact_pose_stands_at_the_end_of_its_path() -> None:
    data = document(SIDE)
    del data["parties"][1]["contact"]
    record = read(data)
    assert (record.type_code, codes(record)) == ("16", ["CONTACT_MISSING"])


@pytest.mark.parametrize(
    ("path", "heading", "action", "type_code", "movement"),
    [
        ([(1.75, 30.0), (1.75, 19.0)], 180.0, "16", "01", "along"),
        ([(1.75, 12.0), (1.75, 19.0)], 0.0, "16", "02", "along"),
        ([(8.0, 19.0), (1.75, 19.0)], 270.0, "16", "03", "crossing"),
        ([(8.0, 19.0), (1.75, 19.0)], 270.0, None, "03", "crossing"),
        ([(8.0, 19.0), (1.75, 19.0)], 270.0, "18", "06", "crossing"),
        ([(1.75, 19.0)], 270.0, "17", "08", "standing"),
        ([(1.75, 19.0)], 270.0, None, "08", "standing"),
    ],
)
def test_pedestrian_types(
    path: list[Xy], heading: float, action: str | None, type_code: str, movement: str
) -> None:
    data = document(WALK)
    walker = data["parties"][1]
    walker |= {"approach": [list(p) for p in path], "action": action}
    walker["contact"]["heading_deg"] = heading
    data["type_code"] = None
    record = read(data)
    assert (record.type_code, record.parties[1].movement.value) == (type_code, movement)


def test_pedestrian_from_behind_a_parked_car() -> None:
    data = document(WALK)
    data["type_code"] = None
    data["parties"].append(
        {
            "no": 3,
            "class": "B03",
            "role": "driver",
            "action": "13",
            "approach": [[6.0, 16.0]],
            "contact": {"at": [6.0, 16.0], "heading_deg": 0.0},
        }
    )
    assert read(data).type_code == "07"


def lone(**more: Any) -> dict[str, Any]:
    data = document(REAR)
    data["parties"] = [data["parties"][0] | more]
    data["type_code"] = None
    return data


def test_vehicles_alone() -> None:
    fallen = read(lone(**{"class": "C03", "role": "rider"}))
    assert (fallen.type_code, fallen.parties[0].movement.value) == ("18", "fell")
    roof = {"at": [0.0, 0.0], "heading_deg": 0.0, "state": "roof"}
    assert read(lone(rest=roof)).type_code == "18"
    assert read(lone() | {"type_code": "19"}).type_code == "19"
    pole = lone()
    pole["parties"].append({"no": 2, "role": "object", "note": "電桿"})
    assert read(pole).type_code == "38"


def test_scene_without_parties_has_no_type() -> None:
    data = document(REAR)
    data["parties"] = []
    record = read(data)
    assert (record.type_code, codes(record)) == (None, ["NO_PARTIES"])
