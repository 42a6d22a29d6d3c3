"""A program that is killed while somebody draws loses at most the step in hand."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.scenes.journal import give_up, journals_left, reopened
from app.scenes.scene_store import open_scene, save_scene
from app.store.store import Store

ROOT = Path(__file__).parents[3]
DRAWER = """
import sys
from dataclasses import replace
from pathlib import Path
from app.scenes.journal import SceneJournal
from app.scenes.scene_document import SceneDocument
from app.scenes.scene_store import new_scene, open_scene, save_scene
from app.store.store import open_store
from app.undo import UndoStack
from gis.scenes.scene import Scene
from tests.helpers.scene_journals import draw

folder = Path(sys.argv[1])
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        with open_store(folder / "store.gpkg") as store:
            opened = new_scene(store, Scene(case_no=line.strip()))
            journal = SceneJournal.begin(folder / "j", opened, opened.scene, store=store.location)
            document = SceneDocument(opened.scene, UndoStack())
            document.journal = journal.note
            print("ready", os.getpid(), flush=True)
            for number in range(100_000):
                draw(document, number)
                print(number, flush=True)
                if number % 7 == 6:
                    opened = save_scene(store, opened, document.scene, ["x"])
                    journal.saved(opened)
        os._exit(0)
    os.waitpid(child, 0)
    print("dead", flush=True)
"""


def start(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", "import os\n" + DRAWER, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    )


@pytest.mark.geopackage_only("kills a process that draws; what is killed has its journal in a file")
def test_ten_kills_while_drawing_lose_at_most_one_step_each(
    file_store: Store, tmp_path: Path
) -> None:
    chance = random.Random(20250106)
    recovered = 0
    with start(tmp_path) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for kill in range(10):
            process.stdin.write(f"case {kill}\n")
            ready, pid = process.stdout.readline().split()
            assert ready == "ready"
            told = [process.stdout.readline() for _ in range(chance.randrange(18))]
            time.sleep(chance.uniform(0.0, 0.02))
            os.kill(int(pid), signal.SIGKILL)
            told += list(iter(process.stdout.readline, "dead\n"))
            recovered += lost_at_most_one(file_store, tmp_path / "j", f"case {kill}", len(told))
        process.stdin.close()
    assert recovered >= 5  # most kills fell between two saves


def lost_at_most_one(store: Store, folder: Path, case_no: str, acknowledged: int) -> bool:
    """Look that every acknowledged step is there; whether any had to be recovered."""
    left = journals_left(folder)
    scene = left[0].scene if left else open_scene(store, case_no).scene
    assert len(left) <= 1
    assert scene.case_no == case_no
    # the step in hand may have reached the disk before it was told; none that was told is missing
    assert len(scene.marks) in (acknowledged, acknowledged + 1)
    assert [mark.id for mark in scene.marks] == [f"M{n}" for n in range(len(scene.marks))]
    for one in left:
        onto = reopened(store, one)
        assert onto is not None
        saved = save_scene(store, onto, one.scene, one.steps)
        assert saved.scene == one.scene
        give_up(one)
    return bool(left)
