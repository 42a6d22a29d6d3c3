from __future__ import annotations

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import Qt

from app.messages import Language
from app.sheets.map_content import Orientation, PaperSize
from app.sheets.map_sheet import paper_map
from gis.problems import Problem
from tests.helpers.maps import city_layers, map_content
from tests.helpers.paper import pdf_text
from widgets.map.print_map_dialog import PrintMapDialog, PrintMapDoor
from widgets.parts.background import Background
from widgets.parts.translation import LanguageSwitch

pytestmark = pytest.mark.gui
PATIENCE_MS = 20_000


class Canvas:
    """A canvas that only remembers what lies over it."""

    def __init__(self):
        self.overlays = {}

    def show_overlay(self, owner, shapes):
        self.overlays[owner] = list(shapes)


class Rig:
    def __init__(self, tmp_path):
        self.language = Language.ENGLISH
        self.canvas = Canvas()
        self.asked, self.printed, self.errors = [], [], []
        self.answer = tmp_path / "map.pdf"
        self.layers = city_layers(roads=60, lanes=30, crashes=60, side_m=1000)
        self.background = Background()
        self.door = PrintMapDoor(
            content=lambda: map_content(self.layers, language=self.language),
            canvas=self.canvas,
            ask_path=self.ask,
            print_page=self.printed.append,
            tell_error=self.errors.append,
        )

    def ask(self, suffix, title):
        self.asked.append((suffix, title))
        return self.answer


@pytest.fixture
def rig(dressed, tmp_path):
    made = Rig(tmp_path)
    yield made
    assert made.background.finish(20.0)


@pytest.fixture
def dialog(rig, qtbot):
    made = PrintMapDialog(rig.door, rig.background)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.page_shown, timeout=PATIENCE_MS):
        made.show()
    yield made
    made.close()


def pick(box, data):
    box.setCurrentIndex(box.findData(data))


def test_nothing_can_be_printed_before_the_page_is_there(rig, qtbot):
    made = PrintMapDialog(rig.door, rig.background)
    qtbot.addWidget(made)
    assert not made.print_button.isEnabled()
    with qtbot.waitSignal(made.page_shown, timeout=PATIENCE_MS):
        made.show()
    assert made.print_button.isEnabled()
    assert made.pdf_button.isEnabled()
    made.close()


def test_the_preview_shows_the_page_in_its_shape(dialog, qtbot):
    image = dialog.preview.image
    assert image.width() / image.height() == pytest.approx(297 / 210, rel=0.01)
    with qtbot.waitSignal(dialog.page_shown, timeout=PATIENCE_MS):
        pick(dialog.orientation, Orientation.PORTRAIT)
    image = dialog.preview.image
    assert image.width() / image.height() == pytest.approx(210 / 297, rel=0.01)
    colours = {image.pixelColor(x, y).name() for x in range(0, 400, 7) for y in range(0, 400, 7)}
    assert len(colours) > 3


def test_the_footprint_on_the_map_is_the_ground_of_the_page(dialog, rig):
    pick(dialog.scale, 2500)
    pick(dialog.size_box, PaperSize.A3)
    (shape,) = rig.canvas.overlays["print"]
    ground = paper_map(dialog.content()).ground
    corners = np.array(shape.points)
    assert shape.closed
    assert corners.min(axis=0) == pytest.approx((ground.min_x, ground.min_y))
    assert corners.max(axis=0) == pytest.approx((ground.max_x, ground.max_y))
    assert "1:2500" in dialog.ground.text()


def test_closing_takes_the_footprint_away(dialog, rig, qtbot):
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert rig.canvas.overlays["print"] == []


def test_the_page_in_sight_is_printed(dialog, rig, qtbot):
    with qtbot.waitSignal(dialog.page_shown, timeout=PATIENCE_MS):
        pick(dialog.size_box, PaperSize.A3)
    qtbot.mouseClick(dialog.print_button, Qt.MouseButton.LeftButton)
    (page,) = rig.printed
    assert page.frame.width == pytest.approx(0.420)


def test_a_pdf_is_saved_with_the_typed_title(dialog, rig, qtbot):
    dialog.title.selectAll()
    with qtbot.waitSignal(dialog.page_shown, timeout=PATIENCE_MS):
        qtbot.keyClicks(dialog.title, "Chungshan Road")
    with qtbot.waitSignal(dialog.saved, timeout=PATIENCE_MS):
        qtbot.mouseClick(dialog.pdf_button, Qt.MouseButton.LeftButton)
    assert rig.asked == [(".pdf", "Chungshan Road")]
    assert "Chungshan Road" in pdf_text(rig.answer)
    with pypdfium2.PdfDocument(rig.answer) as document:
        assert document[0].get_size() == pytest.approx((841.9, 595.3), abs=0.1)
    assert str(rig.answer) in dialog.ground.text()


def test_enter_behind_the_title_asks_where_to_save_and_leaves_the_dialog_open(dialog, rig, qtbot):
    with qtbot.waitSignal(dialog.saved, timeout=PATIENCE_MS):
        qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    assert [suffix for suffix, _ in rig.asked] == [".pdf"]
    assert dialog.isVisible()


@pytest.mark.parametrize("name", ["print_button", "pdf_button", "png_button"])
def test_enter_on_a_button_presses_that_button(dialog, rig, qtbot, name):
    button, pressed = getattr(dialog, name), []
    button.clicked.disconnect()
    button.clicked.connect(lambda: pressed.append(name))
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert pressed == [name]
    assert dialog.isVisible()


def test_a_picture_is_saved_at_two_hundred_dots_an_inch(dialog, rig, qtbot, tmp_path):
    rig.answer = tmp_path / "map.png"
    with qtbot.waitSignal(dialog.saved, timeout=PATIENCE_MS):
        qtbot.mouseClick(dialog.png_button, Qt.MouseButton.LeftButton)
    with Image.open(rig.answer) as picture:
        assert picture.size == (round(297 / 25.4 * 200), round(210 / 25.4 * 200))


def test_changing_ones_mind_saves_nothing(dialog, rig, qtbot):
    rig.answer = None
    qtbot.mouseClick(dialog.pdf_button, Qt.MouseButton.LeftButton)
    assert not rig.background.busy


def test_a_page_that_cannot_be_written_is_told(dialog, rig, qtbot, tmp_path):
    rig.answer = tmp_path / "missing" / "map.pdf"
    qtbot.mouseClick(dialog.pdf_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(rig.errors), timeout=PATIENCE_MS)
    assert isinstance(rig.errors[0], Problem)
    assert rig.errors[0].code == "FOLDER_MISSING"
    assert dialog.pdf_button.isEnabled()


def test_a_new_wish_makes_the_old_page_unprintable_until_the_new_one_is_there(dialog, qtbot):
    with qtbot.waitSignal(dialog.page_shown, timeout=PATIENCE_MS):
        pick(dialog.scale, 500)
        assert not dialog.print_button.isEnabled()
    assert dialog.print_button.isEnabled()


def test_the_dialog_and_its_page_follow_the_language(dialog, rig, qtbot):
    switch = LanguageSwitch()
    try:
        rig.language = Language.CHINESE
        with qtbot.waitSignal(dialog.page_shown, timeout=PATIENCE_MS):
            switch.use(Language.CHINESE)
        assert dialog.windowTitle() == "列印地圖"
        assert dialog.orientation.itemText(0) == "直式"
        assert dialog.content().language is Language.CHINESE
    finally:
        switch.remove()


def test_every_control_has_a_name(dialog):
    for field in (dialog.title, dialog.size_box, dialog.orientation, dialog.scale, dialog.preview):
        assert field.accessibleName()
