"""Which tests run on one store only is written down, with reasons."""

from __future__ import annotations

from tests.helpers.one_store import PAGE, marked, page


def test_the_page_lists_exactly_the_marked_tests() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m tests.helpers.one_store"


def test_every_reason_says_something() -> None:
    assert all(len(reason.split()) >= 4 for _, reason in marked())
