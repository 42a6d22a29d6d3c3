#!/usr/bin/env bash
# Every gate, in the order of what fails fastest; stops at the first that fails. Extra arguments go to pytest.
set -euo pipefail
cd "$(dirname "$0")/.."

bash tools/setup.sh test
.venv/bin/python tools/compile_translations.py
bin=.venv/bin
export LC_ALL=C.UTF-8 PYTHONWARNDEFAULTENCODING="" QT_QPA_PLATFORM=offscreen
export FONTCONFIG_FILE="$PWD/tests/fonts.conf"
gate() { printf '\n== %s\n' "$1"; }

gate "ruff"
"$bin/ruff" check .
"$bin/ruff" format --check .
gate "mypy"
"$bin/mypy"
gate "import contracts"
"$bin/lint-imports" --no-logo
gate "headless tests, PySide6 blocked from import"
"$bin/python" -m pytest -q -n 2 -m "not gui" -p no:pytest-qt -p no:pytestqt -p tests.qt_blocker "$@"
gate "all tests, windows offscreen"
"$bin/python" -m pytest -q -n 2 "$@"
gate "windows on a screen (Xvfb)"
QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 2560x1440x24" "$bin/python" -m pytest -q -m gui "$@"
