"""Logging in to a real server by keys and clicks."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.messages import Language
from app.published import PublishedMonth
from app.store.roles.names import Role
from app.store.server.person import Person
from app.tasks import Cancelled
from gis.problems import Problem
from tests.helpers.keepers import MemoryKeeper
from tests.helpers.postgres import PASSWORD, SUPERUSER, WORKER, login_of
from tests.helpers.qt import make_rig
from tests.helpers.qt_events import click
from tests.helpers.qt_fixtures import put_away
from tests.helpers.shared_rig import (
    PATIENCE_MS,
    enter,
    fill_database,
    make_shared_rig,
    show,
)
from widgets.door.people import real_people_door
from widgets.frame.action_names import WHY_NOT
from widgets.personal.access_log_dialog import AccessLogDialog

pytestmark = pytest.mark.gui


@pytest.fixture
def shared(dressed, qtbot, tmp_path, postgres, database):
    fill_database(postgres, database)
    made = make_shared_rig(tmp_path, postgres, database)
    show(qtbot, made)
    yield made
    put_away(made.rig)


def refused(qtbot, dialog) -> str:
    qtbot.waitUntil(lambda: dialog.error.isVisible() and not dialog.trying, timeout=PATIENCE_MS)
    return dialog.error.text()


def test_an_analyst_logs_in_by_keys_alone(shared, qtbot):
    shared.log_in(qtbot)
    window = shared.window
    assert window.people_desk.dialog is None
    assert window.badge.isVisible()
    assert window.badge.person.text() == f"{WORKER} · traffic analyst · 道安市"
    assert "✓ import crashes" in window.badge.person.toolTip()
    assert window.actions_by_id["import_crashes"].isEnabled()
    assert window.banner.listing.crashes == 3
    assert shared.rig.settings.recent_stores == [window.workbench.store.location]
    assert PASSWORD not in window.workbench.store.location


def test_a_wrong_password_is_told_and_the_right_one_lets_in(shared, qtbot):
    dialog = shared.ask(qtbot)
    enter(qtbot, dialog, WORKER, "not it")
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    assert "refused the login" in refused(qtbot, dialog)
    assert dialog.password.hasFocus()
    assert dialog.password.selectedText() != ""
    assert not dialog.leave.isDefault()
    assert dialog.enter.isDefault()
    qtbot.keyClicks(dialog.password, PASSWORD)
    with qtbot.waitSignal(shared.window.settled, timeout=PATIENCE_MS):
        click(qtbot, dialog.enter)
    assert shared.window.workbench.store.person.roles == (Role.ANALYST,)


@pytest.mark.parametrize(
    ("user", "words"), [(SUPERUSER, "personal one"), ("stranger", "has no role")]
)
def test_who_may_not_work_here_is_told_why(shared, qtbot, postgres, user, words):
    with postgres.admin() as connection:
        connection.execute(f"CREATE ROLE stranger LOGIN PASSWORD '{PASSWORD}'")
    dialog = shared.ask(qtbot)
    enter(qtbot, dialog, user, PASSWORD)
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    assert words in refused(qtbot, dialog)
    assert shared.window.workbench.store is None
    with postgres.admin() as connection:
        connection.execute("DROP ROLE stranger")


def test_a_remembered_password_is_in_the_keyring_only_and_filled_in_next_time(
    shared, qtbot, tmp_path
):
    dialog = shared.ask(qtbot)
    enter(qtbot, dialog, WORKER, PASSWORD)
    qtbot.keyClick(dialog.password, Qt.Key.Key_Tab)
    assert dialog.remember.hasFocus()
    qtbot.keyClick(dialog.remember, Qt.Key.Key_Space)
    with qtbot.waitSignal(shared.window.settled, timeout=PATIENCE_MS):
        qtbot.keyClick(dialog.remember, Qt.Key.Key_Return)
    assert list(shared.keeper.held.values()) == [PASSWORD]
    shared.rig.settings.flush()
    for file in tmp_path.rglob("*"):
        if file.is_file():
            assert PASSWORD.encode() not in file.read_bytes()
    again = shared.ask(qtbot)
    qtbot.waitUntil(lambda: again.password.text() == PASSWORD)
    assert again.user.text() == WORKER
    again.remember.setChecked(False)
    with qtbot.waitSignal(shared.window.settled, timeout=PATIENCE_MS):
        click(qtbot, again.enter)
    assert shared.keeper.held == {}


def test_a_recent_database_opens_with_the_kept_password_and_asks_without(shared, qtbot):
    shared.log_in(qtbot)
    location = shared.window.workbench.store.location
    address = shared.window.workbench.store.address
    shared.keeper.keep(address)
    with qtbot.waitSignal(shared.window.settled, timeout=PATIENCE_MS):
        shared.window.open_location(location)
    assert shared.window.people_desk.dialog is None


def test_without_a_keyring_the_dialog_says_so(dressed, qtbot, tmp_path, postgres, database):
    made = make_shared_rig(tmp_path, postgres, database, keeper=MemoryKeeper(there=False))
    show(qtbot, made)
    dialog = made.ask(qtbot)
    qtbot.waitUntil(dialog.note.isVisible)
    assert not dialog.remember.isEnabled()
    put_away(made.rig)


def test_an_attempt_that_takes_long_is_stopped_by_esc(dressed, qtbot, tmp_path, postgres, database):
    gate = threading.Event()

    def slow(address, progress):
        while not gate.wait(0.01):
            progress("", 0.5)
        raise Cancelled

    made = make_shared_rig(
        tmp_path, postgres, database, people=replace(real_people_door(), log_in=slow)
    )
    show(qtbot, made)
    dialog = made.ask(qtbot)
    enter(qtbot, dialog, WORKER, PASSWORD)
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.bar.isVisible)
    assert not dialog.user.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.bar.isVisible()
    assert dialog.password.text() == PASSWORD
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: made.window.people_desk.dialog is None)
    assert made.window.workbench.store is None
    gate.set()
    put_away(made.rig)


@pytest.mark.parametrize("code", ["STORE_TLS_EXPIRED", "STORE_SERVER_UNREACHABLE"])
@pytest.mark.parametrize("language", list(Language))
def test_a_refusal_is_told_in_the_language_of_the_window(
    dressed, qtbot, tmp_path, postgres, database, code, language
):
    def fails(address, progress):
        raise Problem(code, server="db.police.example:5432")

    made = make_shared_rig(
        tmp_path,
        postgres,
        database,
        language=language,
        people=replace(real_people_door(), log_in=fails),
    )
    show(qtbot, made)
    dialog = made.ask(qtbot)
    enter(qtbot, dialog, WORKER, PASSWORD)
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    told = refused(qtbot, dialog)
    assert "db.police.example" in told
    assert ("certificate" in told or "reached" in told) is (language is Language.ENGLISH)
    put_away(made.rig)


def test_caps_lock_is_told_from_what_is_typed(shared, qtbot):
    dialog = shared.ask(qtbot)
    dialog.password.setFocus()
    qtbot.keyClicks(dialog.password, "ab")
    assert not dialog.caps.isVisible()
    qtbot.keyClick(dialog.password, "C")  # a capital without Shift
    assert dialog.caps.isVisible()
    qtbot.keyClick(dialog.password, Qt.Key.Key_CapsLock)
    assert not dialog.caps.isVisible()


def test_a_reviewer_reads_assigned_cases_and_is_told_what_the_role_does_not_allow(shared, qtbot):
    with shared.server.admin(shared.database) as connection:
        connection.execute(
            "INSERT INTO daoan.case_reviewer (uid, login, case_no)"
            " SELECT uid, %s, case_no FROM daoan.crash ORDER BY case_no LIMIT 2",
            (login_of(Role.REVIEWER),),
        )
    shared.log_in(qtbot, login_of(Role.REVIEWER))
    window = shared.window
    assert window.banner.listing.crashes == 2
    for name in ("import_crashes", "import_streets"):
        action = window.actions_by_id[name]
        assert not action.isEnabled()
        assert "reviewer" in action.property(WHY_NOT)
        assert "reviewer" in action.toolTip()
    window.site.show_questions()
    assert not window.site.legs.buttons.isEnabled()
    assert "reviewer" in window.site.legs.form.toolTip()
    qtbot.keyClick(window.site.legs.table, "1")
    assert window.site.legs._told == {}


def test_a_council_member_sees_published_figures_and_no_case(shared, qtbot):
    shared.log_in(qtbot, login_of(Role.COUNCIL))
    window = shared.window
    page = window.pages.published
    qtbot.waitUntil(lambda: page.table.model().rowCount() > 0, timeout=PATIENCE_MS)
    assert window.pages.currentWidget() is page
    assert "council member" in page.text.text()
    assert window.crashes.desk.crashes is None
    assert not window.actions_by_id["import_crashes"].isEnabled()
    assert "Ctrl+C" in page.text.text()
    assert not page.log.isVisible()


def test_published_months_are_written_as_all_other_days_are(dressed, qtbot, tmp_path):
    rig = make_rig(tmp_path, language=Language.CHINESE)
    page = rig.window.pages.published
    row = PublishedMonth(
        city="道安市",
        month="2025-03",
        severity="A2",
        crashes=3,
        deaths_24h=0,
        deaths_30d=None,
        injured=4,
    )
    page.show_person(Person(login="lin", roles=(Role.COUNCIL,)))
    page.show_figures([row])
    assert page.table.model().index(0, 0).data().startswith("114")
    page.show_figures([])
    assert "尚無" in page.text.text()
    put_away(rig)


def test_an_auditor_is_told_that_there_is_no_content(shared, qtbot):
    shared.log_in(qtbot, login_of(Role.AUDITOR))
    page = shared.window.pages.published
    assert shared.window.pages.currentWidget() is page
    assert not page.table.isVisible()
    assert "auditor" in page.text.text()
    qtbot.waitUntil(page.log.isVisible)
    below = page.title.geometry().bottom()
    assert page.text.geometry().top() - below < 3 * page.fontMetrics().height()
    click(qtbot, page.log)
    qtbot.waitUntil(lambda: bool(shared.window.findChildren(AccessLogDialog)))
