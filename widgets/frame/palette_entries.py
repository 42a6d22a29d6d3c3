"""What the command palette finds: actions, recent stores, sites; and how well a query fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtGui import QAction
from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from widgets.door.use_cases import SiteRow
from widgets.frame.action_names import WHY_NOT, BothLanguages, shortcut_text, without_mnemonic
from widgets.frame.store_names import store_line, store_names

LEAST_SCORE = 62.0
SHOWN = 60


class EntryKind(Enum):
    """What an entry is."""

    ACTION = "action"
    STORE = "store"
    SITE = "site"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaletteEntry:
    """One thing that can be done."""

    kind: EntryKind
    title: str
    names: tuple[str, ...]
    """All names it is found by, in any language."""
    run: Callable[[], object]
    keys: str = ""
    hint: str = ""
    why_not: str = ""
    """Why it cannot be done now; empty where it can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaletteSources:
    """Where entries come from."""

    actions: Sequence[QAction]
    names: BothLanguages
    stores: Sequence[str]
    open_store: Callable[[str], None]
    sites: Sequence[SiteRow]
    choose_site: Callable[[str], None]


def palette_entries(sources: PaletteSources) -> tuple[PaletteEntry, ...]:
    """All entries: actions in the order of the menus, then stores, then sites."""
    actions = [_action_entry(action, sources.names) for action in sources.actions]
    stores = [
        PaletteEntry(
            kind=EntryKind.STORE,
            title=store_names(location)[0],
            names=(store_names(location)[0], store_line(location)),
            hint=store_line(location),
            run=lambda location=location: sources.open_store(location),
        )
        for location in sources.stores
    ]
    sites = [
        PaletteEntry(
            kind=EntryKind.SITE,
            title=row.site.name,
            names=(row.site.name,),
            run=lambda wanted=row.id: sources.choose_site(wanted),
        )
        for row in sources.sites
    ]
    return (*actions, *stores, *sites)


def _action_entry(action: QAction, names: BothLanguages) -> PaletteEntry:
    return PaletteEntry(
        kind=EntryKind.ACTION,
        title=without_mnemonic(action.text()),
        names=names.names(action),
        keys=shortcut_text(action),
        hint=action.statusTip(),
        run=action.trigger,
        why_not="" if action.isEnabled() else str(action.property(WHY_NOT) or "–"),
    )


def found(entries: Sequence[PaletteEntry], query: str) -> list[PaletteEntry]:
    """Entries that fit a query, the best first; for an empty one all stores and actions."""
    if not default_process(query):
        stores = [entry for entry in entries if entry.kind is EntryKind.STORE]
        actions = [entry for entry in entries if entry.kind is EntryKind.ACTION]
        return [*stores, *actions][:SHOWN]
    rated = [(rating(entry.names, query), -place) for place, entry in enumerate(entries)]
    best = sorted((pair for pair in rated if pair[0] >= LEAST_SCORE), reverse=True)
    return [entries[-place] for _, place in best[:SHOWN]]


def rating(names: Sequence[str], query: str) -> float:
    """How well the best of some names fits a query: 0 not at all, 100 as typed, up to 120.

    A name that begins with the query stands before one that only holds it; typing errors cost.
    """
    wanted = default_process(query)
    return max((_rating(default_process(name), wanted) for name in names), default=0.0)


def _rating(name: str, query: str) -> float:
    if name.startswith(query):
        return 120.0 - min(len(name) - len(query), 19)
    if query in name:
        return 100.0 - min(len(name) - len(query), 19)
    if len(query) < 2:
        return 0.0
    return 0.9 * fuzz.WRatio(query, name)
