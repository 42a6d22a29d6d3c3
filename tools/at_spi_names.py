"""What a screen reader hears: walks the window over AT-SPI and lists controls without a name.

Run by the system's Python (`/usr/bin/python3`, Debian packages at-spi2-core, python3-pyatspi, dbus,
xvfb): `tools/at_spi_names.py STORE.gpkg [LANGUAGE]`. Starts a session bus and a virtual screen of
its own. Prints the tree's figures; exit status 1 where a control has no name, 2 where the window
was not seen on the bus.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_S = 90.0
ROLES = (
    *("push button", "check box", "radio button", "combo box", "text", "spin button", "slider"),
    *("table", "list", "tree", "tree table", "page tab", "menu item", "check menu item"),
    *("radio menu item", "menu", "toggle button", "progress bar", "entry"),
)
"""Roles of what can be worked with."""
INSIDE = "--inside"


Answer = TypeVar("Answer")


class Report(NamedTuple):
    """What was found, and the exit status."""

    lines: list[str]
    status: int


class State(Protocol):
    """What is true of a node."""

    def contains(self, state: object) -> bool:
        """Whether a state is set."""


class Node(Protocol):
    """One object of the bus."""

    name: str
    parent: Node

    def getRoleName(self) -> str:
        """What it is."""

    def getState(self) -> State:
        """What is true of it."""

    def __iter__(self) -> Iterator[Node | None]:
        """Its children."""


class Registry(Protocol):
    """Where all programs of the bus are found."""

    def getDesktop(self, number: int) -> Iterable[Node | None]:
        """The programs of a desktop."""


def main(arguments: list[str]) -> int:
    """Start a bus and a screen and go on inside them; inside, look."""
    if arguments and arguments[0] == INSIDE:
        return look(*arguments[1:])
    command = ["dbus-run-session", "--", "xvfb-run", "-a", "-s", "-screen 0 1600x1000x24"]
    return subprocess.call([*command, sys.executable, __file__, INSIDE, *arguments])


def look(store: str, language: str = "zh_TW") -> int:
    """Open the window on a copy of the store and read it over the bus."""
    import pyatspi  # of the system's Python, not of ours

    with tempfile.TemporaryDirectory(prefix="daoan-a11y-") as folder:
        copy = shutil.copy(store, folder)
        window = start_window(copy, language, Path(folder))
        try:
            frame = wait_for_frame(pyatspi.Registry, Path(copy).name)
            told = None if frame is None else steady(frame, report)
            if told is None:
                return 2
            print(*told.lines, sep="\n")
            return told.status
        finally:
            window.terminate()
            window.wait(30)


def start_window(store: str, language: str, folder: Path) -> subprocess.Popen[bytes]:
    """The program as a user starts it, with the bridge to the bus switched on."""
    settings = folder / "window.ini"
    settings.write_text("[seen]\ntour=true\n", encoding="utf-8")
    environment = {**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"}
    command = [str(ROOT / ".venv" / "bin" / "python"), str(ROOT / "main.py"), "window"]
    options = ["--store", store, "--language", language, "--settings", str(settings)]
    return subprocess.Popen([*command, *options], env=environment, cwd=ROOT)


def wait_for_frame(registry: Registry, title: str) -> Node | None:
    """The window's frame once it shows the store's first site; None where it never came."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        for application in registry.getDesktop(0):
            for frame in application or ():
                if frame is not None and title in frame.name and site_is_shown(frame):
                    return frame
        time.sleep(0.3)
    print("The window was not seen on the bus.")
    return None


def site_is_shown(frame: Node) -> bool:
    """Whether the tabs of the site's page tell how many crashes there are."""

    def counts(nodes: list[Node]) -> bool:
        tabs = [node.name for node in nodes if node.getRoleName() == "page tab"]
        return any(letter in "123456789" for name in tabs for letter in name)

    return bool(steady(frame, counts))


def walk(node: Node) -> list[Node]:
    """A node and all below it, without the cells of tables."""
    found = [node]
    if node.getRoleName() in ("table", "tree table", "list", "tree"):
        return found
    for child in node:
        if child is not None:
            found += walk(child)
    return found


def steady(frame: Node, read: Callable[[list[Node]], Answer]) -> Answer | None:
    """What is read of all nodes, once none goes away meanwhile; None where that never came."""
    from gi.repository import GLib

    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        try:
            return read(walk(frame))
        except GLib.GError:
            time.sleep(0.2)
    return None


def report(nodes: list[Node]) -> Report:
    """What was found; the status is 1 where something has no name."""
    controls = [node for node in nodes if node.getRoleName() in ROLES]
    nameless = [node for node in controls if not node.name and is_shown(node)]
    roles = Counter(node.getRoleName() for node in controls)
    lines = [f"{len(nodes)} objects, {len(controls)} controls: {dict(roles)}"]
    lines += [
        f"  {node.getRoleName()}: {node.name}"
        for node in controls
        if is_shown(node) and node.getRoleName() not in ("menu item", "menu")
    ]
    lines += [f"WITHOUT A NAME: {node.getRoleName()} in {node.parent.name!r}" for node in nameless]
    return Report(lines, 1 if nameless or len(controls) < len(ROLES) else 0)


def is_shown(node: Node) -> bool:
    """Whether a control is on the screen."""
    import pyatspi

    return node.getState().contains(pyatspi.STATE_SHOWING)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
