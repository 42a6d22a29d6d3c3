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


def network_of(store: Path) -> list[tuple[str, bytes]]:
    """Ids and geometries of all roads and junctions."""
    db = sqlite3.connect(store)
    rows = db.execute("SELECT uid, geom FROM road UNION ALL SELECT uid, geom FROM junction")
    found = sorted(rows.fetchall())
    db.close()
    return found


@pytest.mark.parametrize("area", ["taipei", "tiny_loop"])
def test_an_osm_area_gives_one_network_twice_shuffled_and_outside_taiwan(
    daoan: Daoan, shared_data: Path, tmp_path: Path, area: str
) -> None:
    source = shared_data / "streets" / "osm" / f"{area}.osm"
    plain, mixed = tmp_path / "plain.gpkg", tmp_path / "mixed.gpkg"
    first = daoan("import", "streets", source, "--store", plain, "--json")
    assert first.status == 0, first.err
    network = network_of(plain)
    assert len(network) == first.json["roads"] + first.json["junctions"]
    assert daoan("import", "streets", source, "--store", plain, "--json").json == first.json
    assert network_of(plain) == network
    shuffled = daoan("import", "streets", source, "--shuffle", 7, "--store", mixed, "--json")
    assert shuffled.json == first.json
    assert network_of(mixed) == network


def test_streets_of_another_continent_are_refused_by_a_store_of_chiayi(
    daoan: Daoan, shared_data: Path, chiayi: Path
) -> None:
    source = shared_data / "streets" / "osm" / "fremantle_placement.osm"
    before = network_of(chiayi)
    ran = daoan("import", "streets", source, "--store", chiayi, "--json")
    assert (ran.status, ran.out) == (2, "")
    assert len(ran.err.strip().splitlines()) == 1
    assert network_of(chiayi) == before


@pytest.mark.parametrize("rank", ["count", "epdo"])
def test_ranking_of_real_crashes_agrees_with_sums_made_by_hand_in_sql(
    daoan: Daoan, chiayi: Path, rank: str
) -> None:
    """EPDO in people: 9.5 a death, 3.5 an injured, 1 a crash; open data hold 24-h deaths only."""
    january = ("--from", "2025-01-01", "--to", "2025-01-31")
    ranked = daoan("sites", "--store", chiayi, *january, "--rank", rank, "--json").json
    db = sqlite3.connect(chiayi)
    sums = {
        row[0]: row[1:]
        for row in db.execute(
            "SELECT coalesce(junction_uid, road_uid) AS site, count(*), sum(deaths_24h),"
            " sum(injured), 9.5 * sum(deaths_24h) + 3.5 * sum(injured) + count(*)"
            " FROM crash WHERE date(occurred_at, '+8 hours') BETWEEN '2025-01-01' AND '2025-01-31'"
            " GROUP BY site"
        )
    }
    db.close()
    assert ranked["total"] == sum(row[0] for row in sums.values()) == 822
    assert sum(site["count"] for site in ranked["sites"]) + ranked["unplaced"] == 822
    for site in ranked["sites"]:
        count, deaths, injured, epdo = sums[site["id"]]
        assert (site["count"], site["deaths_24h"], site["injuries"]) == (count, deaths, injured)
        assert site["score"] == (epdo if rank == "epdo" else count)
        assert site["deaths_30d"] is None
        assert ("24h" in site["score_name"]) == (rank == "epdo")


@pytest.mark.parametrize(
    ("language", "words"), [("en", "months are incomplete"), ("zh_TW", "個月份資料不完整")]
)
def test_the_printed_ranking_warns_of_incomplete_months_in_both_languages(
    daoan: Daoan, chiayi: Path, language: str, words: str
) -> None:
    ran = daoan("sites", "--store", chiayi, "--from", "2025-02-01", language=language)
    assert words in ran.out
    assert "2025-02" in ran.out
