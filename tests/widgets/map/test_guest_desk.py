"""Foreign files on their way to the map, with and without questions."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from pyproj import Transformer
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget

from app.mapping.guest_files import look_into
from app.mapping.guest_memory import KeptGuest
from app.mapping.guest_shelf import GuestShelf
from app.mapping.layer_stack import LayerStack
from app.messages import Language
from gis.mapping.layers import LayerKind
from gis.problems import Problem
from tests.helpers.guests import TAIPEI_STATION, point, write_geojson, write_vector
from widgets.map.guest_desk import GuestDesk, GuestSurroundings
from widgets.map.guest_door import real_guest_door
from widgets.map.guest_faults import FaultsDialog
from widgets.map.guest_questions import GuestQuestion
from widgets.parts.background import Background

pytestmark = pytest.mark.gui
X, Y = 302_000.0, 2_770_000.0
LON, LAT = TAIPEI_STATION
WAIT_S = 20.0


@pytest.fixture
def window(dressed, qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def desk(window):
    background = Background(window)
    around = GuestSurroundings(
        background=background,
        stack=LayerStack(),
        shelf=GuestShelf(),
        door=real_guest_door(),
        epsg=lambda: 3826,
        dark=lambda: False,
        language=lambda: Language.ENGLISH,
    )
    made = GuestDesk(around, window)
    yield made
    assert background.finish(WAIT_S)


def titles(desk):
    return [layer.title for layer in desk._around.stack.layers]


def answer(act, accept=True):
    """Act on the question that is about to be asked, then accept it or turn it down."""

    def go():
        question = QApplication.activeModalWidget()
        if question is None:
            QTimer.singleShot(20, go)
            return
        assert isinstance(question, GuestQuestion)
        act(question)
        if accept:
            button = question.buttons.button(QDialogButtonBox.StandardButton.Ok)
            assert button.isEnabled()
            button.click()
        else:
            question.reject()

    QTimer.singleShot(0, go)


def choose_system(code, question):
    question.system.setCurrentIndex(question.system.findData(code))


def test_a_file_that_says_all_is_shown_without_a_question(desk, qtbot, tmp_path):
    path = write_vector(tmp_path / "站.gpkg", [point(X, Y)])
    with qtbot.waitSignal(desk.added) as told:
        desk.open_file(path)
    layer = desk._around.stack.layers[0]
    assert (layer.kind, layer.title) == (LayerKind.PLACES, "站")
    assert desk._around.shelf.attributes_of(layer.id, 0) == (("名稱", "第0列"),)
    assert told.args[0].faults == ()


def test_files_dropped_together_are_shown_one_after_the_other(desk, qtbot, tmp_path):
    paths = [write_vector(tmp_path / f"{name}.gpkg", [point(X, Y)]) for name in "abc"]
    with qtbot.waitSignals([desk.added] * 3):
        for path in paths:
            desk.open_file(path)
    assert titles(desk) == ["a", "b", "c"]
    looks = {layer.style for layer in desk._around.stack.layers}
    assert len(looks) == 3


def test_of_several_tables_those_that_are_ticked_are_shown(desk, qtbot, tmp_path):
    path = write_vector(tmp_path / "f.gpkg", [point(X, Y)], layer="甲")
    write_vector(path, [point(X, Y)], layer="乙")
    write_vector(path, [point(X, Y)], layer="丙")

    def tick_the_last(question):
        assert question.tables.item(0).checkState() is Qt.CheckState.Checked
        question.tables.item(2).setCheckState(Qt.CheckState.Checked)

    answer(tick_the_last)
    with qtbot.waitSignals([desk.added] * 2):
        desk.open_file(path)
    assert titles(desk) == ["f: 甲", "f: 丙"]


def test_a_table_without_known_columns_is_shown_after_its_columns_are_named(desk, qtbot, tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(f"東,北\n{X},{Y}\n", encoding="cp950")

    def name_columns(question):
        assert question.tables.isHidden()
        assert not question.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
        question.x_column.setCurrentText("東")
        question.y_column.setCurrentText("北")

    answer(name_columns)
    with qtbot.waitSignal(desk.added):
        desk.open_file(path)
    assert desk._around.stack.layers[0].features.xy.tolist() == [[X, Y]]


def test_a_system_that_cannot_be_guessed_is_asked_for_with_the_reason(desk, qtbot, tmp_path):
    path = write_geojson(tmp_path / "far.geojson", [point(5e8, 5e8)])
    asked = []

    def turn_down(question):
        asked.append(question)

    answer(turn_down, accept=False)
    with qtbot.waitSignal(desk.cancelled):
        desk.open_file(path)
    assert len(asked) == 1
    assert titles(desk) == []


def test_another_system_mends_what_lay_far_away(desk, qtbot, tmp_path):
    path = write_vector(tmp_path / "wrong.shp", [point(X, Y)], epsg=32633)
    answer(partial(choose_system, "3826"))
    with qtbot.waitSignal(desk.added) as told:
        desk.open_file(path)
    assert told.args[0].layers[0].features.xy[0] == pytest.approx((X, Y))


def test_a_guess_is_said_and_another_system_moves_the_layer_in_its_own_colours(
    desk, qtbot, tmp_path
):
    path = write_vector(tmp_path / "old.gpkg", [point(X, Y)], epsg=None)
    with qtbot.waitSignal(desk.told) as told:
        desk.open_file(path)
    assert "TWD97" in told.args[0]
    assert "TWD67" in told.args[0]
    (before,) = desk._around.stack.layers
    answer(partial(choose_system, "3828"))
    with qtbot.waitSignal(desk.added):
        desk.ask_again(before.id)
    (after,) = desk._around.stack.layers
    assert after.id == before.id
    assert after.style == before.style
    moved = after.features.xy[0] - before.features.xy[0]
    assert moved == pytest.approx((828, -207), abs=8)  # the usual shift between the datums


def test_the_same_answer_reads_nothing_anew(desk, qtbot, tmp_path):
    with qtbot.waitSignal(desk.added):
        desk.open_file(write_vector(tmp_path / "a.gpkg", [point(X, Y)]))
    (before,) = desk._around.stack.layers
    answer(lambda question: None)
    desk.ask_again(before.id)
    assert not desk._around.background.busy
    assert desk._around.stack.layers == (before,)


def test_a_bad_file_is_told_and_the_next_one_is_shown(desk, qtbot, tmp_path):
    bad = tmp_path / "bad.geojson"
    bad.write_text('{"type": "Fea')
    good = write_vector(tmp_path / "good.gpkg", [point(X, Y)])
    errors = []
    desk.failed.connect(errors.append)
    with qtbot.waitSignal(desk.added):
        desk.open_file(bad)
        desk.open_file(good)
    (error,) = errors
    assert isinstance(error, Problem)
    assert error.code == "GUEST_UNREADABLE"
    assert titles(desk) == ["good"]


def test_rows_that_are_not_drawn_are_listed_and_can_be_copied(desk, window, qtbot, tmp_path):
    path = write_geojson(tmp_path / "g.geojson", [None, point(LON, LAT), None])
    with qtbot.waitSignal(desk.added):
        desk.open_file(path)
    qtbot.waitUntil(lambda: bool(window.findChildren(FaultsDialog)))
    dialog = window.findChildren(FaultsDialog)[0]
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Row", "What is wrong"]
    assert [line.split("\t")[0] for line in lines[1:]] == ["1", "3"]
    dialog.close()


def test_a_typed_code_is_taken_as_it_is(dressed, qtbot, tmp_path):
    file = look_into(write_vector(tmp_path / "a.gpkg", [point(X, Y)]))
    question = GuestQuestion(file, trouble="Choose another system.")
    qtbot.addWidget(question)
    assert question.wish().crs == "auto"
    question.system.setEditText("2326")
    assert question.wish().crs == "2326"
    choose_system("3828", question)
    assert question.wish().crs == "3828"


def kept(desk):
    return desk._around.shelf.kept()


def test_files_of_the_last_run_come_back_without_a_question_or_a_word(
    desk, window, qtbot, tmp_path
):
    path = write_vector(tmp_path / "f.gpkg", [point(X, Y)], layer="甲")
    write_vector(path, [point(X, Y)], layer="乙")
    gone = KeptGuest(file=tmp_path / "gone.gpkg", layer="x")
    desk.remembered = (gone, KeptGuest(file=path, layer="乙"))
    told = []
    for signal in (desk.added, desk.told, desk.failed):
        signal.connect(lambda *args: told.append(args))
    desk.use_epsg(3826)
    qtbot.waitUntil(lambda: titles(desk) == ["f: 乙"])
    assert [one.layer for one in kept(desk)] == ["乙"]
    assert told == []
    desk.use_epsg(3826)
    assert titles(desk) == ["f: 乙"]


def test_files_follow_into_a_store_of_another_crs(desk, qtbot, tmp_path):
    desk.use_epsg(3826)
    with qtbot.waitSignal(desk.added):
        desk.open_file(write_vector(tmp_path / "f.gpkg", [point(X, Y)]))
    desk._around = replace(desk._around, epsg=lambda: 32651)
    desk.use_epsg(32651)
    layers = desk._around.stack
    qtbot.waitUntil(lambda: len(layers.layers) == 1)
    to_utm = Transformer.from_crs(3826, 32651, always_xy=True)
    assert layers.layers[0].features.xy[0] == pytest.approx(to_utm.transform(X, Y), abs=0.01)


def test_a_damaged_file_of_the_last_run_is_told_once_without_a_question(desk, qtbot, tmp_path):
    (tmp_path / "f.gpkg").write_bytes(b"SQLite format 3\x00" + b"x" * 2000)
    desk.remembered = (KeptGuest(file=tmp_path / "f.gpkg", layer="甲"),)
    with qtbot.waitSignal(desk.failed):
        desk.use_epsg(3826)
    assert titles(desk) == []
    with qtbot.waitSignal(desk.added):
        desk.open_file(write_vector(tmp_path / "g.gpkg", [point(X, Y)]))


def test_a_file_that_is_read_while_another_store_opens_lies_where_it_belongs(desk, qtbot, tmp_path):
    """The store of zone 121 comes while the file is read for one of UTM zone 51."""
    store, door = [32651], desk._around.door

    def read(source, wish, reading, progress):
        data = door.read(source, wish, reading, progress)
        store[0] = 3826
        return data

    desk._around = replace(desk._around, epsg=lambda: store[0], door=replace(door, read=read))
    path = write_vector(tmp_path / "a.gpkg", [point(X, Y)])
    with qtbot.waitSignal(desk.added):
        desk.open_file(path)
    (layer,) = desk._around.stack.layers
    assert layer.features.xy[0] == pytest.approx((X, Y), abs=0.01)
