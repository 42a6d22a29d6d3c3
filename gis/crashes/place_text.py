"""Place texts (發生地點): city, district, village and the roads named, in one normal form.

Normal form of a road name: half-width, 臺 as 台, sections in Arabic digits at the end
("中山路1段"), ordinals of streets in Chinese ("保忠三街"), numbered roads as "國道1號", "台1線"
("台9丙線"), "縣道168號", "嘉121線". City and district keep the official 臺. Numbered lanes and
alleys (818巷, 5弄) are no part of a road's name: they hang on it. Sections share a `base_name`.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_CHINESE_DIGITS = "〇一二三四五六七八九"
_NUMERAL = "一二三四五六七八九十百〇"
_HAN = "\u3400-\u9fff\U00020000-\U000fffff\ue000-\uf8ff"

_CITY = re.compile(rf"[{_HAN}]{{2}}[縣市]")
_DISTRICT = re.compile(rf"[{_HAN}][鎮市][區市]|[{_HAN}]{{1,3}}?[區鄉鎮市]")
_NO_NAME_LEFT = rf"(?:[東西南北]|[{_NUMERAL}\d]{{1,3}})?[路街]"
"""What is no road's name: the village before it belongs to the name ("嘉里三街")."""
_VILLAGE = re.compile(
    rf"([{_HAN}]{{1,4}}?[里村])(?=[{_HAN}\d])"
    rf"(?!{_NO_NAME_LEFT}|[巷弄段里村]|道(?![{_HAN}]{{1,8}}?(?:路|街|大道)))"
    rf"|([{_HAN}]{{2,3}}[里村])(?=路口)"
    rf"|([{_HAN}]{{1,3}}(?:里|(?<![新{_NUMERAL}])村))$"
)
_EMPTY_VILLAGE = re.compile(
    rf"[里村](?=[{_HAN}]{{2,}}?(?:路|街|大道|巷)|\d{{2,3}}[甲乙丙丁]?[縣市]道)"
)
_NEIGHBOURHOOD = re.compile(r"\d{1,3}鄰")

_FREEWAY = re.compile(rf"國道([\d{_NUMERAL}]+)(?:號|(?=[^\d{_NUMERAL}]|$))")
_PROVINCIAL = re.compile(
    rf"(?:省道)?台([\d{_NUMERAL}]+)([甲乙丙丁]?)(?:線|省道|公路|(?=\s|[\d.]*公里|[東西南北]向|$))"
)
_COUNTY = re.compile(
    r"(?:[縣市]道|縣)(\d{2,3})([甲乙丙丁]?)(?:號|線)?"
    r"|(?<!\d)(\d{3})([甲乙丙丁]?)(?:縣道|市道|號縣道|線|公路|(?=\s+\d+公里))"
)
_TOWNSHIP = re.compile(
    r"(?<![\d台])([北桃竹苗中彰投雲嘉南高屏宜花東澎金])(\d{1,3}(?:-\d+)?[甲乙]?)"
    r"(?:線|鄉道|區道|公路|道路|(?=路口)|(?=\s|[東西南北]向|\d*公里|$))"
)
_KM_POST = re.compile(
    r"(\d+(?:\.\d+)?)\s*(?:公里|[Kk][Mm]?(?![A-Za-z]))處?(?:\s*(\d+(?:\.\d+)?)\s*公尺)?"
)
_HEADED = re.compile(r"([東西南北])側?向")
_ROAD = re.compile(
    rf"([{_HAN}]{{1,9}}?\d{{0,2}}(?:大道|道路|公路|路|街|巷))"
    rf"(?![區鄉鎮市])(?:\s*([\d{_NUMERAL}]{{1,3}})段)?"
)
_LANE = re.compile(r"\d+(?:[-之]\d+)?巷(?:\d+(?:[-之]\d+)?弄)?|\d+(?:[-之]\d+)?弄")
_HOUSE = re.compile(r"(\d+(?:[-之附]\d+)*)號(?!路?燈|電|桿|道)")
_BREAKS = re.compile(
    r"前?\d+(?:\.\d+)?公尺[數處]?|[與及、,;()\[\]【】﹝﹞]|附近|對面|交岔|交叉|路口(?!街|路)|口(?=[\s/]|$)"
    r"|\d+(?:[-之附]\d+)*號前?|\d+(?:[-之]\d+)?[巷弄]|[東西南北]側?向|[東西南北]側|往[東西南北](?=路燈)|往|方向"
    r"|路[肩緣]|(?<=[路里村鄉鎮市區近柱處前所\s\d])路燈|靠近"
    r"|(?:(?<=[路街段巷道線處口站橋號尺側A-Z\d])|(?<=公里))至(?=\S)|(?<=[\s路街])近|\d*\.?\d*公里[處前]?"
)
_DIGIT = re.compile(r"\d")
_SECTION = re.compile(r"\d+段$")
_NAMELESS = re.compile(
    r"(?:無名|未命名|產業|不明)|^農路$|^(?:快速|高速|平面|聯外|防汛|便道|側車|省|縣|鄉|村里|里|村|鄰)?"
    r"(?:道路|公路|馬路|路|街|巷|大道)$|^(?:前|旁|處|內側|外側|[甲乙丙丁線號路字])(?:路|道路|公路)$"
    r"|^鐵路$|(?:[旁處岔叉桿]|[桿廟宮門場殿樓燈]前)路$|(?:^|自行|側|南下|北上)車道路$|^旁"
)
_ONE_FORM = tuple(zip("ㄧ臺双褔", "一台雙福", strict=True))
_ORDINAL = re.compile(r"(\d{1,2})(?=(?:路|街|大道)$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceText:
    """What a place text says."""

    city: str = ""
    district: str = ""
    village: str = ""
    """Of the first side; the two sides of a junction often name different ones."""
    roads: tuple[str, ...] = ()
    """Normal names, each once, in the text's order."""
    lane: str = ""
    """The first lane or alley ("818弄", "5巷16弄"), "" without one."""
    house_number: str = ""
    """Of the first house ("16之3"), without 號."""
    km_post: float | None = None
    """Distance along a numbered road in km."""
    heading: str = ""
    """東, 西, 南 or 北 where a direction is named."""
    two_sided: bool = False
    """Written as "A / B": a junction, or one road named twice."""


def parse_place(text: str) -> PlaceText:
    """Read a place text; never fails, what is not understood is left out."""
    plain = narrow(text)
    sides = [side.strip() for side in plain.split("/") if side.strip()]
    city = district = village = ""
    roads: list[str] = []
    rests: list[str] = []
    for side in sides:
        rest, found = _without_area(side)
        city, district, village = (
            city or found[0],
            district or found[1],
            village or found[2],
        )
        rests.append(rest)
        roads += _roads_of(rest, alone=len(sides) > 1)
    joined = " / ".join(rests)
    return PlaceText(
        city=city,
        district=district,
        village=village,
        roads=tuple(dict.fromkeys(roads)),
        lane=_first(_LANE, joined),
        house_number=_house_number(joined),
        km_post=_km_post(joined),
        heading=_first(_HEADED, joined, group=1),
        two_sided=len(sides) > 1,
    )


def narrow(text: str) -> str:
    """Text in half width with single spaces, bopomofo ㄧ as 一, 臺 as 台, HTML escapes read."""
    plain = unicodedata.normalize("NFKC", html.unescape(text))
    for written, meant in _ONE_FORM:  # much quicker than `translate` on texts of any length
        plain = plain.replace(written, meant)
    return " ".join(plain.split())


def normal_road(name: str) -> str:
    """The normal form of one road name, wherever it comes from; unknown kinds only narrowed."""
    rest = narrow(name).replace(" ", "")
    found = _roads_of(rest, alone=True)
    return found[0] if found else rest


def base_name(road: str) -> str:
    """A normal road name without its section: sections of one road share their junctions."""
    return _SECTION.sub("", road)


def city_of_bureau(bureau: str) -> str:
    """The city a police bureau belongs to ("嘉義市政府警察局": 嘉義市), "" for national ones."""
    found = re.match(rf"([{_HAN}]{{2}}[縣市])(?:政府)?警察局", narrow(bureau))
    return official(found[1]) if found else ""


@lru_cache(maxsize=4096)
def official(area: str) -> str:
    """The name of a city or district as the government writes it (臺)."""
    return narrow(area).replace("台", "臺")


def _without_area(side: str) -> tuple[str, tuple[str, str, str]]:
    """One side without city, district, village and neighbourhood, also where doubled."""
    city = district = village = ""
    rest = side
    prefix = ""
    for _ in range(3):
        if found := _CITY.match(rest):
            city = city or official(found[0])
            prefix, rest = prefix or found[0], rest[found.end() :]
        if (prefix or found) and (found := _DISTRICT.match(rest)):
            district = district or official(found[0])
            rest = rest[found.end() :]
        if prefix and rest.startswith(prefix):
            continue
        rest, named = _without_village(rest)
        village = village or named
        if not (prefix and rest.startswith(prefix)):
            break
    if district:
        rest = _without_district(rest, district)
    if prefix and prefix in rest:
        first, _, later = rest.partition(prefix)
        rest = f"{first} {_without_area(prefix + later)[0]}"
    return rest.strip(), (city, district, village)


def _without_village(rest: str) -> tuple[str, str]:
    """The rest without a village (also an empty one) and neighbourhood; and the village."""
    village = ""
    if found := _VILLAGE.match(rest):
        village = found[0]
        rest = rest[found.end() :]
    elif found := _EMPTY_VILLAGE.match(rest):
        rest = rest[found.end() :]
    if found := _NEIGHBOURHOOD.match(rest):
        rest = rest[found.end() :]
    return rest, village


def _without_district(rest: str, district: str) -> str:
    """The rest where the district is written once more, with or without a village behind it."""
    named = narrow(district)
    head, found, tail = rest.partition(named)
    if not found or re.match("[路街巷道](?!燈)", tail):
        return rest
    if village := _VILLAGE.match(tail):
        tail = tail[village.end() :]
    return f"{head} {tail}".strip()


def _roads_of(rest: str, *, alone: bool) -> list[str]:
    """Normal names in a text without its area; `alone` takes a name of any kind ("仁義新村")."""
    numbered: list[tuple[int, str]] = []
    digits = _DIGIT.search(rest) is not None
    for pattern, name, possible in (
        (_FREEWAY, _freeway, "國道" in rest),
        (_PROVINCIAL, _provincial, "台" in rest),
        (_TOWNSHIP, _township, digits),
        (_COUNTY, _county, digits),
    ):
        if not possible:
            continue
        for found in pattern.finditer(rest):
            numbered.append((found.start(), name(found)))
        rest = pattern.sub(lambda found: " " * len(found[0]), rest)
    spaced = _BREAKS.sub(_blank_or_keep, rest)
    named = [
        (found.start(), _street(found))
        for found in _ROAD.finditer(spaced)
        if not _NAMELESS.search(found[1])
    ]
    roads = [name for _, name in sorted([*numbered, *named])]
    if roads or not alone:
        return roads
    other = _KM_POST.sub("", _LANE.sub("", spaced)).strip()
    whole = re.fullmatch(rf"[{_HAN}\d]{{2,10}}", other)
    return [other] if whole and not _NAMELESS.search(other) else []


def _blank_or_keep(found: re.Match[str]) -> str:
    """Spaces in place of a break; the 路 of 路口 may end a name ("中山路口") and stays."""
    said = found[0]
    return f"路{' ' * (len(said) - 1)}" if said.startswith("路口") else " " * len(said)


def _street(found: re.Match[str]) -> str:
    """Normal name of an ordinary road with its section."""
    name = _ORDINAL.sub(lambda number: _chinese(int(number[1])), found[1])
    return f"{name}{_arabic(found[2])}段" if found[2] else name


def _freeway(found: re.Match[str]) -> str:
    return f"國道{_arabic(found[1])}號"


def _provincial(found: re.Match[str]) -> str:
    return f"台{_arabic(found[1])}{found[2]}線"


def _county(found: re.Match[str]) -> str:
    return f"縣道{int(found[1] or found[3])}{found[2] or found[4] or ''}號"


def _township(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2]}線"


def _arabic(numeral: str) -> str:
    """A number below 100 in Arabic digits ("十二": "12"); digits stay."""
    if numeral.isdecimal():
        return str(int(numeral))
    if "十" in numeral:
        tens, _, units = numeral.partition("十")
        return str(10 * _digit(tens or "一") + _digit(units or "〇"))
    return "".join(str(_digit(character)) for character in numeral)


def _digit(character: str) -> int:
    """Value of one Chinese digit; digits stay, anything else counts as 0."""
    if character.isdecimal():
        return int(character)
    return max(_CHINESE_DIGITS.find(character), 0)


def _chinese(number: int) -> str:
    """A number below 100 in Chinese ("12": "十二")."""
    if number < 10:
        return _CHINESE_DIGITS[number]
    tens, units = divmod(number, 10)
    return (
        ("" if tens == 1 else _CHINESE_DIGITS[tens])
        + "十"
        + (_CHINESE_DIGITS[units] if units else "")
    )


def _first(pattern: re.Pattern[str], text: str, *, group: int = 0) -> str:
    """The first match of a pattern, "" without one."""
    found = pattern.search(text)
    return found[group] if found else ""


def _house_number(text: str) -> str:
    """The first house number; the 號 of 國道1號 is none."""
    return _first(_HOUSE, _FREEWAY.sub("", text), group=1)


def _km_post(text: str) -> float | None:
    """Kilometres and metres of the first kilometre post."""
    found = _KM_POST.search(text)
    if found is None:
        return None
    return round(float(found[1]) + float(found[2] or 0.0) / 1000.0, 4)
