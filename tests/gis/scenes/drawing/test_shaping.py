"""Parts moved, turned, mirrored, copied, deleted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gis.angles import gap_deg
from gis.drafting.by_points import mirroring, moving, scaling, turning
from gis.problems import Problem
from gis.scenes.drawing import additions
from gis.scenes.drawing.pointing import parts_of
from gis.scenes.drawing.shaping import (
    copied_parts,
    deleted_parts,
    shaped_parts,
)
from gis.scenes.parts import PartKind, ScenePart
from gis.scenes.scene import (
    KeptFixedPoint,
    MarkForm,
    MarkKind,
    Pose,
    Scene,
    SceneParty,
)
from gis.scenes.survey.measurements import FixedPoint
from gis.scenes.targets import CONTACT

CONTACT_OF_A = ScenePart(kind=PartKind.POSE, place=1, pose=CONTACT)
PATH_OF_A = ScenePart(kind=PartKind.APPROACH, place=1)


def whole():
    """A scene with one of everything."""
    party = SceneParty(
        no=1,
        approach=((0.0, -20.0), (0.0, -10.0), (0.0, 0.0)),
        contact=Pose(at=(0.0, 0.0), heading_deg=0.0),
        positions=(Pose(at=(1.0, 3.0), heading_deg=30.0),),
        rest=Pose(at=(2.0, 6.0), heading_deg=80.0),
    )
    scene = Scene(case_no="T-1", parties=(party,))
    scene = additions.with_impact(scene, (0.0, 2.0), 0.5)
    scene = additions.with_mark(scene, MarkKind.SKID, MarkForm.LINE, ((0.0, 0.0), (2.0, 5.0)))
    scene = additions.with_object(scene, "cone", (4.0, 4.0), 45.0)
    scene = additions.with_photo(scene, (-5.0, -5.0), 10.0, file="IMG_1.jpg")
    scene = additions.with_text(scene, (3.0, -3.0), "監視器")
    scene = additions.with_dimension(scene, (0.0, 0.0), (3.0, 4.0), 1.0)
    fixed = KeptFixedPoint(point=FixedPoint(id="F1", at=(9.0, 9.0)))
    return replace(scene, fixed_points=(fixed,))


def close(one, other):
    """Scenes with the same places, to a hair."""
    a, b = one.parties[0], other.parties[0]
    pairs = [*zip(a.approach, b.approach, strict=True)]
    for x, y in zip(
        (a.contact, *a.positions, a.rest), (b.contact, *b.positions, b.rest), strict=True
    ):
        assert gap_deg(x.heading_deg, y.heading_deg) < 1e-6
        pairs.append((x.at, y.at))
    pairs += [(one.impact, other.impact), (one.photos[0].at, other.photos[0].at)]
    pairs += zip(one.marks[0].points, other.marks[0].points, strict=True)
    pairs += [(one.objects[0].at, other.objects[0].at), (one.texts[0].at, other.texts[0].at)]
    pairs += [(one.dimensions[0].end, other.dimensions[0].end)]
    pairs += [(one.fixed_points[0].point.at, other.fixed_points[0].point.at)]
    return all(p == pytest.approx(q, abs=1e-6) for p, q in pairs)


@given(st.floats(-90, 90), st.floats(-90, 90))
def test_everything_moved_there_and_back_is_as_it_was(east, north):
    scene = whole()
    there = shaped_parts(scene, parts_of(scene), moving(((0.0, 0.0), (east, north))))
    back = shaped_parts(there, parts_of(there), moving(((east, north), (0.0, 0.0))))
    assert close(back, scene)


def test_a_quarter_turn_about_the_origin_takes_north_to_east():
    scene = whole()
    turned = shaped_parts(scene, parts_of(scene), turning(((0.0, 0.0), (0.0, 1.0), (1.0, 0.0))))
    assert turned.parties[0].rest.at == pytest.approx((6.0, -2.0))
    assert turned.parties[0].rest.heading_deg == pytest.approx(170.0)
    assert turned.parties[0].approach[0] == pytest.approx((-20.0, 0.0))
    assert turned.photos[0].bearing_deg == pytest.approx(100.0)
    assert turned.objects[0].heading_deg == pytest.approx(135.0)
    assert turned.impact == pytest.approx((2.0, 0.0))


def test_a_mirror_turns_headings_too_and_scaling_leaves_vehicles_their_size():
    scene = whole()
    mirrored = shaped_parts(scene, parts_of(scene), mirroring(((0.0, 0.0), (0.0, 1.0))))
    assert mirrored.parties[0].rest.at == pytest.approx((-2.0, 6.0))
    assert mirrored.parties[0].rest.heading_deg == pytest.approx(280.0)
    scaled = shaped_parts(scene, parts_of(scene), scaling(((0.0, 0.0), (1.0, 0.0), (2.0, 0.0))))
    assert scaled.marks[0].points[1] == pytest.approx((4.0, 10.0))
    assert scaled.parties[0].length_m == scene.parties[0].length_m


def test_a_path_keeps_its_end_at_the_contact_and_follows_it():
    scene = whole()
    step = moving(((0.0, 0.0), (3.0, 0.0)))
    followed = shaped_parts(scene, [CONTACT_OF_A], step).parties[0]
    assert followed.approach == ((0.0, -20.0), (0.0, -10.0), (3.0, 0.0))
    alone = shaped_parts(scene, [PATH_OF_A], step).parties[0]
    assert alone.approach == ((3.0, -20.0), (3.0, -10.0), (0.0, 0.0))
    both = shaped_parts(scene, [PATH_OF_A, CONTACT_OF_A], step).parties[0]
    assert both.approach == ((3.0, -20.0), (3.0, -10.0), (3.0, 0.0))


def test_copies_have_names_of_their_own_and_a_copied_vehicle_is_another_party():
    scene = whole()
    chosen = [part for part in parts_of(scene) if part.kind is not PartKind.POSE]
    rest = ScenePart(kind=PartKind.POSE, place=1)
    after, made = copied_parts(scene, [*chosen, rest], [moving(((0.0, 0.0), (0.0, 5.0)))])
    assert [mark.id for mark in after.marks] == ["M1", "M2"]
    assert [one.id for one in after.objects] == ["O1", "O2"]
    assert [one.id for one in after.photos] == ["P1", "P2"]
    assert after.parties[1].rest.at == pytest.approx((2.0, 11.0))
    assert (after.parties[1].no, after.parties[1].approach) == (2, ())
    assert after.parties[0] == scene.parties[0]
    assert (after.impact, after.fixed_points) == (scene.impact, scene.fixed_points)
    assert {part.kind for part in made} == {
        *(PartKind.POSE, PartKind.MARK, PartKind.OBJECT),
        *(PartKind.PHOTO, PartKind.TEXT, PartKind.DIMENSION),
    }
    with pytest.raises(Problem, match="NOTHING_TO_COPY"):
        copied_parts(scene, [ScenePart(kind=PartKind.IMPACT)], [moving(((0, 0), (1, 1)))])


def test_deleting_all_leaves_an_empty_scene_but_parties_of_whom_something_is_told():
    scene = whole()
    assert deleted_parts(scene, parts_of(scene)) == Scene(case_no="T-1")
    told = replace(scene, parties=(replace(scene.parties[0], injury_code="2"),))
    (left,) = deleted_parts(told, parts_of(told)).parties
    assert (left.injury_code, left.contact, left.rest, left.positions) == ("2", None, None, ())


def test_of_several_places_between_each_goes_by_its_own_number():
    poses = tuple(Pose(at=(float(k), 0.0), heading_deg=0.0) for k in range(12))
    scene = Scene(case_no="T-1", parties=(SceneParty(no=1, injury_code="2", positions=poses),))
    gone = [ScenePart(kind=PartKind.POSE, place=1, pose=name) for name in ("2", "10", "11")]
    left = deleted_parts(scene, gone).parties[0].positions
    assert [pose.at[0] for pose in left] == [0.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 11.0]
