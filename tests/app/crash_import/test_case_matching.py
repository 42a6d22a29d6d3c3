"""Cases of the police's export and rows of open data: one crash once, in any order."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.crash_import.case_matching import CASE_MATCH_OPEN
from app.crash_import.importer import import_crashes
from app.store import schema
from gis.crashes.records import Party
from tests.helpers.crash_imports import crashes_in, rows_in
from tests.helpers.crashes import as_csv
from tests.helpers.eis import eis_rows, open_rows, some_crashes, write_text
from tests.helpers.stores import make_store

CRASHES = some_crashes(14, seed=3)


def write_open(path, crashes):
    path.write_text(as_csv(open_rows(crashes)), encoding="utf-8-sig", newline="")
    return path


def moved(crash, east_deg):
    lon, lat = crash.recorded
    return replace(crash, recorded=(round(lon + east_deg, 6), lat))


def held(store):
    """What is stored of crashes, in an order of its own, and what is flagged."""
    remarks = {
        (row["crash_uid"], row["detail"])
        for row in rows_in(store, schema.crash_remark)
        if row["code"] == CASE_MATCH_OPEN
    }
    flagged = dict(remarks)
    return sorted(
        (
            repr(replace(crash, uid="", junction_uid=None, road_uid=None, position_flag="")),
            flagged.get(crash.uid),
        )
        for crash in crashes_in(store)
    )


def import_all(folder, *runs):
    with make_store(folder / "s.gpkg") as store:
        for run in runs:
            import_crashes(store, run)
        result = held(store)
    (folder / "s.gpkg").unlink()
    return result


def test_an_open_data_row_that_comes_later_is_its_case_and_not_another_crash(store, tmp_path):
    export = write_text(tmp_path / "eis.txt", eis_rows(CRASHES))
    import_crashes(store, [export])
    rows = write_open(tmp_path / "open.csv", [moved(crash, 0.0001) for crash in CRASHES])
    result = import_crashes(store, [rows])
    assert (result.new, result.crashes) == (0, len(CRASHES))
    stored = {crash.case_no: crash for crash in crashes_in(store)}
    assert stored.keys() == {crash.case_no for crash in CRASHES}
    for crash in CRASHES:  # the case holds, open data fill what it does not say
        assert stored[crash.case_no].recorded == crash.recorded
        assert stored[crash.case_no].defect_code == "4"
        assert {party.injury_code for party in stored[crash.case_no].parties} == {
            party.injury_code for party in crash.parties
        }
    assert import_crashes(store, [export]).unchanged == len(CRASHES)
    assert import_crashes(store, [rows]).unchanged == len(CRASHES)


def test_a_case_that_comes_after_the_open_data_row_takes_its_place(store, tmp_path):
    import_crashes(store, [write_open(tmp_path / "open.csv", CRASHES)])
    uids = {crash.uid for crash in crashes_in(store)}
    result = import_crashes(store, [write_text(tmp_path / "eis.txt", eis_rows(CRASHES))])
    assert (result.new, result.updated) == (0, len(CRASHES))
    assert {crash.uid for crash in crashes_in(store)} == uids
    assert all(crash.case_no for crash in crashes_in(store))


def test_what_could_be_two_cases_is_left_apart_and_flagged_in_any_order(tmp_path):
    twin = replace(CRASHES[0], case_no="11401DA9999", uid="twin")
    files = [
        write_text(tmp_path / "eis.txt", eis_rows([CRASHES[0], twin, *CRASHES[1:4]])),
        write_open(tmp_path / "open.csv", CRASHES[:4]),
    ]
    found = import_all(tmp_path, files[:1], files[1:])
    assert len(found) == 6  # five cases and the row that fits two of them
    assert sum(1 for _, flag in found if flag is not None) == 3
    assert found == import_all(tmp_path, files[1:], files[:1])
    assert found == import_all(tmp_path, files)


def test_other_parties_at_the_same_minute_and_place_are_another_crash(store, tmp_path):
    crash = next(crash for crash in CRASHES if len(crash.parties) == 2)
    others = tuple(
        Party(sequence=party.sequence, role=party.role, class_code="A11", attribute_code="5")
        for party in crash.parties
    )
    import_crashes(store, [write_text(tmp_path / "eis.txt", eis_rows([crash]))])
    strange = write_open(tmp_path / "open.csv", [replace(crash, parties=others)])
    assert import_crashes(store, [strange]).new == 1


VARIANT = st.tuples(
    st.sampled_from(["both", "case", "open", "twin"]),
    st.sampled_from([0.0, 0.0001, 0.001, 0.02]),
    st.booleans(),
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(VARIANT, min_size=2, max_size=len(CRASHES)))
def test_any_order_of_both_files_gives_the_same_crashes(tmp_path, variants):
    cases, rows = [], []
    for crash, (kind, east_deg, without_point) in zip(CRASHES, variants, strict=False):
        other = moved(crash, east_deg)
        if without_point:
            other = replace(other, recorded=(110.0, 9.0), point=None)
        if kind != "open":
            cases.append(replace(crash, weather_code=None) if without_point else crash)
        if kind == "twin":
            cases.append(replace(crash, case_no=f"{crash.case_no}T", uid="twin"))
        if kind != "case":
            rows.append(other)
    export = write_text(tmp_path / "eis.txt", eis_rows(cases or CRASHES[:1]))
    opened = write_open(tmp_path / "open.csv", rows or CRASHES[:1])
    first = import_all(tmp_path, [export], [opened])
    assert first == import_all(tmp_path, [opened], [export])
    assert first == import_all(tmp_path, [opened, export])
    assert first == import_all(tmp_path, [export], [opened], [export], [opened])
