"""Thumbnails: they show the contact and the marks, on the store's streets or the drawn arms."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely

from app.scenes.scene_list import read_scene_list
from app.scenes.thumbnail_size import ThumbnailSize
from app.scenes.thumbnails import GROUND_LAYER, load_thumbnails, thumbnail, thumbnail_frame
from app.store.store import Store
from app.store.street_schema import street_area
from gis.display.primitives import Bounds, DisplayList, Path, Text
from gis.scenes.scene import Scene
from tests.helpers.scene_lists import fill_with_scenes, made_scene

SIZE = ThumbnailSize(width_px=120, height_px=90)


def frame_of(scene: Scene) -> Bounds:
    frame = thumbnail_frame(scene, SIZE)
    assert frame is not None
    return frame


def ground(drawing: DisplayList) -> list[Path]:
    return [item for item in drawing.items if isinstance(item, Path) and item.layer == GROUND_LAYER]


@pytest.mark.parametrize("number", range(12))
def test_contact_rest_and_marks_lie_within_the_frame_of_the_pictures_form(number: int) -> None:
    scene = made_scene(number)
    frame = frame_of(scene)
    assert frame.width / frame.height == pytest.approx(120 / 90)
    points = [mark_point for mark in scene.marks for mark_point in mark.points]
    points += [party.contact.at for party in scene.parties if party.contact]
    assert all(
        frame.min_x <= x <= frame.max_x and frame.min_y <= y <= frame.max_y for x, y in points
    )


def test_a_scene_spread_over_the_town_shows_its_contact() -> None:
    scene = made_scene(2)
    x, y = scene.impact or (0.0, 0.0)
    far = replace(scene.marks[0], points=((x + 900.0, y), (x + 950.0, y)))
    frame = frame_of(replace(scene, marks=(far,)))
    assert frame.centre == pytest.approx((x, y))
    assert max(frame.width, frame.height) <= 121


def test_an_empty_scene_has_no_picture() -> None:
    assert thumbnail_frame(Scene(case_no="1"), SIZE) is None


def test_marks_have_no_letters_and_parties_do() -> None:
    scene = made_scene(1)
    drawing = thumbnail(scene, frame_of(scene), SIZE)
    assert {item.text for item in drawing.items if isinstance(item, Text)} == {"A", "B"}


def test_without_streets_the_arms_of_the_scene_are_its_ground() -> None:
    scene = made_scene(1)
    assert scene.junction is not None
    bands = ground(thumbnail(scene, frame_of(scene), SIZE))
    assert len(bands) == len(scene.junction.arms) + 1
    x, y = scene.junction.centre
    for arm, band in zip(scene.junction.arms, bands, strict=False):
        shape = shapely.Polygon(band.runs[0])
        assert shape.area == pytest.approx(60.0 * 2 * arm.half_width_m)
        assert shape.distance(shapely.Point(x, y)) == pytest.approx(0.0)


def test_the_stores_streets_are_the_ground_with_their_islands(store: Store) -> None:
    fill_with_scenes(store, 1)
    x, y = made_scene(0).impact or (0.0, 0.0)
    island = shapely.Point(x - 4, y).buffer(2)
    with store.write(actor="test", action="test") as unit:
        area = shapely.Point(x, y).buffer(30).difference(island)
        unit.insert(
            street_area,
            [{"level": 0, "arms": 4, "control": "signal", "geom": area}],
        )
    (uid,) = [scene.uid for scene in read_scene_list(store).scenes]
    drawing = load_thumbnails(store, [uid], SIZE)[uid]
    (paved,) = ground(drawing)
    assert len(paved.runs) == 2
    assert shapely.Polygon(paved.runs[1]).area == pytest.approx(island.area)


def test_scenes_without_drawing_get_no_picture(store: Store) -> None:
    fill_with_scenes(store, 2)
    uids = [scene.uid for scene in read_scene_list(store).scenes]
    assert set(load_thumbnails(store, [*uids, "unknown"], SIZE)) == set(uids)
