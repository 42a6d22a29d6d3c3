"""A journal read again, whole, cut off or damaged."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.scenes.journal import SceneJournal, give_up, journals_left
from app.scenes.scene_document import SceneDocument
from app.undo import UndoStack
from gis.scenes.scene import Scene
from tests.helpers.scene_journals import SCENE, begun, died, draw, ticking
from tests.helpers.scene_values import scenes


def test_whatever_part_of_the_file_reached_the_disk_whole_steps_come_back(tmp_path: Path) -> None:
    journal, document = begun(tmp_path)
    states = [SCENE]
    for number in range(4):
        draw(document, number)
        states.append(document.scene)
    path = died(journal)
    data = path.read_bytes()
    first = data.index(b"\n") + 1
    for length in range(first, len(data), 7):
        path.write_bytes(data[:length])
        whole = data[:length].count(b"\n") - 1
        found = journals_left(tmp_path)
        if whole:
            assert (found[0].scene, len(found[0].steps)) == (states[whole], whole)
            assert not found[0].is_damaged
        else:
            assert found == ()


def test_a_line_broken_in_the_middle_is_told_and_what_came_before_it_comes_back(
    tmp_path: Path,
) -> None:
    journal, document = begun(tmp_path)
    for number in range(3):
        draw(document, number)
    path = died(journal)
    lines = path.read_bytes().splitlines(keepends=True)
    lines[2] = lines[2].replace(b"9.5", b"9.6")
    path.write_bytes(b"".join(lines))
    (left,) = journals_left(tmp_path)
    assert (left.steps, left.is_damaged) == (("煞車痕 0",), True)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_no_bytes_make_the_reader_fail(tmp_path: Path, data: st.DataObject) -> None:
    journal, document = begun(tmp_path)
    for number in range(2):
        draw(document, number)
    path = died(journal)
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    path.write_bytes(bytes(content) if data.draw(st.booleans()) else data.draw(st.binary()))
    for left in journals_left(tmp_path):
        assert len(left.steps) <= 2
    path.unlink(missing_ok=True)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(states=st.lists(scenes(), min_size=1, max_size=3))
def test_any_scenes_come_back_as_they_were_drawn(tmp_path: Path, states: list[Scene]) -> None:
    journal = SceneJournal.begin(tmp_path, None, states[0], store="s", clock=ticking())
    document = SceneDocument(states[0], UndoStack())
    document.journal = journal.note
    for state in states[1:]:
        document.run(state, "step")
    died(journal)
    left = journals_left(tmp_path)
    if document.scene != states[0] or len(document.undo.undo_names):
        assert left[0].scene == document.scene
        give_up(left[0])
