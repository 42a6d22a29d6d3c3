"""The boxes beside the drawing tools and the collision symbol: picks, commands, languages."""

from __future__ import annotations

import random

import pytest
from PySide6.QtWidgets import QInputDialog

from gis.angles import moved
from gis.drafting.user_actions import UserAction
from gis.scenes.parts import PartKind, ScenePart
from gis.scenes.scene import MarkForm, MarkKind
from tests.helpers.scene_tools import SceneRig, along, random_crossing
from tests.helpers.street_tools import rig_in
from widgets.scene_editor.drawing.drawing_records import TOOL_RECORDS
from widgets.scene_editor.drawing.edit_box import EditBox, part_menu
from widgets.scene_editor.drawing.mark_box import MarkBox
from widgets.scene_editor.drawing.party_box import PartyBox
from widgets.scene_editor.drawing.small_boxes import TextBox, ThingBox
from widgets.scene_editor.drawing.symbol_view import SymbolView
from widgets.scene_editor.scene_pick import Who
from widgets.scene_editor.tools.draw_mark import LENGTH

pytestmark = pytest.mark.gui


@pytest.fixture
def rig():
    return SceneRig()


def test_every_record_makes_the_tool_of_its_id_and_no_two_share_a_key(rig):
    for record in TOOL_RECORDS:
        assert record.factory(rig.around).id == record.id
    keys = [record.key for record in TOOL_RECORDS if record.key]
    assert len(keys) == len(set(keys))
    # These keys are values and chords of a drawing, and never reach the list of tools.
    assert not set("daxypcors") & set(keys)


def offered(box):
    return [box.who.itemData(place) for place in range(box.who.count())]


def test_the_list_of_parties_offers_those_there_are_and_new_ones(qtbot, rig):
    box = PartyBox(rig.around)
    qtbot.addWidget(box)
    place = offered(box).index(Who(symbol="scooter"))
    box.who.setCurrentIndex(place)
    box.who.activated.emit(place)
    assert rig.around.pick.who == Who(symbol="scooter")
    assert rig.count.of(UserAction.PICK) == 1
    rig.take("scene-rest").click(0.0, 0.0)
    assert rig.now.parties[0].symbol == "scooter"
    assert Who(party=1) in offered(box)
    assert box.who.currentData() == Who()


def test_a_kind_of_mark_brings_its_usual_form_and_another_can_be_taken(qtbot, rig):
    box = MarkBox(rig.around)
    qtbot.addWidget(box)
    box.kind.activated.emit(list(MarkKind).index(MarkKind.BLOOD))
    assert (rig.around.pick.mark, rig.around.pick.form) == (MarkKind.BLOOD, MarkForm.AREA)
    box.form.activated.emit(2)
    assert rig.around.pick.form is MarkForm.POINT
    assert (box.kind.currentText(), box.form.currentText()) == ("Blood", "Point")
    rig.take("scene-rest").click(0.0, 0.0)
    box.party.activated.emit(1)
    assert (rig.around.pick.marker, box.party.currentText()) == (1, "A")


def test_commands_act_on_what_is_chosen_and_ask_for_their_number(qtbot, rig, monkeypatch):
    box = EditBox(rig.around)
    qtbot.addWidget(box)
    assert not any(action.isEnabled() for action in box.actions_of.values())
    rig.take("scene-mark")
    rig.follow(along((0.0, 0.0), (10.0, 0.0)))
    rig.document.choose(ScenePart(kind=PartKind.MARK))
    assert box.actions_of["offset-marks"].isEnabled()
    assert not box.actions_of["join-marks"].isEnabled()
    monkeypatch.setattr(QInputDialog, "getDouble", lambda *args, **kwargs: (1.5, True))
    before = rig.count.total
    box.actions_of["offset-marks"].trigger()
    assert len(rig.now.marks) == 2
    assert rig.count.total - before == 2  # the pick, and the typed value
    box.actions_of["scene-move"].trigger()
    assert rig.used == "scene-move"


def test_the_menu_of_the_map_opens_for_what_is_there_only(qtbot, rig):
    opened = []
    menu = part_menu(rig.around, popup=opened.append)
    menu(None, ())
    assert opened == []
    menu(None, (ScenePart(kind=PartKind.MARK),))
    qtbot.addWidget(menu.box)
    assert opened == [menu.box.menu]


def test_words_and_things_are_taken_from_their_boxes(qtbot, rig):
    words, things = TextBox(rig.around), ThingBox(rig.around)
    for box in (words, things):
        qtbot.addWidget(box)
    words.line.setText("監視器")
    words.line.textEdited.emit("監視器")
    words.line.editingFinished.emit()
    place = things.list.findData("cone")
    things.list.activated.emit(place)
    assert (rig.around.pick.text, rig.around.pick.thing) == ("監視器", "cone")
    assert (rig.count.of(UserAction.TYPED), rig.count.of(UserAction.PICK)) == (1, 1)


def test_the_mark_tool_says_that_a_length_may_be_typed(rig):
    rig.take("scene-mark")
    assert rig.tool.prompt == ""
    rig.follow(along((0.0, 0.0), (10.0, 0.0)))
    assert rig.tool.prompt == LENGTH


def test_the_symbol_appears_when_the_second_party_is_drawn_and_goes_with_it(qtbot, tmp_path):
    store = rig_in(tmp_path)
    rng = random.Random(3)
    crossing = random_crossing(store, rng, ["urban_2_2"])
    rig = SceneRig(scene=crossing.scene, streets=crossing.streets)
    view = SymbolView(rig.around)
    qtbot.addWidget(view)
    assert view.symbol is None
    assert "two parties" in view.words.text()
    rig.take("scene-approach")
    for heading in crossing.headings:
        beside, _ = crossing.lanes_towards(heading)[0]
        rig.follow(along(moved(beside, heading, -50.0), beside))
    assert view.symbol is not None
    assert view.words.text().startswith(view.symbol.record.type_code)
    rig.document.undo.undo()
    assert view.symbol is None
    view.close_panel()
    store.store.close()
