from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from shapely import Point
from sqlalchemy import update

from app.messages import Language, say
from app.scenes.scene_store import correct_scene, new_scene, seal_scene
from app.store.check import check
from app.store.leg_answers import insert_leg_answer
from app.store.schema import crash, crash_party, import_run, junction
from app.store.sqlite_functions import register_functions
from app.store.store import open_store
from app.store.write_unit import WriteUnit
from app.tasks import Progress
from gis.crashes.records import CrashUid
from gis.diagrams.leg_answers import AnsweredParty, AnswerKind, LegAnswer
from gis.problems import Problem
from gis.scenes.scene import Scene
from tests.helpers.stores import make_store

pytestmark = pytest.mark.geopackage_only(
    "damage of a file; tests/app/store/server/test_check.py looks at a server"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A sound store: a junction, a crash with two parties, an import run."""
    found = tmp_path / "store.gpkg"
    when = datetime(2025, 1, 6, 5, 28, tzinfo=UTC)
    with make_store(found) as store, store.write(actor="lin", action="test") as unit:
        counts = '{"read": 3, "accepted": 2, "quarantined": 1}'
        unit.insert(import_run, [{"kind": "crashes", "started_at": when, "counts": counts}])
        place = {"name": "a", "source": "streets", "geom": Point(190_000, 2_600_000)}
        unit.insert(junction, [place, place])
        row = {
            "uid": "c",
            "match_key": "k",
            "occurred_at": when,
            "local_month": "2025-01",
            "local_hour": 13,
            "severity": "A2",
            "form": "from_112_07",
            "position_flag": "good",
            "geom": Point(190_000, 2_600_000),
        }
        unit.insert(crash, [row])
        party = {"crash_uid": "c", "role": "driver"}
        unit.insert(crash_party, [party | {"position": n, "sequence": n + 1} for n in (0, 1)])
        said = LegAnswer(
            kind=AnswerKind.LEG, parties=(AnsweredParty(no=1, leg_in="N"),), arms=(), actor="lin"
        )
        for _ in range(2):
            insert_leg_answer(unit, CrashUid("c"), said)
    return found


@contextmanager
def tampering(path: Path) -> Iterator[sqlite3.Connection]:
    """Change the file behind the program's back."""
    with closing(sqlite3.connect(path)) as connection:
        register_functions(connection)
        yield connection
        connection.commit()


def codes(path: Path) -> list[str]:
    """What the check finds; each has a sentence in both languages."""
    found = check(path)
    for defect in found:
        for language in Language:
            shown = {"table": defect.table, "count": defect.count, "detail": defect.detail}
            assert say(defect.code, language, **shown)
    return [defect.code for defect in found]


def test_a_sound_store_has_no_defects_and_is_not_changed(path: Path) -> None:
    before = path.read_bytes()
    assert codes(path) == []
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


TAMPERINGS = [
    ("DELETE FROM crash_party", "CHECK_CRASH_WITHOUT_PARTY"),
    ("UPDATE crash_party SET position = 5 WHERE position = 1", "CHECK_PARTIES_NOT_IN_ROW"),
    ("UPDATE crash SET junction_uid = 'nowhere'", "CHECK_REFERENCE_BROKEN"),
    ("UPDATE crash SET severity = 'A9'", "CHECK_VALUE_UNKNOWN"),
    ("UPDATE crash SET geom = NULL", "CHECK_CRASH_WITHOUT_POINT"),
    ("UPDATE crash SET deaths_24h = 2, deaths_30d = 1", "CHECK_DEATHS"),
    ("UPDATE crash SET occurred_at = 'yesterday'", "CHECK_NOT_A_TIME"),
    ("UPDATE crash SET roads = '[中山路'", "CHECK_NOT_JSON"),
    ("UPDATE crash SET version = 0", "CHECK_VERSION"),
    ("""UPDATE import_run SET counts = '{"read": 4, "accepted": 2, "quarantined": 1}'""",
     "CHECK_COUNTS_DO_NOT_ADD_UP"),
    ("UPDATE leg_answer SET kind = 'guessed'", "CHECK_VALUE_UNKNOWN"),
    ("UPDATE leg_answer SET kind = 'withdrawn' WHERE fid = 2", "CHECK_ANSWER_UNREADABLE"),
    ("UPDATE leg_answer SET content = '{}' WHERE fid = 2", "CHECK_ANSWER_UNREADABLE"),
    ("UPDATE leg_answer SET content = 'N'", "CHECK_NOT_JSON"),
    ("UPDATE leg_answer SET answered_at = '2020-01-01T00:00:00.000Z' WHERE fid = 2",
     "CHECK_ANSWERS_NOT_IN_ROW"),
    ("UPDATE leg_answer SET supersedes_uid = NULL", "CHECK_ANSWERS_NOT_IN_ROW"),
    ("DROP TRIGGER rtree_junction_geom_update1", "CHECK_TRIGGERS_MISSING"),
    ("DELETE FROM rtree_junction_geom WHERE id = 1", "CHECK_INDEX_WRONG"),
    ("UPDATE rtree_junction_geom SET minx = 5, maxx = 6 WHERE id = 1", "CHECK_INDEX_WRONG"),
    ("UPDATE rtree_junction_geom SET maxx = maxx + 1 WHERE id = 1", "CHECK_INDEX_WRONG"),
    ("INSERT INTO rtree_junction_geom VALUES (99, 1, 1, 1, 1)", "CHECK_INDEX_LEFT_OVER"),
    ("UPDATE junction SET geom = x'0011' WHERE fid = 1", "CHECK_GEOMETRY_UNREADABLE"),
    ("UPDATE junction SET geom = 'POINT(1 2)' WHERE fid = 1", "CHECK_GEOMETRY_UNREADABLE"),
    ("DELETE FROM gpkg_contents WHERE table_name = 'quarantine'", "CHECK_LAYER_NOT_ENTERED"),
    ("DROP TABLE published_count", "CHECK_COLUMNS_MISSING"),
    ("PRAGMA user_version = 0", "CHECK_NO_GEOPACKAGE_VERSION"),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "code"), TAMPERINGS)
def test_what_was_done_behind_the_programs_back_is_found(
    path: Path, statement: str, code: str
) -> None:
    with tampering(path) as connection:
        connection.execute(statement)
    assert codes(path) == [code]


def test_a_torn_page_is_found(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for page in range(20, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = b"\xa5" * 64
    path.write_bytes(bytes(content))
    assert codes(path) == ["CHECK_FILE_DAMAGED"]


def test_a_missing_and_a_foreign_file_are_problems_not_findings(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="STORE_NOT_FOUND"):
        check(tmp_path / "none.gpkg")
    other = tmp_path / "other.gpkg"
    other.write_text("x")
    with pytest.raises(Problem, match="STORE_FOREIGN"):
        check(other)


def nothing_changes(unit: WriteUnit, progress: Progress) -> None:
    """Derived columns as they are."""


def another_flag(unit: WriteUnit, progress: Progress) -> None:
    """Derived columns that differ."""
    unit.connection.execute(update(crash).values(position_flag="mismatch"))


def test_derived_columns_are_made_again_in_a_copy_and_compared(path: Path) -> None:
    before = path.read_bytes()
    assert check(path, recompute=nothing_changes) == []
    (defect,) = check(path, recompute=another_flag)
    assert (defect.code, defect.table, defect.detail) == ("CHECK_DERIVED_DIFFERS", "crash", "c")
    assert path.read_bytes() == before


def test_a_store_being_written_to_can_be_checked(path: Path) -> None:
    with open_store(path) as store, store.write(actor="lin", action="test") as unit:
        unit.insert(junction, [{"source": "streets", "geom": Point(1, 1)}])
        assert check(path) == []


@pytest.fixture
def scenes_at(path: Path) -> Path:
    """The sound store with a draft, and a sealed scene with a correction."""
    with open_store(path) as store:
        new_scene(store, Scene(case_no="draft"))
        sealed = seal_scene(store, new_scene(store, Scene(case_no="sealed")))
        correct_scene(store, sealed, Scene(case_no="sealed", weather="雨"), "x")
    return path


def test_a_store_with_drafts_seals_and_corrections_is_sound(scenes_at: Path) -> None:
    assert codes(scenes_at) == []


_UNGUARDED = (
    "DROP TRIGGER sealed_update_scene; DROP TRIGGER kept_update_scene_correction;"
    " DROP TRIGGER kept_update_scene_change; "
)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE scene SET document = '{}' WHERE status = 'draft'", "CHECK_SCENE_UNREADABLE"),
        ("UPDATE scene SET document = '{' WHERE status = 'draft'", "CHECK_SCENE_UNREADABLE"),
        ("UPDATE scene SET case_no = 'x' WHERE status = 'draft'", "CHECK_SCENE_UNREADABLE"),
        (
            "UPDATE scene SET document = replace(document, '\"\"', '\"here\"')"
            " WHERE status = 'sealed'",
            "CHECK_SEAL_BROKEN",
        ),
        ("UPDATE scene SET sealed_at = NULL WHERE status = 'sealed'", "CHECK_SEAL_BROKEN"),
        ("UPDATE scene SET status = 'draft' WHERE status = 'sealed'", "CHECK_SEAL_BROKEN"),
        ("UPDATE scene SET status = 'lost' WHERE status = 'draft'", "CHECK_VALUE_UNKNOWN"),
        ("UPDATE scene SET changed_at = 'noon' WHERE status = 'draft'", "CHECK_NOT_A_TIME"),
        ("UPDATE scene_correction SET changes = '[3]'", "CHECK_CORRECTION_WRONG"),
        (
            "UPDATE scene_correction SET changes = replace(changes, 'null', '3')",
            "CHECK_CORRECTION_WRONG",
        ),
        ("UPDATE scene_change SET changes = '[3]' WHERE fid = 1", "CHECK_CONTENT_WRONG"),
        ("SELECT 1", "CHECK_SEAL_UNGUARDED"),
    ],
)
def test_what_is_wrong_with_scenes_is_found(scenes_at: Path, statement: str, code: str) -> None:
    with tampering(scenes_at) as connection:
        connection.executescript(_UNGUARDED + statement)
    assert set(codes(scenes_at)) - {"CHECK_NOT_JSON"} == {code, "CHECK_SEAL_UNGUARDED"}
