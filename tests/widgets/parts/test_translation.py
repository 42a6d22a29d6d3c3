"""The words of the window: complete in both languages, with or without a compiled file."""

from __future__ import annotations

import shutil
import string
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from app.messages import Language
from tools.compile_translations import AREAS, source_of
from widgets.parts.translation import LanguageSwitch, SourceTranslator, own_translator

pytestmark = pytest.mark.gui
ROOT = Path(__file__).resolve().parents[3]
SOURCE = source_of("site")


def messages(path: Path) -> dict[tuple[str, str], ElementTree.Element]:
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message
        for context in ElementTree.parse(path).getroot().iter("context")
        for message in context.iter("message")
    }


@pytest.mark.parametrize("area", AREAS)
def test_every_string_of_the_window_has_chinese_words(tmp_path, area):
    """Runs lupdate into a copy: what it finds new or unfinished is missing here."""
    source = source_of(area)
    copy = Path(shutil.copy(source, tmp_path / source.name))
    program = "import sys; from tools.compile_translations import collect; from pathlib import Path"
    done = subprocess.run(
        [sys.executable, "-c", f"{program}; collect(sys.argv[1], Path(sys.argv[2]))", area, copy],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    found = messages(copy)
    unfinished = [
        key for key, message in found.items() if message.find("translation").get("type") is not None
    ]
    assert unfinished == []
    assert set(found) == set(messages(source))


def test_the_words_of_the_window_are_found():
    assert sum(len(messages(source_of(area))) for area in AREAS) > 200


@pytest.mark.parametrize("area", AREAS)
def test_placeholders_are_the_same_in_both_languages(area):
    wrong = []
    for (context, source), message in messages(source_of(area)).items():
        if message.findtext("comment") == "use {roc} for the ROC year":
            continue
        names = [
            {f[1] for f in string.Formatter().parse(text) if f[1]}
            for text in (source, message.findtext("translation", ""))
        ]
        if names[0] != names[1]:
            wrong.append((context, source))
    assert wrong == []


def test_words_of_menus_keep_a_mnemonic():
    wrong = [
        source
        for area in AREAS
        for (context, source), message in messages(source_of(area)).items()
        if context in ("Actions", "Menus") and "&" in source
        if "&" not in message.findtext("translation", "")
    ]
    assert wrong == []


@pytest.fixture
def switch(dressed):
    made = LanguageSwitch()
    yield made
    made.remove()


def test_the_switch_changes_our_words_and_those_of_qt(switch):
    switch.use(Language.CHINESE)
    assert QCoreApplication.translate("Columns", "Site") == "地點"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    switch.use(Language.ENGLISH)
    assert QCoreApplication.translate("Columns", "Site") == "Site"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_without_a_compiled_file_the_source_file_is_read(dressed, tmp_path):
    shutil.copy(SOURCE, tmp_path / SOURCE.name)
    translator = own_translator(tmp_path / SOURCE.name)
    assert isinstance(translator, SourceTranslator)
    assert translator.translate("Columns", "Site") == "地點"
    assert translator.translate("Columns", "no such words") is None


def test_a_compiled_file_is_preferred_until_the_source_is_newer(dressed, tmp_path):
    from tools.compile_translations import compile_all

    shutil.copy(SOURCE, tmp_path / SOURCE.name)
    assert [path.name for path in compile_all(tmp_path)] == ["site_zh_TW.qm"]
    assert compile_all(tmp_path) == []
    compiled = own_translator(tmp_path / SOURCE.name)
    assert not isinstance(compiled, SourceTranslator)
    assert compiled.translate("Columns", "Site") == "地點"
    later = (tmp_path / "site_zh_TW.qm").stat().st_mtime + 10
    import os

    os.utime(tmp_path / SOURCE.name, (later, later))
    assert isinstance(own_translator(tmp_path / SOURCE.name), SourceTranslator)
