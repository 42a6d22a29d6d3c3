"""What was corrected of a sealed scene: who, when, why, the old value and the new one."""

from __future__ import annotations

from app.scenes.changes.lines import ChangeLine, ChangeSort, change_lines
from app.scenes.changes.speaker import Speaker
from app.scenes.print.form_content import SceneForm
from app.scenes.print.form_layout import FormColumn
from app.sheets.dates import short_time


def correction_rows(form: SceneForm) -> list[dict[FormColumn, str]]:
    """A row for each value that changed, the earliest correction first."""
    speaker = Speaker(
        language=form.language,
        library=form.library,
        scenes=(form.scene,),
        tells_persons=bool(form.names),
    )
    return [
        {
            FormColumn.WHEN: short_time(record.at, form.words),
            FormColumn.WHO: record.who,
            FormColumn.WHAT: line.what,
            FormColumn.BEFORE: line.before,
            FormColumn.AFTER: _after(line, speaker),
            FormColumn.REASON: speaker.text(" ".join(record.words)),
        }
        for record in form.corrections
        for line in change_lines(record.changes, speaker)
    ]


def _after(line: ChangeLine, speaker: Speaker) -> str:
    """The new value, and how far a place moved; that something was added or taken away."""
    if line.sort is ChangeSort.CHANGED:
        if line.told and line.after:
            return speaker.say("SCENE_CHANGE_WITH", value=line.after, told=line.told)
        return line.told or line.after
    return line.after or speaker.say(f"SCENE_CHANGE_WAS_{line.sort.name}")
