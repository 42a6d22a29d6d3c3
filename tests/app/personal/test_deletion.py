from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from app.personal.deletion import (
    DeletionKind,
    delete_case,
    delete_older,
    deletion_certificates,
    last_day_deleted,
)
from app.personal.sealed_records import sealing_door
from app.store.schema import sealed_person
from app.store.store import Store, open_store
from gis.problems import Problem
from tests.helpers.personal import CASE, LEE, WANG, keep, sealed_store
from tests.helpers.stores import make_store


def parties(store: Store) -> list[tuple[str, int]]:
    columns = sealed_person.c
    with store.read() as connection:
        rows = connection.execute(
            select(columns.case_no, columns.party_no).order_by("case_no", "party_no")
        )
        return [(row.case_no, row.party_no) for row in rows]


@pytest.mark.geopackage_only(
    "analysts delete nothing: test_a_second_supervisor_deletes_on_a_server"
)
def test_the_persons_of_a_case_go_and_a_certificate_says_which(store: Store) -> None:
    _master, keys = sealed_store(store)
    keep(store, keys, {("other", 1): LEE})
    columns = sealed_person.c
    with store.read() as connection:
        asked = select(columns.case_no, columns.party_no, columns.uid).where(
            columns.case_no == CASE
        )
        lines = [f"{c}\t{n}\t{u}\n" for c, n, u in connection.execute(asked.order_by("party_no"))]
    made = delete_case(store, CASE, actor="chief", reason=" court order ")
    assert parties(store) == [("other", 1)]
    assert (made.kind, made.reason, made.persons, made.case_numbers) == (
        *(DeletionKind.CASE, "court order", 2, (CASE,)),
    )
    assert made.list_sha256 == hashlib.sha256("".join(lines).encode()).hexdigest()
    assert deletion_certificates(store) == (made,)


@pytest.mark.geopackage_only(
    "analysts delete nothing: test_a_second_supervisor_deletes_on_a_server"
)
def test_what_is_five_years_old_goes_and_what_is_younger_stays(store: Store) -> None:
    _master, keys = sealed_store(store, {})
    for day, case_no in ((date(2020, 6, 1), "old"), (date(2020, 6, 2), "young")):
        with store.write(actor="lin", action="test") as unit:
            sealing_door(keys, today=day)(unit).keep(case_no, 1, WANG)
    made = delete_older(store, date(2025, 6, 1), actor="chief", reason="five years")
    assert made.case_numbers == ("old",)
    assert parties(store) == [("young", 1)]


def test_five_years_before_a_leap_day_is_the_last_of_february() -> None:
    assert last_day_deleted(date(2024, 2, 29)) == date(2019, 2, 28)
    assert last_day_deleted(date(2025, 6, 1)) == date(2020, 6, 1)


@pytest.mark.geopackage_only(
    "analysts delete nothing: test_a_second_supervisor_deletes_on_a_server"
)
def test_nothing_is_deleted_without_a_reason_or_a_person(store: Store) -> None:
    sealed_store(store)
    with pytest.raises(Problem, match="PERSONAL_REASON_MISSING"):
        delete_case(store, CASE, actor="chief", reason=" ")
    with pytest.raises(Problem, match="PERSONAL_NOTHING_TO_DELETE"):
        delete_case(store, "unknown", actor="chief", reason="r")
    assert len(parties(store)) == 2
    assert deletion_certificates(store) == ()


@pytest.mark.geopackage_only("looks into the file")
def test_no_byte_of_a_deleted_seal_is_left_in_file_or_log(tmp_path: Path) -> None:
    path = tmp_path / "store.gpkg"
    with make_store(path) as store:
        sealed_store(store)
        with store.read() as connection:
            seals = connection.execute(select(sealed_person.c.sealed)).scalars().all()
        delete_case(store, CASE, actor="chief", reason="r")
        found = b"".join(file.read_bytes() for file in tmp_path.iterdir())
        for seal in seals:
            for start in range(0, len(seal) - 24, 24):
                assert seal[start : start + 24].encode() not in found
        assert b"AB*-**34" not in found


def test_a_second_supervisor_deletes_on_a_server(postgres, database: str) -> None:
    from app.store.roles.names import Role
    from tests.helpers.postgres import DEPUTY, login_of

    with open_store(postgres.url(database, login_of(Role.SUPERVISOR), password=None)) as store:
        sealed_store(store)
        with pytest.raises(Problem) as caught:
            delete_case(store, CASE, actor="chief", reason="court order")
        assert (caught.value.code, caught.value.params["count"]) == ("PERSONAL_OWN_ENTRY", 2)
        assert len(parties(store)) == 2
        assert deletion_certificates(store) == ()
    with open_store(postgres.url(database, DEPUTY, password=None)) as store:
        made = delete_case(store, CASE, actor="chief", reason="court order")
        assert parties(store) == []
        assert deletion_certificates(store) == (made,)
        assert made.actor == DEPUTY, "the server says who it was"
