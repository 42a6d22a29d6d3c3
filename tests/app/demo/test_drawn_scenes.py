"""Scenes of the demo store are drawn and measured by the program's own commands."""

from __future__ import annotations

import random
from collections import Counter

import numpy as np
import pytest
from scipy.optimize import least_squares

from app.catalogues import load_code_catalogue
from app.demo.city import make_city
from app.demo.crashes import make_crashes
from app.demo.drawn_scenes import drawn_out
from app.demo.scenes import make_scenes
from app.symbol_catalogue import load_symbols
from gis.crashes.codes import CodeField
from gis.crashes.records import FormEdition, PartyRole
from gis.scenes.interchange import read_scene
from gis.scenes.scene import MarkForm, MarkKind
from gis.scenes.survey.measurements import Method
from gis.scenes.targets import targets_of
from gis.scenes.translate import translate


@pytest.fixture(scope="module")
def scenes():
    rng = random.Random(7)
    city = make_city(rng)
    crashes = make_crashes(city, rng)
    sketches = make_scenes(crashes, city.network.junctions, city.network.roads)
    drawn = [drawn_out(sketch, number) for number, sketch in enumerate(sketches)]
    return crashes, [read_scene(document) for document in drawn]


def test_there_are_forty_at_several_junctions_of_every_type_that_the_city_has(scenes):
    crashes, drawn = scenes
    assert len(drawn) >= 40
    assert len({scene.place for scene in drawn}) >= 8
    assert {scene.type_code for scene in drawn} == {crash.type_code for crash in crashes}
    assert max(Counter(scene.type_code for scene in drawn).values()) <= 12


def test_each_says_by_its_drawing_what_type_it_is(scenes):
    for scene in scenes[1]:
        assert translate(scene).type_code == scene.type_code, scene.case_no


def test_each_has_marks_photos_words_and_measured_wheels(scenes):
    for scene in scenes[1]:
        kinds = {mark.kind for mark in scene.marks}
        assert MarkKind.DEBRIS in kinds
        assert len(scene.photos) == 2
        assert scene.texts
        assert len(scene.fixed_points) == 2
        assert len(scene.measurements) >= len(scene.parties)
        assert all(mark.form is not MarkForm.OTHER for mark in scene.marks)
    every = {mark.kind for scene in scenes[1] for mark in scene.marks}
    assert every >= {"skid", "scrape", "gouge", "debris", "fluid", "blood"}


def test_what_was_measured_lies_where_its_distances_say(scenes):
    """Checked by scipy for marks and people, which nothing but their distances holds."""
    checked = 0
    for scene in scenes[1]:
        fixed = {kept.point.id: np.array(kept.point.at) for kept in scene.fixed_points}
        places = targets_of(scene, load_symbols())
        for kept in scene.measurements:
            row = kept.row
            assert row is not None
            assert row.method is Method.TRIANGULATION
            if "wheel" in row.target:
                continue
            at = np.array(places[row.target])
            distances = np.array(row.values_m)

            def off(place, row=row, fixed=fixed, distances=distances):
                own = [np.linalg.norm(place - fixed[name]) for name in row.fixed]
                return np.array(own) - distances

            found = least_squares(off, at, xtol=1e-14, ftol=1e-14, gtol=1e-14).x
            assert np.linalg.norm(found - at) < 1e-3
            checked += 1
    assert checked > 10


def test_people_lie_and_two_wheelers_lie_on_their_side(scenes):
    for scene in scenes[1]:
        for party in scene.parties:
            if party.role is PartyRole.PEDESTRIAN:
                assert party.rest.state == "lying"
            elif party.role is PartyRole.RIDER:
                assert party.rest.state == "left_side"


def test_header_words_are_those_of_the_form(scenes):
    entries = load_code_catalogue().choices(CodeField.LIGHT, form=FormEdition.FROM_112_07)
    labels = {entry.label for entry in entries}
    assert {scene.light for scene in scenes[1]} <= labels
