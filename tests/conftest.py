"""Fixtures every test may use."""

from __future__ import annotations

import gc
import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from app.store.store import Store, open_store
from tests.helpers.postgres import TestServer, running_server, why_not
from tests.helpers.stores import make_store

# The suite tries the same examples everywhere and watches no clock; `make soak` tries new ones.
settings.register_profile("house", deadline=None, derandomize=True, database=None)
settings.register_profile(
    "soak", deadline=None, max_examples=1000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("soak" if os.environ.get("DAOAN_SOAK") else "house")

OF_WINDOWS = [Path(__file__).parent / "widgets", Path(__file__).parent / "e2e" / "window"]
SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real input files beside the checkout."""
    if not SHARED_DATA.is_dir():
        reason = "the real data files (../shared/data) are not beside this checkout"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return SHARED_DATA


@pytest.fixture(scope="session")
def postgres() -> Generator[TestServer, None, None]:
    """A PostgreSQL server of this test process, started on first use."""
    reason = why_not()
    if reason is not None:
        pytest.skip(reason)
    with running_server() as server, pytest.MonkeyPatch.context() as patch:
        patch.setenv("PGPASSFILE", str(server.password_file))
        yield server


@pytest.fixture
def database(postgres: TestServer) -> Generator[str, None, None]:
    """The name of a fresh database with our schema in it, empty."""
    with postgres.database() as name:
        yield name


@pytest.fixture
def server_store(postgres: TestServer, database: str) -> Generator[Store, None, None]:
    """A fresh, empty store on a server, opened by an analyst."""
    with open_store(postgres.url(database, password=None)) as opened:
        yield opened


@pytest.fixture(scope="module")
def shared_store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Generator[Store, None, None]:
    """A store for all tests of a module, one in a file and one on a server."""
    if request.param == "file_store":
        with make_store(tmp_path_factory.mktemp("shared") / "store.gpkg") as made:
            yield made
        return
    server: TestServer = request.getfixturevalue("postgres")
    with server.database() as name, open_store(server.url(name, password=None)) as opened:
        yield opened


@pytest.fixture
def file_store(tmp_path: Path) -> Generator[Store, None, None]:
    """A fresh, empty store in its own file."""
    with make_store(tmp_path / "store.gpkg") as made:
        yield made


@pytest.fixture
def store(request: pytest.FixtureRequest) -> Store:
    """A fresh, empty store: the test runs with one in a file and with one on a server."""
    found: Store = request.getfixturevalue(request.param)
    return found


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what uses `store` on both stores, but for what is marked `geopackage_only`."""
    for name in {"store", "shared_store"} & set(metafunc.fixturenames):
        stores = {"file": "file_store", "server": "server_store"}
        if metafunc.definition.get_closest_marker("geopackage_only") is not None:
            del stores["server"]
        metafunc.parametrize(name, list(stores.values()), indirect=True, ids=list(stores))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test belongs to a gate: windows lie in their folders, all else there is `windowless`.

    The headless gate does not look into these folders, the other gates into these only.
    """
    for item in items:
        shows = item.get_closest_marker("gui") is not None
        if any(item.path.is_relative_to(folder) for folder in OF_WINDOWS):
            if not shows:
                item.add_marker("windowless")
        elif shows:
            raise pytest.UsageError(f"{item.nodeid} is marked gui outside the folders of windows")


@pytest.hookimpl(hookwrapper=True)
def pytest_collection() -> Generator[None, object, None]:
    """Libraries, modules and test items stay to the end: nobody looks through them for rubbish."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()
        gc.freeze()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, object, None]:
    """Under CI nothing is skipped silently: a skip is a failure that says why."""
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]  # pluggy's Result is untyped here
    if report.skipped and os.environ.get("CI") == "true" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped under CI: {report.longrepr}"
