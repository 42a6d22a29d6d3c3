"""The desk reads a store in the background and keeps what is asked of it."""

from __future__ import annotations

from operator import attrgetter

import pytest
from sqlalchemy import select

from app.store.crashes import insert_crashes
from app.store.schema import crash
from gis.crashes.facets import Facet
from gis.problems import Problem
from tests.helpers.crash_panels import crash_list, made_crashes
from widgets.crashes.crash_actions import CRASH_ACTIONS
from widgets.crashes.crash_desk import CrashDesk
from widgets.crashes.crash_door import CrashDoor, real_crash_door

pytestmark = pytest.mark.gui


def test_a_store_is_read_in_the_background_and_announced(qtbot, background, store):
    with store.write(actor="test", action="test") as unit:
        insert_crashes(unit, made_crashes(), run_uid=None)
    desk = CrashDesk(real_crash_door(), background)
    with qtbot.waitSignals([desk.crashes_changed, desk.mask_changed]):
        desk.open_store(store)
    assert desk.counts.total == 24
    assert len(desk.passing) == 24


def test_a_store_that_cannot_be_read_is_told(qtbot, background):
    def fail(store, progress):
        raise Problem("STORE_CANNOT_OPEN", path="x")

    door = CrashDoor(read=fail, write_csv=fail, write_geopackage=fail)
    desk = CrashDesk(door, background)
    with qtbot.waitSignal(desk.reading_failed) as told:
        desk.open_store(None)
    assert told.args[0].code == "STORE_CANNOT_OPEN"
    assert desk.crashes is None


def test_a_selection_of_strangers_is_empty_and_told_once(qtbot, background):
    desk = CrashDesk(real_crash_door(), background)
    desk.show_crashes(crash_list())
    told = []
    desk.selection_changed.connect(told.append)
    desk.select([2, 99])
    desk.select({2})
    desk.select([99])
    assert told == [frozenset({2}), frozenset()]


def test_reading_again_after_a_change_keeps_filter_and_selection(qtbot, background, store):
    with store.write(actor="test", action="test") as unit:
        insert_crashes(unit, made_crashes(), run_uid=None)
    desk = CrashDesk(real_crash_door(), background)
    with qtbot.waitSignal(desk.mask_changed):
        desk.open_store(store)
    desk.ask_facet(Facet.SEVERITY, ["A1"])
    asked, passing = desk.filter, len(desk.passing)
    desk.select([2])
    with store.write(actor="test", action="test") as unit:
        uid, version = unit.connection.execute(
            select(crash.c.uid, crash.c.version).where(crash.c.severity == "A1")
        ).first()
        unit.update(crash, uid=uid, version=version, values={"severity": "A2"})
    with qtbot.waitSignals([desk.crashes_changed, desk.mask_changed]):
        desk.read_again(store)
    assert desk.filter == asked
    assert len(desk.passing) == passing - 1
    assert desk.selected == frozenset({2})


@pytest.mark.parametrize("spec", CRASH_ACTIONS, ids=lambda spec: spec.id)
def test_every_action_leads_to_a_method_of_the_panels(panels, spec):
    area, _, path = spec.handler.partition(".")
    assert area == "crashes"
    assert callable(attrgetter(path)(panels))


def test_actions_have_ids_and_shortcuts_of_their_own():
    ids = [spec.id for spec in CRASH_ACTIONS]
    keys = [spec.shortcut for spec in CRASH_ACTIONS if spec.shortcut]
    assert len(set(ids)) == len(ids)
    assert len(set(keys)) == len(keys)
