"""The door to the worker thread."""

from __future__ import annotations

import threading

import pytest

from widgets.parts.background import Background, Job

pytestmark = pytest.mark.gui


@pytest.fixture
def background(dressed):
    made = Background()
    yield made
    assert made.finish(5)
    made.deleteLater()


class Ears:
    def __init__(self):
        self.heard = []
        self.threads = set()

    def hear(self, kind):
        def keep(*values):
            self.threads.add(threading.get_ident())
            self.heard.append((kind, *values))

        return keep

    def job(self, work, channel="c"):
        return Job(
            work=work,
            channel=channel,
            on_done=self.hear("done"),
            on_failed=self.hear("failed"),
            on_progress=self.hear("progress"),
            on_cancelled=self.hear("cancelled"),
        )


def test_a_result_comes_back_in_the_main_thread(background, qtbot):
    ears, workers = Ears(), []

    def work(progress):
        workers.append(threading.get_ident())
        progress("HALF", 0.5)
        return 42

    background.run(ears.job(work))
    qtbot.waitUntil(lambda: not background.busy)
    assert ears.heard == [("progress", "HALF", 0.5), ("done", 42)]
    assert ears.threads == {threading.get_ident()}
    assert workers != [threading.get_ident()]


def test_an_error_is_handed_over(background, qtbot):
    ears = Ears()
    error = ValueError("no")

    def work(progress):
        raise error

    background.run(ears.job(work))
    qtbot.waitUntil(lambda: not background.busy)
    assert ears.heard == [("failed", error)]


def test_cancelled_work_stops_at_its_next_report(background, qtbot):
    ears, running = Ears(), threading.Event()

    def work(progress):
        while True:
            running.set()
            progress("ON", 0.1)

    job = background.run(ears.job(work))
    qtbot.waitUntil(running.is_set)
    job.cancel()
    qtbot.waitUntil(lambda: not background.busy)
    assert ears.heard[-1] == ("cancelled",)


def test_a_newer_job_of_the_channel_silences_the_older(background, qtbot):
    old, new, gate = Ears(), Ears(), threading.Event()
    background.run(old.job(lambda progress: gate.wait(5)))
    background.run(new.job(lambda progress: "new"))
    gate.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert old.heard == []
    assert new.heard == [("done", "new")]


def test_jobs_of_different_channels_all_report(background, qtbot):
    ears = Ears()
    for name in "abc":
        background.run(ears.job(lambda progress, value=name: value, channel=name))
    qtbot.waitUntil(lambda: not background.busy)
    assert sorted(ears.heard) == [("done", "a"), ("done", "b"), ("done", "c")]


def test_a_door_told_to_finish_takes_no_more_jobs(background, qtbot):
    ears = Ears()
    background.run(ears.job(lambda progress: "first"))
    qtbot.waitUntil(lambda: not background.busy)
    assert background.finish(5)
    background.run(ears.job(lambda progress: "late"))
    assert not background.busy
    assert ears.heard == [("done", "first")]
