"""The dialog that prints a scene over a store: choices, pages, files, counts."""

from __future__ import annotations

from dataclasses import replace

import ezdxf
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.messages import Language
from app.scenes.print.scene_print import SceneToPrint, print_scene
from app.sheets.map_content import Orientation, PaperSize
from app.symbol_catalogue import load_symbols
from gis.drafting.user_actions import ActionCount, UserAction
from gis.problems import Problem
from gis.scenes.scene import Scene
from tests.helpers.scene_prints import NAMES, crowded_scene, measured, two_party_scene
from tests.helpers.street_geometry import AT, make_crossing
from tests.helpers.street_stores import put_geometry
from widgets.parts.background import Background
from widgets.scene_editor.print.print_choice import ScenePrintChoice
from widgets.scene_editor.print.scene_print_dialog import ScenePrintDialog, ScenePrintDoor

pytestmark = [
    pytest.mark.gui,
    pytest.mark.geopackage_only("pages are alike on both: test_export_scene.py runs on a server"),
]
PATIENCE_MS = 20_000
LIBRARY = load_symbols()
SCENE = SceneToPrint(
    scene=measured(
        two_party_scene(AT), LIBRARY, ("A.front_left_wheel", "M1.1"), ("F1", "F2", "F3")
    ),
    version=2,
)


class Rig:
    def __init__(self, store, folder, names=None):
        self.store, self.folder = store, folder
        self.background = Background()
        self.asked, self.printed, self.errors, self.kept = [], [], [], []
        self.count = ActionCount()
        self.door = ScenePrintDoor(
            make=lambda scene, wish, progress: print_scene(store, scene, wish, progress),
            language=lambda: Language.ENGLISH,
            ask_path=self.ask,
            print_pages=self.printed.append,
            tell_error=self.errors.append,
            count=self.count,
            names=names,
        )

    def finish(self):
        self.dialog.close()
        assert self.background.finish(20.0)

    def ask(self, suffix, title):
        self.asked.append((suffix, title))
        return self.folder / f"scene{suffix}"

    def open(self, qtbot, scene=SCENE, choice=ScenePrintChoice()):  # noqa: B008  # frozen
        self.dialog = ScenePrintDialog(self.door, self.background, choice)
        self.dialog.choice_changed.connect(self.kept.append)
        qtbot.addWidget(self.dialog)
        self.dialog.show()
        with qtbot.waitSignal(self.dialog.page_shown, timeout=PATIENCE_MS):
            self.dialog.show_scene(scene)
        return self.dialog


@pytest.fixture
def store(file_store):
    put_geometry(file_store, make_crossing())
    return file_store


@pytest.fixture
def rig(dressed, store, tmp_path):
    made = Rig(store, tmp_path)
    yield made
    made.finish()


def pick(qtbot, dialog, box, text):
    """Choose an item by keys, as a hand does."""
    with qtbot.waitSignal(dialog.page_shown, timeout=PATIENCE_MS):
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Home)
        while box.currentText() != text and box.currentIndex() + 1 < box.count():
            QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentText() == text


def save(qtbot, dialog, suffix):
    with qtbot.waitSignal(dialog.saved, timeout=PATIENCE_MS):
        qtbot.mouseClick(dialog.form.save_buttons[suffix], Qt.MouseButton.LeftButton)


def test_a_pdf_and_a_dxf_of_an_a3_form_at_1_200_take_two_actions_each(rig, qtbot, tmp_path):
    dialog = rig.open(qtbot)
    pick(qtbot, dialog, dialog.form.size_box, "A3")
    pick(qtbot, dialog, dialog.form.scale_box, "1:200")
    before = rig.count.total
    save(qtbot, dialog, ".pdf")
    save(qtbot, dialog, ".dxf")
    assert rig.count.total - before == 4
    with pypdfium2.PdfDocument(tmp_path / "scene.pdf") as document:
        width, height = document[0].get_size()
        said = document[0].get_textpage().get_text_bounded()
    assert (width / 72 * 25.4, height / 72 * 25.4) == pytest.approx((420, 297), abs=0.1)
    assert "Scale 1:200" in said
    assert not ezdxf.readfile(tmp_path / "scene.dxf").audit().errors


def test_choices_are_counted_once_told_and_kept(rig, qtbot):
    dialog = rig.open(qtbot)
    pick(qtbot, dialog, dialog.form.scale_box, "1:100")
    kept = ScenePrintChoice.from_text(rig.kept[-1])
    assert kept.scale == 100
    assert rig.count.of(UserAction.PICK) == len(rig.kept)
    assert dialog.printed.scale == 100
    assert dialog.form.told.text().startswith("1:100, ")


def test_the_way_of_the_sheet_is_the_one_that_was_chosen(rig, qtbot):
    dialog = rig.open(qtbot, choice=ScenePrintChoice(orientation=Orientation.PORTRAIT))
    frame = dialog.printed.pages[0].frame
    assert frame.height > frame.width
    assert dialog.form.way_box.currentText() == "Upright"


def test_a_scene_with_many_rows_is_paged(rig, qtbot):
    crowd = SceneToPrint(scene=crowded_scene(AT, LIBRARY, parties=9, marks=18))
    dialog = rig.open(qtbot, crowd)
    pages = len(dialog.printed.pages)
    assert pages > 1
    form = dialog.form
    assert form.pages.page.text() == f"Page 1 of {pages}"
    first = form.pages.preview.image.copy()
    qtbot.mouseClick(form.pages.after, Qt.MouseButton.LeftButton)
    assert form.pages.page.text() == f"Page 2 of {pages}"
    assert form.pages.preview.image != first


def test_measured_lines_are_drawn_when_they_are_asked_for(rig, qtbot):
    crowd = SceneToPrint(scene=crowded_scene(AT, LIBRARY, parties=9, marks=18))
    dialog = rig.open(qtbot, crowd)
    assert not dialog.form.lines_box.isChecked()
    with qtbot.waitSignal(dialog.page_shown, timeout=PATIENCE_MS):
        dialog.form.lines_box.setFocus()
        QTest.keyClick(dialog.form.lines_box, Qt.Key.Key_Space)
    layers = {getattr(item, "layer", "") for item in dialog.printed.pages[0].items}
    assert "scene_measured" in layers
    assert rig.count.total == 1


def test_names_are_not_offered_without_somebody_who_confirms(rig, qtbot):
    dialog = rig.open(qtbot)
    assert not dialog.form.names_box.isVisible()


def click_names(dialog):
    dialog.form.names_box.setFocus()
    QTest.keyClick(dialog.form.names_box, Qt.Key.Key_Space)


def words_in_sight(dialog):
    return {getattr(item, "text", "") for item in dialog.printed.pages[0].items}


@pytest.fixture
def naming(dressed, store, tmp_path):
    """A rig whose questions for names wait in `wanted` until they are answered."""
    wanted = []
    made = Rig(store, tmp_path, lambda scene, then: wanted.append((scene, then)))
    made.wanted = wanted
    yield made
    made.finish()


def test_names_are_printed_after_a_confirmation_only(naming, qtbot):
    dialog = naming.open(qtbot)
    assert dialog.form.names_box.isVisible()
    click_names(dialog)
    assert not dialog.form.names_box.isChecked()
    assert "王小明" not in words_in_sight(dialog)
    ((scene, then),) = naming.wanted
    assert scene is SCENE
    with qtbot.waitSignal(dialog.page_shown, timeout=PATIENCE_MS):
        then(NAMES)
    assert dialog.form.names_box.isChecked()
    assert "王小明" in words_in_sight(dialog)
    with qtbot.waitSignal(dialog.page_shown, timeout=PATIENCE_MS):
        click_names(dialog)
    assert "王小明" not in words_in_sight(dialog)
    assert len(naming.wanted) == 1


def test_a_case_without_names_is_told(naming, qtbot):
    dialog = naming.open(qtbot)
    click_names(dialog)
    naming.wanted[0][1]({})
    assert "No names" in dialog.form.told.text()
    assert not dialog.form.names_box.isChecked()


def test_names_of_one_case_never_stand_on_the_paper_of_another(naming, qtbot):
    dialog = naming.open(qtbot)
    click_names(dialog)
    late = naming.wanted[0][1]
    with qtbot.waitSignal(dialog.page_shown, timeout=PATIENCE_MS):
        late(NAMES)
    other = replace(two_party_scene(AT), case_no="11403AB0099")
    with qtbot.waitSignal(dialog.page_shown, timeout=PATIENCE_MS):
        dialog.show_scene(SceneToPrint(scene=other))
    late(NAMES)  # an answer that comes when another case is in sight
    assert "11403AB0099" in words_in_sight(dialog)
    assert not dialog.wish().names
    assert not dialog.form.names_box.isChecked()


def test_an_empty_scene_is_told_and_can_still_be_saved_as_data(rig, qtbot, tmp_path):
    dialog = rig.open(qtbot)
    dialog.show_scene(SceneToPrint(scene=Scene(case_no="11403AB0013")))
    qtbot.waitUntil(lambda: bool(rig.errors), timeout=PATIENCE_MS)
    (problem,) = rig.errors
    assert isinstance(problem, Problem)
    assert problem.code == "SCENE_NOTHING_DRAWN"
    assert not dialog.form.save_buttons[".pdf"].isEnabled()
    save(qtbot, dialog, ".json")
    assert (tmp_path / "scene.json").is_file()


def test_pages_go_to_the_printer_as_they_are_in_sight(rig, qtbot):
    dialog = rig.open(qtbot)
    qtbot.mouseClick(dialog.form.print_button, Qt.MouseButton.LeftButton)
    assert rig.printed == [dialog.printed.pages]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"size": 7, "scale": 300, "up": []}'])
def test_damaged_memory_is_as_usual(text):
    assert ScenePrintChoice.from_text(text) == ScenePrintChoice()


def test_choices_are_remembered_as_text():
    choice = ScenePrintChoice(size=PaperSize.A3, orientation=Orientation.PORTRAIT, scale=250)
    assert ScenePrintChoice.from_text(choice.to_text()) == choice
