"""The calculators beside the drawing, by real keys and clicks."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.messages import Language
from gis.drafting.user_actions import UserAction
from gis.scenes.scene import Mark, MarkForm, Scene
from tests.helpers.scene_form_panels import FormRig
from tests.helpers.scene_forms import at, filled_scene
from widgets.scene_editor.estimates.estimates_panel import EstimatesPanel

pytestmark = pytest.mark.gui
SKID, YAW, COMBINED, MOMENTUM = range(4)


@pytest.fixture
def open_panel(qtbot):
    made = []

    def opened(scene):
        rig = FormRig(scene)
        panel = EstimatesPanel(rig.around)
        qtbot.addWidget(panel)
        panel.resize(360, 640)
        panel.show()
        qtbot.waitExposed(panel)
        panel.activateWindow()
        qtbot.waitUntil(panel.isActiveWindow)
        made.append(panel)
        return rig, panel

    yield opened
    for panel in made:
        panel.close_panel()


def _skid(metres=17.72, kind="skid"):
    return Mark(kind=kind, party=1, form=MarkForm.LINE, points=(at(0, -metres), at(0, 0)))


def _with_marks(*marks):
    return replace(filled_scene(), marks=marks)


def _type(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_skid_of_the_scene_gives_an_estimate_with_range_and_source(open_panel):
    _, panel = open_panel(_with_marks(_skid()))
    skid = panel.calculators[SKID]
    assert skid.length.value.value() == pytest.approx(17.72)
    assert panel.result.text() == "A  Estimate 47-64 km/h, middle 56"
    assert "Fricke" in panel.source.text()
    assert "Baker" in panel.source.text()
    assert "no finding" in panel.only.text()


def test_a_published_example_typed_by_keys(open_panel):
    """17.72 m at 0.8 is 60 km/h."""
    rig, panel = open_panel(Scene(case_no="1"))
    skid = panel.calculators[SKID]
    assert "type its length" in panel.doubts.text()
    _type(skid.length.value, "17.72")
    _type(skid.friction.value, "0.8")
    _type(skid.friction.spread, "0")
    assert "middle 60" in panel.result.text()
    assert rig.count.of(UserAction.TYPED) == 3
    assert rig.count.total == 3


def test_a_wet_road_and_a_slide_take_their_own_friction(open_panel):
    scene = replace(_with_marks(_skid()), surface="濕潤")
    _, panel = open_panel(scene)
    assert panel.calculators[SKID].friction.value.value() == pytest.approx(0.55)
    _, panel = open_panel(_with_marks(_skid(kind="scrape")))
    assert panel.calculators[SKID].surface.entry.id == "motorcycle_down"
    assert "Raftery" in panel.source.text()


def test_a_mark_drawn_longer_changes_the_estimate(open_panel):
    rig, panel = open_panel(_with_marks(_skid(10.0)))
    before = panel.result.text()
    rig.document.run(_with_marks(_skid(30.0)), "longer")
    assert panel.calculators[SKID].length.value.value() == pytest.approx(30.0)
    assert panel.result.text() != before


def test_what_was_typed_stays_when_something_else_is_drawn(open_panel):
    rig, panel = open_panel(_with_marks(_skid(10.0)))
    _type(panel.calculators[SKID].friction.value, "0.65")
    rig.document.run(replace(_with_marks(_skid(10.0)), place="elsewhere"), "place")
    assert panel.calculators[SKID].friction.value.value() == pytest.approx(0.65)


def test_chord_and_middle_ordinate_give_the_radius_less_half_a_track(open_panel):
    _, panel = open_panel(Scene(case_no="1"))
    panel.show_calculator(YAW)
    yaw = panel.calculators[YAW]
    _type(yaw.chord, "10")
    _type(yaw.middle, "0.5")
    assert yaw.radius.value.value() == pytest.approx(100 / 4 + 0.25 - 0.75, abs=0.06)


def test_a_straight_mark_says_what_to_do(open_panel):
    _, panel = open_panel(_with_marks(_skid()))
    panel.show_calculator(YAW)
    assert "too straight" in panel.doubts.text()
    assert not panel.result.isVisible()
    assert not panel.copier.isEnabled()


def test_a_speed_is_taken_into_the_combined_one(open_panel):
    rig, panel = open_panel(_with_marks(_skid()))
    panel.adder.setFocus()
    QTest.keyClick(panel.adder, Qt.Key.Key_Space)
    assert panel.stack.currentIndex() == COMBINED
    _type(panel.combined.losses[1].value, "30")
    assert "middle 64" in panel.result.text()
    assert rig.count.total == 2


def test_momentum_takes_directions_masses_and_ways_from_the_drawing(open_panel):
    scene = filled_scene()
    rested = tuple(
        replace(one, rest=replace(one.contact, at=at(*place)))
        for one, place in zip(scene.parties, ((0.0, 12.0), (-2.0, 11.0)), strict=True)
    )
    _, panel = open_panel(replace(scene, parties=rested))
    panel.show_calculator(MOMENTUM)
    car, motorcycle = panel.calculators[MOMENTUM].parties
    assert (car.approach.value.value(), motorcycle.approach.value.value()) == (0.0, 270.0)
    assert car.mass.value.value() == 1500.0
    assert motorcycle.after.value.value() > 0.0
    assert panel.result.text().startswith("A  Estimate")
    assert "\nB  Estimate" in panel.result.text()


def test_two_vehicles_on_one_line_are_refused_in_words(open_panel):
    scene = filled_scene()
    _, panel = open_panel(scene)
    panel.show_calculator(MOMENTUM)
    rows = panel.calculators[MOMENTUM].parties
    _type(rows[0].after.value, "20")
    _type(rows[1].approach.value, "182")
    assert "one line" in panel.doubts.text()


def test_an_estimate_written_on_the_drawing_is_marked_as_one(open_panel):
    rig, panel = open_panel(_with_marks(_skid()))
    panel.writer.click()
    (text,) = rig.document.scene.texts
    assert text.text.startswith("A  Estimate")
    assert text.at == at(0, 0)
    rig.document.undo.undo()
    assert rig.document.scene.texts == ()


def test_the_copy_says_what_it_rests_on(open_panel):
    _, panel = open_panel(_with_marks(_skid()))
    panel.copier.click()
    copied = QGuiApplication.clipboard().text()
    assert "Estimate" in copied
    assert "Fricke" in copied
    assert "no finding" in copied


def test_the_calculator_is_chosen_by_the_keyboard(open_panel):
    rig, panel = open_panel(_with_marks(_skid()))
    panel.kind.setFocus()
    QTest.keyClick(panel.kind, Qt.Key.Key_Down)
    assert panel.stack.currentIndex() == YAW
    assert rig.count.of(UserAction.PICK) == 1


def test_another_language_says_everything_again(open_panel):
    rig, panel = open_panel(_with_marks(_skid()))
    rig.language = Language.CHINESE
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert panel.calculators[SKID].surface.combo.currentText() == "柏油，乾燥"
    assert "出處" in panel.source.text()


def test_every_number_has_a_name_for_the_screen_reader(open_panel):
    _, panel = open_panel(_with_marks(_skid()))
    for calculator in panel.calculators:
        rows = calculator.form.rows
        items = [rows.itemAt(row, rows.ItemRole.FieldRole) for row in range(rows.rowCount())]
        fields = [one.widget() for one in items if rows.labelForField(one.widget())]
        assert len(fields) >= 4
        assert all(field.accessibleName() for field in fields)
