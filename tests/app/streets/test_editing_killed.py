"""The program is killed amid edits: what was made before stands, whole, and at most one is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.store.store import open_store
from app.store.street_geometry import load_street_geometry, load_streets
from app.streets.making import make_street_geometry
from tests.helpers.stores import make_store

ROOT = Path(__file__).resolve().parents[3]
EDITOR = """
import sys
from itertools import count
from app.store.store import open_store
from app.street_presets import load_section_presets
from app.streets.editing import StreetEditing
from app.streets.street_document import StreetDocument
from app.undo import UndoStack
from gis.streets.drawing.strokes import Stroke, drawn

numbers = count(1)
section = load_section_presets()[0].section
with open_store(sys.argv[1]) as store:
    document = StreetDocument(StreetEditing(store, actor="lin"), UndoStack())
    for k in count():
        stroke = Stroke(points=((0.0, 40.0 * k), (100.0, 40.0 * k)), section=section, name=f"{k}")
        change = drawn([stroke], document.network, lambda: f"k{next(numbers):05d}")
        print("begin", k, flush=True)
        document.run(change, "draw")
        print("end", k, flush=True)
"""


@pytest.mark.parametrize(("word", "edits"), [("end", 3), ("begin", 6), ("end", 11)])
def test_a_killed_editor_loses_at_most_the_edit_in_hand(tmp_path, word, edits) -> None:
    path = tmp_path / "streets.gpkg"
    make_store(path).close()
    with subprocess.Popen(
        [sys.executable, "-c", EDITOR, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as editor:
        assert editor.stdout is not None
        said = []
        for line in editor.stdout:
            said.append(line.split())
            if said[-1] == [word, str(edits)]:
                break
        editor.kill()
        said += [line.split() for line in editor.stdout]  # what it still said before it died
    begun = sum(line[0] == "begin" for line in said if len(line) == 2)
    ended = sum(line[0] == "end" for line in said if len(line) == 2)
    with open_store(path) as store, store.read() as connection:
        roads = load_streets(connection)
        stored = load_street_geometry(connection)
    assert ended <= len(roads) <= begun
    assert {one.road.name for one in roads} == {str(k) for k in range(len(roads))}
    made = make_street_geometry(roads, (), (), lambda share: None)
    assert stored.bodies == made.bodies
    assert set(stored.markings) == set(made.markings)
