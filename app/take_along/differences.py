"""Where two versions of a record differ, by JSON path."""

from __future__ import annotations

import json
from collections.abc import Iterator

LONGEST = 60


def differences(home: str | None, mine: str | None) -> list[tuple[str, str, str]]:
    """Path, what home holds, what was taken along, in the order of the document.

    A version that is gone, or a value that is missing, is a dash.
    """
    sides = [None if text is None else json.loads(text) for text in (home, mine)]
    if sides[0] is None and sides[1] is None:
        return []
    return [(path, _text(a), _text(b)) for path, a, b in _walk("", *sides)]


def _walk(path: str, a: object, b: object) -> Iterator[tuple[str, object, object]]:
    if a == b:
        return
    if isinstance(a, dict) and isinstance(b, dict):
        for key in sorted(a.keys() | b.keys()):
            yield from _walk(f"{path}.{key}" if path else key, a.get(key), b.get(key))
    elif isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        for place, (x, y) in enumerate(zip(a, b, strict=True)):
            yield from _walk(f"{path}[{place}]", x, y)
    else:
        yield path, a, b


def _text(value: object) -> str:
    if value is None:
        return "–"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
