"""Connections to a server on another computer: encrypted, looked at, or refused with a reason.

The server of the tests runs on this computer; `hostaddr` reaches it under the name of another.
"""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from app.store.server.address import ServerAddress
from app.store.server.engine import connect
from app.store.server.server_store import open_server
from gis.problems import Problem
from tests.helpers.certificates import DAY, Certificate, make_authority, make_server
from tests.helpers.postgres import PASSWORD, WORKER, TestServer
from tests.helpers.postgres_tls import serving

HOST = "db.police.example"


@pytest.fixture(scope="module")
def authority() -> Certificate:
    return make_authority()


@pytest.fixture
def root(authority: Certificate, tmp_path: Path) -> Path:
    return authority.write(tmp_path / "ca.crt")


@pytest.fixture
def address(postgres: TestServer, database: str, root: Path) -> ServerAddress:
    return address_of(postgres, database, root)


def address_of(
    server: TestServer, database: str, root: Path, *, password: str = PASSWORD, host: str = HOST
) -> ServerAddress:
    return ServerAddress(
        host=host,
        port=server.port,
        database=database,
        user=WORKER,
        password=password,
        options=(("hostaddr", "127.0.0.1"), ("sslrootcert", str(root))),
    )


def refused(address: ServerAddress) -> str:
    with pytest.raises(Problem) as caught:
        connect(address)
    assert PASSWORD not in str(caught.value)
    return caught.value.code


def test_a_certificate_that_fits_lets_in_by_scram_over_tls(
    postgres: TestServer, address: ServerAddress, authority: Certificate
) -> None:
    with serving(postgres, make_server(authority, HOST)):
        with connect(address) as connection:
            used = connection.execute(
                "SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
            ).fetchone()
            assert used is not None
            assert used[0] is True
            assert used[1] in ("TLSv1.2", "TLSv1.3")
        with open_server(address) as store:
            assert store.person.login == WORKER


def test_a_server_lets_nobody_in_without_tls(postgres: TestServer, database: str) -> None:
    authority = make_authority()
    with serving(postgres, make_server(authority, HOST)), pytest.raises(psycopg.OperationalError):
        psycopg.connect(postgres.url(database), sslmode="disable")


@pytest.mark.parametrize(
    ("names", "days", "code"),
    [
        (["other.police.example"], (-1, 1), "STORE_TLS_OTHER_NAME"),
        (["127.0.0.1"], (-1, 1), "STORE_TLS_OTHER_NAME"),
        ([HOST], (-9, -1), "STORE_TLS_EXPIRED"),
        ([HOST], (1, 9), "STORE_TLS_TOO_EARLY"),
    ],
)
def test_a_certificate_that_does_not_fit_is_refused_with_its_own_reason(
    postgres: TestServer,
    address: ServerAddress,
    authority: Certificate,
    names: list[str],
    days: tuple[int, int],
    code: str,
) -> None:
    shown = make_server(authority, *names, valid_from=days[0] * DAY, valid_until=days[1] * DAY)
    with serving(postgres, shown):
        assert refused(address) == code


def test_an_unknown_authority_is_refused(postgres: TestServer, address: ServerAddress) -> None:
    with serving(postgres, make_server(make_authority("Somebody else"), HOST)):
        assert refused(address) == "STORE_TLS_UNKNOWN_AUTHORITY"


def test_a_server_without_tls_is_refused(postgres: TestServer, address: ServerAddress) -> None:
    assert refused(address) == "STORE_TLS_NOT_OFFERED"


def test_a_root_certificate_that_is_not_there_is_told(
    postgres: TestServer, database: str, authority: Certificate, tmp_path: Path
) -> None:
    with serving(postgres, make_server(authority, HOST)):
        found = refused(address_of(postgres, database, tmp_path / "none.crt"))
    assert found == "STORE_TLS_NO_AUTHORITY"


def test_a_wrong_password_is_refused_over_tls(
    postgres: TestServer, database: str, root: Path, authority: Certificate
) -> None:
    with serving(postgres, make_server(authority, HOST)):
        wrong = address_of(postgres, database, root, password="wrong")
        assert refused(wrong) == "STORE_SERVER_LOGIN_REFUSED"


def test_a_server_that_asks_for_the_bare_password_does_not_get_it(
    postgres: TestServer, address: ServerAddress, authority: Certificate
) -> None:
    asks = "local all all trust\nhostssl all all 127.0.0.1/32 password\n"
    with serving(postgres, make_server(authority, HOST), hba=asks):
        assert refused(address) == "STORE_SERVER_WEAK_LOGIN"


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "require", "verify-ca"])
def test_anything_weaker_is_refused_for_another_computer(mode: str) -> None:
    with pytest.raises(Problem) as caught:
        ServerAddress.read(f"postgresql://lin:secret@{HOST}/daoan?sslmode={mode}")
    assert caught.value.code == "STORE_SERVER_WEAK_TLS"
    assert "secret" not in str(caught.value)
    assert ServerAddress.read(f"postgresql://lin@127.0.0.1/daoan?sslmode={mode}").is_local


def test_a_name_of_this_computer_does_not_hide_an_address_elsewhere() -> None:
    away = "postgresql://lin@localhost/daoan?hostaddr=192.0.2.7"
    assert ServerAddress.read(away).parameters()["sslmode"] == "verify-full"
    with pytest.raises(Problem):
        ServerAddress.read(f"{away}&sslmode=disable")


def test_no_address_switches_the_precautions_off() -> None:
    told = ServerAddress.read(
        f"postgresql://lin@{HOST}/daoan?gssencmode=prefer&require_auth=password"
    ).parameters()
    assert told["sslmode"] == "verify-full"
    assert told["gssencmode"] == "disable"
    assert told["require_auth"] == "scram-sha-256"
