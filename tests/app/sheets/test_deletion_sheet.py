from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from app.messages import Language
from app.painters.pdf import paint_pdf
from app.personal.deletion import DeletionCertificate, DeletionKind
from app.sheets.deletion_sheet import deletion_sheet
from app.sheets.lettering import words_in


def certificate(cases: int) -> DeletionCertificate:
    return DeletionCertificate(
        uid="5f0c2f6e-0000-4000-8000-000000000001",
        at=datetime(2025, 6, 1, 1, 2, 3, tzinfo=UTC),
        actor="chief",
        kind=DeletionKind.AGE,
        reason="保存期限屆滿",
        case_numbers=tuple(f"11406AC191B{number:04}" for number in range(cases)),
        persons=2 * cases,
        list_sha256="ab" * 32,
    )


@pytest.mark.parametrize("language", list(Language))
def test_the_page_says_who_when_why_how_many_and_what(tmp_path: Path, language: Language) -> None:
    sheet = deletion_sheet(certificate(3), words_in(language))
    paint_pdf([sheet], tmp_path / "a.pdf", title="t")
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        assert len(document) == 1
        said = document[0].get_textpage().get_text_bounded()
    for expected in ("chief", "保存期限屆滿", "09:02:03", "ab" * 16, "11406AC191B0002", "6"):
        assert expected in said


def test_a_list_that_does_not_fit_says_how_many_cases_are_left_out() -> None:
    sheet = deletion_sheet(certificate(3000), words_in(Language.ENGLISH))
    texts = [item.text for item in sheet.items if hasattr(item, "text")]
    shown = sum(1 for text in texts if text.startswith("11406AC191B"))
    assert any(f"and {3000 - shown} more" in text for text in texts)
    lowest = min(item.at[1] for item in sheet.items if hasattr(item, "text"))
    assert lowest > sheet.frame.min_y
