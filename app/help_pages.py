"""The pages of the help: Markdown files of each language, their titles, and a search in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from app.messages import Language

PAGES = (
    "start",
    "import",
    "map",
    "layers",
    "street_editor",
    "scene_editor",
    "scene_form",
    "take_along",
    "search",
    "filters",
    "sites",
    "crash_table",
    "site_page",
    "leg_question",
    "coverage",
    "positions",
    "printing",
    "privacy",
    "problems",
    "keyboard",
)
"""Names of the pages in the order of the contents; each is a file `<name>.md` in both languages."""
SNIPPET = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage:
    """One page: its name, its title, its Markdown."""

    name: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpHit:
    """A page that holds what was searched, with the words around the first place."""

    page: HelpPage
    snippet: str


@lru_cache(maxsize=2)
def help_pages(language: Language) -> tuple[HelpPage, ...]:
    """All pages of a language in the order of the contents."""
    folder = files("resources").joinpath("help", language.value)
    pages = []
    for name in PAGES:
        text = folder.joinpath(f"{name}.md").read_text(encoding="utf-8")
        title = text.splitlines()[0].removeprefix("# ").strip()
        pages.append(HelpPage(name=name, title=title, text=text))
    return tuple(pages)


def search_help(language: Language, query: str) -> list[HelpHit]:
    """Pages that hold every word of a query, those with it in the title first."""
    words = query.lower().split()
    if not words:
        return []
    hits = [
        HelpHit(page=page, snippet=_snippet(page, words[0]))
        for page in help_pages(language)
        if all(word in page.text.lower() for word in words)
    ]
    return sorted(hits, key=lambda hit: not all(word in hit.page.title.lower() for word in words))


def plain_text(markdown: str) -> str:
    """The words of a page without its marks."""
    linked = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    lines = [line for line in linked.splitlines() if not re.fullmatch(r"[\s|:-]*", line)]
    return re.sub(r"[#*`|>]+", " ", "\n".join(lines))


def _snippet(page: HelpPage, word: str) -> str:
    body = " ".join(plain_text(page.text).split()).removeprefix(page.title).strip()
    at = max(body.lower().find(word), 0)
    start = max(at - SNIPPET // 3, 0)
    piece = body[start : start + SNIPPET].strip()
    return ("…" if start else "") + piece + ("…" if start + SNIPPET < len(body) else "")
