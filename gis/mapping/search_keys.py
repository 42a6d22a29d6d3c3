"""Names in one form for searching: what people type differently becomes the same text.

Half width and lower case, 臺 as 台, other forms of a character as the usual one, Chinese numerals
as digits ("保忠三街" and "保忠3街", "二段" and "2段"), 之 between numbers as a hyphen, no spaces.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gis.crashes.place_text import narrow

BETWEEN_KEYS = "\ufdd0"
"""A character that no text holds."""
_FORMS = tuple(
    zip(
        "峯羣裏舘温敎衞嵗户吳强徳靑淸眞緖銹鷄厦牀凉滙塩栢菓磘巿豊荘广东乡镇区县岛庄园",
        "峰群裡館溫教衛歲戶吳強德青清真緒鏽雞廈床涼匯鹽柏果窯市豐莊廣東鄉鎮區縣島莊園",
        strict=True,
    )
) + tuple(zip("〇零一二三四五六七八九", "00123456789", strict=True))
_TENS = re.compile(r"十(\d?)")
_SUFFIX_NUMBER = re.compile(r"之(?=\d)")
_SEPARATORS = re.compile(
    r"[\s/／、,，;；&＆+＋|｜]+|(?<=..)與(?=.)|(?<=[路街段道])[和跟及近至到口x×](?=.)|\band\b",
    re.IGNORECASE,
)
_CORNER = re.compile(r"(?:交叉|交岔|十字)(?:路?口|處)?$|(?<=[路街道段巷])口$")
_KIND_OF_STREET = re.compile(r"\d+段|大道|[路街]")


def search_key(text: str) -> str:
    """The one form of a name or of what was typed."""
    return search_keys([text])[0]


def search_keys(texts: Sequence[str]) -> list[str]:
    """The one form of many names, much quicker than one by one."""
    if not texts:
        return []
    keys = _one_form(BETWEEN_KEYS.join(texts)).split(BETWEEN_KEYS)
    return keys if len(keys) == len(texts) else [_one_form(text) for text in texts]


def _one_form(text: str) -> str:
    plain = narrow(text).casefold().replace(" ", "")
    for written, meant in _FORMS:
        plain = plain.replace(written, meant)
    return _SUFFIX_NUMBER.sub(_hyphen, _TENS.sub(_number, plain))


def _number(found: re.Match[str]) -> str:
    """What stands for 十 and the digit behind it: "2十3" is 23, "十" alone 10."""
    return ("" if _after_digit(found) else "1") + (found[1] or "0")


def _hyphen(found: re.Match[str]) -> str:
    return "-" if _after_digit(found) else found[0]


def _after_digit(found: re.Match[str]) -> bool:
    """Looked at here, for a pattern that begins with a letter of its own is much quicker."""
    return found.string[found.start() - 1 : found.start()].isdecimal()


def query_parts(text: str) -> list[str]:
    """The keys of the parts of what was typed: "中山路/文化路口" has two."""
    keys = search_keys([part for part in _SEPARATORS.split(text) if part])
    return [part for key in keys if (part := _CORNER.sub("", key))]


def corner_keys(keys: Sequence[str]) -> list[str]:
    """Streets in a row without what kind of street they are: "中山文化" of "中山路文化路".

    Of each key sections, 路, 街 and 大道 are left out.
    """
    return _KIND_OF_STREET.sub("", BETWEEN_KEYS.join(keys)).split(BETWEEN_KEYS) if keys else []
