"""Snaps to the streets that stand: road lines, lanes, kerbs, stop lines, stations; kept current."""

from __future__ import annotations

from collections.abc import Sequence

from app.streets.street_document import StreetDocument
from app.streets.street_domains import StreetDomains
from gis.drafting.snaps import Snap, SnapProvider, SnapQuestion
from gis.streets.remake.change import Remade


class StreetSnapper:
    """A `Snapper` over what a document holds; follows its changes.

    `more` offers snaps of other domains (objects, photo marks).
    """

    def __init__(self, document: StreetDocument, more: Sequence[SnapProvider] = ()) -> None:
        self._document = document
        self._domains = StreetDomains(document.standing.whole(), {})
        self._more = tuple(more)
        document.changed.connect(self._follow)

    def __call__(self, question: SnapQuestion) -> tuple[Snap, ...]:
        """Snaps near the pointer, best first."""
        return self._domains.near(question, self._more)

    def let_go(self) -> None:
        """Follow the document no more."""
        self._document.changed.disconnect(self._follow)

    def _follow(self, remade: Remade) -> None:
        self._domains.change(remade.gone, remade.made)
