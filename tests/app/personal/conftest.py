"""Stores whose keys may be set up: on a server that is a supervisor's work."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.store.roles.names import Role
from app.store.store import Store, open_store
from tests.helpers.postgres import TestServer, login_of


@pytest.fixture
def server_store(postgres: TestServer, database: str) -> Iterator[Store]:
    """A fresh, empty store on a server, opened by a supervisor."""
    with open_store(postgres.url(database, login_of(Role.SUPERVISOR), password=None)) as opened:
        yield opened
