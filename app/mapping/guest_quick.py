"""The quick way into a faultless GeoPackage; whatever is unusual is left to the careful way."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

import numpy as np
import pyogrio
import shapely
from pyproj import CRS

from app.mapping.geopackage_features import read_features
from app.mapping.guest_records import GuestFormat, GuestSource
from app.mapping.guest_vectors import READ_ERRORS, crs_of
from app.tasks import Progress
from gis.mapping.features import Features, Shape

_SHARE = 0.6
"""Of the whole reading; placing comes after."""


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class QuickRead:
    """Features whose ids are rows counted from 0, in the file's CRS."""

    found: dict[Shape, Features]
    crs: CRS | None


def read_whole_geopackage(source: GuestSource, progress: Progress) -> QuickRead | None:
    """All rows of a table at once; None where a row lacks a geometry, is broken or was deleted."""
    if source.format is not GuestFormat.GEOPACKAGE or source.layer is None or not source.rows:
        return None
    try:
        found = read_features(
            source.location,
            source.layer,
            progress=lambda code, share: progress(code, share * _SHARE),
        )
        said = pyogrio.read_info(source.location, layer=source.layer)["crs"]
    except (sqlite3.Error, shapely.errors.ShapelyError, ValueError, *READ_ERRORS):
        return None
    seen = np.zeros(source.rows, np.bool_)
    for features in found.values():
        if features.ids.min() < 1 or features.ids.max() > source.rows:
            return None
        seen[features.ids - 1] = True
    if not seen.all():
        return None
    by_row = {shape: features.renumbered(features.ids - 1) for shape, features in found.items()}
    return QuickRead(found=by_row, crs=crs_of(said))
