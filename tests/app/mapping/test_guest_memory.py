"""Which foreign files are kept between two runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.mapping.guest_memory import KeptGuest, from_text, to_text
from app.mapping.guest_records import GuestWish


def test_files_and_how_they_were_read_survive_as_text(tmp_path: Path) -> None:
    kept = (
        KeptGuest(file=tmp_path / "里界.gpkg", layer="villages"),
        KeptGuest(
            file=tmp_path / "站.csv",
            layer="站",
            wish=GuestWish(crs="EPSG:3826", x_column="X", y_column="Y"),
        ),
    )
    assert from_text(to_text(kept)) == kept


@pytest.mark.parametrize("text", ["", "{", "{}", "[1]", '[{"file": "a"}]', '[{"file": 1}]', "null"])
def test_what_is_damaged_is_not_remembered(text: str) -> None:
    assert from_text(text) == ()
