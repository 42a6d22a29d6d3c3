"""Records as bytes: what is identical to the last bit, geometry included, gives the same."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass

import shapely
from shapely.geometry.base import BaseGeometry


def record_digest(record: object) -> str:
    """A digest of a record with all it holds."""
    found = hashlib.sha256()
    _feed(found, record)
    return found.hexdigest()


def _feed(found, one) -> None:
    found.update(type(one).__name__.encode())
    if isinstance(one, BaseGeometry):
        found.update(shapely.to_wkb(one))
    elif is_dataclass(one):
        for field in fields(one):
            _feed(found, getattr(one, field.name))
    elif isinstance(one, Mapping):
        for key in sorted(one):
            _feed(found, key)
            _feed(found, one[key])
    elif isinstance(one, (tuple, list)):
        found.update(str(len(one)).encode())
        for item in one:
            _feed(found, item)
    else:
        found.update(repr(one).encode())
