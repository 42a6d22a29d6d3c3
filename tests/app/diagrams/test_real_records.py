"""The rules of relative geometry against the real files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from app.crash_import.importer import import_crashes
from app.store.crashes import load_crashes
from gis.angles import gap_deg
from gis.diagrams.build import build_diagram
from gis.diagrams.diagram import Basis
from gis.diagrams.party_kinds import drawn_parties
from gis.diagrams.relative import (
    defined_relation,
    impact_bearing,
    relation_holds,
    relative_heading,
)
from tests.helpers.diagrams import english, make_site

pytestmark = pytest.mark.data


def real_crashes(store, file: Path):
    import_crashes(store, [file])
    with store.read() as connection:
        return load_crashes(connection)


def test_impact_codes_agree_with_types_as_often_as_measured_on_fatal_crashes(store, shared_data):
    crashes = real_crashes(store, shared_data / "crashes" / "taiwan_a1_2024.csv")
    seen: Counter[str] = Counter()
    agreed: Counter[str] = Counter()
    for crash in crashes:
        relation = defined_relation(crash.type_code)
        bearings = [impact_bearing(p.impact_code) for p in drawn_parties(crash.parties)[:2]]
        if relation is None or len(bearings) < 2 or None in bearings:
            continue
        heading = relative_heading(0.0, *bearings)
        seen[crash.type_code] += 1
        agreed[crash.type_code] += relation_holds(relation, gap_deg(0.0, heading))
    # spec/diagrams.md, section 2: measured on the fatal records of 2023-2026
    for kind, percent in {"13": 95, "15": 93, "10": 91, "12": 84, "11": 69}.items():
        assert seen[kind] >= 15
        assert 100 * agreed[kind] / seen[kind] == pytest.approx(percent, abs=7)


def test_a_record_settles_relative_geometry_for_about_a_third_of_chiayis_crashes(
    store, shared_data
):
    crashes = real_crashes(store, shared_data / "crashes" / "chiayi_city.csv")
    diagram = build_diagram(make_site(()), crashes, [], words=english)
    assert diagram.total == len(crashes) == 2024
    assert {glyph.basis for glyph in diagram.glyphs} == {Basis.RECORD}
    related = [
        glyph
        for glyph in diagram.glyphs
        if sum(party.heading_deg is not None for party in glyph.parties) > 1
    ]
    # spec/diagrams.md, section 2: 28-37 %
    assert 0.28 <= len(related) / diagram.total <= 0.37
