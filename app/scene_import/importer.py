"""Import scene documents: read, check, link to crash and junction, store; in one write unit."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.file_names import shown
from app.messages import Language, explain, system_language
from app.scene_import.files import (
    NOT_OPENED,
    check_openable,
    defects_in_words,
    load_scene_text,
    parse_scene,
)
from app.scene_import.matching import MatchBy, SceneMatch, match_scene
from app.scene_import.places import linked, store_point
from app.store.scenes import (
    insert_scene,
    load_stored_scenes,
    scene_document,
    scene_values,
    standing_scene,
    update_scene,
)
from app.store.schema import import_run, quarantine
from app.store.store import Store
from app.store.uids import new_uid
from app.store.write_unit import WriteUnit
from app.tasks import Progress, silent
from gis.problems import Problem
from gis.scenes.interchange import SceneDefects
from gis.scenes.scene import Scene

IMPORTING = "IMPORTING_SCENES"
_REFUSED = frozenset({"SCENE_OTHER_CRS", "SCENE_SEALED", "SCENE_CASE_TOO_LONG"})
"""What refuses one file and not the import."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneImportResult:
    """Counts of one run's files; `read = accepted + quarantined`."""

    read: int
    accepted: int
    quarantined: int
    new: int
    updated: int
    unchanged: int
    matched: int
    """Scenes linked by place and time to the one crash that they can be of."""
    unsure: tuple[str, ...]
    """Case numbers that no crash has, where several crashes fit: somebody has to say which."""
    refusals: tuple[str, ...]
    """One sentence for each refused file."""
    run_uid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Refused:
    """A file that is no usable scene."""

    path: Path
    code: str
    sentence: str
    raw: str


def import_scenes(
    store: Store, files: Sequence[Path], *, progress: Progress = silent
) -> SceneImportResult:
    """Bring scene files into a store; a later document of a case replaces the earlier draft.

    Defective documents, files that cannot be opened, and other documents of sealed scenes are
    quarantined with the reason, the others are stored; the same document again changes nothing.
    Nothing is kept if it fails or is cancelled.

    Raises:
        Problem: where none of the files can be opened.
    """
    progress(IMPORTING, 0.0)
    _refuse_unopened(files)
    language = system_language()
    with store.write(actor=store.actor, action="import scene") as unit:
        run_uid = _start_run(unit, files)
        counts = {"new": 0, "updated": 0, "unchanged": 0}
        refused: list[_Refused] = []
        seen: set[str] = set()
        matches: dict[str, SceneMatch] = {}
        for number, path in enumerate(files):
            progress(IMPORTING, number / len(files))
            found = _read(path, seen, language)
            if isinstance(found, Scene):
                try:
                    outcome, match = _write(unit, store, found, run_uid)
                    counts[outcome] += 1
                    matches[found.case_no] = match
                    seen.add(found.case_no)
                    continue
                except Problem as problem:
                    if problem.code not in _REFUSED:
                        raise
                    sentence = f"{shown(path)}: {explain(problem, language)}"
                    found = _refusal(path, problem.code, sentence)
            refused.append(found)
        _write_refused(unit, refused, run_uid)
        result = SceneImportResult(
            read=len(files),
            accepted=len(files) - len(refused),
            quarantined=len(refused),
            **counts,
            matched=sum(_is_by_place(match) for match in matches.values()),
            unsure=tuple(case for case, match in matches.items() if match.is_unsure),
            refusals=tuple(item.sentence for item in refused),
            run_uid=run_uid,
        )
        _finish_run(unit, result)
    progress(IMPORTING, 1.0)
    return result


def _refuse_unopened(files: Sequence[Path]) -> None:
    """Raise the first file's trouble where no file can be opened: there is nothing to import."""
    first = None
    for path in files:
        try:
            check_openable(path)
        except Problem as problem:
            first = first or problem
        else:
            return
    if first is not None:
        raise first


def _read(path: Path, seen: set[str], language: Language) -> Scene | _Refused:
    """The scene of a file, or why it is refused."""
    try:
        text = load_scene_text(path)
    except Problem as problem:
        raw = "" if problem.code in NOT_OPENED else None
        return _refusal(path, problem.code, explain(problem, language), raw)
    try:
        scene = parse_scene(text, shown(path))
    except SceneDefects as defects:
        words = defects_in_words(defects, language)
        told = Problem("SCENE_FILE_DEFECTS", file=shown(path), defects=words)
        return _refusal(path, told.code, explain(told, language), text)
    except Problem as problem:
        return _refusal(path, problem.code, explain(problem, language), text)
    if scene.case_no in seen:
        twice = Problem("SCENE_TWICE", case_no=scene.case_no)
        return _refusal(path, twice.code, f"{shown(path)}: {explain(twice, language)}", text)
    return scene


def _refusal(path: Path, code: str, sentence: str, raw: str | None = None) -> _Refused:
    """A refused file; its bytes are kept even where they are no text."""
    if raw is None:
        raw = path.read_bytes().decode("utf-8", "backslashreplace")
    return _Refused(path=path, code=code, sentence=sentence, raw=raw)


def _write(unit: WriteUnit, store: Store, scene: Scene, run_uid: str) -> tuple[str, SceneMatch]:
    """Store one scene; says whether it was new, updated or unchanged, and which crashes fit it.

    A crash that it was linked to before stays its crash. A sealed scene that comes again stands
    as its corrections have it.
    """
    stored = load_stored_scenes(unit.connection, [scene.case_no]).get(scene.case_no)
    document = scene_document(scene)
    if stored is not None and stored.document == document:
        scene = standing_scene(unit.connection, stored)
    kept, match = None if stored is None else stored.crash_uid, SceneMatch()
    if kept is None:
        match = match_scene(unit.connection, scene, store.epsg)
        kept = None if match.certain is None else match.certain.crash_uid
    at = store_point(scene, store.epsg)
    crash_uid, junction_uid = linked(unit.connection, scene, at, kept)
    values = scene_values(scene, at=at, crash_uid=crash_uid, junction_uid=junction_uid)
    values["document"] = document
    if stored is None:
        insert_scene(unit, values, run_uid=run_uid)
        return "new", match
    same_links = (stored.crash_uid, stored.junction_uid) == (crash_uid, junction_uid)
    if stored.document == document and same_links:
        return "unchanged", match
    update_scene(unit, stored, values, run_uid=run_uid)
    return "updated", match


def _is_by_place(match: SceneMatch) -> bool:
    return match.certain is not None and match.certain.by is not MatchBy.CASE


def _write_refused(unit: WriteUnit, refused: Sequence[_Refused], run_uid: str) -> None:
    if refused:
        unit.insert(
            quarantine,
            [
                {
                    "run_uid": run_uid,
                    "file": shown(item.path.name),
                    "line": 1,
                    "reason_code": item.code,
                    "reason": item.sentence,
                    "raw": item.raw,
                }
                for item in refused
            ],
        )


def _start_run(unit: WriteUnit, files: Sequence[Path]) -> str:
    run_uid = new_uid()
    names = json.dumps([shown(path.name) for path in files], ensure_ascii=False)
    started = {"uid": run_uid, "kind": "scene", "files": names, "started_at": datetime.now(UTC)}
    unit.insert(import_run, [started])
    return run_uid


def _finish_run(unit: WriteUnit, result: SceneImportResult) -> None:
    counts = {key: value for key, value in asdict(result).items() if key != "refusals"}
    finished = {
        "uid": result.run_uid,
        "finished_at": datetime.now(UTC),
        "counts": json.dumps(counts),
    }
    unit.update_many(import_run, [finished])
