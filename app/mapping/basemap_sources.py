"""Where basemaps come from: the list in `resources/basemaps`, and addresses that people enter."""

from __future__ import annotations

import csv
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from urllib.parse import urlsplit

from app.messages import Language
from gis.mapping.web_tiles import DEEPEST_ZOOM, Tile
from gis.problems import Problem

OWN_ID = "own"
LEAST_ZOOM, MOST_ZOOM = 0, 20
"""Levels that an entered address is asked for."""
_LEVEL, _COLUMN, _ROW, _FLIPPED_ROW = "z", "x", "y", "-y"
_MEANINGS = {
    "z": _LEVEL,
    "tilematrix": _LEVEL,
    "x": _COLUMN,
    "tilecol": _COLUMN,
    "y": _ROW,
    "tilerow": _ROW,
    "-y": _FLIPPED_ROW,
}
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class BasemapSource:
    """A tiled map: where each tile is fetched, and who owns it."""

    id: str
    template: str
    least_zoom: int = LEAST_ZOOM
    most_zoom: int = MOST_ZOOM
    title_chinese: str = ""
    title_english: str = ""
    owner: str = ""

    def title(self, language: Language) -> str:
        """Its name; the server's name where it has none."""
        named = self.title_chinese if language is Language.CHINESE else self.title_english
        return named or self.host

    @property
    def host(self) -> str:
        """The server that is asked."""
        return urlsplit(self.template).netloc

    @property
    def cache_name(self) -> str:
        """A name for its folder in the cache, one for each address."""
        return hashlib.sha256(self.template.encode()).hexdigest()[:16]

    def address(self, tile: Tile) -> str:
        """The address of one tile."""
        numbers = {
            _LEVEL: tile.zoom,
            _COLUMN: tile.column,
            _ROW: tile.row,
            _FLIPPED_ROW: (1 << tile.zoom) - 1 - tile.row,
        }

        def filled(found: re.Match[str]) -> str:
            return str(numbers[_MEANINGS[found[1].strip().lower()]])

        return _PLACEHOLDER.sub(filled, self.template)


@lru_cache(maxsize=1)
def known_sources() -> tuple[BasemapSource, ...]:
    """The basemaps that the program offers."""
    text = files("resources").joinpath("basemaps", "sources.csv").read_text(encoding="utf-8")
    return tuple(
        BasemapSource(
            id=row["id"],
            template=row["template"],
            least_zoom=int(row["least_zoom"]),
            most_zoom=int(row["most_zoom"]),
            title_chinese=row["title_zh_TW"],
            title_english=row["title_en"],
            owner=row["owner"],
        )
        for row in csv.DictReader(text.splitlines())
    )


def source_of(source_id: str, own_template: str = "") -> BasemapSource | None:
    """The source that settings name; None where there is none such, or its address is wrong."""
    if source_id == OWN_ID:
        try:
            return own_source(own_template)
        except Problem:
            return None
    return next((source for source in known_sources() if source.id == source_id), None)


def own_source(template: str) -> BasemapSource:
    """A source of an entered address: `{z}`, `{x}`, `{y}` (or `{-y}`, rows from the south), or the
    WMTS names `{TileMatrix}`, `{TileCol}`, `{TileRow}`.

    Raises:
        Problem: BASEMAP_ADDRESS_WRONG, BASEMAP_ADDRESS_LACKS or BASEMAP_ADDRESS_UNKNOWN_PART.
    """
    plain = template.strip()
    _check_server(plain)
    meanings = []
    for name in _PLACEHOLDER.findall(plain):
        meaning = _MEANINGS.get(name.strip().lower())
        if meaning is None:
            raise Problem("BASEMAP_ADDRESS_UNKNOWN_PART", part="{" + name + "}")
        meanings.append(meaning)
    wanted = ((_LEVEL,), (_COLUMN,), (_ROW, _FLIPPED_ROW))
    lacking = [names[0] for names in wanted if not set(names) & set(meanings)]
    if lacking:
        parts = " ".join("{" + name + "}" for name in lacking)
        raise Problem("BASEMAP_ADDRESS_LACKS", parts=parts)
    return BasemapSource(id=OWN_ID, template=plain, most_zoom=min(MOST_ZOOM, DEEPEST_ZOOM))


def _check_server(template: str) -> None:
    """Only plain web servers, and no password in an address that is kept in settings."""
    filled = _PLACEHOLDER.sub("0", template)
    try:
        parts = urlsplit(filled)
        port_fine = parts.port is None or 0 < parts.port < 65536
    except ValueError:
        raise Problem("BASEMAP_ADDRESS_WRONG", address=template) from None
    fine = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc
    plain = all("!" <= letter <= "~" for letter in filled)
    if not (fine and port_fine and plain) or set("{}") & set(filled):
        raise Problem("BASEMAP_ADDRESS_WRONG", address=template)
