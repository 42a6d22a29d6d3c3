"""Changes of a scene as sentences, and many of them in one line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.scenes.changes.leaves import OF_ITEMS
from app.scenes.changes.lines import ChangeLine, ChangeSort, change_lines
from app.scenes.changes.parts import part_name
from app.scenes.changes.speaker import Speaker
from gis.scenes.delta import ChangeKind, PartChange
from gis.scenes.merging import WHOLE, PartConflict, PartKey

MOST_NAMED = 2
"""More parts of one kind are counted."""
_FORM = PartKey(field="form")
_SORTS = (ChangeSort.ADDED, ChangeSort.CHANGED, ChangeSort.REMOVED)


def sentence(line: ChangeLine, speaker: Speaker) -> str:
    """One change: "當事人 A 停止位置：移動 0.35 公尺"."""
    return _said(line, line.what, speaker)


def full_sentence(line: ChangeLine, speaker: Speaker) -> str:
    """The same with both values wherever they can be told: what a correction must say."""
    if not (line.told and line.before and line.after):
        return sentence(line, speaker)
    return speaker.say(
        "SCENE_CHANGE_VALUES_TOLD",
        what=line.what,
        before=line.before,
        after=line.after,
        told=line.told,
    )


def _said(line: ChangeLine, what: str, speaker: Speaker) -> str:
    if line.sort is ChangeSort.CHANGED:
        if line.told:
            return speaker.say("SCENE_CHANGE_TOLD", what=what, told=line.told)
        blank = speaker.say("SCENE_CHANGE_BLANK")
        before, after = line.before or blank, line.after or blank
        return speaker.say("SCENE_CHANGE_VALUES", what=what, before=before, after=after)
    more = line.before if line.sort is ChangeSort.REMOVED else line.after
    code = f"SCENE_CHANGE_{line.sort.name}"
    return speaker.say(f"{code}_OF" if more else code, what=what, value=more)


def summary(lines: Sequence[ChangeLine], speaker: Speaker) -> str:
    """All in one line: a single change as it is, of several which parts they concern."""
    if len(lines) == 1:
        return sentence(lines[0], speaker)
    found: dict[ChangeSort, dict[PartKey, str]] = {sort: {} for sort in _SORTS}
    for line in lines:
        sort = line.sort if not line.value and line.part else ChangeSort.CHANGED
        key = line.key if line.part else PartKey(field=_FORM.field, key=line.value)
        found[sort].setdefault(key, line.part or line.value)
    told = [
        speaker.say(f"SCENE_CHANGES_{sort.name}", parts=speaker.listed(_named(names, speaker)))
        for sort, names in found.items()
        if names
    ]
    if not told:
        return speaker.say("SCENE_CHANGES_NONE")
    return speaker.say("SCENE_CHANGES_APART").join(told)


def _named(names: dict[PartKey, str], speaker: Speaker) -> list[str]:
    """Parts by name; many of one kind by their number."""
    by_field: dict[str, list[str]] = {}
    for key, name in names.items():
        by_field.setdefault(key.field, []).append(name)
    told: list[str] = []
    for field, held in by_field.items():
        if len(held) <= MOST_NAMED:
            told += held
        else:
            kind = speaker.say(f"SCENE_PART_{field.upper()}")
            told.append(speaker.say("SCENE_CHANGES_MANY", name=kind, count=len(held)))
    return told


def concerned(lines: Sequence[ChangeLine], speaker: Speaker) -> str:
    """Only which parts they are of: how a scene began."""
    names: dict[PartKey, str] = {}
    for line in lines:
        key = line.key if line.part else PartKey(field=_FORM.field, key=line.value)
        names.setdefault(key, line.part or line.value)
    return speaker.listed(_named(names, speaker))


# --- conflicts


def conflict_name(conflict: PartConflict, speaker: Speaker) -> str:
    """The part that two people changed."""
    names = {line.part for side in _sides(conflict, speaker) for line in side if line.part}
    is_item = conflict.part.field in OF_ITEMS and conflict.part.key
    return names.pop() if is_item and len(names) == 1 else part_name(conflict.part, speaker)


def conflict_sides(conflict: PartConflict, speaker: Speaker) -> tuple[str, str]:
    """What the other person made of it, and what I did."""
    if conflict.part == WHOLE:
        changed = speaker.say("SCENE_CHANGE_CHANGED")
        return changed, changed
    theirs, mine = (_told_side(conflict, side, speaker) for side in _sides(conflict, speaker))
    return theirs, mine


def _sides(
    conflict: PartConflict, speaker: Speaker
) -> tuple[tuple[ChangeLine, ...], tuple[ChangeLine, ...]]:
    part = conflict.part
    if part == WHOLE:
        return (), ()
    kind = ChangeKind.ITEM if part.key else ChangeKind.VALUE
    theirs, mine = (
        PartChange(field=part.field, kind=kind, key=part.key, before=conflict.base, after=side)
        for side in (conflict.theirs, conflict.mine)
    )
    return change_lines((theirs,), speaker), change_lines((mine,), speaker)


def _told_side(conflict: PartConflict, lines: Iterable[ChangeLine], speaker: Speaker) -> str:
    """What one side did, without the name of the part that stands before it."""
    held = list(lines)
    if not held:
        return speaker.say("SCENE_CHANGE_UNCHANGED")
    apart = speaker.say("SCENE_CHANGES_APART")
    if not conflict.part.key and conflict.part.field in OF_ITEMS:
        return apart.join(sentence(line, speaker) for line in held)
    return apart.join(_without_part(line, speaker) for line in held)


def _without_part(line: ChangeLine, speaker: Speaker) -> str:
    if line.part and line.value:
        return _said(line, line.value, speaker)
    if line.sort is not ChangeSort.CHANGED:
        return speaker.say(f"SCENE_CHANGE_WAS_{line.sort.name}")
    return line.told or line.after or speaker.say("SCENE_CHANGE_BLANK")
