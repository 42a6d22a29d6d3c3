"""Every crash is drawn or not drawn with its reason."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from gis.crashes.records import PartyRole, PositionFlag, Severity
from gis.diagrams.build import build_diagram
from gis.diagrams.diagram import Basis, HitSide, NotDrawnReason
from gis.diagrams.json_form import diagram_to_json
from gis.diagrams.schematic import schematic_view
from gis.display.primitives import Text
from gis.scenes.record import Movement
from tests.helpers.diagrams import (
    english,
    left_turn_sketch,
    make_crash,
    make_party,
    make_site,
    make_sketch,
    rear_end_sketch,
    sketched_party,
    two_cars,
    type_name,
)

CODES = st.one_of(st.none(), st.integers(0, 40).map(lambda n: f"{n:02d}"), st.just("x"))
CLASSES = st.sampled_from(["A01", "A11", "B03", "C03", "F01", "G06", "H01", "H02", "H04", None])
PARTIES = st.builds(
    lambda sequence, kind, role, impact, action, attribute: make_party(
        sequence,
        kind,
        role=role,
        impact_code=impact,
        action_code=action,
        attribute_code=attribute,
    ),
    st.integers(0, 5),
    CLASSES,
    st.sampled_from([None, *PartyRole]),
    CODES,
    CODES,
    st.sampled_from([None, "1", "3", "4"]),
)
CRASHES = st.lists(
    st.tuples(CODES, st.lists(PARTIES, max_size=5), st.sampled_from(list(Severity))), max_size=12
).map(
    lambda rows: [
        make_crash(kind, *parties, index=index, severity=severity)
        for index, (kind, parties, severity) in enumerate(rows)
    ]
)


@settings(max_examples=150, deadline=None)
@given(CRASHES)
def test_every_crash_is_drawn_or_listed_and_can_be_painted(crashes):
    diagram = build_diagram(make_site(), crashes, [], words=english)
    keys = [glyph.case_no for glyph in diagram.glyphs]
    keys += [entry.case_no for entry in diagram.not_drawn]
    assert sorted(keys) == sorted(crash.case_no for crash in crashes)
    assert diagram.total == len(crashes)
    assert all(entry.detail for entry in diagram.not_drawn)
    assert all(glyph.why and glyph.parties for glyph in diagram.glyphs)
    assert not any(
        party.leg_in or party.leg_out for glyph in diagram.glyphs for party in glyph.parties
    )
    view = schematic_view(diagram, english, type_name=type_name)
    numbers = [item for item in view.items if isinstance(item, Text) and item.layer == "number"]
    assert sorted(int(item.text) for item in numbers) == [glyph.number for glyph in diagram.glyphs]


@given(CRASHES)
@settings(max_examples=60, deadline=None)
def test_passengers_are_never_drawn_and_all_others_are_in_order(crashes):
    diagram = build_diagram(make_site(), crashes, [], words=english)
    by_key = {crash.case_no: crash for crash in crashes}
    for glyph in diagram.glyphs:
        wanted = sorted(
            party.sequence
            for party in by_key[glyph.case_no].parties
            if party.role is not PartyRole.PASSENGER and party.class_code != "H02"
        )
        assert [party.no for party in glyph.parties] == wanted


def test_a_sketch_goes_before_its_record():
    sketch = left_turn_sketch("C0001")
    crash = two_cars("13", "01 03", index=1)
    diagram = build_diagram(make_site(), [crash], [sketch], words=english)
    (glyph,) = diagram.glyphs
    assert glyph.basis is Basis.SKETCH
    assert glyph.type_code == "16"
    assert [(p.leg_in, p.leg_out) for p in glyph.parties] == [("N", "E"), ("S", "N")]


def test_a_sketch_without_a_crash_counts_as_one():
    diagram = build_diagram(make_site(), [], [rear_end_sketch("R1")], words=english)
    assert diagram.total == 1
    assert diagram.glyphs[0].parties[1].hit_side is HitSide.REAR


def test_a_sketch_without_a_leg_falls_back_to_its_record():
    lost = make_sketch(
        "C0001",
        "13",
        sketched_party(1, "N", "S", Movement.STRAIGHT),
        sketched_party(2, "N", "S", Movement.STRAIGHT, front=False),
    )
    records = tuple(replace(p, leg_in=None, leg_out=None) for p in lost.record.parties)
    lost = replace(lost, record=replace(lost.record, parties=records))
    drawn = build_diagram(make_site(), [two_cars("13", "01 03", index=1)], [lost], words=english)
    assert drawn.glyphs[0].basis is Basis.RECORD
    open_type = [two_cars("17", "01 03", index=1)]
    refused = build_diagram(make_site(), open_type, [lost], words=english)
    assert refused.not_drawn[0].reason is NotDrawnReason.LEG_UNKNOWN


def test_a_doubtful_point_matters_only_where_membership_rests_on_it():
    crash = two_cars("13", "01 03", position_flag=PositionFlag.DEFAULT_POINT)
    by_text = build_diagram(make_site(), [crash], [], words=english)
    by_point = build_diagram(make_site(), [crash], [], words=english, resting_on_point={crash.uid})
    assert by_text.total == len(by_text.glyphs) == 1
    assert by_point.not_drawn[0].reason is NotDrawnReason.POSITION_DOUBTFUL


def test_numbers_follow_time():
    crashes = [two_cars("13", "01 03", index=index) for index in (3, 1, 2)]
    diagram = build_diagram(make_site(), crashes, [], words=english)
    assert [(g.number, g.case_no) for g in diagram.glyphs] == [
        (1, "C0001"),
        (2, "C0002"),
        (3, "C0003"),
    ]


def test_a_later_death_is_told_from_one_within_a_day():
    later = two_cars("13", "01 03", index=1, deaths_30d=1)
    at_once = two_cars("13", "01 03", index=2, severity=Severity.A1, deaths_24h=1, deaths_30d=1)
    coded = make_crash(
        "13",
        make_party(1, impact_code="01", injury_code="5"),
        make_party(2, impact_code="03"),
        index=3,
    )
    diagram = build_diagram(make_site(), [later, at_once, coded], [], words=english)
    assert [glyph.late_death for glyph in diagram.glyphs] == [True, False, True]


def test_the_json_has_the_shape_of_the_contract():
    crashes = [two_cars("13", "01 03", index=1), two_cars("17", "01 03", index=2)]
    made = diagram_to_json(
        build_diagram(make_site(), crashes, [left_turn_sketch("S1")], words=english)
    )
    assert made["schema"] == "daoan.diagram/1"
    assert made["site"] == {"id": "j1", "name": "中山路 / 文化路"}
    assert made["crs"] == "EPSG:3826"
    assert made["period"] == ["2025-01-01", "2025-12-31"]
    assert made["drawn"] + len(made["not_drawn"]) == made["total"] == 3
    assert set(made["not_drawn"][0]) == {"case_no", "reason", "detail"}
    by_case = {glyph["case_no"]: glyph for glyph in made["glyphs"]}
    assert by_case["S1"]["basis"] == "sketch"
    assert by_case["S1"]["parties"][0] == {
        "no": 1,
        "class": "B03",
        "leg_in": "N",
        "leg_out": "E",
        "movement": "left",
        "path": by_case["S1"]["parties"][0]["path"],
    }
    assert by_case["S1"]["parties"][0]["path"][-1] == [-1.626, 1.626]
    assert by_case["C0001"]["parties"][0]["leg_in"] is None
    assert by_case["C0001"]["contact"] == [0.0, 0.0]
