"""Photos in the window itself: added, calibrated by real events, traced, remembered, taken away."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt

from app.underlays.board import CalibrateBy, PhotoPhase
from gis.drafting.user_actions import UserAction
from gis.mapping.layers import LayerKind
from tests.helpers.drone_pictures import Drone
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from tests.helpers.street_editor import DRAW, place_on, street_store
from tests.helpers.underlays import KnownPoints
from widgets.door.real_use_cases import real_use_cases
from widgets.street_editor.photos.underlay_records import CALIBRATE_TOOL, UNDERLAY_PANEL
from widgets.street_editor.tools.calibrate import CALIBRATE

pytestmark = pytest.mark.gui
SIZE = (1200, 900)


@pytest.fixture
def rig(dressed, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr("app.underlays.pyramid.pyramid_folder", lambda: tmp_path / "cache")
    made = make_rig(tmp_path, use_cases=real_use_cases())
    made.window.resize(1700, 1100)
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    made.window.streets.forget()
    put_away(made)


@pytest.fixture
def editing(rig, qtbot, tmp_path):
    start(rig, qtbot, street_store(tmp_path))
    return rig


def start(rig, qtbot, place):
    desk = rig.window.streets
    desk.tools, desk.panels = (DRAW, CALIBRATE_TOOL), (UNDERLAY_PANEL,)
    with qtbot.waitSignal(rig.window.workbench.store_opened):
        rig.window.open_location(str(place))
    qtbot.waitUntil(lambda: not rig.window.background.busy, timeout=20_000)
    rig.window.actions_by_id["edit_streets"].trigger()
    qtbot.waitUntil(lambda: desk.is_active, timeout=20_000)
    canvas = rig.window.map.canvas
    canvas.centre_on(canvas.picture.bounds.centre, 500.0)


def apart(one, other):
    return sum(abs(a - int(b)) for a, b in zip(one.getRgb()[:3], other, strict=True))


def inside_chequer(ground):
    """Not near an edge between two colours."""
    inner = np.array(ground) / 2.0 % 1.0
    return bool(((inner > 0.25) & (inner < 0.75)).all())


def desk_of(rig):
    return rig.window.streets


def panel_of(rig):
    return desk_of(rig).dock.panel("underlays")


def colours_at(ground):
    """Chequers of 2 m in two colours, the same wherever they are looked at."""
    x, y = np.floor(ground / 2.0).T
    odd = ((x + y) % 2).astype(bool)
    return np.where(odd[:, None], (30, 160, 60), (200, 60, 170))


def drone_over(canvas, seed=1):
    drone = Drone.anywhere(np.random.default_rng(seed), SIZE, most_tilt_deg=12)
    return replace(drone, at=(*canvas.window_.middle, 45.0))


def write_photo(path, drone):
    Image.fromarray(drone.picture(colours_at)).save(path)
    return path


def add(rig, qtbot, *files):
    panel = panel_of(rig)
    panel._ask = lambda parent, title, kinds: list(files)
    panel.add_action.trigger()
    settle(rig, qtbot)


def settle(rig, qtbot):
    photos = desk_of(rig).photos
    qtbot.waitUntil(lambda: photos.is_at_rest, timeout=20_000)


def drag(qtbot, canvas, start, end):
    qtbot.mouseMove(canvas, start)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.3, 0.7, 1.0):
        qtbot.mouseMove(canvas, (start + (end - start) * share))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)


def over(board, pixel):
    """Where a pixel of the topmost photo is seen now."""
    return board.ground(board.shown[-1], (float(pixel[0]), float(pixel[1])))


def calibrate(rig, qtbot, drone, spots):
    """Each pair by a drag at a scale where a pixel of the screen is a centimetre or less."""
    desk, canvas = desk_of(rig), rig.window.map.canvas
    for spot in spots:
        start, end = over(desk.photos.board, spot), drone.ground_of(spot)
        middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        apart = max(abs(end[0] - start[0]) / 700, abs(end[1] - start[1]) / 350, 0.004)
        canvas.centre_on(middle, apart * 96 / 0.0254)
        drag(qtbot, canvas, place_on(canvas, start), place_on(canvas, end))


CORNERS = ((130, 110), (1080, 95), (1075, 800), (120, 815))


def test_a_photo_is_added_calibrated_by_real_drags_and_shown_where_it_belongs(
    editing, qtbot, tmp_path
):
    desk, canvas = desk_of(editing), editing.window.map.canvas
    drone = drone_over(canvas)
    before = desk.around.count.total
    add(editing, qtbot, write_photo(tmp_path / "roof.jpg", drone))
    board = desk.photos.board
    assert desk.hand.record.id == CALIBRATE
    assert not board.current.placed
    snapper = KnownPoints([drone.ground_of(spot) for spot in CORNERS])
    object.__setattr__(desk.around, "snapper", snapper)
    calibrate(editing, qtbot, drone, CORNERS)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert desk.around.count.total - before == 6
    assert board.current.placed
    rng = np.random.default_rng(5)
    for pixel in rng.uniform((150, 150), (1050, 780), (20, 2)):
        error = math.dist(over(board, pixel), drone.ground_of(pixel))
        assert error <= 0.02 + board.current.transform.pixel_m(tuple(pixel))
    board.trace(opacity=0.0)
    canvas.centre_on(drone.ground_of((600, 450)), 200.0)
    settle(editing, qtbot)
    picture = canvas.grab().toImage()
    right = [
        apart(picture.pixelColor(x, y), colours_at(np.array([ground]))[0]) < 60
        for x in range(150, picture.width() - 150, 31)
        for y in range(120, picture.height() - 120, 23)
        if inside_chequer(ground := canvas.metres_at(QPointF(x, y)))
    ]
    assert len(right) > 20
    assert sum(right) >= 0.85 * len(right)  # names and marks stand over some
    assert editing.window.undo_stack.undo_names == ("Calibrate roof", "Add picture roof")


def test_surfaces_are_translucent_while_a_photo_is_traced_and_no_longer(editing, qtbot, tmp_path):
    desk, canvas = desk_of(editing), editing.window.map.canvas

    def opacities():
        layers = (*canvas.picture._base, *canvas.picture._data)
        return {layer.opacity for layer in layers if layer.kind is LayerKind.SURFACES}

    assert opacities() == {1.0}
    add(editing, qtbot, write_photo(tmp_path / "roof.jpg", drone_over(canvas)))
    assert opacities() == {0.35}
    panel = panel_of(editing)
    panel.trace_opacity.setValue(60)
    settle(editing, qtbot)
    assert opacities() == {0.6}
    qtbot.mouseClick(
        panel.trace, Qt.MouseButton.LeftButton, pos=QPoint(8, panel.trace.height() // 2)
    )
    settle(editing, qtbot)
    assert not desk.photos.board.tracing.on
    assert opacities() == {1.0}
    desk.photos.board.trace(on=True)
    settle(editing, qtbot)
    desk.stop()
    qtbot.waitUntil(lambda: not desk.is_active)
    assert opacities() == {1.0}
    assert canvas.picture.photos is None


def test_the_list_moves_hides_locks_and_removes_and_undo_brings_back(editing, qtbot, tmp_path):
    desk, canvas = desk_of(editing), editing.window.map.canvas
    drone = drone_over(canvas)
    add(
        editing,
        qtbot,
        write_photo(tmp_path / "one.jpg", drone),
        write_photo(tmp_path / "two.png", drone),
    )
    panel, board = panel_of(editing), desk.photos.board
    assert [panel.list.item(n).text() for n in range(2)] == [
        "two – not calibrated yet",
        "one – not calibrated yet",
    ]
    panel.down_action.trigger()
    assert [item.name for item in board.shelf.items] == ["two", "one"]
    panel.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not board.shelf.items[1].visible
    panel.lock_action.trigger()
    assert board.current.locked
    assert not panel.calibration.calibrate.isEnabled()
    panel.remove_action.trigger()
    assert [item.name for item in board.shelf.items] == ["one"]
    editing.window.actions_by_id["undo"].trigger()
    assert [item.name for item in board.shelf.items] == ["two", "one"]
    assert board.shelf.items[0].locked


def test_turning_north_up_and_back_is_one_entry_each(editing, qtbot, tmp_path):
    desk, canvas = desk_of(editing), editing.window.map.canvas
    add(editing, qtbot, write_photo(tmp_path / "one.jpg", drone_over(canvas)))
    box, board = panel_of(editing).calibration, desk.photos.board
    box.turn.setValue(90.0)
    assert board.current.transform.up_bearing_deg((600, 450)) == pytest.approx(90)
    qtbot.mouseClick(box.north, Qt.MouseButton.LeftButton)
    assert board.current.transform.up_bearing_deg((600, 450)) == pytest.approx(0, abs=1e-6)
    assert box.turn.value() == 0
    assert editing.window.undo_stack.undo_names[:2] == ("Turn picture one", "Turn picture one")


def test_a_store_reopened_has_its_photos_and_says_which_are_gone(editing, qtbot, tmp_path):
    desk, canvas = desk_of(editing), editing.window.map.canvas
    photo = write_photo(tmp_path / "one.jpg", drone_over(canvas))
    add(editing, qtbot, photo)
    desk.photos.board.shelf.change(desk.photos.board.current.id, opacity=0.5)
    kept = desk.photos.board.shelf.items
    desk.stop()
    qtbot.waitUntil(lambda: not desk.is_active)
    entries = json.loads((tmp_path / "crossing.gpkg.underlays.json").read_text())
    assert entries[0]["file"] == "one.jpg"
    photo.rename(tmp_path / "moved.jpg")
    desk.start()
    qtbot.waitUntil(lambda: desk.is_active, timeout=20_000)
    board, panel = desk.photos.board, panel_of(editing)
    assert board.shelf.items == kept
    assert board.state(board.current).phase is PhotoPhase.MISSING
    assert panel.list.item(0).text() == "one – picture not found: choose it again"
    assert panel.again.isVisibleTo(panel)
    panel._ask = lambda parent, title, kinds: [tmp_path / "moved.jpg"]
    qtbot.mouseClick(panel.again, Qt.MouseButton.LeftButton)
    settle(editing, qtbot)
    assert board.state(board.current).phase is PhotoPhase.READY
    assert board.current.transform == kept[0].transform


def test_damaged_and_foreign_files_are_told_in_the_bar(editing, qtbot, tmp_path):
    desk = desk_of(editing)
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no picture at all")
    add(editing, qtbot, broken)
    assert not desk.photos.board.shelf.items
    assert "broken.jpg" in desk.bar.hint.text()
    whole = write_photo(tmp_path / "half.jpg", drone_over(editing.window.map.canvas))
    whole.write_bytes(whole.read_bytes()[:9000])
    add(editing, qtbot, whole)
    board = desk.photos.board
    qtbot.waitUntil(lambda: board.state(board.current).phase is PhotoPhase.DAMAGED)
    assert "half.jpg" in desk.bar.hint.text()


def test_a_picture_dropped_on_the_window_starts_editing_and_lies_under_it(editing, qtbot, tmp_path):
    desk = desk_of(editing)
    desk.stop()
    qtbot.waitUntil(lambda: not desk.is_active)
    photo = write_photo(tmp_path / "one.jpg", drone_over(editing.window.map.canvas))
    editing.window.desk.take_dropped([photo])
    qtbot.waitUntil(lambda: desk.is_active, timeout=20_000)
    assert [item.name for item in desk.photos.board.shelf.items] == ["one"]
    assert desk.around.count.of(UserAction.DRAG) == 1
    assert desk.hand.record.id == CALIBRATE
    settle(editing, qtbot)


def test_a_known_rectangle_calibrates_by_clicks_and_a_typed_value(editing, qtbot, tmp_path):
    desk, canvas = desk_of(editing), editing.window.map.canvas
    drone = drone_over(canvas, 3)
    add(editing, qtbot, write_photo(tmp_path / "one.jpg", drone))
    board, panel = desk.photos.board, panel_of(editing)
    panel.calibration.ways.setCurrentIndex(2)
    panel.calibration.ways.activated.emit(2)
    assert board.by is CalibrateBy.RECTANGLE
    x, y = drone.ground_of((600, 450))
    before = desk.around.count.total
    canvas.zoom_to(board.bounds(board.current))
    for east, north in ((-9, -6), (9, -6), (9, 6), (-9, 6)):
        spot = over(board, drone.pixel_of((x + east, y + north)))
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place_on(canvas, spot))
    for letter in "18x12":
        qtbot.keyClicks(canvas if not desk.bar.typed.isVisible() else desk.bar.typed.line, letter)
    qtbot.keyClick(desk.bar.typed.line, Qt.Key.Key_Return)
    assert desk.around.count.total - before == 5
    ends = [over(board, drone.pixel_of((x + east, y))) for east in (-8, 8)]
    assert math.dist(*ends) == pytest.approx(16, abs=0.25)
    settle(editing, qtbot)
