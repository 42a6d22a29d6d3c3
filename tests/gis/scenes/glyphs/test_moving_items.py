"""A frame of a gesture shows the preview; what does not move is told apart from what does."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from app.symbol_catalogue import load_symbols
from gis.display.primitives import Text
from gis.scenes.glyphs.look import PAPER
from gis.scenes.glyphs.moving_items import Frame, MovingItems
from gis.scenes.glyphs.scene_items import scene_items
from gis.scenes.scene import Dimension, Pose, Scene, SceneObject, SceneParty, SceneText
from tests.helpers.scene_values import scenes

CAR = SceneParty(no=1, class_code="B03", rest=Pose(at=(0.0, 0.0), heading_deg=0.0))
SCENE = Scene(
    case_no="1",
    parties=(CAR,),
    objects=(SceneObject(id="O1", symbol="cone", at=(30.0, 0.0)),),
    texts=(SceneText(at=(30.0, 20.0), text="往民生路"),),
    dimensions=(Dimension(start=(30.0, 5.0), end=(45.0, 5.0), offset_m=2.0),),
)


def begun(scene: Scene = SCENE) -> MovingItems:
    return MovingItems(scene, load_symbols(), PAPER)


def moved_car(east: float) -> Scene:
    rest = Pose(at=(east, 0.0), heading_deg=0.0)
    return replace(SCENE, parties=(replace(CAR, rest=rest),))


def texts(frame: Frame) -> Counter:
    return Counter(one.text for one in (*frame.still, *frame.moving) if isinstance(one, Text))


def test_only_the_moved_vehicle_is_moving():
    frame = begun().frame(moved_car(3.0))
    assert {item.key for item in frame.moving} == {"pose/1/"}
    assert "pose/1/" not in {item.key for item in frame.still}
    assert {"object/0/", "text/0/", "dimension/0/"} <= {item.key for item in frame.still}


def test_what_stays_is_the_same_object_from_frame_to_frame():
    gesture = begun()
    first = gesture.frame(moved_car(1.0))
    assert gesture.frame(moved_car(2.0)).still is first.still
    assert gesture.frame(SCENE).still is first.still


def test_still_and_moving_together_are_the_preview():
    preview = moved_car(6.0)
    frame = begun().frame(preview)
    expected = scene_items(preview, load_symbols(), PAPER)
    assert Counter((*frame.still, *frame.moving)) == Counter(expected)


def test_a_part_that_the_gesture_takes_away_is_not_shown():
    frame = begun().frame(replace(SCENE, objects=()))
    assert "object/0/" not in {item.key for item in (*frame.still, *frame.moving)}
    assert not frame.moving


def test_a_new_part_is_moving():
    added = replace(SCENE, objects=(*SCENE.objects, replace(SCENE.objects[0], at=(9.0, 9.0))))
    frame = begun().frame(added)
    assert {item.key for item in frame.moving} == {"object/1/"}


def test_the_letter_of_a_vehicle_keeps_its_seat_while_it_moves():
    (before,) = [one for one in begun().frame(moved_car(1.0)).moving if isinstance(one, Text)]
    onto_the_text = replace(
        SCENE, parties=(replace(CAR, rest=Pose(at=(30.0, 20.0), heading_deg=0.0)),)
    )
    (after,) = [one for one in begun().frame(onto_the_text).moving if isinstance(one, Text)]
    assert after.at[0] - before.at[0] == 29.0
    assert abs(after.at[1] - before.at[1] - 20.0) < 1e-9


def test_words_inside_a_body_that_is_drawn_again_lie_on_top_of_it():
    contact = Pose(at=(0.0, -40.0), heading_deg=0.0)
    scene = replace(SCENE, parties=(replace(CAR, contact=contact),))
    shifted = replace(contact, at=(0.0, -45.0))
    preview = replace(scene, parties=(replace(CAR, contact=shifted),))
    moving = begun(scene).frame(preview).moving
    last = {item.key: item for item in moving}
    assert isinstance(last["pose/1/"], Text)
    assert isinstance(last["pose/1/contact"], Text)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(scenes(), scenes())
def test_any_preview_of_any_scene_shows_all_of_the_preview(before, after):
    frame = begun(before).frame(after)
    full = scene_items(after, load_symbols(), PAPER)
    assert texts(frame) == Counter(one.text for one in full if isinstance(one, Text))
    drawn = {one.key for one in (*frame.still, *frame.moving)}
    assert drawn == {one.key for one in full}
