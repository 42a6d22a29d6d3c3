"""Where two JSON values differ."""

from __future__ import annotations

from collections.abc import Collection, Iterator

JsonPath = tuple[str | int, ...]


def differing(
    one: object, other: object, *, whole: Collection[str] = (), path: JsonPath = ()
) -> Iterator[tuple[JsonPath, object, object]]:
    """Path and both values of each difference, in order of the keys; a missing value is None.

    Lists of different lengths, and what stands under a key of `whole`, differ as one.
    """
    if one == other:
        return
    opened = not (path and path[-1] in whole)
    if opened and isinstance(one, dict) and isinstance(other, dict):
        for key in sorted(one.keys() | other.keys()):
            inner = (*path, str(key))
            yield from differing(one.get(key), other.get(key), whole=whole, path=inner)
    elif opened and isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for place, (a, b) in enumerate(zip(one, other, strict=True)):
            yield from differing(a, b, whole=whole, path=(*path, place))
    else:
        yield path, one, other
