"""Every command as a script of the contract sees it: JSON types, streams, status, leftovers."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import ROOT, Daoan

STREETS = """<osm version="0.6">
<node id="1" lat="23.480" lon="120.450"/><node id="2" lat="23.480" lon="120.452"/>
<node id="3" lat="23.482" lon="120.451"/><node id="4" lat="23.478" lon="120.451"/>
<node id="5" lat="23.480" lon="120.451"/>
<way id="10"><nd ref="1"/><nd ref="5"/><nd ref="2"/>
<tag k="highway" v="primary"/><tag k="name" v="中山路"/></way>
<way id="11"><nd ref="3"/><nd ref="5"/><nd ref="4"/>
<tag k="highway" v="tertiary"/><tag k="name" v="文化路"/></way>
<way id="12"><nd ref="1"/><nd ref="3"/><tag k="highway" v="footway"/></way>
</osm>"""

Kinds = dict[str, type | tuple[type, ...]]
NULLABLE = type(None)
CONTRACT: dict[str, Kinds] = {
    "demo": {"crashes": int, "scenes": int, "junctions": int, "sites": int},
    "streets": {"roads": int, "junctions": int, "dropped": dict, "diagnostics": list},
    "scene": {"read": int, "accepted": int, "quarantined": int},
    "crashes": {
        **dict.fromkeys(("read", "accepted", "quarantined", "crashes", "parties"), int),
        **dict.fromkeys(("new", "updated", "unchanged"), int),
        "position_flags": dict,
    },
    "sites": {"sites": list, "coverage": list},
    "diagram": {"site": dict, "total": int, "drawn": int, "not_drawn_count": int},
    "check": {"problems": list},
    "backup": {"bytes": int, "sha256": str},
    "restore": {"bytes": int, "sha256": str},
}
SITE: Kinds = {
    **dict.fromkeys(("count", "deaths_24h", "injuries"), int),
    **dict.fromkeys(("id", "name", "score_name"), str),
    **dict.fromkeys(("score", "position_quality"), (int, float)),
    "deaths_30d": (int, NULLABLE),
}


def assert_kinds(found: dict[str, Any], kinds: Kinds) -> None:
    for key, kind in kinds.items():
        assert isinstance(found[key], kind), (key, found[key])
        assert not isinstance(found[key], bool)


def scene_document(store: Path) -> dict[str, Any]:
    """The first scene document that a demo store holds."""
    db = sqlite3.connect(store)
    (text,) = db.execute("SELECT document FROM scene ORDER BY case_no").fetchone()
    db.close()
    return json.loads(text)


def crash_csv(store: Path, rows: int = 3) -> str:
    """Crash rows in the old six-column form, at the time and place of demo crashes."""
    lines = ["發生時間,發生地點,死亡受傷人數,車種,經度,緯度"]
    for number in range(rows):
        place = f"嘉義市東區中山路{number + 1}號前"
        lines.append(
            f"102年01月0{number + 1}日 03時00分,{place},死亡1;受傷0,普通重型-機車,120.45,23.48"
        )
    return "\r\n".join(lines) + "\r\n"


@pytest.fixture
def told(daoan: Daoan, demo_store: Path, tmp_path: Path) -> dict[str, dict[str, Any]]:
    """The JSON of one call of every command, by its name; each in Chinese paths with spaces."""
    folder = tmp_path / "事 故"
    folder.mkdir()
    streets, crashes, scene = folder / "路.osm", folder / "事故.csv", folder / "現場.json"
    streets.write_text(STREETS, encoding="utf-8")
    crashes.write_text(crash_csv(demo_store), encoding="utf-8-sig")
    scene.write_text(json.dumps(scene_document(demo_store)), encoding="utf-8")
    store, copy, back = folder / "庫.gpkg", folder / "備份.gpkg", folder / "還原.gpkg"
    site = daoan("sites", "--store", demo_store, "--limit", 1, "--json").json["sites"][0]
    drawing = ("--site", site["name"], "--out", folder / "圖.svg", "--store", demo_store)
    calls: dict[str, tuple[object, ...]] = {
        "demo": ("demo", "--store", folder / "示範.gpkg"),
        "streets": ("import", "streets", streets, "--store", store),
        "scene": ("import", "scene", scene, "--store", store),
        "crashes": ("import", "crashes", crashes, "--store", store),
        "sites": ("sites", "--store", store),
        "diagram": ("diagram", *drawing),
        "check": ("check", "--store", store),
        "backup": ("backup", "--store", store, "--out", copy),
        "restore": ("restore", copy, "--store", back),
    }
    found = {}
    for name, call in calls.items():
        ran = daoan(*call, "--json")
        assert (ran.status, ran.err) == (0, ""), (name, ran)
        assert ran.out.count("\n") == 1
        found[name] = ran.json
    assert not [path for path in folder.iterdir() if path.name.endswith(("-wal", "-shm", ".new"))]
    return found


def test_every_command_prints_one_object_with_the_types_of_the_contract(
    told: dict[str, dict[str, Any]],
) -> None:
    for command, kinds in CONTRACT.items():
        assert_kinds(told[command], kinds)
    assert told["crashes"]["read"] == 3
    assert told["streets"]["roads"] == 4
    assert told["streets"]["dropped"] == {"highway=footway": 1}
    for site in told["sites"]["sites"]:
        assert_kinds(site, SITE)


def test_interpret_prints_one_record_a_line_in_the_order_given(
    daoan: Daoan, demo_store: Path, tmp_path: Path
) -> None:
    document = scene_document(demo_store)
    files = []
    for number in (3, 1, 2):
        file = tmp_path / f"現 場{number}.json"
        file.write_text(json.dumps({**document, "case_no": f"C{number}"}), encoding="utf-8")
        files.append(file)
    ran = daoan("interpret", *files)
    assert (ran.status, ran.err) == (0, "")
    assert [json.loads(line)["case_no"] for line in ran.out.splitlines()] == ["C3", "C1", "C2"]


def test_the_default_store_lies_in_the_user_s_data_folder(
    daoan: Daoan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "資 料"))
    assert daoan("sites", "--json").status == 2
    assert daoan("demo", "--json").status == 0
    assert daoan("sites", "--limit", 1, "--json").json["sites"]
    assert len(list((tmp_path / "資 料").rglob("*.gpkg"))) == 1


def test_days_that_no_crash_can_have_leave_the_period_open(
    daoan: Daoan, demo_store: Path, tmp_path: Path
) -> None:
    all_days = daoan("sites", "--store", demo_store, "--json").json
    ever = ("--from", "0001-01-01", "--to", "9999-12-31")
    assert daoan("sites", "--store", demo_store, *ever, "--json").json == all_days
    site = all_days["sites"][0]
    drawing = ("--site", site["id"], "--store", demo_store, "--out", tmp_path / "x.pdf")
    assert daoan("diagram", *drawing, *ever, "--json").json["total"] == site["count"]
    late = daoan("sites", "--store", demo_store, "--from", "9999-12-31", "--json").json
    assert (late["total"], late["sites"]) == (0, [])


def test_a_limit_is_a_limit_of_the_printed_table_too(daoan: Daoan, demo_store: Path) -> None:
    printed = daoan("sites", "--store", demo_store, "--limit", 30).out
    assert sum(line.split(".")[0].strip().isdigit() for line in printed.splitlines()) == 30


@pytest.mark.parametrize(
    "polygon",
    [
        "POINT(1 2)",
        "POLYGON((0 0,1 1,1 0,0 1,0 0))",
        "POLYGON((1e308 0,1e308 1e308,0 2,1e308 0))",
    ],
)
def test_what_is_no_usable_polygon_is_said_to_be_none(
    daoan: Daoan, demo_store: Path, tmp_path: Path, polygon: str
) -> None:
    out = tmp_path / "x.json"
    ran = daoan("diagram", "--polygon", polygon, "--store", demo_store, "--out", out, "--json")
    assert (ran.status, ran.out) == (2, "")
    assert "polygon" in ran.err
    assert len(ran.err.strip().splitlines()) == 1
    assert not out.exists()


@pytest.mark.parametrize("kind", ["crashes", "streets"])
@pytest.mark.parametrize("content", [b"", b"<html><body>404</body></html>", b"\x00\xff\x00"])
def test_an_import_that_cannot_be_made_leaves_no_store(
    daoan: Daoan, tmp_path: Path, kind: str, content: bytes
) -> None:
    (tmp_path / "in.csv").write_bytes(content)
    ran = daoan("import", kind, tmp_path / "in.csv", "--store", tmp_path / "x.gpkg", "--json")
    assert (ran.status, ran.out) == (2, "")
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


@pytest.mark.skipif(os.name != "posix", reason="file names of any bytes are a POSIX matter")
def test_files_with_names_in_cp950_are_imported(
    daoan: Daoan, demo_store: Path, tmp_path: Path
) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + "資料".encode("cp950")))
    folder.mkdir()
    name = os.fsdecode("事故".encode("cp950"))
    (folder / f"{name}.csv").write_text(crash_csv(demo_store), encoding="utf-8")
    (folder / f"{name}.osm").write_text(STREETS, encoding="utf-8")
    (folder / f"{name}.json").write_text(json.dumps(scene_document(demo_store)), encoding="utf-8")
    store = folder / f"{name}.gpkg"
    for kind, ending in (("crashes", "csv"), ("streets", "osm"), ("scene", "json")):
        ran = daoan("import", kind, folder / f"{name}.{ending}", "--store", store, "--json")
        assert (ran.status, ran.err) == (0, ""), (kind, ran)
    db = sqlite3.connect(store)
    files = {json.loads(row[0])[0] for row in db.execute("SELECT files FROM import_run")}
    db.close()
    assert files == {"事故.csv", "事故.osm", "事故.json"}


def interrupted(*arguments: object, when: str) -> subprocess.CompletedProcess[str]:
    """Run a command and send it SIGINT inside the first progress report whose code is `when`."""
    code = (
        "import os, signal, sys\n"
        "import app.cli.root as root\n"
        "real = root.progress_on_stderr\n"
        "def pressing():\n"
        "    report = real()\n"
        "    def press(code, fraction):\n"
        f"        if code == {when!r} and fraction > 0:\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "        report(code, fraction)\n"
        "    return press\n"
        "root.progress_on_stderr = pressing\n"
        "from app.cli.start import run\n"
        "sys.exit(run(sys.argv[1:]))\n"
    )
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "DAOAN_LANGUAGE": "en"},
        check=False,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


@pytest.mark.skipif(os.name != "posix", reason="SIGINT is sent to a process by its id")
@pytest.mark.parametrize(
    ("command", "when"),
    [
        (("demo",), "BUILDING_DEMO"),
        (("import", "crashes", "in.csv"), "IMPORTING_CRASHES"),
        (("import", "crashes", "in.csv"), "LOCATING_CRASHES"),
        (("import", "streets", "in.osm"), "STORING_STREETS"),
    ],
)
def test_ctrl_c_in_the_middle_leaves_no_new_store_and_an_old_one_as_it_was(
    demo_store: Path, tmp_path: Path, command: tuple[str, ...], when: str
) -> None:
    (tmp_path / "in.csv").write_text(crash_csv(demo_store), encoding="utf-8")
    (tmp_path / "in.osm").write_text(STREETS, encoding="utf-8")
    arguments = [tmp_path / word if word.startswith("in.") else word for word in command]
    done = interrupted(*arguments, "--store", tmp_path / "new.gpkg", "--json", when=when)
    assert (done.returncode, done.stdout) == (130, ""), done
    assert done.stderr.strip() == "Cancelled; nothing was changed."
    assert {path.name for path in tmp_path.iterdir()} == {"in.csv", "in.osm"}
    if command[0] == "demo":
        return
    before = demo_store.read_bytes()
    done = interrupted(*arguments, "--store", demo_store, "--json", when=when)
    assert done.returncode == 130
    assert demo_store.read_bytes() == before
    assert [path.name for path in demo_store.parent.iterdir()] == [demo_store.name]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_behind_stdout_is_one_sentence(demo_store: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), "sites", "--store", str(demo_store), "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_reader_who_leaves_early_is_no_fault(demo_store: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "sites", "--store", str(demo_store), "--json"],
        stdout=writing,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "command",
    [("--help",), ("import", "--help"), ("sites",), ("check",), ("sites", "--rank", "epdo")],
)
def test_no_command_imports_qt(demo_store: Path, command: tuple[str, ...]) -> None:
    store = () if "--help" in command else ("--store", str(demo_store))
    code = (
        "import sys\n"
        "from app.cli.start import run\n"
        "run(sys.argv[1:])\n"
        "sys.exit(any(m.split('.')[0] in ('PySide6', 'pyqtgraph') for m in sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command, *store],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_two_processes_that_make_one_store_at_once_lose_nothing(
    demo_store: Path, tmp_path: Path
) -> None:
    (tmp_path / "in.csv").write_text(crash_csv(demo_store), encoding="utf-8")
    (tmp_path / "bad.csv").write_text("<html>", encoding="utf-8")
    store = str(tmp_path / "x.gpkg")
    started = [
        subprocess.Popen(
            [sys.executable, str(ROOT / "main.py"), "import", "crashes", name, "--store", store],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for name in ("in.csv", "bad.csv", "bad.csv")
    ]
    said = [process.communicate()[1].decode() for process in started]
    assert [process.returncode for process in started] == [0, 2, 2], said
    db = sqlite3.connect(store)
    assert db.execute("SELECT count(*) FROM crash").fetchone() == (3,)
    db.close()
