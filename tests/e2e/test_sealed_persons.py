"""Persons that went through the sealed path stand in plain in no byte of store, log or paper."""

from __future__ import annotations

import csv
import logging
import shutil
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from sqlalchemy import select, text

from app.bug_report import bug_report
from app.crash_list.cells import ListColumn
from app.crash_list.export import ExportWish, write_csv, write_geopackage
from app.crash_list.reading import read_crash_list
from app.diagrams.outputs import write_diagram
from app.diagrams.site_diagram import site_diagram
from app.mapping.store_layers import read_store_layers
from app.messages import Language
from app.painters.pdf import paint_pdf
from app.personal.deletion import delete_case
from app.personal.opening import open_case
from app.personal.records import PersonalDetails
from app.sheets.deletion_sheet import deletion_sheet
from app.sheets.lettering import words_in
from app.sheets.map_sheet import lay_out_map_sheet
from app.sites import list_sites
from app.store.backup import backup
from app.store.schema import crash
from app.store.store import Store, open_store
from gis.crashes.filters import CrashFilter
from gis.problems import Problem
from tests.helpers.maps import map_content
from tests.helpers.personal import sealed_store

NAME, PLATE, IDENTITY, AGE, PHONE = "歐陽封緘", "QZX-9173", "F198765432", "109歲", "0987654321"
PERSON = PersonalDetails(
    name=NAME, identity=IDENTITY, birth="民國5年6月7日", age=AGE, phone_number=PHONE, plate=PLATE,
    address=f"嘉義市封緘路{PHONE}號",
)  # fmt: skip
PLANTED = (NAME, PLATE, PLATE.replace("-", ""), IDENTITY, AGE, PHONE, "民國5年6月7日", "封緘路")
CELLS = {*PLANTED, "109"}
WAYS = ("utf-8", "utf-16-le", "utf-16-be", "cp950")


def planted_in(data: bytes) -> list[str]:
    folded = data.lower()
    escaped = {value.encode("unicode_escape").lower() for value in PLANTED}
    ways = {value.encode(way).lower() for value in PLANTED for way in WAYS} | escaped
    return [repr(way) for way in ways if way in folded]


def everything_under(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def city(demo_store: Path, tmp_path: Path):
    """A demo city in which some crashes have sealed persons."""
    (tmp_path / "store").mkdir()
    path = tmp_path / "store" / "city.gpkg"
    shutil.copy(demo_store, path)
    with open_store(path) as store:
        with store.write(actor="lin", action="test") as unit:
            named = "UPDATE crash SET case_no = 'C' || fid WHERE case_no IS NULL"
            unit.connection.execute(text(named))
        with store.read() as connection:
            cases = connection.execute(select(crash.c.case_no).limit(200)).scalars().all()
        _master, keys = sealed_store(store, {(case, 1): PERSON for case in cases})
        yield store, keys, cases


def papers(store: Store, folder: Path) -> None:
    """Every paper and export that there is."""
    site = list_sites(store, limit=1).sites[0]
    made = site_diagram(store, site.id, language=Language.CHINESE)
    for ending in ("json", "svg", "pdf", "dxf", "png"):
        write_diagram(store, made, folder / f"diagram.{ending}")
    held = read_crash_list(store)
    wish = ExportWish(
        rows=np.arange(len(held.columns)),
        columns=tuple(ListColumn),
        crash_filter=CrashFilter(),
        language=Language.CHINESE,
    )
    write_csv(held, wish, folder / "crashes.csv")
    write_geopackage(held, wish, folder / "crashes.gpkg")
    layers, _points = read_store_layers(store, dark=False)
    sheet = lay_out_map_sheet(map_content(layers))
    paint_pdf([sheet], folder / "map.pdf", title="map")


def test_nothing_is_found_in_any_byte_of_store_backup_log_and_paper(
    city, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store, keys, cases = city
    caplog.set_level(logging.DEBUG)
    out = tmp_path / "out"
    out.mkdir()
    opened = open_case(store, cases[0], "test", keys, actor="chen")
    assert opened.persons[0].details == PERSON  # it is there, for who may
    certificate = delete_case(store, cases[1], actor="chief", reason="test")
    paint_pdf([deletion_sheet(certificate, words_in(Language.CHINESE))], out / "d.pdf", title="d")
    papers(store, out)
    backup(store.location, out / "copy.gpkg")
    files = [*everything_under(tmp_path / "store"), *everything_under(out)]
    assert len(files) >= 11
    assert {str(file): found for file in files if (found := planted_in(file.read_bytes()))} == {}
    assert planted_in(caplog.text.encode()) == []
    for file in out.glob("*.pdf"):
        with pypdfium2.PdfDocument(file) as document:
            said = "".join(page.get_textpage().get_text_bounded() for page in document)
        assert planted_in(said.encode()) == []
    with (out / "crashes.csv").open(encoding="utf-8-sig", newline="") as table:
        assert not {cell for row in csv.reader(table) for cell in row} & CELLS


def test_the_search_finds_what_is_in_plain(tmp_path: Path) -> None:
    for way in WAYS:
        assert planted_in(f"x{PLATE.lower()}{NAME}".encode(way))


def test_a_report_of_a_mistake_while_persons_are_open_holds_nothing_of_them(city) -> None:
    store, keys, cases = city

    def mistake() -> None:
        opened = open_case(store, cases[0], "test", keys, actor="chen")
        person = opened.persons[0].details
        raise ValueError(f"cannot use {person} {person.name} {person.plate} {person.age} {opened}")

    with pytest.raises(ValueError, match="cannot use") as caught:
        mistake()
    assert planted_in(bug_report(caught.value).encode()) == []
    with store.write(actor="mallory", action="test") as unit:
        unit.connection.execute(text("UPDATE sealed_person SET party_no = 9"))
    with pytest.raises(Problem) as broken:
        open_case(store, cases[0], "test", keys, actor="chen")
    assert planted_in(bug_report(broken.value).encode()) == []
    assert planted_in(str(broken.value).encode()) == []
