from __future__ import annotations

from pathlib import Path

import pytest

from app.store.location import mount_type, store_path
from gis.problems import Problem


def refusal(location: str | Path) -> str:
    with pytest.raises(Problem) as refused:
        store_path(location)
    return refused.value.code


@pytest.mark.parametrize(
    "location", [r"\\server\share\daoan.gpkg", "//server/share/daoan.gpkg", r"\\?\UNC\s\x\a.gpkg"]
)
def test_a_path_on_a_network_share_is_refused(location: str) -> None:
    assert refusal(location) == "STORE_ON_NETWORK"


@pytest.mark.parametrize(
    "location", ["postgresql://u@h/db", "postgres://h/db", "postgresql+psycopg://h/db"]
)
def test_a_server_is_refused_in_words_of_its_own(location: str) -> None:
    assert refusal(location) == "STORE_IS_SERVER"


def test_a_folder_and_a_missing_folder_are_told_apart(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "STORE_IS_FOLDER"
    assert refusal(tmp_path / "none" / "a.gpkg") == "STORE_NO_FOLDER"


def test_without_a_location_the_users_data_folder_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "資料"))
    found = store_path(None)
    assert found.name == "daoan.gpkg"
    assert found.parent.is_dir()


MOUNTS = """/dev/sda1 / ext4 rw 0 0
server:/export /mnt/team nfs4 rw 0 0
//nas/police /mnt/nas\\040share cifs rw 0 0
/dev/sdb1 /mnt/team/local ext4 rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/lin/a.gpkg", "ext4"),
        ("/mnt/team/a.gpkg", "nfs4"),
        ("/mnt/team/local/a.gpkg", "ext4"),
        ("/mnt/nas share/x/a.gpkg", "cifs"),
        ("/mnt/teams/a.gpkg", "ext4"),
    ],
)
def test_the_mount_table_tells_what_a_path_lies_on(tmp_path: Path, path: str, kind: str) -> None:
    table = tmp_path / "mounts"
    table.write_text(MOUNTS, encoding="utf-8")
    assert mount_type(Path(path), table) == kind


def test_a_system_without_mount_table_has_no_answer(tmp_path: Path) -> None:
    assert mount_type(Path("/a"), tmp_path / "none") is None


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs"])
def test_a_mounted_share_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    table = tmp_path / "mounts"
    table.write_text(f"/dev/sda1 / ext4 rw 0 0\nnas:/x {tmp_path} {kind} rw 0 0\n")
    monkeypatch.setattr("app.store.location._MOUNT_TABLE", table)
    assert refusal(tmp_path / "a.gpkg") == "STORE_ON_NETWORK"
