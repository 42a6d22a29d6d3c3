"""The list of tests that run on a store in a file only, read from their marks.

`python -m tests.helpers.one_store` writes it into docs/tests-on-one-store.md.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "tests-on-one-store.md"
_HEAD = """# Tests that run on a store in a file only

Every test that uses the fixture `store` or `shared_store` runs twice: on a GeoPackage file and on a
PostgreSQL server of its own. These do not, by their mark `geopackage_only`; the list is made by
`python -m tests.helpers.one_store` and compared by a test.

| tests | why |
|---|---|
"""


def marked() -> Iterator[tuple[str, str]]:
    """Test (or whole file) and reason, in the order of the files."""
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        name = path.relative_to(ROOT).as_posix()
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "pytestmark":
                yield from ((name, reason) for reason in _reasons([node.value]))
            if isinstance(node, ast.FunctionDef):
                reasons = _reasons(node.decorator_list)
                yield from ((f"{name}::{node.name}", reason) for reason in reasons)


def _reasons(marks: list[ast.expr]) -> Iterator[str]:
    """The reasons of the marks `geopackage_only` among some expressions."""
    for node in (found for mark in marks for found in ast.walk(mark)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.geopackage_only":
            yield str(ast.literal_eval(node.args[0]))


def page() -> str:
    """The page as it should be."""
    return _HEAD + "".join(f"| `{name}` | {reason} |\n" for name, reason in marked())


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
