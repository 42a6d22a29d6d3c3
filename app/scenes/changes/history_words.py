"""Entries of a scene's history in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.messages import Language
from app.scenes.changes.lines import ChangeLine, change_lines, speaker_of
from app.scenes.changes.sentences import concerned, full_sentence, sentence, summary
from app.scenes.changes.speaker import Speaker, plain_text
from app.scenes.history import SceneVersion, is_brought_back
from app.store.scene_changes import SceneEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionWords:
    """One entry; all texts in one language."""

    event: str
    """What was done: "修改"."""
    what: str
    """All in one line: event, what changed, the reason."""
    details: tuple[str, ...]
    """Each change in a sentence."""
    reason: str
    """Of a correction, the purpose of a copy with names; "" else."""


def version_words(version: SceneVersion, language: Language) -> VersionWords:
    """Words of one entry."""
    speaker = speaker_of(language, version.after, version.before)
    lines = change_lines(version.changes, speaker)
    event = _event(version, speaker)
    reason = ""
    if version.record.event in (SceneEvent.CORRECT, SceneEvent.CASE_FILE):
        reason = plain_text(" ".join(version.record.words))
    what = _what(version, event, lines, speaker)
    if reason:
        what = speaker.say("SCENE_EVENT_REASON", what=what, reason=reason)
    told = full_sentence if version.record.event is SceneEvent.CORRECT else sentence
    details = tuple(told(line, speaker) for line in lines)
    return VersionWords(
        event=event, what=_begun(what), details=tuple(map(_begun, details)), reason=reason
    )


def _begun(text: str) -> str:
    """A line begins with a capital letter."""
    return text[:1].upper() + text[1:]


def _what(version: SceneVersion, event: str, lines: Sequence[ChangeLine], speaker: Speaker) -> str:
    """What was done; of a usual step only what it changed."""
    if not version.changes:
        return event
    if version.is_first:
        return speaker.say("SCENE_CHANGE_TOLD", what=event, told=concerned(lines, speaker))
    told = summary(lines, speaker)
    if version.record.event is SceneEvent.EDIT:
        return told
    return speaker.say("SCENE_EVENT_TOLD", event=event, told=told)


def _event(version: SceneVersion, speaker: Speaker) -> str:
    record = version.record
    if is_brought_back(record):
        return speaker.say("SCENE_EVENT_BROUGHT_BACK")
    if record.event is SceneEvent.IMPORT and record.version > 1:
        return speaker.say("SCENE_EVENT_REPLACED")
    return speaker.say(f"SCENE_EVENT_{record.event.name}")
