from __future__ import annotations

import pytest

from app.store.location import is_server, store_path
from app.store.server.address import ServerAddress
from gis.problems import Problem

SECRET = "geheim/ß 100%"
TYPED = (
    "postgresql://lin:geheim%2F%C3%9F%20100%25@db.police:5433/daoan"
    "?sslmode=verify-ca&sslpassword=hidden"
)


def test_an_address_is_taken_apart() -> None:
    address = ServerAddress.read(TYPED)
    assert (address.host, address.port, address.database) == ("db.police", 5433, "daoan")
    assert (address.user, address.password) == ("lin", SECRET)
    assert dict(address.options)["sslmode"] == "verify-ca"


def test_no_password_shows_in_location_repr_or_text() -> None:
    address = ServerAddress.read(TYPED)
    assert address.location == "postgresql://lin@db.police:5433/daoan?sslmode=verify-ca"
    for shown in (address.location, repr(address), str(address), address.place):
        assert "geheim" not in shown
        assert "hidden" not in shown


def test_a_location_leads_to_the_same_place() -> None:
    address = ServerAddress.read("postgresql://lin@localhost/道安?application_name=x")
    assert ServerAddress.read(address.location) == address
    assert (address.port, address.database) == (5432, "道安")


def test_a_socket_folder_is_a_host() -> None:
    address = ServerAddress.read("postgresql://lin@/daoan?host=/run/postgresql")
    assert address.host == "/run/postgresql"
    assert ServerAddress.read(address.location) == address


@pytest.mark.parametrize(
    "typed",
    [
        "postgresql://",
        "postgresql://db.police/daoan",
        "postgresql://lin:secret@db.police",
        "postgresql://lin:secret@db.police:port/daoan",
        "postgresql:lin:secret",
    ],
)
def test_what_cannot_be_read_is_refused_without_repeating_it(typed: str) -> None:
    with pytest.raises(Problem) as refused:
        ServerAddress.read(typed)
    assert refused.value.code == "STORE_SERVER_ADDRESS"
    assert refused.value.params == {}
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("host", "mode"),
    [
        ("localhost", None),
        ("127.0.0.1", None),
        ("[::1]", None),
        ("db.police", "verify-full"),
        ("10.1.2.3", "verify-full"),
    ],
)
def test_what_leaves_this_computer_is_encrypted_and_verified(host: str, mode: str | None) -> None:
    told = ServerAddress.read(f"postgresql://lin@{host}/daoan").parameters()
    assert told.get("sslmode") == mode


def test_the_address_itself_may_say_otherwise() -> None:
    told = ServerAddress.read("postgresql://lin@db.police/daoan?sslmode=disable").parameters()
    assert told["sslmode"] == "disable"


@pytest.mark.parametrize("typed", ["postgresql://a@b/c", "postgres://a@b/c", "POSTGRESQL://a@b/c"])
def test_addresses_are_told_from_paths(typed: str) -> None:
    assert is_server(typed)
    with pytest.raises(Problem, match="STORE_IS_SERVER"):
        store_path(typed)


def test_paths_are_no_addresses() -> None:
    assert not is_server(None)
    assert not is_server("/data/postgresql.gpkg")
