"""From a scene to its crash: candidates are shown, one is confirmed, nothing goes unasked."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox

from app.scene_import.importer import SceneImportResult
from app.scene_import.matching import CrashMatch, MatchBy, SceneMatch
from gis.crashes.records import CrashUid, Severity

pytestmark = pytest.mark.gui
LEFT = Qt.MouseButton.LeftButton


def match(number: int, *, by: MatchBy = MatchBy.PLACE_AND_TIME, drawn: str = "") -> CrashMatch:
    return CrashMatch(
        crash_uid=CrashUid(f"c{number}"),
        by=by,
        occurred_at=datetime(2024, 1, 12, 4, number, tzinfo=UTC),
        case_no=f"A{number}",
        severity=Severity.A2,
        place="中山路",
        away_m=10.0 * number,
        minutes_later=float(5 * number),
        drawn_case=drawn,
    )


TWO = SceneMatch(found=(match(1), match(2)))


@pytest.fixture
def ask(panel, qtbot, scenes):
    """Asks for the crash of the list's row 1 (number 38, without a crash) and gives the dialog."""

    def asked(found: SceneMatch, row: int = 1):
        scenes.match = found
        panel.view.setCurrentIndex(panel.view.rows.index(row))
        qtbot.mouseClick(panel.link, LEFT)
        qtbot.waitUntil(lambda: panel.linking.dialog is not None)
        return panel.linking.dialog

    return asked


def test_of_several_candidates_none_is_chosen_beforehand(ask):
    dialog = ask(TWO)
    assert dialog.chosen is None
    assert not dialog.link.isEnabled()
    assert "113CY00038" in dialog.said.text()
    dialog.reject()


def test_a_confirmed_candidate_is_linked_and_told(ask, panel, qtbot, scenes):
    dialog = ask(TWO)
    row = dialog.table.visualRect(dialog.table.index_of_row(1)).center()
    qtbot.mouseClick(dialog.table.viewport(), LEFT, pos=row)
    with qtbot.waitSignal(panel.told) as told:
        qtbot.mouseClick(dialog.link, LEFT)
    assert scenes.linked == [("113CY00038", "c2")]
    assert told.args == ["113CY00038: linked with its crash record."]
    assert panel.view.chosen.crash_uid == "c2"


def test_cancelling_links_nothing(ask, qtbot, scenes):
    dialog = ask(TWO)
    dialog.table.selectRow(0)
    qtbot.mouseClick(dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel), LEFT)
    assert scenes.linked == []


def test_the_only_near_candidate_is_chosen_and_still_confirmed(ask, qtbot, scenes):
    dialog = ask(SceneMatch(found=(match(1),)))
    assert dialog.chosen.crash_uid == "c1"
    assert scenes.linked == []
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: scenes.linked == [("113CY00038", "c1")])


def test_a_crash_that_another_scene_has_is_warned_of(ask):
    dialog = ask(SceneMatch(found=(match(1, drawn="113CY00001"), match(2))))
    dialog.table.selectRow(0)
    assert "scene 113CY00001 is linked with this record already" in dialog.hint.text()
    dialog.reject()


def test_a_wrong_link_can_be_taken_away(ask, panel, qtbot, scenes):
    dialog = ask(TWO, row=0)  # number 39 has a crash that is not among them
    assert dialog.none.isEnabled()
    qtbot.mouseClick(dialog.none, LEFT)
    qtbot.waitUntil(lambda: scenes.linked == [("113CY00039", None)])


def test_a_link_by_case_number_cannot_be_taken_away(ask):
    dialog = ask(SceneMatch(found=(match(1, by=MatchBy.CASE),)), row=0)
    assert not dialog.none.isEnabled()
    dialog.reject()


def test_without_candidates_that_is_told(panel, qtbot, scenes):
    panel.view.setCurrentIndex(panel.view.rows.index(1))
    with qtbot.waitSignal(panel.told) as told:
        qtbot.mouseClick(panel.link, LEFT)
    assert "no crash of this store has its number" in told.args[0]
    assert panel.linking.dialog is None


def test_after_an_import_each_unsure_scene_is_asked_about(panel, qtbot, scenes, tmp_path):
    scenes.match = TWO
    scenes.result = SceneImportResult(
        read=3,
        accepted=3,
        quarantined=0,
        new=3,
        updated=0,
        unchanged=0,
        matched=1,
        unsure=("113CY00038", "113CY00036"),
        refusals=(),
        run_uid="r",
    )
    panel.ask_for_files = lambda parent, kinds: [str(tmp_path / "a.json")]
    with qtbot.waitSignal(panel.told) as told:
        qtbot.mouseClick(panel.bring, LEFT)
    assert told.args[0].splitlines() == [
        "3 of 3 scene files are in the store.",
        "1 linked with their crash by place and time.",
    ]
    qtbot.waitUntil(lambda: panel.linking.dialog is not None)
    first = panel.linking.dialog
    assert "113CY00038" in first.said.text()
    assert "1 more scenes" in first.said.text()
    first.reject()
    qtbot.waitUntil(lambda: panel.linking.dialog not in (None, first))
    assert "113CY00036" in panel.linking.dialog.said.text()
    panel.linking.dialog.reject()
    assert panel.linking.dialog is None
    assert scenes.linked == []


def test_another_store_withdraws_the_question(ask, panel, qtbot):
    ask(TWO)
    panel.desk.open_store(None)
    assert panel.linking.dialog is None
