from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from app.cli.root import main
from tests.helpers.stores import make_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed, empty store."""
    found = tmp_path / "道安.gpkg"
    make_store(found).close()
    return found


def test_backup_and_restore_tell_bytes_and_hash(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, new = tmp_path / "b.gpkg", tmp_path / "new.gpkg"
    assert main(["backup", "--store", str(path), "--out", str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {
        "bytes": out.stat().st_size,
        "sha256": hashlib.sha256(out.read_bytes()).hexdigest(),
    }
    assert main(["restore", str(out), "--store", str(new), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == told | {"kept": None}


def test_restore_over_a_store_needs_to_be_told_so(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "b.gpkg"
    assert main(["backup", "--store", str(path), "--out", str(out)]) == 0
    assert out.name in capsys.readouterr().out
    assert main(["restore", str(out), "--store", str(path)]) == 2
    refused = capsys.readouterr()
    assert refused.out == ""
    assert len(refused.err.strip().splitlines()) == 1
    assert main(["restore", str(out), "--store", str(path), "--replace", "--json"]) == 0
    assert Path(json.loads(capsys.readouterr().out)["kept"]).is_file()


def test_a_missing_store_is_one_sentence_and_status_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "b.gpkg")
    assert main(["backup", "--store", str(tmp_path / "none.gpkg"), "--out", out]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
