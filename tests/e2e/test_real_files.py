"""The real crash files through the command line, against the published oracles."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.e2e.conftest import Daoan

pytestmark = pytest.mark.data


@pytest.fixture(scope="module")
def chiayi(daoan: Daoan, shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("chiayi") / "chiayi.gpkg"
    source = shared_data / "crashes" / "chiayi_city.csv"
    done = daoan("import", "crashes", source, "--store", store, "--json")
    assert done.status == 0, done.err
    found = done.json
    assert (found["read"], found["accepted"], found["quarantined"]) == (4616, 4616, 0)
    assert (found["crashes"], found["new"], found["updated"]) == (2024, 2024, 0)
    assert found["parties"] == 4616
    return store


def test_importing_chiayi_again_changes_nothing(
    daoan: Daoan, shared_data: Path, chiayi: Path
) -> None:
    source = shared_data / "crashes" / "chiayi_city.csv"
    again = daoan("import", "crashes", source, "--store", chiayi, "--json").json
    assert (again["new"], again["updated"], again["unchanged"]) == (0, 0, 2024)


def test_january_2025_is_complete_and_february_is_not(daoan: Daoan, chiayi: Path) -> None:
    ranked = daoan(
        *("sites", "--store", chiayi, "--from", "2025-01-01", "--to", "2025-02-28", "--json")
    )
    by_month = {row["month"]: row for row in ranked.json["coverage"]}
    assert (by_month["2025-01"]["held"], by_month["2025-01"]["complete"]) == (822, True)
    assert (by_month["2025-02"]["held"], by_month["2025-02"]["complete"]) == (35, False)


def test_a_false_default_point_is_flagged_where_65_texts_name_streets_all_over(
    chiayi: Path,
) -> None:
    """The spot is found here, by counting, never named: the fullest 56 m around any one crash."""
    with sqlite3.connect(chiayi) as db:
        rows = db.execute(
            "SELECT recorded_lon, recorded_lat, position_flag, roads FROM crash"
            " WHERE position_flag = 'default_point'"
        ).fetchall()
    db.close()
    assert 40 <= len(rows) <= 70
    lons, lats = sorted(row[0] for row in rows), sorted(row[1] for row in rows)
    middle = (lons[len(lons) // 2], lats[len(lats) // 2])
    near = [r for r in rows if abs(r[0] - middle[0]) < 6e-4 and abs(r[1] - middle[1]) < 6e-4]
    assert 60 <= len(near) >= len(rows) - 5
    assert len({row[3] for row in near}) > 40


@pytest.mark.parametrize(
    "name",
    [
        "chiayi_city_monthly_2014_2026.csv",
        "taiwan_a1_2014_leading_meta.csv",
        "taiwan_a1_2015_old_format.csv",
        "taiwan_a1_2018.csv",
        "taiwan_a1_2024.csv",
        "taiwan_a2_2024_05_first_days.csv",
    ],
)
def test_every_real_file_imports_and_no_row_is_lost(
    daoan: Daoan, shared_data: Path, tmp_path: Path, name: str
) -> None:
    source = shared_data / "crashes" / name
    done = daoan("import", "crashes", source, "--store", tmp_path / "x.gpkg", "--json")
    assert done.status in (0, 1), done.err
    found = done.json
    assert found["read"] > 100
    assert found["read"] == found["accepted"] + found["quarantined"]
    assert found["quarantined"] <= 0.01 * found["read"]


def test_site_sheet_of_a_real_junction_holds_its_chinese_name(
    daoan: Daoan, chiayi: Path, tmp_path: Path
) -> None:
    import pypdfium2

    site = daoan(
        *("sites", "--store", chiayi, "--from", "2025-01-01", "--to", "2025-01-31", "--json")
    ).json["sites"][0]
    out = tmp_path / "sheet.pdf"
    period = ("--from", "2025-01-01", "--to", "2025-01-31")
    done = daoan("diagram", "--site", site["id"], *period, "--store", chiayi, "--out", out)
    assert done.status == 0, done.err
    text = pypdfium2.PdfDocument(out)[0].get_textpage().get_text_bounded()
    for street in site["name"].split(" / "):
        assert street in text
