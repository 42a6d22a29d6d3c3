"""Glyphs from scenes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from gis.crashes.records import PartyRole, Severity
from gis.diagrams.build import build_diagram
from gis.diagrams.diagram import DiagramArm, HitSide
from gis.diagrams.sketches import Sketch, sketch_crash
from gis.scenes.record import Movement, PartyRecord
from gis.scenes.scene import SceneParty
from tests.helpers.diagrams import (
    english,
    left_turn_sketch,
    make_site,
    make_sketch,
    rear_end_sketch,
    sketched_party,
)


def only_glyph(sketch, site=None):
    (glyph,) = build_diagram(site or make_site(), [], [sketch], words=english).glyphs
    return glyph


def test_paths_and_contact_are_those_of_the_drawing():
    sketch = left_turn_sketch("S1")
    glyph = only_glyph(sketch)
    assert glyph.contact == (0.0, 0.0)
    assert glyph.parties[0].path == sketch.scene.parties[0].approach


def test_legs_are_the_sites_legs_whatever_the_scene_calls_them():
    renamed = tuple(
        DiagramArm(name=name, bearing_deg=bearing, street="")
        for name, bearing in [("甲", 4.0), ("乙", 86.0), ("丙", 183.0), ("丁", 271.0)]
    )
    glyph = only_glyph(left_turn_sketch("S1"), make_site(renamed))
    assert [(p.leg_in, p.leg_out) for p in glyph.parties] == [("甲", "乙"), ("丙", "甲")]


def test_the_touched_side_comes_from_the_footprint():
    glyph = only_glyph(rear_end_sketch("R1"))
    assert [party.hit_side for party in glyph.parties] == [HitSide.FRONT, HitSide.REAR]


def with_party(sketch, party, record):
    return Sketch(
        scene=replace(sketch.scene, parties=(*sketch.scene.parties, party)),
        record=replace(sketch.record, parties=(*sketch.record.parties, record)),
    )


def test_a_passenger_of_a_scene_is_not_drawn():
    sketch = with_party(
        left_turn_sketch("S1"),
        SceneParty(no=3, class_code="H02", role=PartyRole.PASSENGER),
        PartyRecord(no=3, leg_in=None, leg_out=None, movement=Movement.UNKNOWN, heading_deg=None),
    )
    assert [party.no for party in only_glyph(sketch).parties] == [1, 2]


def test_a_parked_party_needs_no_leg():
    sketch = with_party(
        left_turn_sketch("S1"),
        SceneParty(no=3, class_code="B03", role=PartyRole.DRIVER),
        PartyRecord(no=3, leg_in=None, leg_out=None, movement=Movement.PARKED, heading_deg=90.0),
    )
    assert len(only_glyph(sketch).parties) == 3


@pytest.mark.parametrize(
    ("values", "severity"),
    [
        ({"deaths_24h": 1}, Severity.A1),
        ({"injured": 2}, Severity.A2),
        ({"injured": 0}, Severity.A3),
        ({"injured": 0, "deaths_30d": 1}, Severity.A2),
    ],
)
def test_a_scene_without_class_gets_it_from_deaths_and_injuries(values, severity):
    sketch = left_turn_sketch("S1")
    sketch = replace(sketch, scene=replace(sketch.scene, severity=None, **values))
    assert sketch_crash(sketch).severity is severity


def test_a_scenes_time_without_offset_is_taiwans():
    sketch = left_turn_sketch("S1")
    local = replace(sketch, scene=replace(sketch.scene, occurred_at="2025-03-01T08:15:00"))
    expected = datetime(2025, 3, 1, 0, 15, tzinfo=UTC)
    assert sketch_crash(local).occurred_at == sketch_crash(sketch).occurred_at == expected


def test_assumed_legs_and_warnings_are_told():
    party, record = sketched_party(1, "N", "S", Movement.STRAIGHT)
    sketch = make_sketch("S1", "13", (party, replace(record, assumed=("leg_out",))))
    why = only_glyph(sketch).why
    assert english("WHY_LEG_OUT_ASSUMED", no=1) in why
