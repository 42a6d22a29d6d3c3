from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from app.personal.access_log import access_log
from app.personal.opening import open_case
from app.store.roles.names import Role
from app.store.schema import access_ticket
from app.store.store import Store, open_store
from gis.crashes.filters import TAIPEI
from gis.personal.audit_rules import FindingKind
from tests.helpers.personal import CASE, sealed_store
from tests.helpers.postgres import TestServer, login_of


def today() -> date:
    return datetime.now(UTC).astimezone(TAIPEI).date()


@pytest.mark.geopackage_only("as an auditor: test_an_auditor_reads_the_log_of_a_server")
def test_the_log_holds_what_was_asked_and_seen_on_its_days(store: Store) -> None:
    _master, keys = sealed_store(store)
    open_case(store, CASE, "injury report", keys, actor="chen")
    first = today() - timedelta(days=1)  # midnight may pass while this runs
    log = access_log(store, first, today())
    (ticket,) = log.tickets
    assert (ticket.actor, ticket.purpose, ticket.case_no) == ("chen", "injury report", CASE)
    assert [(v.ticket_uid, v.party_no) for v in log.views] == [(ticket.uid, 1), (ticket.uid, 2)]
    before = access_log(store, first - timedelta(days=9), first - timedelta(days=1))
    assert (before.tickets, before.views, before.findings) == ((), (), ())


@pytest.mark.geopackage_only("as an auditor: test_an_auditor_reads_the_log_of_a_server")
@pytest.mark.parametrize(("hour", "minute"), [(0, 0), (23, 59)])
def test_days_begin_and_end_at_midnight_in_taiwan(store: Store, hour: int, minute: int) -> None:
    at = datetime(2025, 6, 2, hour, minute, tzinfo=TAIPEI)
    rows = [
        {"at": moment, "actor": "chen", "purpose": "p", "case_no": "c", "what": "case"}
        for moment in (at, at - timedelta(days=1), at + timedelta(days=1))
    ]
    with store.write(actor="chen", action="test") as unit:
        unit.insert(access_ticket, rows)
    day = date(2025, 6, 2)
    assert [ticket.at for ticket in access_log(store, day, day).tickets] == [at.astimezone(UTC)]
    assert {f.kind for f in access_log(store, day, day).findings} == {FindingKind.OFF_HOURS}


def test_an_auditor_reads_the_log_of_a_server_and_names_are_logins(
    postgres: TestServer, database: str
) -> None:
    with open_store(postgres.url(database, login_of(Role.SUPERVISOR), password=None)) as store:
        _master, keys = sealed_store(store)
    with open_store(postgres.url(database, login_of(Role.DETECTIVE), password=None)) as store:
        open_case(store, CASE, "injury report", keys, actor="somebody else")
    with open_store(postgres.url(database, login_of(Role.AUDITOR), password=None)) as store:
        log = access_log(store, today() - timedelta(days=1), today())
        assert [ticket.actor for ticket in log.tickets] == [login_of(Role.DETECTIVE)]
        assert {view.actor for view in log.views} == {login_of(Role.DETECTIVE)}
        assert len(log.views) == 2


@pytest.mark.geopackage_only("the server stamps times: test_server_tickets.py")
def test_the_latest_ticket_is_first(store: Store) -> None:
    at = datetime(2025, 6, 2, 4, tzinfo=UTC)
    asked = {"purpose": "p", "case_no": "c", "what": "case"}
    rows = [asked | {"at": at + timedelta(hours=n), "actor": str(n)} for n in (1, 3, 2)]
    with store.write(actor="chen", action="test") as unit:
        unit.insert(access_ticket, rows)
    log = access_log(store, date(2025, 6, 2), date(2025, 6, 2))
    assert [ticket.actor for ticket in log.tickets] == ["3", "2", "1"]
