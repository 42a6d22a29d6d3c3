"""What was corrected of a sealed scene: who, when, why, the old value and the new one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from app.crash_import.eis_privacy import without_patterns
from app.scenes.print.form_content import SceneForm
from app.scenes.print.form_layout import FormColumn, FormField
from app.sheets.dates import short_time
from gis.scenes.delta import ChangeKind, PartChange

MOST_LETTERS = 160
"""Of a value; the store keeps the whole."""
_NAMED = {field.value for field in FormField}


def correction_rows(form: SceneForm) -> list[dict[FormColumn, str]]:
    """A row for each value that changed, the earliest correction first."""
    rows = []
    for record in form.corrections:
        for change in record.changes:
            for what, before, after in _differences(form, change):
                rows.append(
                    {
                        FormColumn.WHEN: short_time(record.at, form.words),
                        FormColumn.WHO: record.who,
                        FormColumn.WHAT: what,
                        FormColumn.BEFORE: _told(form, _short(before)),
                        FormColumn.AFTER: _told(form, _short(after)),
                        FormColumn.REASON: _told(form, " ".join(record.words)),
                    }
                )
    return rows


def _differences(form: SceneForm, change: PartChange) -> Iterator[tuple[str, Any, Any]]:
    """What changed; of an item only those of its values that did."""
    before, after = (
        None if text is None else json.loads(text) for text in (change.before, change.after)
    )
    name = change.field
    if name in _NAMED:
        name = form.words(f"SCENE_FORM_FIELD_{name.upper()}")
    if change.kind is ChangeKind.ITEM:
        name = f"{name} {change.key}"
    if not (isinstance(before, dict) and isinstance(after, dict)):
        yield name, before, after
        return
    for key in {**before, **after}:
        if before.get(key) != after.get(key):
            yield f"{name}.{key}", before.get(key), after.get(key)


def _told(form: SceneForm, text: str) -> str:
    """A text without plates and numbers of persons, but on the case-file copy."""
    return text if form.names else without_patterns(text)


def _short(value: Any) -> str:  # noqa: ANN401 - JSON
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= MOST_LETTERS else text[: MOST_LETTERS - 1] + "…"
