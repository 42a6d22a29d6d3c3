"""The file that says where the shared database is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.messages import Language, explain
from app.server_settings import ServerSettings, read_server_settings, write_server_settings
from gis.problems import Problem


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "site.toml", tmp_path / "user.toml"


def test_without_any_file_there_is_no_server(files: tuple[Path, Path]) -> None:
    assert read_server_settings(*files) is None


def test_an_administrators_file_is_enough(files: tuple[Path, Path]) -> None:
    site, user = files
    site.write_text('title = "市警局"\nhost = "db.police.example"\ndatabase = "daoan"\n', "utf-8")
    found = read_server_settings(site, user)
    assert found == ServerSettings(title="市警局", host="db.police.example", database="daoan")
    assert found.words == "市警局"
    assert found.place == "db.police.example/daoan"
    address = found.address("lin", "secret")
    assert address.location == "postgresql://lin@db.police.example:5432/daoan"
    assert address.parameters()["sslmode"] == "verify-full"
    assert "secret" not in repr(address)


def test_a_persons_own_file_goes_before_it_key_by_key(files: tuple[Path, Path]) -> None:
    site, user = files
    site.write_text('host = "old.example"\ndatabase = "daoan"\nport = 5433\n')
    user.write_text('host = "127.0.0.1"\n')
    found = read_server_settings(site, user)
    assert found == ServerSettings(host="127.0.0.1", database="daoan", port=5433)
    assert found.words == "127.0.0.1:5433/daoan"


def test_a_certificate_is_found_beside_its_file(files: tuple[Path, Path]) -> None:
    site, user = files
    (site.parent / "ca.crt").write_text("-")
    site.write_text('host = "h"\ndatabase = "d"\nroot_certificate = "ca.crt"\n')
    found = read_server_settings(site, user)
    assert found is not None
    assert dict(found.address("lin").options)["sslrootcert"] == str(site.parent / "ca.crt")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('host = "h\n', "SERVER_SETTINGS_SYNTAX"),
        ('hots = "h"\n', "SERVER_SETTINGS_KEY"),
        ('host = "h"\ndatabase = "d"\npassword = "p"\n', "SERVER_SETTINGS_KEY"),
        ('host = "h"\n', "SERVER_SETTINGS_MISSING"),
        ('database = "d"\n', "SERVER_SETTINGS_MISSING"),
        ('host = 7\ndatabase = "d"\n', "SERVER_SETTINGS_VALUE"),
        ('host = ""\ndatabase = "d"\n', "SERVER_SETTINGS_VALUE"),
        ('host = "a b"\ndatabase = "d"\n', "SERVER_SETTINGS_VALUE"),
        ('host = "h"\ndatabase = "d"\nport = 0\n', "SERVER_SETTINGS_VALUE"),
        ('host = "h"\ndatabase = "d"\nport = true\n', "SERVER_SETTINGS_VALUE"),
        ('host = "h"\ndatabase = "d"\nport = 65536\n', "SERVER_SETTINGS_VALUE"),
        ('host = "h"\ndatabase = "d"\nsslmode = "yes"\n', "SERVER_SETTINGS_VALUE"),
        ('host = "h"\ndatabase = "d"\nsslmode = "require"\n', "STORE_SERVER_WEAK_TLS"),
        (
            'host = "h"\ndatabase = "d"\nroot_certificate = "no.crt"\n',
            "SERVER_SETTINGS_CERTIFICATE",
        ),
        ("[host]\n", "SERVER_SETTINGS_VALUE"),
    ],
)
def test_each_defect_has_a_sentence_in_both_languages(
    files: tuple[Path, Path], text: str, code: str
) -> None:
    files[0].write_text(text)
    with pytest.raises(Problem) as caught:
        read_server_settings(*files)
    assert caught.value.code == code
    for language in Language:
        assert "{" not in explain(caught.value, language)


def test_a_file_that_is_no_text_is_told(files: tuple[Path, Path]) -> None:
    files[0].write_bytes(b"\xff\xfe\x00host")
    with pytest.raises(Problem) as caught:
        read_server_settings(*files)
    assert caught.value.code == "SERVER_SETTINGS_UNREADABLE"
    files[0].unlink()
    files[0].mkdir()
    with pytest.raises(Problem) as again:
        read_server_settings(*files)
    assert again.value.code == "SERVER_SETTINGS_UNREADABLE"


def test_a_weaker_connection_is_allowed_to_this_computer_only(files: tuple[Path, Path]) -> None:
    files[0].write_text('host = "127.0.0.1"\ndatabase = "d"\nsslmode = "disable"\n')
    found = read_server_settings(*files)
    assert found is not None
    assert found.address("lin").parameters()["sslmode"] == "disable"


@given(
    title=st.text(st.characters(exclude_categories=["C"]), max_size=30).map(str.strip),
    host=st.from_regex(r"[a-z][a-z0-9.-]{0,30}", fullmatch=True),
    port=st.integers(1, 65535),
)
def test_what_is_written_reads_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, title: str, host: str, port: int
) -> None:
    path = tmp_path_factory.mktemp("s") / "deep" / "server.toml"
    wanted = ServerSettings(title=title, host=host, database='道 "安\\', port=port)
    if not title.isprintable():
        return
    write_server_settings(wanted, path)
    assert read_server_settings(path.with_name("none"), path) == wanted
