"""Scene documents in files: UTF-8 JSON, with or without a byte order mark."""

from __future__ import annotations

import json
from pathlib import Path

from app.file_names import shown
from app.messages import Language, say
from gis.problems import Problem
from gis.scenes.interchange import SceneDefects, read_scene
from gis.scenes.json_values import Defect, object_of_pairs
from gis.scenes.scene import Scene

LARGEST_MB = 32
NOT_OPENED = frozenset(
    {"FILE_IS_FOLDER", "SCENE_FILE_MISSING", "SCENE_FILE_UNREADABLE", "SCENE_FILE_TOO_LARGE"}
)
"""Codes of files whose bytes are not looked at."""
_SHOWN_DEFECTS = 20


def check_openable(path: Path) -> None:
    """Refuse what is no file of a scene's size that can be read.

    Raises:
        Problem: with one of the codes `NOT_OPENED`.
    """
    try:
        if path.is_dir():
            raise Problem("FILE_IS_FOLDER", file=shown(path))
        if path.stat().st_size > LARGEST_MB * 1_000_000:
            raise Problem("SCENE_FILE_TOO_LARGE", file=shown(path), limit_mb=LARGEST_MB)
        path.open("rb").close()
    except (FileNotFoundError, NotADirectoryError):
        raise Problem("SCENE_FILE_MISSING", file=shown(path)) from None
    except (OSError, ValueError):
        raise Problem("SCENE_FILE_UNREADABLE", file=shown(path)) from None


def load_scene_text(path: Path) -> str:
    """The text of a scene file.

    Raises:
        Problem: SCENE_NOT_TEXT, or one of `NOT_OPENED`.
    """
    check_openable(path)
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Problem("SCENE_NOT_TEXT", file=shown(path)) from None
    except OSError:
        raise Problem("SCENE_FILE_UNREADABLE", file=shown(path)) from None


def parse_scene(text: str, name: str) -> Scene:
    """The scene of a document's text.

    Raises:
        Problem: SCENE_NOT_JSON where the text is no JSON.
        SceneDefects: where the document is no scene.
    """
    try:
        data = json.loads(text, object_pairs_hook=object_of_pairs)
    except json.JSONDecodeError as error:
        raise Problem("SCENE_NOT_JSON", file=name, line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise SceneDefects((Defect("$", "SCENE_TOO_DEEP"),)) from None
    except ValueError:  # a whole number of thousands of digits
        raise SceneDefects((Defect("$", "SCENE_EXPECTED_NUMBER"),)) from None
    return read_scene(data)


def defects_in_words(defects: SceneDefects, language: Language) -> str:
    """All defects as "path: what"; a very long list ends with an ellipsis."""
    shown = [
        f"{item.path}: {say(item.code, language, **dict(item.params))}"
        for item in defects.defects[:_SHOWN_DEFECTS]
    ]
    more = ["…"] if len(defects.defects) > _SHOWN_DEFECTS else []
    return "; ".join(shown + more)


def read_scene_file(path: Path, language: Language) -> Scene:
    """The scene of one file.

    Raises:
        Problem: one sentence that names the file and, of a document that is no scene, every
            defect with its JSON path.
    """
    try:
        return parse_scene(load_scene_text(path), shown(path))
    except SceneDefects as defects:
        raise Problem(
            "SCENE_FILE_DEFECTS", file=shown(path), defects=defects_in_words(defects, language)
        ) from None
