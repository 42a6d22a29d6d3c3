"""A whole program that prints a scene by real events and draws on until somebody kills it.

Run as `python -m tests.helpers.paper_task`. It reads lines of store, folder and case number, and
says the process number of the program, `printed COUNT` once the files are written, then for each
step drawn, once it is on the disk, its number and where it ends, and `dead` after the kill.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.messages import Language
from gis.angles import moved
from gis.drafting.user_actions import UserAction
from tests.helpers.qt import Rig, make_rig
from tests.helpers.scene_day import SceneDay
from tests.helpers.screenless import use_offscreen_without_screen
from widgets.door.real_use_cases import real_use_cases
from widgets.scene_editor.desk import scene_keeper
from widgets.start import make_application

LONG_MS = 3_600_000
STEPS = 1_000
BETWEEN_DEG = 37.0
DEAD = "dead"
NEEDED_LATER = (
    "app.painters.dxf",
    "app.painters.pdf",
    "app.scenes.print.scene_files",
    "app.scenes.print.scene_print",
    "app.store.server.server_store",
    "widgets.scene_editor.desk.desk_records",
    "widgets.scene_editor.desk.live_scene",
    "widgets.scene_editor.print.scene_print_dialog",
)
"""What the window imports only when it is used."""


def tell(*words: object) -> None:
    """A line to whoever started this."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def rig_of(folder: Path) -> Rig:
    """A window in Chinese whose settings and journals lie in a folder."""
    rig = make_rig(folder, language=Language.CHINESE, use_cases=real_use_cases())
    rig.window.resize(1500, 950)
    rig.window.show()
    return rig


def begun(folder: Path) -> SceneDay:
    """What is done in such a window."""
    return SceneDay(rig_of(folder).window)


def opened(day: SceneDay, place: Path, case_no: str) -> None:
    """The scene of a case in hand."""
    day.open_store_at(place)
    day.window.scene_flow.open_case(case_no)
    day.until(lambda: day.desk.is_active, "the scene was not opened")
    day.rest()


def pick(box, text: str) -> None:
    """One pick from an open list: its box is opened, an item taken by keys and Enter."""
    box.showPopup()
    view = box.view()
    for _ in range(box.findText(text) - view.currentIndex().row()):
        QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert box.currentText() == text


def print_forms(day: SceneDay, folder: Path) -> int:
    """The form at 1:200 on A3 as PDF and as DXF; how many actions that took."""
    prints, count = day.window.scene_print, day.desk.around.count
    assert count.total == 0
    prints.ask_path = lambda suffix, title: folder / f"scene{suffix}"
    day.click(day.desk.head.print)
    count.count(UserAction.CLICK)
    dialog = prints.dialog
    pick(dialog.form.size_box, "A3")
    pick(dialog.form.scale_box, "1:200")
    for suffix in (".pdf", ".dxf"):
        button, path = dialog.form.save_buttons[suffix], folder / f"scene{suffix}"
        day.until(button.isEnabled, "the pages were not made")
        day.click(button)
        day.until(lambda path=path: path.exists() and not day.window.background.busy)
    assert count.of(UserAction.PICK) == 2
    return count.total


def draw_until_killed(day: SceneDay) -> None:
    """Dimensions side by side, each told once its step was written."""
    (x, y), document = day.canvas.window_.middle, day.scene_document
    day.tool("l")
    for number in range(STEPS):
        start = moved((x, y), BETWEEN_DEG * number, 4.0)
        drawn = len(document.scene.dimensions)
        day.drag_map(start, moved(start, BETWEEN_DEG * number, 9.0))
        assert len(document.scene.dimensions) == drawn + 1
        end = document.scene.dimensions[-1].end
        tell(number, *(repr(one) for one in end))


def main() -> None:
    """For each line `STORE FOLDER CASE` (parted by tabs) a program of its own, one at a time.

    What all of them import is imported once, before Qt starts in any of them.
    """
    for name in NEEDED_LATER:
        import_module(name)
    scene_keeper.PAUSE_MS = LONG_MS  # the store takes none of the steps: only the journal has them
    for line in sys.stdin:
        place, folder, case_no = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            tell(os.getpid())
            live(Path(place), Path(folder), case_no)
        os.waitpid(child, 0)
        tell(DEAD)


def live(place: Path, folder: Path, case_no: str) -> None:
    """Open, print, draw; does not come to an end by itself."""
    make_application()
    day = begun(folder)
    opened(day, place, case_no)
    tell("printed", print_forms(day, folder))
    draw_until_killed(day)


if __name__ == "__main__":
    use_offscreen_without_screen(os.environ)
    main()
