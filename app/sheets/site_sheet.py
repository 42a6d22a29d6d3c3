"""The site sheet: one A4 page with a site's collision diagram, keys, counts and crash list."""

from __future__ import annotations

from app.sheets.site_content import (
    SheetCrash,
    SheetEvent,
    SheetParty,
    SheetSymbol,
    SiteSheetContent,
)

__all__ = ["SheetCrash", "SheetEvent", "SheetParty", "SheetSymbol", "SiteSheetContent"]
