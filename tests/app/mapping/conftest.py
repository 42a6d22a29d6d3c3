from __future__ import annotations

import pytest

from tests.helpers.tile_server import tile_server


@pytest.fixture
def server(monkeypatch):
    """A tile server on the loopback, reached without any proxy of this machine."""
    for name in (
        "http_proxy",
        "HTTP_PROXY",
        "https_proxy",
        "HTTPS_PROXY",
        "all_proxy",
        "ALL_PROXY",
    ):
        monkeypatch.delenv(name, raising=False)
    with tile_server() as running:
        yield running
