"""Fixtures every test may use."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from app.store.store import Store
from tests.helpers.stores import make_store

# The suite tries the same examples everywhere and watches no clock; `make soak` tries new ones.
settings.register_profile("house", deadline=None, derandomize=True, database=None)
settings.register_profile(
    "soak", deadline=None, max_examples=1000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("soak" if os.environ.get("DAOAN_SOAK") else "house")

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


@pytest.fixture
def store(tmp_path: Path) -> Generator[Store, None, None]:
    """A fresh, empty store in its own file."""
    with make_store(tmp_path / "store.gpkg") as made:
        yield made


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
