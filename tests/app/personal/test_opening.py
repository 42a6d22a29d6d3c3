from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text

from app.personal import opening
from app.personal.opening import find_plate, masked_details, masked_persons, open_case
from app.personal.records import PersonalDetails
from app.personal.sealed_records import sealing_door
from app.store.schema import access_ticket, access_view, audit, crash, sealed_person
from app.store.sealed_access import AccessMode, TicketKind, put_ticket, sealed_case
from app.store.store import Store
from gis.problems import Problem
from tests.helpers.personal import CASE, LEE, TODAY, WANG, keep, sealed_store


def code_of(caught: pytest.ExceptionInfo[Problem]) -> str:
    return caught.value.code


@pytest.mark.geopackage_only("a server asks for other logins: test_server_tickets.py")
def test_a_case_is_opened_and_ticket_and_views_are_written_down(store: Store) -> None:
    _master, keys = sealed_store(store)
    found = open_case(store, CASE, "injury report", keys, actor="chen")
    assert found.mode is AccessMode.SINGLE_USER
    assert [(p.case_no, p.party_no, p.details) for p in found.persons] == [
        (CASE, 1, WANG),
        (CASE, 2, LEE),
    ]
    with store.read() as connection:
        ticket = connection.execute(select(access_ticket)).one()
        views = connection.execute(select(access_view).order_by("party_no")).all()
    assert (ticket.actor, ticket.purpose, ticket.case_no, ticket.what) == (
        *("chen", "injury report", CASE, "case"),
    )
    assert [(v.ticket_uid, v.actor, v.party_no, v.plate_index) for v in views] == [
        (found.ticket_uid, "chen", 1, keys.plate_index("ABC1234")),
        (found.ticket_uid, "chen", 2, keys.plate_index("889XYZ")),
    ]


@pytest.mark.geopackage_only("a server asks for other logins: test_server_tickets.py")
def test_the_ticket_stays_when_the_read_fails(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    _master, keys = sealed_store(store)

    def broken(*_given: object, **_named: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(opening, "sealed_case", broken)
    with pytest.raises(RuntimeError):
        open_case(store, CASE, "test", keys, actor="chen")
    with store.read() as connection:
        assert connection.execute(select(access_ticket.c.case_no)).scalars().all() == [CASE]


@pytest.mark.geopackage_only("a server asks for other logins: test_server_tickets.py")
@pytest.mark.parametrize(("case_no", "purpose"), [(CASE, " "), (" ", "test")])
def test_nothing_is_asked_without_purpose_and_case(
    store: Store, case_no: str, purpose: str
) -> None:
    _master, keys = sealed_store(store)
    with pytest.raises(Problem) as caught:
        open_case(store, case_no, purpose, keys, actor="chen")
    assert code_of(caught) in ("PERSONAL_PURPOSE_MISSING", "PERSONAL_CASE_MISSING")
    with store.read() as connection:
        assert connection.execute(select(access_ticket)).all() == []


@pytest.mark.geopackage_only("a server keeps the rule itself: test_server_tickets.py")
def test_in_a_file_too_only_a_committed_fresh_and_own_ticket_opens(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed_store(store)
    with store.write(actor="chen", action="test") as unit:
        row = {"actor": "chen", "purpose": "p", "case_no": CASE, "what": "case"}
        (uid,) = unit.insert(access_ticket, [row | {"at": datetime.now(UTC)}])
        with pytest.raises(Problem, match="PERSONAL_NO_TICKET"):
            sealed_case(store, unit, uid, actor="chen")
    old = datetime.now(UTC) - timedelta(minutes=15, seconds=1)
    with store.write(actor="chen", action="test") as unit:
        (stale,) = unit.insert(access_ticket, [row | {"at": old}])
    plate = put_ticket(store, actor="chen", kind=TicketKind.PLATE, purpose="p", case_no=CASE)
    with store.write(actor="chen", action="test") as unit:
        for ticket, actor in ((uid, "lin"), (stale, "chen"), (plate, "chen")):
            with pytest.raises(Problem, match="PERSONAL_NO_TICKET"):
                sealed_case(store, unit, ticket, actor=actor)
        assert len(sealed_case(store, unit, uid, actor="chen")) == 2


@pytest.mark.geopackage_only("a server refuses it too: test_server_tickets.py")
@pytest.mark.parametrize(
    "statement", ["UPDATE access_ticket SET actor = 'x'", "DELETE FROM access_ticket"]
)
def test_a_file_refuses_to_change_tickets(store: Store, statement: str) -> None:
    put_ticket(store, actor="chen", kind=TicketKind.CASE, purpose="p", case_no=CASE)
    with (
        pytest.raises(Exception, match="rows of access_ticket are kept"),
        store.write(actor="lin", action="test") as unit,
    ):
        unit.connection.execute(text(statement))


@pytest.mark.geopackage_only("a server asks for other logins: test_server_tickets.py")
@pytest.mark.parametrize("asked", ["ABC-1234", "abc1234", "ＡＢＣ－１２３４", " abc 1234 "])
def test_a_plate_is_found_however_it_is_written(store: Store, asked: str) -> None:
    _master, keys = sealed_store(store)
    keep(store, keys, {("other", 3): PersonalDetails(plate="abc 1234", name="陳")})
    found = find_plate(store, asked, case_no=CASE, purpose="hit and run", keys=keys, actor="chen")
    assert {(p.case_no, p.party_no) for p in found.persons} == {(CASE, 1), ("other", 3)}


@pytest.mark.geopackage_only("a server asks for other logins: test_server_tickets.py")
def test_a_plate_with_o_for_0_is_not_found_silently(store: Store) -> None:
    _master, keys = sealed_store(store, {(CASE, 1): PersonalDetails(plate="AB0-1234")})
    found = find_plate(store, "ABO-1234", case_no=CASE, purpose="p", keys=keys, actor="chen")
    assert found.persons == ()


SWAPS = (
    "UPDATE sealed_person SET sealed = (SELECT o.sealed FROM sealed_person o WHERE o.party_no = 2)"
    " WHERE party_no = 1",
    "UPDATE sealed_person SET case_no = 'another'",
    "UPDATE sealed_person SET party_no = party_no + 7",
    "UPDATE sealed_person SET uid = 'another' WHERE party_no = 1",
    "UPDATE sealed_person SET sealed = 'AAAA' || substr(sealed, 5)",
)


@pytest.mark.geopackage_only("a server asks for other logins: test_server_tickets.py")
@pytest.mark.parametrize("statement", SWAPS)
def test_a_row_that_was_changed_or_moved_does_not_open(store: Store, statement: str) -> None:
    _master, keys = sealed_store(store)
    with store.write(actor="mallory", action="test") as unit:
        unit.connection.execute(text(statement))
    case_no = "another" if "'another'" in statement and "case_no" in statement else CASE
    with pytest.raises(Problem) as caught:
        open_case(store, case_no, "test", keys, actor="chen")
    assert code_of(caught) == "PERSONAL_SEAL_BROKEN"


def test_without_a_ticket_only_the_masked_plate_is_there(store: Store) -> None:
    sealed_store(store)
    masked = [(p.party_no, p.plate_masked) for p in masked_persons(store, CASE)]
    assert masked == [(1, "AB*-**34"), (2, "88*-*YZ")]


def test_masked_details_hold_no_value_in_plain() -> None:
    found = masked_details(WANG)
    assert found == PersonalDetails(
        name="王○明",
        identity="A*******89",
        age="25-34",
        phone_number="*******678",
        plate="AB*-**34",
    )


def test_an_import_that_comes_again_replaces_what_was_known(store: Store) -> None:
    _master, keys = sealed_store(store)
    with store.read() as connection:
        before = dict(
            connection.execute(select(sealed_person.c.party_no, sealed_person.c.uid)).all()
        )
    keep(store, keys, {(CASE, 2): PersonalDetails(plate="NEW-0001"), (CASE, 3): LEE})
    with store.read() as connection:
        asked = select(sealed_person.c.party_no, sealed_person.c.uid, sealed_person.c.plate_masked)
        rows = {row.party_no: row for row in connection.execute(asked)}
    assert {no: rows[no].uid for no in before} == before
    assert {no: row.plate_masked for no, row in rows.items()} == {
        1: "AB*-**34",
        2: "NE*-**01",
        3: "88*-*YZ",
    }


def test_a_unit_that_fails_keeps_nobody(store: Store) -> None:
    _master, keys = sealed_store(store, {})

    def keep_one_and_fail() -> None:
        with store.write(actor="lin", action="test") as unit:
            records = sealing_door(keys)(unit)
            records.keep(CASE, 1, WANG)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        keep_one_and_fail()
    assert masked_persons(store, CASE) == ()


def test_no_audit_row_says_a_word_of_what_was_sealed(store: Store) -> None:
    sealed_store(store)
    with store.read() as connection:
        rows = connection.execute(select(audit.c.action, audit.c.verb, audit.c.detail)).all()
    assert set(rows) == {
        ("set up sealing", "insert", ""),
        ("test", "insert", ""),
    }


def test_a_person_without_a_case_number_is_not_kept_and_counted(store: Store) -> None:
    _master, keys = sealed_store(store, {})
    with store.write(actor="lin", action="test") as unit:
        records = sealing_door(keys)(unit)
        records.keep("", 1, WANG)
        records.keep(CASE, 1, LEE)
        assert records.left_out == 7
    with store.read() as connection:
        assert connection.execute(select(sealed_person.c.case_no)).scalars().all() == [CASE]


def test_five_years_are_counted_from_the_crash_where_it_is_known(store: Store) -> None:
    _master, keys = sealed_store(store, {})
    happened = datetime(2024, 12, 31, 16, 30, tzinfo=UTC)  # half past midnight in Taiwan
    with store.write(actor="lin", action="test") as unit:
        records = sealing_door(keys, today=TODAY)(unit)
        records.keep(CASE, 1, LEE)
        records.keep("without a crash", 1, LEE)
        row = {"case_no": CASE, "match_key": "k", "occurred_at": happened, "local_month": "2025-01"}
        more = {"local_hour": 0, "severity": "A2", "form": "2023-07"}
        unit.insert(crash, [row | more])
    columns = sealed_person.c
    with store.read() as connection:
        rows = connection.execute(select(columns.case_no, columns.since_day)).all()
    assert dict(map(tuple, rows)) == {CASE: "2025-01-01", "without a crash": "2025-06-01"}
