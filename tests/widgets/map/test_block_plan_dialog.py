"""The dialog of block plans over a store: frames, choices, files, counts."""

from __future__ import annotations

import ezdxf
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shapely import box

from app.messages import Language
from app.sheets.map_content import Orientation, PaperSize
from app.streets.block_plan import BlockWish, PlanSubject, block_sheets
from app.streets.block_scales import PlanUp
from gis.drafting.user_actions import ActionCount, UserAction
from gis.problems import Problem
from tests.helpers.street_geometry import AT, make_town
from tests.helpers.street_stores import put_geometry
from widgets.map.block_plan_dialog import BlockPlanDialog, BlockPlanDoor
from widgets.map.block_plan_wish import AUTO, PlanChoice
from widgets.map.tools.print_frame import PrintFrameTool
from widgets.parts.background import Background
from widgets.parts.translation import LanguageSwitch

pytestmark = pytest.mark.gui
PATIENCE_MS = 20_000
X, Y = AT
JUNCTION = PlanSubject(
    name="中山路 / 文化路", shape=box(X - 17, Y - 17, X + 17, Y + 17), street_deg=80
)


class Canvas:
    metres_per_pixel = 0.1

    def __init__(self):
        self.overlays = {}

    def show_overlay(self, owner, shapes):
        self.overlays[owner] = tuple(shapes)


class Rig:
    def __init__(self, store, folder):
        self.store, self.folder = store, folder
        self.language = Language.ENGLISH
        self.background = Background()
        self.asked, self.printed, self.errors, self.kept = [], [], [], []
        self.dialog = None
        self.count = ActionCount()
        self.tool = PrintFrameTool(
            Canvas(),
            moved=lambda frame: self.dialog.frame_moved(frame),
            placed=lambda frame: self.dialog.frame_placed(frame),
        )
        self.door = BlockPlanDoor(
            tool=self.tool,
            make=lambda wanted, wish, progress: block_sheets(self.store, wanted, wish, progress),
            wish=lambda: BlockWish(language=self.language),
            ask_path=self.ask,
            print_pages=self.printed.append,
            tell_error=self.errors.append,
            count=self.count,
        )

    def ask(self, suffix, title):
        self.asked.append((suffix, title))
        return self.folder / f"plan{suffix}"

    def open(self, qtbot, choice=PlanChoice(), subject=JUNCTION, area=()):  # noqa: B008  # frozen
        self.dialog = BlockPlanDialog(self.door, self.background, choice)
        self.dialog.choice_changed.connect(self.kept.append)
        qtbot.addWidget(self.dialog)
        self.dialog.show()
        with qtbot.waitSignal(self.dialog.page_shown, timeout=PATIENCE_MS):
            self.dialog.show_subject(subject, area)
        return self.dialog


@pytest.fixture
def rig(dressed, file_store, tmp_path):
    put_geometry(file_store, make_town(2, 1))
    made = Rig(file_store, tmp_path)
    yield made
    if made.dialog is not None:
        made.dialog.close()
    assert made.background.finish(20.0)


def pick(field, value):
    """Choose by the keyboard, which tells `activated` as the mouse does."""
    QTest.keyClick(field, Qt.Key.Key_Home)
    for _ in range(field.count()):
        if field.currentData() == value:
            return
        QTest.keyClick(field, Qt.Key.Key_Down)
    raise AssertionError(f"{value} is not there")


def save(rig, qtbot, suffix):
    with qtbot.waitSignal(rig.dialog.saved, timeout=PATIENCE_MS):
        qtbot.mouseClick(rig.dialog.form.save_buttons[suffix], Qt.MouseButton.LeftButton)
    return rig.folder / f"plan{suffix}"


def test_the_frame_is_laid_at_the_largest_scale_that_fits(rig, qtbot):
    dialog = rig.open(qtbot)
    assert dialog.frame.scale == 200
    assert dialog.frame.centre == pytest.approx(AT)
    assert dialog.form.title.text() == "中山路 / 文化路"
    assert "1:200, 42 × 36 m" in dialog.form.told.text()
    assert rig.count.total == 0


def test_a_scale_at_which_not_all_fits_says_how_many_sheets_it_would_take(rig, qtbot):
    large = PlanSubject(name="a", shape=box(X - 40, Y - 30, X + 40, Y + 30))
    dialog = rig.open(qtbot, subject=large)
    assert dialog.frame.scale == 500
    pick(dialog.form.scale_box, 200)
    assert "4 sheets" in dialog.form.told.text()
    with qtbot.waitSignal(dialog.page_shown, timeout=PATIENCE_MS):
        qtbot.mouseClick(
            dialog.form.several_box,
            Qt.MouseButton.LeftButton,
            pos=dialog.form.several_box.rect().center() * 0.1,
        )
    assert len(dialog.wanted) == 4
    assert dialog.form.pages.page.text() == "Sheet 1 of 4"
    assert not dialog.form.save_buttons[".dxf"].isEnabled()
    before = dialog.form.pages.preview.image.cacheKey()
    qtbot.mouseClick(dialog.form.pages.after, Qt.MouseButton.LeftButton)
    assert dialog.form.pages.page.text() == "Sheet 2 of 4"
    assert dialog.form.pages.preview.image.cacheKey() != before
    document = pypdfium2.PdfDocument(save(rig, qtbot, ".pdf"))
    assert len(document) == 4
    document.close()


def test_all_junctions_of_a_drawn_area_become_a_sheet_each(rig, qtbot):
    second = PlanSubject(
        name="中山路 / 永和路", shape=box(X + 123, Y - 17, X + 157, Y + 17), street_deg=80
    )
    dialog = rig.open(qtbot, area=(JUNCTION, second))
    assert dialog.form.area_box.isVisible()
    assert "All 2 junctions" in dialog.form.area_box.text()
    with qtbot.waitSignal(dialog.page_shown, timeout=PATIENCE_MS):
        QTest.keyClick(dialog.form.area_box, Qt.Key.Key_Space)
    assert [title for title, _ in dialog.wanted] == ["中山路 / 文化路", "中山路 / 永和路"]
    assert [frame.centre for _, frame in dialog.wanted] == [
        pytest.approx(AT),
        pytest.approx((X + 140, Y)),
    ]
    document = pypdfium2.PdfDocument(save(rig, qtbot, ".pdf"))
    assert "永和路" in document[1].get_textpage().get_text_bounded()
    document.close()


def test_a_frame_that_was_dragged_keeps_its_place_while_the_scale_changes(rig, qtbot):
    dialog = rig.open(qtbot)
    rig.tool.frame = dialog.frame.moved_to((X + 5, Y + 5))
    dialog.frame_placed(rig.tool.frame)
    pick(dialog.form.scale_box, 500)
    assert dialog.frame.centre == pytest.approx((X + 5, Y + 5))
    pick(dialog.form.scale_box, AUTO)
    assert dialog.frame.centre == pytest.approx(AT)


@pytest.mark.parametrize(("way", "up"), [(Orientation.LANDSCAPE, -10), (Orientation.PORTRAIT, 80)])
def test_the_main_street_can_lie_along_the_sheet(rig, qtbot, way, up):
    dialog = rig.open(qtbot)
    pick(dialog.form.way_box, way)
    pick(dialog.form.up_box, PlanUp.STREET)
    assert dialog.frame.up_deg == pytest.approx(up)
    pick(dialog.form.up_box, PlanUp.NORTH)
    assert dialog.frame.up_deg == 0.0


def test_choices_are_kept_as_text_and_come_back(rig, qtbot):
    dialog = rig.open(qtbot)
    pick(dialog.form.size_box, PaperSize.A3)
    pick(dialog.form.scale_box, 250)
    pick(dialog.form.up_box, PlanUp.STREET)
    kept = PlanChoice.from_text(rig.kept[-1])
    assert kept == PlanChoice(size=PaperSize.A3, scale=250, up=PlanUp.STREET)
    dialog.close()
    again = rig.open(qtbot, choice=kept)
    assert (again.form.scale, again.form.size_, again.form.up) == (250, "A3", PlanUp.STREET)
    assert again.frame.scale == 250


@pytest.mark.parametrize("text", ["", "{", "[]", '{"size": "A9", "scale": 3, "up": "free"}'])
def test_damaged_choices_are_the_usual_ones(text):
    assert PlanChoice.from_text(text) == PlanChoice()


def test_each_choice_and_each_file_is_counted_once(rig, qtbot):
    dialog = rig.open(qtbot)
    dialog.form.scale_box.setFocus()
    QTest.keyClick(dialog.form.scale_box, Qt.Key.Key_Down)
    save(rig, qtbot, ".pdf")
    assert rig.count.of(UserAction.PICK) == 1
    assert rig.count.of(UserAction.CLICK) == 1
    assert rig.count.total == 3  # and the answer to the dialog of files


def test_a_file_saved_before_the_page_is_drawn_holds_the_page(rig, qtbot):
    dialog = rig.open(qtbot)
    pick(dialog.form.scale_box, 1000)
    assert not dialog.is_drawn
    document = ezdxf.readfile(save(rig, qtbot, ".dxf"))
    assert "1:1000" in " ".join(text.dxf.text for text in document.modelspace().query("TEXT"))
    assert rig.asked == [(".dxf", "中山路 - 文化路")]


def test_the_sheets_in_sight_are_printed(rig, qtbot):
    rig.open(qtbot)
    qtbot.mouseClick(rig.dialog.form.print_button, Qt.MouseButton.LeftButton)
    ((page,),) = rig.printed
    assert page.frame.width == pytest.approx(0.297)


def test_a_frame_without_streets_is_told_and_nothing_is_printed(rig, qtbot):
    dialog = rig.open(qtbot)
    far = PlanSubject(name="", shape=box(X + 5000, Y, X + 5030, Y + 30))
    dialog.show_subject(far)
    qtbot.waitUntil(lambda: bool(rig.errors), timeout=PATIENCE_MS)
    assert isinstance(rig.errors[0], Problem)
    assert rig.errors[0].code == "BLOCK_PLAN_NO_STREETS"
    assert not dialog.form.print_button.isEnabled()


def test_the_dialog_speaks_the_language_of_the_window(rig, qtbot):
    dialog = rig.open(qtbot)
    switch = LanguageSwitch()
    with qtbot.waitSignal(dialog.page_shown, timeout=PATIENCE_MS):
        switch.use(Language.CHINESE)
    try:
        assert dialog.windowTitle() == "列印街廓圖"
        assert dialog.form.scale_box.itemText(0) == "可納入的最大比例尺"
        assert "公尺" in dialog.form.told.text()
    finally:
        switch.remove()


def test_what_changes_under_the_frame_is_drawn_again(rig, qtbot):
    dialog = rig.open(qtbot)
    assert dialog.is_drawn
    with qtbot.waitSignal(dialog.page_shown, timeout=PATIENCE_MS):
        dialog.draw_again()
        assert not dialog.is_drawn
