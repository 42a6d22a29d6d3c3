"""The server is killed under the window: nothing freezes, nothing is lost, nothing comes twice."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from app.diagrams.leg_answers import answer_leg
from app.store.leg_answers import answer_history
from app.store.schema import audit
from app.store.store import open_store
from gis.crashes.facets import Facet
from gis.problems import Problem
from tests.helpers.leg_city import CROSSED
from tests.helpers.postgres import why_not
from tests.helpers.postgres_outage import mortal_server
from tests.helpers.qt_events import box_of, click
from tests.helpers.qt_fixtures import put_away
from tests.helpers.shared_rig import PATIENCE_MS, fill_database, make_shared_rig, show
from widgets.frame.link_strips import LinkState

pytestmark = pytest.mark.gui


@pytest.fixture(scope="module")
def mortal():
    if reason := why_not():
        pytest.skip(reason)
    with mortal_server() as made:
        yield made


@pytest.fixture
def working(dressed, qtbot, tmp_path, mortal):
    """An analyst who is asked for the leg of a crash."""
    with mortal.server.database() as database:
        fill_database(mortal.server, database)
        made = make_shared_rig(tmp_path, mortal.server, database)
        show(qtbot, made)
        made.log_in(qtbot)
        made.window.site.show_questions()
        assert made.window.site.legs.show_case(case_of(made))
        yield made
        put_away(made.rig)


def case_of(made) -> str:
    legs = made.window.site.view.legs
    return next(case.case_no for case in legs.asked if case.crash_uid == CROSSED)


def fitting(made) -> tuple[str, str]:
    """A leg that the open case may have come from, and its number key."""
    legs = made.window.site.view.legs
    case = legs.case(case_of(made))
    place = next(i for i, arm in enumerate(legs.arms) if not case.misfit(arm.name))
    return legs.arms[place].name, str(place + 1)


def test_an_answer_given_while_the_server_is_dead_is_stored_exactly_once(working, qtbot, mortal):
    window, legs = working.window, working.window.site.legs
    leg, key = fitting(working)
    desk = window.crashes.desk
    desk.ask_facet(Facet.SEVERITY, ["A2"])
    qtbot.waitUntil(lambda: not window.background.busy, timeout=PATIENCE_MS)
    asked = desk.filter
    mortal.kill()
    qtbot.waitUntil(lambda: window.link_strip.state is LinkState.LOST, timeout=PATIENCE_MS)
    assert "lost, trying again" in window.link_strip.label.text()
    legs.show_case(case_of(working))
    legs.table.setFocus()
    qtbot.waitUntil(legs.table.hasFocus)
    qtbot.keyClick(legs.table, key)
    qtbot.waitUntil(lambda: window.unsaved_strip.isVisible(), timeout=PATIENCE_MS)
    assert case_of(working) in window.unsaved_strip.label.text()
    assert legs._told == {case_of(working): leg}
    click(qtbot, window.unsaved_strip.retry)  # too early: it comes back and waits again
    qtbot.waitUntil(
        lambda: window.leg_flow.desk.unsaved == (case_of(working),), timeout=PATIENCE_MS
    )
    assert not [box for box in window.findChildren(type(window.progress)) if box.isVisible()]
    mortal.start()
    qtbot.waitUntil(lambda: window.link_strip.state is LinkState.BACK, timeout=PATIENCE_MS)
    assert "read anew" in window.link_strip.label.text()
    click(qtbot, window.unsaved_strip.retry)
    qtbot.waitUntil(
        lambda: not window.unsaved_strip.isVisible() and not window.background.busy,
        timeout=PATIENCE_MS,
    )
    assert desk.filter == asked
    with (
        open_store(mortal.server.url(working.database)) as store,
        store.read() as connection,
    ):
        held = answer_history(connection, CROSSED)
        assert [row.answer.parties[0].leg_in for row in held] == [leg]
        units = connection.execute(audit.select().where(audit.c.action == "answer legs")).all()
        assert len(units) == 1
        assert units[0].actor == units[0].login == "tester"


def test_a_repeated_unit_whose_confirmation_was_lost_stores_nothing_twice(working, qtbot, mortal):
    """The unit was stored, the window did not hear of it, and tries again."""
    window = working.window
    desk = window.leg_flow.desk
    real = window.workbench.leg_use_cases.answer
    stored = []

    def unheard(store, crash, leg, legs, unit):
        change = real(store, crash, leg, legs, unit)
        stored.append(change)
        if len(stored) == 1:
            raise Problem("STORE_COMMIT_UNKNOWN", server="", unit=unit)
        return change

    object.__setattr__(desk._use_cases, "answer", unheard)
    qtbot.keyClick(window.site.legs.table, fitting(working)[1])
    qtbot.waitUntil(lambda: window.unsaved_strip.isVisible(), timeout=PATIENCE_MS)
    click(qtbot, window.unsaved_strip.retry)
    qtbot.waitUntil(lambda: len(stored) == 2 and not window.background.busy, timeout=PATIENCE_MS)
    assert stored[0] == stored[1]
    assert desk.unsaved == ()
    with window.workbench.store.read() as connection:
        assert len(answer_history(connection, CROSSED)) == 1


def test_what_others_store_comes_to_the_screen(working, qtbot, mortal):
    window = working.window
    case = case_of(working)
    leg = fitting(working)[0]
    with (
        open_store(mortal.server.url(working.database, "test_supervisor")) as other,
        qtbot.waitSignal(window.shared.link.came, timeout=PATIENCE_MS),
    ):
        answer_leg(other, CROSSED, leg, legs=window.site.view.legs.legs)
    assert window.badge.changes == 1
    assert window.badge.news.isVisible()

    def settled() -> bool:
        found = window.site.view.legs.case(case)
        return found is not None and found.answered

    qtbot.waitUntil(settled, timeout=PATIENCE_MS)


def test_closing_with_answers_that_are_not_saved_asks_first(opened, qtbot):
    window = opened.window
    desk = window.leg_flow.desk
    opened.city.error = Problem("STORE_CONNECTION_LOST", server="s")
    desk.withdraw(SimpleNamespace(case_no="C1", crash_uid="c"))
    qtbot.waitUntil(lambda: desk.unsaved == ("C1",))
    assert "C1" in window.unsaved_strip.label.text()
    window.close()
    box = box_of(window, qtbot)
    assert window.isVisible()
    click(qtbot, box.defaultButton())
    assert desk.unsaved == ("C1",)
    opened.city.error = None
    click(qtbot, window.unsaved_strip.retry)
    qtbot.waitUntil(lambda: opened.city.answers == [("withdraw", "c")])
    assert not window.unsaved_strip.isVisible()


def test_what_is_given_up_is_asked_again(opened, qtbot):
    window = opened.window
    desk = window.leg_flow.desk
    opened.city.error = Problem("STORE_CONNECTION_LOST", server="s")
    desk.withdraw(SimpleNamespace(case_no="C1", crash_uid="c"))
    qtbot.waitUntil(window.unsaved_strip.isVisible)
    opened.city.error = None
    click(qtbot, window.unsaved_strip.discard)
    assert desk.unsaved == ()
    assert "given up" in box_of(window, qtbot).text()
    assert opened.city.answers == []
