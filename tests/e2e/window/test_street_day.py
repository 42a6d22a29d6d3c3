"""The officer's six tasks in the real window, from an empty start, by real events and counted."""

from __future__ import annotations

import pytest
from PIL import Image
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from shapely import LineString

from app.messages import Language
from app.store.check import check
from app.underlays.board import CalibrateBy
from gis.angles import moved
from gis.streets.cross_section import ElementKind
from gis.streets.drawing.junction_arms import arms_of, corners_of
from gis.streets.objects import ObjectKind
from tests.helpers.paper import pdf_text
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from tests.helpers.street_day import StreetDay, drone_over
from tests.helpers.street_graphs import defects
from widgets.door.real_use_cases import real_use_cases

pytestmark = [
    pytest.mark.gui,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # menus, offscreen
]
AT_MOST = {1: 11, 2: 11, 3: 1, 4: 2, 5: 21, 6: 6}
"""The counts of the specification; of task 4 the two drags that draw the roads."""
PHOTO = (1600, 1200)


@pytest.fixture
def day(dressed, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr("app.underlays.pyramid.pyramid_folder", lambda: tmp_path / "cache")
    made = make_rig(tmp_path, language=Language.CHINESE, use_cases=real_use_cases())
    window = made.window
    window.resize(1700, 1100)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    monkeypatch.setattr(window.desk.files, "new_store", lambda *_: str(tmp_path / "streets.gpkg"))
    story = StreetDay(window)
    story.begin_new_map()
    yield story
    put_away(made)


def of_kind(day, kind):
    return [one for one in day.standing.whole().markings if one.kind == kind]


def area_at(day, place):
    (found,) = [
        uid
        for uid, area in day.standing.areas.items()
        if area.shape.distance(LineString([place, place]).centroid) < 1.0
    ]
    return found


def signalised_junction(day, centre):
    """Task 1: two centre lines, the junction, the preset."""
    day.tool("W")
    for name, bearing in (("中山路", 80.0), ("民生路", 165.0)):
        day.name_roads(name)
        day.drag_map(moved(centre, bearing + 180.0, 55.0), moved(centre, bearing, 55.0))
    day.tool("V")
    day.click_map(centre)
    day.pick_junction_preset("signal_waiting_boxes")


def side_road(day, middle):
    """Task 2: a T at 65 degrees with radii of 6 and 15 m and an island."""
    day.tool("W")
    day.drag_map(moved(middle, 270.0, 60.0), moved(middle, 90.0, 60.0))
    day.drag_map(middle, moved(middle, 25.0, 60.0))
    day.tool("G")
    area = area_at(day, middle)
    for opening, radius in ((65.0, "15"), (115.0, "6")):
        day.point(corner(day, area, opening).at)
        day.type_value(radius)
    day.point(corner(day, area, 65.0).at)
    day.tool("I")


def corner(day, area, opening_deg):
    return min(corners_of(day.standing, area), key=lambda c: abs(c.opening_deg - opening_deg))


def dog_leg(day, middle):
    """Task 4: side roads on both sides, 12 m apart."""
    x, y = middle
    day.drag_map((x - 6.0, y), (x - 6.0, y + 50.0))
    day.drag_map((x + 6.0, y), (x + 6.0, y - 50.0))


def test_the_six_tasks_from_an_empty_start(day, tmp_path, qtbot):
    window = day.window
    x, y = day.canvas.window_.middle

    # 1
    assert day.counted(lambda: signalised_junction(day, (x, y))) <= AT_MOST[1]
    day.rest()
    area = area_at(day, (x, y))
    roads = {arm.road for arm in arms_of(day.standing, area)}
    assert len(roads) == 4
    for kind in ("stop_line", "motorcycle_box"):
        assert sorted(one.road for one in of_kind(day, kind)) == sorted(roads)
    assert {one.road for one in of_kind(day, "crosswalk")} == roads
    red = [one for one in of_kind(day, "no_stopping_line") if one.road is not None]
    assert sum(one.shape.length for one in red) == pytest.approx(80.0, rel=0.01)

    # 3, on an approach of that junction
    at = moved((x, y), 80.0, 35.0)
    drop = lambda: day.drop_section("street_1_1_motorcycle_parking", (x, y), at)  # noqa: E731
    assert day.counted(drop) == AT_MOST[3]
    day.rest()
    (changed,) = [
        one
        for one in day.standing.shapes.values()
        if ElementKind.PARKING in {e.kind for e in one.street.section.elements}
    ]
    uid = changed.street.road.uid
    for kind in ("stop_line", "motorcycle_box", "crosswalk"):
        assert [one for one in of_kind(day, kind) if one.road == uid], kind

    # 2
    second = (x + 300.0, y)
    day.look_at(second, 500.0)
    assert day.counted(lambda: side_road(day, second)) <= AT_MOST[2]
    day.rest()
    area = area_at(day, second)
    assert len(day.standing.islands[area]) == 1
    designs = {
        end.corner_radius_m
        for street in day.document.network.streets.values()
        for end in street.ends
    }
    assert {6.0, 15.0} <= designs

    # 4: a street, and two side roads that make one junction by themselves
    third = (x, y + 300.0)
    day.look_at(third, 500.0)
    day.tool("W")
    day.drag_map((third[0] - 60.0, third[1]), (third[0] + 60.0, third[1]))
    before = day.standing.whole()
    assert day.counted(lambda: dog_leg(day, third)) <= AT_MOST[4]
    day.rest()
    joined = day.standing.areas[area_at(day, third)]
    assert joined.arms == 4
    after = day.standing.whole()
    for _ in range(2):
        day.keys(window, "Ctrl+Z")
    assert day.standing.whole() == before
    for _ in range(2):
        day.keys(window, "Ctrl+Y")
    assert day.standing.whole() == after
    day.rest()
    assert defects(day.standing.whole()) == []

    # 5
    fourth = (x + 300.0, y + 300.0)
    day.look_at(fourth, 300.0)
    assert day.counted(lambda: photo_and_corner(day, fourth, tmp_path)) <= AT_MOST[5]
    kerbs = [one for one in day.document.objects.objects.values() if one.kind is ObjectKind.KERB]
    assert len(kerbs) == 9

    # 6
    day.keys(window, "Ctrl+E")
    day.until(lambda: not day.streets.is_active and not day.streets.is_busy)
    day.rest()
    day.window.map.block_plan.folder = tmp_path
    plan, actions = print_block(day, "中山路 / 民生路")
    assert actions <= AT_MOST[6]
    said = pdf_text(plan)
    assert "中山路 / 民生路" in said
    assert "比例尺 1:200" in said

    assert check(str(tmp_path / "streets.gpkg")) == []


def print_block(day, name):
    """Task 6: name, Enter, Ctrl+B, the scale, Enter, Enter; the file and the actions it took."""
    plan = day.window.map.block_plan
    before = plan.count.total
    day.type_search(name)
    day.take_result()
    day.keys(day.canvas, "Ctrl+B")
    day.until(lambda: plan.dialog is not None and plan.dialog.frame is not None)
    form = plan.dialog.form
    day.pick_from(form.scale_box, 1)
    assert form.scale == 200
    day.rest()
    saved: list[object] = []
    plan.saved.connect(saved.append)
    take_file()
    QTest.keyClick(form.scale_box, Qt.Key.Key_Return)
    day.until(lambda: saved, f"{name} was not saved")
    plan.close()
    return saved[0], plan.count.total - before


def take_file():
    """Press Enter in the dialog of files once it is there: the name it offers is taken."""

    def look():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            QTest.keyClick(dialog, Qt.Key.Key_Return)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def photo_and_corner(day, middle, folder):
    """Task 5: drop a photo, calibrate it by a measured rectangle, trace three arcs, six kerbs."""
    drone = drone_over(middle, PHOTO, seed=3)
    Image.new("RGB", PHOTO, (120, 130, 120)).save(folder / "drone.jpg")
    day.streets.take_pictures([folder / "drone.jpg"])
    day.rest()
    board = day.streets.photos.board
    panel = day.panel("underlays")
    ways = panel.calibration.ways
    day.pick_from(ways, list(CalibrateBy).index(CalibrateBy.RECTANGLE))
    ways.activated.emit(ways.currentIndex())

    def seen(place):
        return board.ground(board.current, drone.pixel_of(place))

    for right, up in ((-8, -5), (8, -5), (8, 5), (-8, 5)):
        day.click_map(seen((middle[0] + right, middle[1] + up)))
    day.type_value("16x10")
    day.rest()
    assert board.current.placed
    day.tool("K")
    starts = [(middle[0] - 9.0 + 3.0 * k, middle[1] - 7.0) for k in range(6)]
    for start in starts:
        day.drag_map(seen(start), seen((start[0], start[1] + 4.0)))
    day.tool("R")
    for k in range(3):
        spot = (middle[0] - 6.0 + 6.0 * k, middle[1] + 4.0)
        arc = [moved(spot, 9.0 * step, 2.5) for step in range(11)]
        day.drag_map(*(seen(place) for place in arc))
