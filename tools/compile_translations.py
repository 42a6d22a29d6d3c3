"""Collect the window's strings into resources/i18n/*.ts (--collect) and compile them to .qm."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TRANSLATIONS = ROOT / "resources" / "i18n"


def qt_tool(name: str) -> Path | None:
    """The program `name` (lupdate, lrelease) that comes with PySide6-Essentials, if it is there."""
    spec = find_spec("PySide6")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent
    for candidate in (folder / name, folder / f"{name}.exe", folder / "Qt" / "libexec" / name):
        if candidate.is_file():
            return candidate
    return None


AREAS = tuple(sorted(path.parent.name for path in (ROOT / "widgets").glob("*/__init__.py")))
"""Folders of the window; each has a .ts file of its own, `<area>_zh_TW.ts`."""


def source_of(area: str, folder: Path = TRANSLATIONS) -> Path:
    """The .ts file of an area."""
    return folder / f"{area}_zh_TW.ts"


def collect(area: str, target: Path) -> str:
    """Bring one area's .ts file up to date with its sources; returns what lupdate says."""
    tool = qt_tool("lupdate")
    if tool is None:
        raise SystemExit("PySide6 here has no lupdate; install what requirements.lock lists.")
    sources = [
        str(path.relative_to(ROOT)) for path in sorted((ROOT / "widgets" / area).rglob("*.py"))
    ]
    done = subprocess.run(
        [str(tool), "-locations", "none", "-no-obsolete", *sources, "-ts", str(target)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout + done.stderr


def known_words(folder: Path = TRANSLATIONS) -> dict[tuple[str, str, str], str]:
    """Chinese words of all areas by context, source string and comment."""
    found: dict[tuple[str, str, str], str] = {}
    for file in sorted(folder.glob("*_zh_TW.ts")):
        for context in ElementTree.parse(file).getroot().iter("context"):
            for message in context.iter("message"):
                words = message.findtext("translation", "")
                if words:
                    found[_key(context, message)] = words
    return found


def fill(target: Path, known: Mapping[tuple[str, str, str], str]) -> None:
    """Give unfinished strings the words that another area had: a string moved."""
    tree = ElementTree.parse(target)
    filled = False
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            words = known.get(_key(context, message))
            if translation is not None and not translation.text and words:
                translation.text = words
                translation.attrib.pop("type", None)
                filled = True
    if filled:
        body = ElementTree.tostring(tree.getroot(), encoding="unicode", short_empty_elements=False)
        head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
        target.write_text(f"{head}{body}\n", encoding="utf-8")


def _key(context: ElementTree.Element, message: ElementTree.Element) -> tuple[str, str, str]:
    source, comment = message.findtext("source", ""), message.findtext("comment", "")
    return context.findtext("name", ""), source, comment


def compile_all(folder: Path) -> list[Path]:
    """Compile every .ts of a folder that changed since its .qm; returns the files written."""
    tool = qt_tool("lrelease")
    if tool is None:
        print("PySide6 here has no lrelease; the window reads the .ts files itself.")
        return []
    written = []
    for source in sorted(folder.glob("*.ts")):
        target = source.with_suffix(".qm")
        if target.is_file() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        command = [str(tool), "-silent", str(source), "-qm", str(target)]
        subprocess.run(command, check=True)
        written.append(target)
    return written


def main(arguments: list[str]) -> int:
    """Collect where asked, then compile."""
    if "--collect" in arguments:
        known = known_words()
        for area in AREAS:
            print(collect(area, source_of(area)))
            fill(source_of(area), known)
            collect(area, source_of(area))  # in lupdate's own layout
    compile_all(TRANSLATIONS)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
