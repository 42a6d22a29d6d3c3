"""Task 9: a total station's file with 60 points becomes lines, areas, symbols and vehicles."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from scipy.optimize import least_squares

from gis.angles import gap_deg
from gis.drafting.user_actions import UserAction
from gis.scenes.scene import MarkForm
from gis.scenes.symbols import anchors_of
from tests.helpers.measuring import MeasuringRig
from tests.helpers.survey_files import CORNERS, StationFile
from tests.helpers.surveyed_scenes import ORIGIN
from widgets.scene_editor.survey.survey_panel import SurveyPanel

pytestmark = pytest.mark.gui
MOST = 4


def read_by_hand(qtbot, rig, panel, path) -> None:
    """A click on the button, the file chosen, a click on "put into the scene"."""
    button = next(
        one for one in panel.findChildren(QToolButton) if one.defaultAction() is panel.file_action
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert panel.files.dialog is not None, rig.codes
    ok = panel.files.dialog.buttons.buttons()[0]
    qtbot.mouseClick(ok, Qt.MouseButton.LeftButton)


def solved_car(corners, library, party):
    """A body through corners by scipy, all corners weighing alike."""
    known = anchors_of(library.of_party(party))

    def misfits(unknown):
        x, y, heading = unknown
        found = []
        for name, at in zip(CORNERS, corners, strict=True):
            ahead, right = known[name]
            found.append(x + math.sin(heading) * ahead + math.cos(heading) * right - at[0])
            found.append(y + math.cos(heading) * ahead - math.sin(heading) * right - at[1])
        return found

    middle = [sum(at[k] for at in corners) / len(corners) for k in (0, 1)]
    front = [(corners[0][k] + corners[1][k]) / 2.0 for k in (0, 1)]
    heading = math.atan2(front[0] - middle[0], front[1] - middle[1])
    return least_squares(misfits, [*middle, heading], xtol=1e-15, ftol=1e-15, gtol=1e-15).x


@pytest.mark.parametrize("seed", [2, 11, 23, 37, 59])
def test_task_9_a_file_of_60_points_takes_three_actions(qtbot, tmp_path, seed) -> None:
    station = StationFile(seed)
    assert len(station.rows) == 60
    path = tmp_path / "scene.csv"
    path.write_text(station.text(), encoding="utf-8")
    rig = MeasuringRig()
    panel = SurveyPanel(rig.around, ask=lambda *asked: path)
    qtbot.addWidget(panel)
    panel.show()
    read_by_hand(qtbot, rig, panel, path)
    scene = rig.now
    assert rig.count.total == 3 <= MOST
    assert rig.count.of(UserAction.PICK) == 1
    for mark in scene.marks:
        code = {"skid": "SK", "yaw": "YW", "scrape": "SC", "kerb": "KB", "debris": "DB"}.get(
            mark.kind, {"fluid": "FL", "gouge": "GO", "body": "BD"}.get(mark.kind)
        )
        same = [own for own in {row[2] for row in station.rows} if own.startswith(code)]
        assert any(
            len(station.of(own)) == len(mark.points)
            and all(
                math.dist(*pair) < 1e-3 for pair in zip(mark.points, station.of(own), strict=True)
            )
            for own in same
        )
    forms = {mark.kind: mark.form for mark in scene.marks}
    assert (forms["skid"], forms["debris"], forms["gouge"]) == (
        MarkForm.LINE,
        MarkForm.AREA,
        MarkForm.POINT,
    )
    assert len(scene.marks) == 9
    assert [one.symbol for one in scene.objects] == ["utility_pole", "tree", "manhole"]
    assert len(scene.fixed_points) == 3
    assert math.dist(scene.impact, station.of("IM")[0]) < 1e-3
    assert len(scene.measurements) == 57
    for number, party in enumerate(scene.parties, start=1):
        corners = [(at[0] - ORIGIN[0], at[1] - ORIGIN[1]) for at in station.of(f"VH{number}")]
        best = solved_car(corners, rig.around.library, party)
        at = (party.rest.at[0] - ORIGIN[0], party.rest.at[1] - ORIGIN[1])
        assert math.dist(at, best[:2]) < 1e-3
        assert gap_deg(party.rest.heading_deg, math.degrees(best[2])) < 0.02
        assert math.dist(party.rest.at, station.cars[number - 1].at) < 0.05


def test_one_undo_takes_the_whole_file_back(qtbot, tmp_path) -> None:
    path = tmp_path / "scene.csv"
    path.write_text(StationFile(5).text(), encoding="cp950")
    rig = MeasuringRig()
    panel = SurveyPanel(rig.around, ask=lambda *asked: path)
    qtbot.addWidget(panel)
    panel.show()
    before = rig.now
    read_by_hand(qtbot, rig, panel, path)
    assert rig.now != before
    rig.document.undo.undo()
    assert rig.now == before


def test_lines_that_cannot_be_read_and_unknown_codes_are_listed_before_anything_is_done(
    qtbot, tmp_path
) -> None:
    path = tmp_path / "scene.csv"
    rows = ["1,2597001,193001,0,PO", "2,abc,193001,0,PO", "3,2597002,193002,0,QQ"]
    path.write_text("\n".join(rows), encoding="utf-8")
    rig = MeasuringRig()
    panel = SurveyPanel(rig.around, ask=lambda *asked: path)
    qtbot.addWidget(panel)
    panel.show()
    before = rig.now
    panel.file_action.trigger()
    said = panel.files.dialog.left_out.toPlainText()
    assert "Line 2" in said
    assert "QQ" in said
    panel.files.dialog.reject()
    assert rig.now == before


def test_a_file_without_points_or_far_away_says_what_to_do(qtbot, tmp_path) -> None:
    path = tmp_path / "scene.csv"
    rig = MeasuringRig()
    panel = SurveyPanel(rig.around, ask=lambda *asked: path)
    qtbot.addWidget(panel)
    panel.show()
    for text, code in (
        (None, "SURVEY_FILE_UNREADABLE"),
        ("nothing", "SURVEY_FILE_EMPTY"),
        ("1,1010,1003,0,PO", "SURVEY_FILE_ELSEWHERE"),
        ("1,2597001,193001,0,QQ", "SURVEY_FILE_NOTHING"),
    ):
        if text is not None:
            path.write_text(text, encoding="utf-8")
        panel.file_action.trigger()
        assert rig.codes[-1] == code
    assert panel.files.dialog is None
