"""Made files of the police's own export (EIS) with their oddities, and open data of the same.

No real sample can be had: the columns are those that are known to be read elsewhere, the persons
are invented.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import xlsxwriter

from app.catalogues import load_code_catalogue
from app.demo.city import make_city
from app.demo.crashes import make_crashes
from gis.crashes.codes import CodeField
from gis.crashes.filters import TAIPEI
from gis.crashes.records import AgeBand, Crash, Party
from tests.helpers.crashes import HEADER

Row = dict[str, Any]
CASE, NAME, AGE, PLATE = (
    "總編號(案件編號)",
    "16.當事者姓名",
    "當事者事故發生時年齡",
    "27.車輛牌照號碼",
)
IDENTITY, BIRTH, PHONE, ADDRESS = "18.身分證字號", "19.出生年月日", "21.電話", "20.住址"
PERSONS = (NAME, AGE, PLATE, IDENTITY, BIRTH, PHONE, ADDRESS)
PRECINCT = "處理單位名稱分局層"
LATER, DIRECTION = "3-2.2-30日內死亡人數", "側撞時行車方向名稱(11207新增)"
ABOVE = (
    "道路交通事故資料查詢",
    "查詢條件：發生日期 20240101 至 20241231",
    "製表日期：114年03月01日",
    "",
)
"""Lines of metadata before the header."""
_AGES = {
    AgeBand.CHILD: 7,
    AgeBand.YOUTH: 16,
    AgeBand.A18: 21,
    AgeBand.A25: 30,
    AgeBand.A35: 40,
    AgeBand.A45: 50,
    AgeBand.A55: 60,
    AgeBand.A65: 70,
    AgeBand.A75: 81,
    AgeBand.UNKNOWN: -1,
}
_FAMILIES, _GIVEN = "陳林黃張李王吳劉蔡楊", ("小明", "怡君", "志豪", "淑芬", "俊傑", "美玲")


def some_crashes(count: int, *, seed: int = 7) -> list[Crash]:
    """Crashes of the demo city, with case numbers as the police give them."""
    made = _demo_crashes(seed)
    return list(made[:: max(1, len(made) // count)][:count])


@cache
def _demo_crashes(seed: int) -> tuple[Crash, ...]:
    """All crashes of a demo city; many tests take some of the same."""
    rng = random.Random(seed)
    return tuple(make_crashes(make_city(rng), rng))


def _label(of: CodeField, code: str | None, crash: Crash) -> str:
    return "" if code is None else load_code_catalogue().label_of(of, code, form=crash.form)


def _group(of: CodeField, code: str | None, crash: Crash) -> str:
    entry = None if code is None else load_code_catalogue().entry(of, code, form=crash.form)
    return "" if entry is None else entry.group


def _sides(crash: Crash) -> list[str]:
    """The two sides of a place text without city and district."""
    area = f"{crash.city}{crash.district}"
    return [side.strip().removeprefix(area) for side in crash.place_text.split("/")]


def eis_rows(crashes: Iterable[Crash], *, seed: int = 1) -> list[Row]:
    """One row a party with all columns by title, values as Python has them."""
    rng = random.Random(seed)
    rows: list[Row] = []
    for crash in crashes:
        shared = _crash_cells(crash)
        rows += [{**shared, **_party_cells(party, crash, rng)} for party in crash.parties]
    return rows


def _crash_cells(crash: Crash) -> Row:
    local = crash.occurred_at.astimezone(TAIPEI)
    sides = _sides(crash)
    lon, lat = crash.recorded or ("", "")
    later = "" if crash.deaths_30d is None else crash.deaths_30d - crash.deaths_24h
    return {
        CASE: crash.case_no,
        "發生年度": local.year,
        "發生日期": f"{local:%Y%m%d}",
        "1.發生時間": f"{local:%H%M%S}",
        "事故類別": crash.severity.value,
        "處理單位名稱警局層": crash.bureau,
        PRECINCT: f"{crash.bureau}第一分局",
        "縣市": crash.city,
        "2-1.發生市區鄉鎮": crash.district,
        "2-1.發生地址_路街": sides[0],
        "2-1.發生交叉路口_路街口": sides[1] if len(sides) > 1 else "",
        "2-2.發生-路線-公路(國道/省道/縣道/鄉道)": "無",
        "2-2.發生-路線-公里處 (國道/省道/縣道/鄉道)": "",
        "3-1.24小時內死亡人數": crash.deaths_24h,
        LATER: later,
        "3-2.受傷人數": crash.injured,
        "4.天候": _label(CodeField.WEATHER, crash.weather_code, crash),
        "5.道路照明設備(11207新增)": _label(CodeField.LIGHT, crash.light_code, crash),
        "6.道路類別(第1當事者)": _label(CodeField.ROAD_CLASS, crash.road_class_code, crash),
        "7.速限(第1當事者)": crash.speed_limit_kmh,
        "8.道路型態": _label(CodeField.ROAD_FORM, crash.road_form_code, crash),
        "9.事故位置": _label(CodeField.LOCATION, crash.location_code, crash),
        "10-1.路面鋪裝": _label(CodeField.PAVEMENT, crash.pavement_code, crash),
        "10-2.路面狀態": _label(CodeField.SURFACE, crash.surface_code, crash),
        "12-1.號誌-號誌種類": _label(CodeField.SIGNAL, crash.signal_code, crash),
        "12-2.號誌-號誌動作": _label(CodeField.SIGNAL_STATE, crash.signal_state_code, crash),
        "15.事故類型及型態大類別": _group(CodeField.TYPE, crash.type_code, crash),
        "15.事故類型及型態": _label(CodeField.TYPE, crash.type_code, crash),
        "34.初步分析研判子類別-主要": _label(CodeField.CAUSE, crash.cause_code, crash),
        DIRECTION: "對向" if crash.type_code == "16" else "",
        "有無停讓標誌(11207新增)": "N",
        "到場處理日期": f"{local:%Y%m%d}",
        "到場處理時間": f"{local:%H%M%S}",
        "GPS經度": lon,
        "GPS緯度": lat,
        "備註": "",
    }


def _party_cells(party: Party, crash: Crash, rng: random.Random) -> Row:
    person = rng.choice(_FAMILIES) + rng.choice(_GIVEN)
    letters = "".join(rng.choice("ABCDEFGHJK") for _ in range(3))
    return {
        "當事者順位": party.sequence,
        NAME: person,
        "17.當事者屬(性)別": _label(CodeField.ATTRIBUTE, party.attribute_code, crash),
        IDENTITY: f"{rng.choice('ABCDEQ')}{rng.choice('12')}{rng.randrange(10**8):08d}",
        BIRTH: f"{rng.randint(30, 100):02d}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}",
        ADDRESS: f"道安市東區和平里{rng.randint(1, 99)}號之{rng.randint(1, 9)}",
        PHONE: f"09{rng.randrange(10**8):08d}",
        AGE: _AGES[party.age_band],
        "22.受傷程度": _label(CodeField.INJURY, party.injury_code, crash),
        "24.保護裝備": _label(CodeField.PROTECTION, party.protection_code, crash),
        "26.當事者區分(大類別)": _group(CodeField.CLASS, party.class_code, crash),
        "26.當事者區分(類別)": _label(CodeField.CLASS, party.class_code, crash),
        "26.當事者區分(類別)子類別代碼(車種)": party.class_code or "",
        PLATE: f"{letters}-{rng.randrange(10000):04d}",
        "29.當事者行動狀態類別名稱": _label(CodeField.ACTION, party.action_code, crash),
        "30.駕照狀態": "有適當之駕照",
        "32.飲酒情形代碼": "1",
        "33-1.車輛撞擊部位-最初": _label(CodeField.IMPACT, party.impact_code, crash),
        "33-1.車輛撞擊部位大類別-最初": _group(CodeField.IMPACT, party.impact_code, crash),
        "34.初步分析研判子類別-個別": _label(CodeField.CAUSE, party.cause_code, crash),
        "35.肇事逃逸(是否肇逃)": "否",
        "37.共享經濟或外送平台": "",
    }


# --- files


@dataclass(frozen=True, slots=True, kw_only=True)
class EisStyle:
    """How a file is written; the defaults are the plainest."""

    above: Sequence[str] = ABOVE
    below: Sequence[str] = ()
    retitle: Callable[[str], str] = str
    doubled: Mapping[str, str] = field(default_factory=dict)
    """Further columns, title to the column whose cells they repeat."""
    blank_every: int = 0
    """A blank line after so many rows."""
    trailing: int = 0
    """Separators too many at the end of each row."""


def _titles(rows: Sequence[Row], style: EisStyle) -> list[tuple[str, str]]:
    """Title as written and column, in order; doubled ones at the end."""
    titles = list(rows[0]) if rows else []
    return [(style.retitle(title), title) for title in titles] + list(style.doubled.items())


def write_xlsx(
    path: Path,
    rows: Sequence[Row],
    style: EisStyle | None = None,
    *,
    cells: Callable[[str, Any], Any] = lambda title, value: value,
    sheets: int = 1,
) -> Path:
    """A workbook; `cells` may make dates, times and numbers of texts."""
    how = style or EisStyle()
    book = xlsxwriter.Workbook(str(path))
    day = book.add_format({"num_format": "yyyy/mm/dd"})
    clock = book.add_format({"num_format": "hh:mm:ss"})
    share = -(-len(rows) // sheets) if rows else 0
    for number in range(sheets):
        sheet = book.add_worksheet(f"查詢結果{number + 1}")
        part = rows[number * share : (number + 1) * share] if share else []
        line = 0
        for text in how.above:
            sheet.write_string(line, 0, text)
            line += 1
        titles = _titles(rows, how)
        for column, (title, _) in enumerate(titles):
            sheet.write_string(line, column, title)
        for at, row in enumerate(part, start=1):
            line += 1
            if how.blank_every and at % how.blank_every == 0:
                line += 1
            for column, (_, source) in enumerate(titles):
                _write(sheet, line, column, cells(source, row.get(source, "")), day, clock)
        for text in how.below:
            line += 1
            sheet.write_string(line, 0, text)
    book.add_worksheet("說明").write_string(0, 0, "本表不含事故資料")
    book.close()
    return path


def _write(sheet: Any, line: int, column: int, value: Any, day: Any, clock: Any) -> None:
    if isinstance(value, (int, float)):
        sheet.write_number(line, column, value)
    elif isinstance(value, (dt.datetime, dt.date)):
        sheet.write_datetime(line, column, value, day)
    elif isinstance(value, dt.time):
        sheet.write_datetime(line, column, value, clock)
    elif value not in ("", None):
        sheet.write_string(line, column, str(value))


def as_typed_cells(title: str, value: Any) -> Any:
    """Dates and times as a spreadsheet turns them: a date cell, 001500 as the number 1500."""
    if title == "發生日期":
        return dt.datetime.strptime(value, "%Y%m%d")
    if title == "1.發生時間":
        return int(value)
    return value


def eis_text(rows: Sequence[Row], style: EisStyle | None = None) -> str:
    """A text parted by @; a cell that holds @ or a quotation mark is quoted."""
    how = style or EisStyle()
    titles = _titles(rows, how)
    end = "@" * how.trailing + "\r\n"
    lines = [f"{text}\r\n" for text in how.above]
    lines.append("@".join(_quoted(title) for title, _ in titles) + end)
    for at, row in enumerate(rows, start=1):
        lines.append("@".join(_quoted(row.get(source, "")) for _, source in titles) + end)
        if how.blank_every and at % how.blank_every == 0:
            lines.append("\r\n")
    return "".join([*lines, *(f"{text}\r\n" for text in how.below)])


def _quoted(value: Any) -> str:
    text = "" if value is None else str(value)
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if "@" in text or '"' in text else text


def write_text(
    path: Path, rows: Sequence[Row], style: EisStyle | None = None, *, encoding: str = "utf-8-sig"
) -> Path:
    """A text file parted by @."""
    path.write_bytes(eis_text(rows, style).encode(encoding))
    return path


# --- the same crashes as open data


def open_rows(crashes: Iterable[Crash]) -> list[list[str]]:
    """Party rows of the national file for crashes; without case number and injuries."""
    rows = []
    for crash in crashes:
        local = crash.occurred_at.astimezone(TAIPEI)
        lon, lat = crash.recorded or ("", "")
        shared = {
            "發生年度": f"{local.year}",
            "發生月份": f"{local.month}",
            "發生日期": f"{local:%Y%m%d}",
            "發生時間": f"{local:%H%M%S}",
            "事故類別名稱": crash.severity.value,
            "處理單位名稱警局層": crash.bureau,
            "發生地點": crash.place_text,
            "天候名稱": _label(CodeField.WEATHER, crash.weather_code, crash),
            "路面狀況-路面缺陷名稱": "無缺陷",
            "道路障礙-障礙物名稱": "無障礙物",
            "速限-第1當事者": f"{crash.speed_limit_kmh}",
            "事故類型及型態大類別名稱": _group(CodeField.TYPE, crash.type_code, crash),
            "事故類型及型態子類別名稱": _label(CodeField.TYPE, crash.type_code, crash),
            "死亡受傷人數": f"死亡{crash.deaths_24h};受傷{crash.injured}",
            "經度": f"{lon}",
            "緯度": f"{lat}",
        }
        for party in crash.parties:
            row = {
                **shared,
                "當事者順位": f"{party.sequence}",
                "當事者區分-類別-大類別名稱-車種": _group(CodeField.CLASS, party.class_code, crash),
                "當事者區分-類別-子類別名稱-車種": _label(CodeField.CLASS, party.class_code, crash),
                "當事者屬-性-別名稱": _label(CodeField.ATTRIBUTE, party.attribute_code, crash),
                "當事者事故發生時年齡": f"{_AGES[party.age_band]}",
                "行動電話或電腦或其他相類功能裝置名稱": "未使用",
            }
            rows.append([row.get(title, "") for title in HEADER])
    return rows
