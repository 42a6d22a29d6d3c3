"""A scene as it may leave the house: without what an unknown key or a note says of a person.

The model itself holds no personal data: parties are letters, ages are bands. But documents of other
programs keep their own keys, and people write plates into notes. Every export takes the scene
through here; the store keeps the document as it came.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from app.crash_import.eis_privacy import HIDDEN, without_patterns
from gis.scenes.scene import KeptFixedPoint, Scene

_OURS = frozenset({"crs", "case_no", "occurred_at", "base_date", "id", "target", "street", "name"})
"""Texts that name the case, the street and parts of the drawing; every other text is
looked through, codes too: a document may hold anything there."""
_LONGEST_CODE = 4
_PERSONAL_KEYS = frozenset(
    {
        *("name", "full_name", "first_name", "last_name", "driver", "driver_name", "owner"),
        *("owner_name", "identity", "identity_no", "id_no", "id_number", "national_id", "passport"),
        *(
            "birth",
            "birthday",
            "birth_date",
            "date_of_birth",
            "age",
            "exact_age",
            "phone",
            "mobile",
        ),
        *("phone_number", "telephone", "address", "email", "plate", "plate_no", "plate_number"),
        *("license_plate", "licence_plate", "license_no", "licence_no", "signature", "line_id"),
        *("姓名", "當事人", "當事人姓名", "駕駛人", "駕駛人姓名", "車主", "車主姓名", "簽名"),
        *("身分證", "身分證字號", "身份證字號", "證號", "護照號碼", "出生", "出生日期", "生日"),
        *("年齡", "電話", "手機", "聯絡電話", "地址", "住址", "戶籍地址", "電子郵件", "駕照號碼"),
        *("車牌", "車號", "車牌號碼", "牌照", "牌照號碼"),
    }
)
"""Keys of other programs that hold a person's data, lower case, words joined by "_"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareableScene:
    """A scene without personal data, and where there were some."""

    scene: Scene
    hidden: tuple[str, ...]
    """Paths of what was left out or hidden ("$.marks[0].note"); never what stood there."""


def shareable(scene: Scene) -> ShareableScene:
    """The scene as it may be exported, drawn and printed for anybody."""
    hidden: list[str] = []
    cleaned: Scene = _cleaned(scene, "$", hidden)
    return ShareableScene(scene=cleaned, hidden=tuple(hidden))


def _cleaned(part: Any, path: str, hidden: list[str]) -> Any:  # noqa: ANN401 - parts of a scene
    """A part with its own parts cleaned; the same object where nothing was found."""
    if isinstance(part, tuple):
        items = tuple(_cleaned(item, f"{path}[{place}]", hidden) for place, item in enumerate(part))
        return items if any(a is not b for a, b in zip(items, part, strict=True)) else part
    if isinstance(part, Mapping):
        return _cleaned_json(part, path, hidden)
    if not is_dataclass(part) or isinstance(part, type):
        return part
    changed: dict[str, Any] = {}
    for field in fields(part):
        held = getattr(part, field.name)
        # a lamp post's number reads like a plate, and a fixed point is no person's
        if isinstance(part, KeptFixedPoint) and field.name == "point":
            continue
        here = path if field.name in ("extra", "raw", "row") else f"{path}.{field.name}"
        if isinstance(held, str):
            made: Any = _said(field.name, held, here, hidden)
        else:
            made = _cleaned(held, here, hidden)
        if made is not held:
            changed[field.name] = made
    return replace(part, **changed) if changed else part


def _cleaned_json(value: Any, path: str, hidden: list[str]) -> Any:  # noqa: ANN401 - JSON
    """Unknown JSON without personal keys and patterns."""
    if isinstance(value, Mapping):
        kept = {key: item for key, item in value.items() if not _is_personal(key)}
        hidden += [f"{path}.{key}" for key in value if key not in kept]
        made = {key: _cleaned_json(item, f"{path}.{key}", hidden) for key, item in kept.items()}
        same = len(made) == len(value) and all(made[key] is value[key] for key in made)
        return value if same else made
    if isinstance(value, list | tuple):
        items = [_cleaned_json(one, f"{path}[{place}]", hidden) for place, one in enumerate(value)]
        same = all(a is b for a, b in zip(items, value, strict=True))
        return value if same else items
    return _text(value, path, hidden) if isinstance(value, str) else value


def _is_personal(key: str) -> bool:
    return "_".join(key.replace("-", " ").replace("_", " ").casefold().split()) in _PERSONAL_KEYS


def _said(name: str, text: str, path: str, hidden: list[str]) -> str:
    """A field's text; what is longer than any code of the form is no code."""
    if name in _OURS:
        return text
    if name.endswith("_code") and len(text) > _LONGEST_CODE:
        hidden.append(path)
        return HIDDEN
    return _text(text, path, hidden)


def _text(text: str, path: str, hidden: list[str]) -> str:
    found = without_patterns(text)
    if found == text:
        return text
    hidden.append(path)
    return found
