"""The question of a conflict: what it shows, what must be chosen, what is sent."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.edits.conflict import Author, Authors, Conflict, Decision, Side
from app.edits.three_way import Cell, record_state, three_way
from app.messages import Language
from widgets.parts.conflict_dialog import ConflictDialog
from widgets.parts.conflict_table import BASE, CHOICE, FIELD, MINE, THEIRS, RecordWords
from widgets.parts.translation import LanguageSwitch

pytestmark = pytest.mark.gui
LEFT = Qt.MouseButton.LeftButton
WORDS = RecordWords(
    title=str.title,
    value=lambda column, value: f"<{value}>",
    moment=lambda at: f"{at:%H:%M}",
    record=lambda: "case 7",
    order=("place", "cause", "light", "injured", "road").index,
)
AT = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)


def state(version, **values):
    return record_state(version, [Cell(column=name, value=held) for name, held in values.items()])


BASE_STATE = state(1, place="p", cause="c", light="l", injured=1, road="r")
THEIRS_STATE = state(2, place="P2", cause="C2", light="L2", injured=1, road="r")
MINE_STATE = state(1, place="p3", cause="c3", light="l", injured=4, road="r")


def conflict(theirs=THEIRS_STATE, mine=MINE_STATE, decided=None):
    return Conflict(
        uid="u",
        base=BASE_STATE,
        theirs=theirs,
        mine=mine,
        merge=three_way(BASE_STATE, theirs, mine),
        authors=Authors(
            columns=(("place", Author(actor="chen", at=AT)),), row=Author(actor="lin", at=AT)
        ),
        decided=decided or Decision(),
    )


@pytest.fixture
def ask(dressed, qtbot):
    """Show a conflict; what is decided is gathered."""
    parent = QWidget()
    qtbot.addWidget(parent)
    switch = LanguageSwitch()
    switch.use(Language.ENGLISH)

    def show(wanted):
        made = ConflictDialog(wanted, WORDS, parent)
        made.sent = []
        made.decided.connect(made.sent.append)
        made.open()
        qtbot.waitExposed(made)
        return made

    show.switch = switch
    yield show
    switch.remove()


def cells(dialog, row):
    return [dialog.table.item(row, column).text() for column in (FIELD, BASE, THEIRS, MINE)]


def test_conflicts_stand_first_then_what_merges_greyed_and_nothing_that_nobody_touched(ask):
    dialog = ask(conflict())
    assert dialog.table.rowCount() == 4
    assert cells(dialog, 0) == ["Place", "<p>", "<P2>\nchen, 05:06", "<p3>"]
    assert cells(dialog, 1) == ["Cause", "<c>", "<C2>\nlin, 05:06", "<c3>"]
    assert cells(dialog, 2) == ["Light", "<l>", "<L2>\nlin, 05:06", "<l>"]
    assert cells(dialog, 3) == ["Injured", "<1>", "<1>", "<4>"]
    merged = [dialog.table.item(row, CHOICE).text() for row in (2, 3)]
    assert merged == ["theirs, merged", "mine, merged"]
    enabled = [
        bool(dialog.table.item(row, FIELD).flags() & Qt.ItemFlag.ItemIsEnabled) for row in range(4)
    ]
    assert enabled == [True, True, False, False]
    assert "lin changed case 7" in dialog.heading.text()


def test_saving_needs_every_choice_and_sends_them_with_what_was_seen(ask, qtbot):
    dialog = ask(conflict())
    assert set(dialog.table.pickers) == {"place", "cause"}
    assert not dialog.save.isEnabled()
    assert dialog.missing.text().endswith("2")
    for column, presses in (("place", 1), ("cause", 2)):
        assert not dialog.save.isEnabled()
        for _ in range(presses):
            qtbot.keyClick(dialog.table.pickers[column], Qt.Key.Key_Down)
    assert dialog.table.item(0, THEIRS).font() != dialog.table.item(0, MINE).font()
    qtbot.mouseClick(dialog.save, LEFT)
    (decision,) = dialog.sent
    assert {(one.column, one.side, one.seen) for one in decision.columns} == {
        ("place", Side.THEIRS, "P2"),
        ("cause", Side.MINE, "C2"),
    }


def test_choices_kept_from_before_are_shown_and_the_open_one_has_the_keys(ask):
    before = conflict()
    again = conflict(decided=before.choose({"place": Side.MINE}))
    dialog = ask(again)
    assert dialog.table.sides() == {"place": Side.MINE}
    assert dialog.focusWidget() is dialog.table.pickers["cause"]


@pytest.mark.parametrize(
    ("button", "side"), [("theirs", Side.THEIRS), ("mine", Side.MINE)], ids=["theirs", "mine"]
)
def test_one_button_takes_one_side_in_every_conflict(ask, qtbot, button, side):
    dialog = ask(conflict())
    qtbot.mouseClick(getattr(dialog, button), LEFT)
    assert {one.side for one in dialog.sent[0].columns} == {side}
    assert len(dialog.sent[0].columns) == 2


@pytest.mark.parametrize(
    ("theirs", "mine", "words"),
    [
        (None, MINE_STATE, ("Leave it deleted", "Restore it with my changes")),
        (THEIRS_STATE, None, ("Take theirs", "Delete it all the same")),
    ],
    ids=["they deleted", "I delete"],
)
def test_a_deletion_is_asked_in_words_of_its_own(ask, qtbot, theirs, mine, words):
    dialog = ask(conflict(theirs, mine))
    texts = tuple(button.text().replace("&", "") for button in (dialog.theirs, dialog.mine))
    assert texts == words
    assert not dialog.save.isVisible()
    assert dialog.table.isColumnHidden(CHOICE)
    shown = dialog.table.item(0, THEIRS if theirs is None else MINE).text()
    assert shown == ("deleted" if theirs is None else "delete")
    qtbot.mouseClick(dialog.mine, LEFT)
    assert (dialog.sent[0].row.side, dialog.sent[0].row.seen) == (Side.MINE, theirs)


def test_cancelling_sends_nothing(ask, qtbot):
    dialog = ask(conflict())
    qtbot.mouseClick(dialog.cancel, LEFT)
    assert dialog.sent == []
    other = ask(conflict())
    qtbot.keyClick(other, Qt.Key.Key_Escape)
    assert other.sent == []


def test_enter_decides_nothing_by_itself(ask, qtbot):
    dialog = ask(conflict())
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert (dialog.sent, dialog.isVisible()) == ([], True)


def test_copying_takes_every_field_of_all_sides(ask, qtbot):
    dialog = ask(conflict())
    qtbot.mouseClick(dialog.copy, LEFT)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "case 7"
    assert lines[2:] == [
        "Place\t<p>\t<P2> · chen, 05:06\t<p3>",
        "Cause\t<c>\t<C2> · lin, 05:06\t<c3>",
        "Light\t<l>\t<L2> · lin, 05:06\t<l>",
        "Injured\t<1>\t<1>\t<4>",
        "Road\t<r>\t<r>\t<r>",
    ]


def test_another_language_keeps_what_was_chosen(ask, qtbot):
    dialog = ask(conflict())
    qtbot.keyClick(dialog.table.pickers["place"], Qt.Key.Key_Down)
    ask.switch.use(Language.CHINESE)
    qtbot.waitUntil(lambda: "儲存合併結果" in dialog.save.text())
    assert dialog.table.sides() == {"place": Side.THEIRS}


def test_every_row_is_as_high_as_its_words(ask, qtbot):
    long = state(2, place="道安市東區松柏里" * 12, cause="C2", light="l", injured=1, road="r")
    dialog = ask(conflict(theirs=long))
    table = dialog.table
    for width in (1100, dialog.minimumWidth()):
        dialog.resize(width, 500)
        qtbot.waitUntil(lambda: table.rowHeight(0) == table.sizeHintForRow(0))


def test_a_row_higher_than_the_table_is_scrolled_by_pixels(ask):
    dialog = ask(
        conflict(mine=state(1, place="字" * 900, cause="c", light="l", injured=1, road="r"))
    )
    table = dialog.table
    assert table.rowHeight(0) > table.viewport().height()
    assert table.verticalScrollBar().maximum() >= table.rowHeight(0) - table.viewport().height()
