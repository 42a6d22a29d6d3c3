"""The lines of a journal as they lie on the disk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.helpers.scene_journals import begun, died, draw


def test_a_journal_holds_lines_of_json_with_their_checksums(tmp_path: Path) -> None:
    journal, document = begun(tmp_path)
    draw(document, 1)
    header, step = died(journal).read_bytes().splitlines()
    told: Any = json.loads(header[9:])
    assert (told["schema"], told["opened"]["version"]) == ("daoan.journal/1", 3)
    assert json.loads(step[9:])["name"] == "煞車痕 1"
