"""What officers said of the columns of exports, remembered by the signature of the header."""

from __future__ import annotations

import json
from collections.abc import Mapping

from widgets.parts.settings import WindowSettings

KEY = "police_export_columns"
_MOST = 40
"""So many headers are remembered; the oldest is forgotten first."""


class RememberedColumns:
    """Mappings by signature: title to meaning, "" for a column that is not used."""

    def __init__(self, settings: WindowSettings | None = None) -> None:
        self._settings = settings
        self._held: dict[str, dict[str, str]] = {}
        if settings is not None:
            self._held = _read(settings.get_text(KEY))

    def all(self) -> dict[str, dict[str, str]]:
        """Everything that is remembered."""
        return dict(self._held)

    def keep(self, signature: str, said: Mapping[str, str]) -> None:
        """Remember what was said of a header, in place of what was said before."""
        self._held.pop(signature, None)
        self._held[signature] = dict(said)
        for oldest in list(self._held)[: max(0, len(self._held) - _MOST)]:
            del self._held[oldest]
        if self._settings is not None:
            self._settings.set_text(KEY, json.dumps(self._held, ensure_ascii=False))


def _read(text: str) -> dict[str, dict[str, str]]:
    """The stored mappings; damaged ones are forgotten."""
    try:
        held = json.loads(text) if text else {}
    except ValueError:
        return {}
    if not isinstance(held, dict):
        return {}
    return {
        str(signature): {str(title): str(key) for title, key in said.items()}
        for signature, said in held.items()
        if isinstance(said, dict)
    }
