"""The collision symbol of a scene in the making."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gis.crashes.records import PartyRole
from gis.diagrams.reasons import Refusal
from gis.diagrams.scene_symbol import collision_symbol
from gis.scenes.interchange import read_scene
from gis.scenes.scene import Pose, Scene, SceneParty
from tests.helpers.scenes import SKETCHES, sketch_document


@pytest.mark.parametrize("sketch", SKETCHES[:12], ids=lambda one: one.name)
def test_official_pictograms_give_the_symbol_of_their_type(sketch):
    scene = read_scene(sketch_document(sketch, sketch.layouts[0]))
    symbol = collision_symbol(scene)
    if isinstance(symbol, Refusal):
        assert any(party.contact is None for party in scene.parties)
        return
    assert symbol.glyph.type_code == sketch.type_code
    assert symbol.glyph.contact == scene.impact


def driver(no, path, heading):
    return SceneParty(
        no=no,
        role=PartyRole.DRIVER,
        length_m=4.6,
        width_m=1.8,
        approach=path,
        contact=Pose(at=path[-1], heading_deg=heading),
    )


def test_a_rear_end_crash_between_junctions_has_a_symbol_without_arms():
    ahead = driver(1, ((0.0, -30.0), (0.0, 0.0)), 0.0)
    behind = driver(2, ((0.0, -40.0), (0.0, -4.6)), 0.0)
    symbol = collision_symbol(Scene(case_no="T-1", parties=(ahead, behind)))
    assert not isinstance(symbol, Refusal)
    assert symbol.record.type_code == "13"
    assert [party.heading_in_deg for party in symbol.glyph.parties] == [0.0, 0.0]
    assert symbol.items


def test_one_party_alone_has_none_before_its_contact_point_is_set():
    lone = Scene(case_no="T-1", parties=(driver(1, ((0.0, -30.0), (0.0, 0.0)), 0.0),))
    assert isinstance(collision_symbol(lone), Refusal)
    assert not isinstance(collision_symbol(replace(lone, impact=(0.0, 2.3))), Refusal)
    assert isinstance(collision_symbol(Scene(case_no="T-1")), Refusal)
