"""What a drawing gives the calculators."""

from dataclasses import replace

import pytest

from app.scenes.estimate_values import load_drags, usual_mass
from gis.scenes.estimates.from_scene import mark_facts, party_facts
from gis.scenes.scene import Mark, MarkForm, MarkKind, Pose
from tests.helpers.scene_forms import at, filled_scene, with_party


def _marked(*marks):
    return replace(filled_scene(), marks=marks)


def _line(kind, *points, **more):
    return Mark(kind=kind, form=MarkForm.LINE, points=points, **more)


def test_a_measured_length_goes_before_the_drawn_one():
    scene = _marked(
        _line("skid", at(0, 0), at(3, 4), party=1), _line("skid", at(0, 0), at(3, 4), length_m=5.5)
    )
    found = mark_facts(scene, (MarkKind.SKID,))
    assert [one.length_m for one in found] == pytest.approx([5.0, 5.5])
    assert [(one.name, one.party) for one in found] == [("M1", "A"), ("M2", "")]


def test_only_lines_of_the_wanted_kinds_come_the_first_kind_first():
    scene = _marked(
        _line("skid", at(0, 0), at(1, 0)),
        _line("yaw", at(0, 0), at(1, 0)),
        _line("scrape", at(0, 0), at(1, 0)),
        Mark(kind="yaw", form=MarkForm.POINT, points=(at(0, 0),)),
    )
    found = mark_facts(scene, (MarkKind.YAW, MarkKind.SKID))
    assert [one.name for one in found] == ["M2", "M1"]
    assert found[0].radius_m is None


def test_directions_and_ways_are_those_drawn():
    scene = with_party(filled_scene(), 1, positions=(Pose(at=at(1.75, 4.0), heading_deg=0.0),))
    car, motorcycle = party_facts(scene)
    assert car.approach_deg == pytest.approx(0.0)
    assert car.departure_deg == pytest.approx(0.0)
    assert car.way_m == pytest.approx(3.0 + (2.75**2 + 4.0**2) ** 0.5)
    assert motorcycle.approach_deg == pytest.approx(270.0)
    assert (motorcycle.departure_deg, motorcycle.way_m) == (None, None)


def test_every_usual_friction_has_limits_and_a_source():
    assert len({one.id for one in load_drags()}) == len(load_drags())
    for one in load_drags():
        assert 0.0 < one.low < one.drag.likely < one.high < 1.5
        assert one.source


@pytest.mark.parametrize(
    ("code", "least", "most"), [("B03", 900, 2200), ("C03", 100, 300), ("H01", 40, 120)]
)
def test_usual_masses_by_class(code, least, most):
    mass = usual_mass(code)
    assert least < mass.low < mass.high < most


def test_a_class_nobody_weighed_has_no_mass():
    assert usual_mass("G05") is None
    assert usual_mass(None) is None
