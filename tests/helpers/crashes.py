"""Made crash files: party rows of the national format, without any real record."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

HEADER = [
    "發生年度",
    "發生月份",
    "發生日期",
    "發生時間",
    "事故類別名稱",
    "處理單位名稱警局層",
    "發生地點",
    "天候名稱",
    "光線名稱",
    "道路類別-第1當事者-名稱",
    "速限-第1當事者",
    "道路型態大類別名稱",
    "道路型態子類別名稱",
    "事故位置大類別名稱",
    "事故位置子類別名稱",
    "路面狀況-路面鋪裝名稱",
    "路面狀況-路面狀態名稱",
    "路面狀況-路面缺陷名稱",
    "道路障礙-障礙物名稱",
    "道路障礙-視距品質名稱",
    "道路障礙-視距名稱",
    "號誌-號誌種類名稱",
    "號誌-號誌動作名稱",
    "車道劃分設施-分向設施大類別名稱",
    "車道劃分設施-分向設施子類別名稱",
    "車道劃分設施-分道設施-快車道或一般車道間名稱",
    "車道劃分設施-分道設施-快慢車道間名稱",
    "車道劃分設施-分道設施-路面邊線名稱",
    "事故類型及型態大類別名稱",
    "事故類型及型態子類別名稱",
    "肇因研判大類別名稱-主要",
    "肇因研判子類別名稱-主要",
    "死亡受傷人數",
    "當事者順位",
    "當事者區分-類別-大類別名稱-車種",
    "當事者區分-類別-子類別名稱-車種",
    "當事者屬-性-別名稱",
    "當事者事故發生時年齡",
    "保護裝備名稱",
    "行動電話或電腦或其他相類功能裝置名稱",
    "當事者行動狀態大類別名稱",
    "當事者行動狀態子類別名稱",
    "車輛撞擊部位大類別名稱-最初",
    "車輛撞擊部位子類別名稱-最初",
    "車輛撞擊部位大類別名稱-其他",
    "車輛撞擊部位子類別名稱-其他",
    "肇因研判大類別名稱-個別",
    "肇因研判子類別名稱-個別",
    "肇事逃逸類別名稱-是否肇逃",
    "經度",
    "緯度",
]

COLUMN = {name: at for at, name in enumerate(HEADER)}


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeParty:
    """Cells of one party (form of 112.07)."""

    sequence: int = 1
    vehicle: tuple[str, str] = ("機車", "普通重型")
    sex: str = "男"
    age: str = "30"
    protection: str = "戴非半罩式安全帽"
    phone: str = "未使用"
    action: tuple[str, str] = ("車的狀態", "向前直行中")
    impact: tuple[str, str] = ("機車與自行車", "前車頭")
    cause: tuple[str, str] = ("駕駛者", "未保持行車安全距離")
    fled: str = "否"

    def cells(self) -> list[str]:
        """Columns 34 to 49."""
        return [
            str(self.sequence),
            *self.vehicle,
            self.sex,
            self.age,
            self.protection,
            self.phone,
            *self.action,
            *self.impact,
            "",
            "",
            *self.cause,
            self.fled,
        ]


CAR = MadeParty(
    sequence=2,
    vehicle=("小客車(含客、貨兩用)", "自用"),
    sex="女",
    age="52",
    protection="繫安全帶(使用幼童安全椅)",
    impact=("汽車", "後車尾"),
    cause=("無(車輛駕駛者因素)", "尚未發現肇事因素"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeCrash:
    """Cells of one crash and its parties."""

    day: str = "20250106"
    clock: str = "132800"
    severity: str = "A2"
    bureau: str = "嘉義市政府警察局"
    place: str = "嘉義市東區中央里中山路 / 嘉義市東區中央里文化路"
    weather: str = "晴"
    light: str = "有照明未開啟或故障"
    speed: str = "50"
    kind: tuple[str, str] = ("車與車", "追撞")
    cause: tuple[str, str] = ("駕駛者", "未保持行車安全距離")
    casualties: str = "死亡0;受傷1"
    lon: str = "120.449500"
    lat: str = "23.480100"
    parties: tuple[MadeParty, ...] = field(default=(MadeParty(), CAR))

    def rows(self) -> list[list[str]]:
        """One row a party."""
        return [
            [*self._crash_cells(), *party.cells(), self.lon, self.lat] for party in self.parties
        ]

    def _crash_cells(self) -> list[str]:
        """Columns 1 to 33."""
        return [
            self.day[:4],
            self.day[4:6].lstrip("0"),
            self.day,
            self.clock,
            self.severity,
            self.bureau,
            self.place,
            self.weather,
            self.light,
            "市區道路",
            self.speed,
            *("交岔路", "四岔路", "交叉路口", "交叉路口內", "柏油", "乾燥", "無缺陷", "無障礙物"),
            *("無遮蔽物", "良好", "行車管制號誌", "正常", "雙向禁止超車線", "無標記"),
            *("車道線(無標記)", "未繪設快慢車道分隔線", "有"),
            *self.kind,
            *self.cause,
            self.casualties,
        ]


FOOTER = "資料提供日期：114年03月01日" + "," * 50 + "\r\n事故類別：A2類" + "," * 50 + "\r\n"


def rows_of(crashes: Iterable[MadeCrash]) -> list[list[str]]:
    """All party rows of crashes."""
    return [row for crash in crashes for row in crash.rows()]


def as_csv(
    rows: Iterable[Sequence[str]], *, header: Sequence[str] = tuple(HEADER), footer: str = ""
) -> str:
    """A file's text as the police agency writes it (CRLF)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue() + footer


def write_csv(
    path: Path, crashes: Iterable[MadeCrash], *, footer: str = FOOTER, encoding: str = "utf-8-sig"
) -> Path:
    """Write made crashes as a file."""
    path.write_bytes(as_csv(rows_of(crashes), footer=footer).encode(encoding))
    return path


_NAMES = ["中山", "中正", "民族", "民權", "文化", "忠孝", "仁愛", "信義", "和平", "光復"]
_NAMES += ["復興", "建國", "自強", "成功", "博愛", "大同", "新生", "林森", "公園", "四維"]
_ALONG = [f"{name}{kind}" for name in _NAMES for kind in ("東路", "西路", "路1段")]
_ACROSS = [f"{name}{kind}" for name in _NAMES for kind in ("一街", "二街", "三街")]
_AREAS = [
    ("臺北市", "中山區", "臺北市政府警察局", 121.51, 25.03),
    ("新北市", "板橋區", "新北市政府警察局", 121.43, 24.98),
    ("桃園市", "桃園區", "桃園市政府警察局", 121.27, 24.96),
    ("新竹縣", "竹北市", "新竹縣政府警察局", 120.98, 24.81),
    ("臺中市", "西屯區", "臺中市政府警察局", 120.62, 24.14),
    ("彰化縣", "彰化市", "彰化縣警察局", 120.51, 24.05),
    ("嘉義市", "西區", "嘉義市政府警察局", 120.42, 23.45),
    ("臺南市", "永康區", "臺南市政府警察局", 120.22, 22.99),
    ("高雄市", "三民區", "高雄市政府警察局", 120.28, 22.62),
    ("屏東縣", "屏東市", "屏東縣政府警察局", 120.46, 22.65),
    ("宜蘭縣", "羅東鎮", "宜蘭縣政府警察局", 121.74, 24.65),
    ("花蓮縣", "吉安鄉", "花蓮縣警察局", 121.54, 23.95),
]
_KINDS = [("車與車", "側撞"), ("車與車", "追撞"), ("車與車", "路口交岔撞"), ("車與車", "同向擦撞")]


def made_month(party_rows: int, *, seed: int = 1) -> list[list[str]]:
    """A made national month of exactly so many party rows, ordered by time."""
    source = random.Random(seed)
    crashes: list[MadeCrash] = []
    count = 0
    while count < party_rows:
        size = min(source.choice((2, 2, 2, 2, 3, 1)), party_rows - count)
        crashes.append(_made_crash(source, size))
        count += size
    crashes.sort(key=lambda crash: (crash.day, crash.clock))
    return rows_of(crashes)


def _made_crash(source: random.Random, size: int) -> MadeCrash:
    """One made crash on the street grid of a made city."""
    city, district, bureau, west, south = source.choice(_AREAS)
    row, column = source.randrange(len(_ALONG)), source.randrange(len(_ACROSS))
    lon, lat = west + 0.002 * column, south + 0.002 * row
    if source.random() < 0.6:
        place = f"{city}{district}{_ALONG[row]} / {city}{district}{_ACROSS[column]}"
    else:
        place = f"{city}{district}{_ALONG[row]}{10 * column + source.randint(1, 9)}號前0.0公尺"
    parties = tuple(
        replace(
            source.choice((MadeParty(), CAR)),
            sequence=number,
            age=str(source.randint(5, 90)),
            sex=source.choice("男女"),
        )
        for number in range(1, size + 1)
    )
    return MadeCrash(
        day=f"202501{source.randint(1, 31):02d}",
        clock=f"{source.randint(0, 23):02d}{source.randint(0, 59):02d}00",
        bureau=bureau,
        place=place,
        weather=source.choice(("晴", "晴", "陰", "雨")),
        kind=source.choice(_KINDS),
        lon=f"{lon + source.gauss(0.0, 0.0001):.6f}",
        lat=f"{lat + source.gauss(0.0, 0.0001):.6f}",
        parties=parties,
    )
