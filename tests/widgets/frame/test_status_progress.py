"""Work in the status bar."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QToolButton

from tests.helpers.qt_events import click
from widgets.frame.status_progress import StatusProgress
from widgets.parts.background import Background, Job

pytestmark = pytest.mark.gui


class Gate:
    """Work that reports half its way until it may end."""

    def __init__(self) -> None:
        self.open = threading.Event()

    def __call__(self, progress):
        while not self.open.wait(0.005):
            progress("CODE", 0.5)


@pytest.fixture
def place(dressed, qtbot):
    """A status progress without patience, and its background."""
    background = Background()
    made = StatusProgress(background, lambda code: f"words of {code}")
    made._patience.setInterval(0)
    qtbot.addWidget(made)
    made.show()
    gates: list[Gate] = []
    yield made, background, gates
    for gate in gates:
        gate.open.set()
    assert background.finish(10)
    background.deleteLater()


def run(place, title, *, modal=False) -> list[str]:
    _, background, gates = place
    gate, heard = Gate(), []
    gates.append(gate)
    background.run(
        Job(
            work=gate,
            channel=f"channel {len(gates)}",
            title=title,
            modal=modal,
            on_done=lambda _: heard.append("done"),
            on_failed=lambda error: heard.append("failed"),
            on_cancelled=lambda: heard.append("cancelled"),
        )
    )
    return heard


def rows(progress):
    return [row for row in progress.rows.values() if row.isVisible()]


def test_a_long_job_shows_its_title_share_and_words(place, qtbot):
    progress = place[0]
    run(place, "Writing the PDF")
    qtbot.waitUntil(lambda: bool(rows(progress)) and rows(progress)[0].bar.value() == 50)
    [row] = rows(progress)
    assert row.text.text() == "Writing the PDF"
    assert row.bar.toolTip() == "words of CODE"
    place[2][0].open.set()
    qtbot.waitUntil(lambda: not progress.rows)


def test_the_job_is_cancelled_by_its_button(place, qtbot):
    progress = place[0]
    heard = run(place, "Reading")
    qtbot.waitUntil(lambda: bool(rows(progress)))
    click(qtbot, rows(progress)[0].cancel)
    qtbot.waitUntil(lambda: heard == ["cancelled"])
    assert progress.rows == {}


def test_jobs_that_block_the_window_or_have_no_title_are_not_shown(place, qtbot):
    run(place, "Import", modal=True)
    run(place, "")
    assert place[0].rows == {}


def test_several_jobs_are_listed_and_each_can_be_cancelled(place, qtbot):
    progress = place[0]
    first, second, third = (run(place, title) for title in ("One", "Two", "Three"))
    qtbot.waitUntil(lambda: progress.more.isVisible())
    assert progress.more.text() == "+2"
    click(qtbot, progress.more)
    assert progress.list.isVisible()
    assert [row.text.text() for row in rows(progress)] == ["One", "Two", "Three"]
    assert rows(progress)[1].bar.toolTip() == "Waits for the work before it"
    click(qtbot, rows(progress)[1].cancel)
    place[2][0].open.set()
    qtbot.waitUntil(lambda: second == ["cancelled"])
    assert first == ["done"]
    qtbot.waitUntil(lambda: not progress.more.isVisible())
    assert not progress.list.isVisible()
    place[2][2].open.set()
    qtbot.waitUntil(lambda: third == ["done"])


def test_quick_work_is_never_shown(dressed, qtbot):
    background = Background()
    progress = StatusProgress(background, str)
    done: list[object] = []
    background.run(
        Job(
            work=lambda _: 1,
            channel="c",
            title="Quick",
            on_done=done.append,
            on_failed=done.append,
        )
    )
    qtbot.waitUntil(lambda: done == [1])
    assert progress.rows == {}
    assert not progress._patience.isActive()
    assert background.finish(5)
    progress.deleteLater()
    background.deleteLater()


def test_a_change_of_the_store_blocks_with_a_dialog_and_reading_does_not(opened, qtbot):
    city, window = opened.city, opened.window
    qtbot.waitUntil(lambda: not window.background.busy)
    city.gate = threading.Event()
    window.actions_by_id["import_crashes"].trigger()
    qtbot.waitUntil(window.progress.isVisible)
    assert window.progress.isModal()
    assert window.status_progress.rows == {}
    city.gate.set()
    qtbot.waitUntil(lambda: not window.background.busy)


def test_every_row_names_its_button(place, qtbot):
    run(place, "One")
    qtbot.waitUntil(lambda: bool(rows(place[0])))
    buttons = [b for b in place[0].findChildren(QToolButton) if b.isVisible()]
    assert [button.accessibleName() for button in buttons] == ["Cancel: One"]
