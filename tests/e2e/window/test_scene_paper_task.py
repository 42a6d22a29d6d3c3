"""Task 12: the A3 form at 1:200 as PDF and DXF, then `kill -9`, and the scene goes on.

Five random crossings (angles, widths, lane counts, positions). A whole program prints and draws by
real events and is killed while it draws; the window that is opened after it offers what was drawn.
"""

from __future__ import annotations

import math
import os
import random
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import ezdxf
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.scenes.scene_store import new_scene
from app.symbol_catalogue import load_symbols
from gis.angles import bearing_deg, moved
from gis.drafting.user_actions import ActionCount, UserAction
from gis.scenes.scene import Mark, MarkForm, MarkKind, Scene
from tests.helpers.paper import pdf_fonts, pdf_runs, pdf_text
from tests.helpers.paper_task import DEAD, rig_of
from tests.helpers.qt_fixtures import LONGEST_STEP_S
from tests.helpers.scene_day import SceneDay
from tests.helpers.scene_prints import measured, two_party_scene
from tests.helpers.scene_tools import random_crossing
from tests.helpers.street_geometry import AT
from tests.helpers.street_tools import rig_in

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("This plugin does not support")]
ROOT = Path(__file__).parents[3]
MOST = 8
CASE = "11403AB0012"
RULER_M, RULER_MM = 10.0, 50.0
SECTIONS = ("urban_2_2", "urban_2_2_median", "urban_3_3_median", "street_1_1", "uneven_1_2")
TARGETS = ("A.front_left_wheel", "A.rear_left_wheel", "M1.1", "M1.2")
FIXED = ("F1", "F2", "F3")
PDFFONTS = shutil.which("pdffonts")


Programs = subprocess.Popen[str]


@dataclass(frozen=True, kw_only=True)
class Case:
    """A store with two streets and a measured scene on their crossing."""

    place: Path
    scene: Scene

    @property
    def ruler_deg(self) -> float:
        """The bearing of the skid mark that is 10 m long."""
        return bearing_deg(*self.scene.marks[0].points)


def random_case(folder: Path, rng: random.Random) -> Case:
    """Two streets drawn anywhere about Chiayi, two parties along one of them."""
    rig = rig_in(folder)
    about = (AT[0] + rng.uniform(-3000, 3000), AT[1] + rng.uniform(-3000, 3000))
    crossing = random_crossing(rig, rng, SECTIONS, about)
    at = moved(crossing.centre, rng.uniform(0, 360), rng.uniform(0, 4))
    scene = two_party_scene(at, up_deg=crossing.headings[0])
    start = moved(at, rng.uniform(0, 360), rng.uniform(2, 6))
    end = moved(start, rng.uniform(5, 85) + 90 * rng.randrange(4), RULER_M)
    ruler = Mark(kind=MarkKind.SKID, party=1, form=MarkForm.LINE, points=(start, end))
    scene = replace(scene, marks=(ruler, *scene.marks[1:]))
    scene = measured(scene, load_symbols(), TARGETS, FIXED)
    with closing(rig.store) as store:
        new_scene(store, scene)
        return Case(place=Path(store.location), scene=scene)


@pytest.fixture(scope="module")
def programs() -> Iterator[Programs]:
    """Starts programs that print and draw, one at a time."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.helpers.paper_task"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def printed_then_killed(
    programs: Programs, case: Case, folder: Path, steps: int
) -> tuple[int, list[list[float]]]:
    """What the program counted until both files were written, and the steps it told in its life."""
    assert programs.stdin is not None
    assert programs.stdout is not None
    programs.stdin.write(f"{case.place}\t{folder}\t{CASE}\n")
    number = int(programs.stdout.readline())
    printed = programs.stdout.readline().split()
    assert printed[0] == "printed"
    told = [programs.stdout.readline() for _ in range(steps)]
    os.kill(number, signal.SIGKILL)
    told += list(iter(programs.stdout.readline, f"{DEAD}\n"))
    return int(printed[1]), [[float(word) for word in line.split()[1:]] for line in told]


@pytest.mark.geopackage_only("kills a program that draws; its journal is a file")
@pytest.mark.parametrize("seed", range(5))
def test_paper_and_a_kill_take_eight_actions_and_lose_one_at_most(
    dressed, qtbot, programs, tmp_path, seed
):
    rng = random.Random(seed)
    case, count = random_case(tmp_path, rng), ActionCount()
    actions, told = printed_then_killed(programs, case, tmp_path, steps=rng.randrange(1, 7))
    check_pdf(tmp_path / "scene.pdf", case)
    check_dxf(tmp_path / "scene.dxf", case)
    rig = rig_of(tmp_path)
    day, window = SceneDay(rig.window), rig.window
    try:
        window.open_location(window.settings.last_store)  # as the program does when it starts
        day.until(lambda: day.desk.trouble.dialog is not None, "nothing was offered")
        QTest.keyClick(day.desk.trouble.dialog, Qt.Key.Key_Return)
        count.count(UserAction.KEY)
        day.until(lambda: day.desk.is_active, "the scene was not taken up")
        found = day.scene
        day.rest()
    finally:
        window.scene_desk.forget()
        window.closing.at_once_s = LONGEST_STEP_S
        window.close()
        rig.switch.remove()
        window.deleteLater()
    assert actions + count.total == 8 <= MOST
    check_recovered(found, case, told)


def check_recovered(found: Scene, case: Case, told: list[list[float]]) -> None:
    """Each step that was told is there; one more may be, which died before it was told."""
    assert replace(found, dimensions=()) == case.scene
    assert len(found.dimensions) in (len(told), len(told) + 1)
    assert [list(one.end) for one in found.dimensions][: len(told)] == told


def check_pdf(path: Path, case: Case) -> None:
    with closing(pypdfium2.PdfDocument(path)) as document:
        sizes = {
            tuple(round(side / 72 * 25.4) for side in document[number].get_size())
            for number in range(len(document))
        }
    assert sizes <= {(420, 297), (297, 420)}
    said = pdf_text(path)
    for words in (
        *("道路交通事故現場圖", CASE, "比例尺 1:200", "北"),
        *("圖例", "碰撞前路線", "撞擊點", "固定點", "煞車痕"),
        *("量測表（公尺）", "三角定位", "A 左前輪", "A 左後輪", "M1 第 1 點", "M1 第 2 點"),
        *("處理人員（測繪）", "審核", "當事人 A", "當事人 B", "中山路 / 文化路"),
    ):
        assert words in said, words
    check_values(said, case)
    assert len(rulers(path, case)) == 1
    check_fonts(path)


def check_values(said: str, case: Case) -> None:
    """Every measured value stands in the paper's text."""
    numbers = set(re.findall(r"\d+\.\d\d", said))
    for kept in case.scene.measurements:
        assert {f"{value:.2f}" for value in kept.row.values_m} <= numbers


def rulers(path: Path, case: Case) -> list[list[tuple[float, float]]]:
    """Lines of two points as long as 10 m at 1:200, within 0.2 %, and along the ruler."""
    return [
        run
        for run in pdf_runs(path)
        if len(run) == 2
        and math.dist(*run) == pytest.approx(RULER_MM, rel=0.002)
        and math.remainder(bearing_deg(*run) - case.ruler_deg, 180.0) == pytest.approx(0, abs=0.06)
    ]


def check_fonts(path: Path) -> None:
    """All fonts lie in the file: by poppler where it is there, and by pdfium anyway."""
    fonts = pdf_fonts(path)
    assert fonts
    assert all(fonts.values())
    if PDFFONTS is not None:
        table = subprocess.run([PDFFONTS, path], capture_output=True, text=True, check=True).stdout
        head, _, *rows = table.splitlines()
        place = head.index("emb")
        assert len(rows) >= len(fonts)
        assert {row[place : place + 3].strip() for row in rows} == {"yes"}


def check_dxf(path: Path, case: Case) -> None:
    document = ezdxf.readfile(path)
    assert not document.audit().errors
    said = {text.dxf.text for text in document.modelspace().query("TEXT")}
    assert {"比例尺 1:200", "量測表（公尺）", "審核"} <= said
    start, end = case.scene.marks[0].points
    runs = [
        [tuple(point[:2]) for point in line.get_points()]
        for line in document.modelspace().query("LWPOLYLINE")
        if line.dxf.layer == "scene_mark"
    ]
    assert any(
        len(run) == 2 and math.dist(run[0], start) < 0.005 and math.dist(run[1], end) < 0.005
        for run in runs
    )
