"""The help: complete in both languages, and no link leads nowhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.help_pages import PAGES, help_pages, plain_text, search_help
from app.messages import Language

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "help"
LINK = re.compile(r"\[[^\]]*\]\(([^)]*)\)")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("language", list(Language))
def test_the_pages_are_the_files_of_the_folder(language: Language) -> None:
    files = {path.stem for path in (FOLDER / language.value).glob("*.md")}
    assert files == set(PAGES)


@pytest.mark.parametrize("language", list(Language))
def test_every_page_has_a_title_of_its_own_and_something_to_say(language: Language) -> None:
    pages = help_pages(language)
    assert len({page.title for page in pages}) == len(PAGES)
    assert [page.name for page in pages if not page.text.startswith("# ")] == []
    assert [page.name for page in pages if len(page.text.splitlines()) < 6] == []


@pytest.mark.parametrize("language", list(Language))
def test_every_link_leads_to_a_page(language: Language) -> None:
    links = [link for page in help_pages(language) for link in LINK.findall(page.text)]
    assert len(links) > 20
    assert [link for link in links if link.removesuffix(".md") not in PAGES] == []


def test_both_languages_link_to_the_same_pages() -> None:
    both = zip(help_pages(Language.CHINESE), help_pages(Language.ENGLISH), strict=True)
    for chinese, english in both:
        assert set(LINK.findall(chinese.text)) == set(LINK.findall(english.text)), chinese.name
        assert chinese.text.count("\n## ") == english.text.count("\n## "), chinese.name
        assert chinese.text.count("\n|") == english.text.count("\n|"), chinese.name


def test_every_page_can_be_reached_from_another_page() -> None:
    linked = {
        link.removesuffix(".md")
        for page in help_pages(Language.ENGLISH)
        for link in LINK.findall(page.text)
    }
    assert set(PAGES) - linked - {"start"} == set()


def test_chinese_pages_are_chinese_and_english_ones_english() -> None:
    for page in help_pages(Language.CHINESE):
        assert len(CHINESE.findall(page.text)) > 60, page.name
    for page in help_pages(Language.ENGLISH):
        assert len(CHINESE.findall(page.text)) < 10, page.name


def test_the_weights_told_are_those_that_are_counted_with() -> None:
    from gis.analysis.epdo import DEATH_WEIGHT, INJURY_WEIGHT

    for language in Language:
        [page] = [page for page in help_pages(language) if page.name == "sites"]
        assert f"{DEATH_WEIGHT:g}" in page.text
        assert f"{INJURY_WEIGHT:g}" in page.text


@pytest.mark.parametrize("language", list(Language))
def test_a_search_finds_the_pages_that_hold_all_words(language: Language) -> None:
    for query in ("EPDO", "Ctrl+Z", "a3 csv", "GeoPackage CSV", "xyzzy", ""):
        words = query.lower().split()
        wanted = {
            page.name
            for page in help_pages(language)
            if words and all(word in page.text.lower() for word in words)
        }
        assert {hit.page.name for hit in search_help(language, query)} == wanted


def test_a_page_with_the_word_in_its_title_comes_first() -> None:
    assert search_help(Language.ENGLISH, "keys")[0].page.name == "keyboard"
    assert search_help(Language.CHINESE, "圖層")[0].page.name == "layers"


def test_marks_of_markdown_are_not_in_the_plain_text() -> None:
    plain = plain_text("# A\n\n**b** [c](d.md)\n\n| e | f |\n|---|---|\n")
    assert plain.split() == ["A", "b", "c", "e", "f"]
