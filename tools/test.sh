#!/usr/bin/env bash
# Every gate, in the order of what fails fastest; stops at the first that fails. Extra arguments go to pytest.
set -euo pipefail
cd "$(dirname "$0")/.."

bash tools/setup.sh test
.venv/bin/python tools/compile_translations.py
bin=.venv/bin
export LC_ALL=C.UTF-8 PYTHONWARNDEFAULTENCODING="" QT_QPA_PLATFORM=offscreen
export FONTCONFIG_FILE="$PWD/tests/fonts.conf"
export PYTHONDONTWRITEBYTECODE="" # each of many processes would compile all sources and tests anew
gate() { printf '\n== %s\n' "$1"; }

gate "ruff"
"$bin/ruff" check .
"$bin/ruff" format --check .
gate "mypy"
"$bin/mypy"
gate "import contracts"
"$bin/lint-imports" --no-logo
gate "headless tests, PySide6 blocked from import"
"$bin/python" -m pytest -q -n 2 --dist worksteal -m "not gui" -p no:pytest-qt -p no:pytestqt -p tests.qt_blocker "$@"
# Without arguments the other gates look only where windows are (tests/conftest.py sees to it).
[ $# -gt 0 ] || set -- tests/widgets tests/e2e/window
gate "windows offscreen, and what lies beside their tests"
"$bin/python" -m pytest -q -n 2 --dist worksteal -m "gui or windowless" "$@"
gate "windows on screens (Xvfb), one a process"
"$bin/python" -m pytest -q -n 2 --dist worksteal -m gui -p tests.own_screen "$@"
