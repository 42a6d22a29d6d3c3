"""The report of a bug: versions and trace, without anything a crash record could have put there.

Messages of exceptions quote what was worked on: names, plates, statements with their parameters,
folders of this user. So of a message only plain words are kept, and words that stand in the shown
lines of the program itself; of a path only its part inside the program or its library.
"""

from __future__ import annotations

import builtins
import platform
import re
import sys
from pathlib import PurePosixPath
from traceback import FrameSummary, TracebackException

from app.program_version import program_version

HIDDEN = "▒"
CUT_AT = ("[SQL:", "[parameters:", "(Background on this error")
"""SQLAlchemy's messages go on with the statement and its values."""
ROOTS = ("app", "gis", "widgets", "resources", "tests", "site-packages", "dist-packages")
FRAMES_SHOWN = 40
PATH = re.compile(r"\S*[\\/]\S*")
WORD = re.compile(r"[^\W_][\w.]*|_+\w*", re.UNICODE)
QUOTED = re.compile(r"""(['"“‘「])(.*?)(['"”’」])""")
PLAIN = re.compile(r"[a-z]{1,20}|[a-z]+(?:_[a-z]+)+")
CAUSED = "The exception above was the cause of this one:"


def bug_report(error: BaseException, *extra: str) -> str:
    """Versions, what the caller adds, and the trace of an error with the errors before it."""
    head = [
        f"Daoan {program_version()}",
        f"Python {sys.version.split()[0]}, {platform.system()} {platform.release()}",
        *extra,
    ]
    return "\n".join([*head, "", *_lines(error, frozenset())])


def _lines(error: BaseException, told: frozenset[int]) -> list[str]:
    """The trace of an error after those of the errors that led to it, each once."""
    told |= {id(error)}
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines: list[str] = []
    if before is not None and id(before) not in told:
        lines = [*_lines(before, told), "", CAUSED, ""]
    trace = TracebackException.from_exception(error)
    known = _words_of_code(trace)
    lines += [_frame_line(frame) for frame in list(trace.stack)[-FRAMES_SHOWN:]]
    return [*lines, f"{type(error).__name__}: {clean_message(str(trace), known)}"]


def _words_of_code(trace: TracebackException) -> frozenset[str]:
    """Names that stand in the shown lines of the program; comments and texts are none."""
    code = " ".join(_without_texts(frame.line or "") for frame in trace.stack)
    return frozenset(part for word in WORD.findall(code) for part in (word, *word.split(".")))


def _without_texts(line: str) -> str:
    return re.sub(r"""(['"]).*?\1""", " ", line).split("#")[0]


def _frame_line(frame: FrameSummary) -> str:
    place = f"  {short_path(frame.filename)}:{frame.lineno} in {frame.name}"
    return f"{place}\n    {frame.line}" if frame.line else place


def short_path(path: str) -> str:
    """A source file without the folders that only this computer has."""
    parts = PurePosixPath(path.replace("\\", "/")).parts
    for place in range(len(parts) - 1, -1, -1):
        if parts[place] in ROOTS:
            return "/".join(parts[place:])
    return parts[-1] if parts else ""


def clean_message(message: str, known: frozenset[str] = frozenset()) -> str:
    """A message with everything hidden that may be data: all but plain lower-case words.

    Quoted words and words with capitals, figures or Chinese letters stay only where they are
    names of Python or in `known`; numbers go: they may be an age or a part of a plate.
    """
    for mark in CUT_AT:
        message = message.partition(mark)[0]
    allowed = known | frozenset(dir(builtins)) | {"NoneType"}
    message = " ".join(PATH.sub(HIDDEN, message).split())
    quoted = QUOTED.sub(lambda found: _cleaned_quote(found, allowed), message)
    return WORD.sub(lambda found: _cleaned_word(found[0], allowed), quoted)


def _cleaned_quote(found: re.Match[str], allowed: frozenset[str]) -> str:
    start, text, end = found[1], found[2], found[3]
    return f"{start}{text if text in allowed else HIDDEN}{end}"


def _cleaned_word(word: str, allowed: frozenset[str]) -> str:
    bare = word.rstrip(".")
    kept = bare in allowed or all(PLAIN.fullmatch(part) for part in bare.split("."))
    return word if kept else HIDDEN
