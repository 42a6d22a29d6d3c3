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
"$bin/python" -m pytest -q -n 2 --dist worksteal -m "not gui" -p no:pytest-qt -p no:pytestqt -p tests.qt_blocker "$@"
gate "windows offscreen"
"$bin/python" -m pytest -q -n 2 --dist worksteal -m gui "$@"

on_screen() { # windows of one screen must not run side by side: each would take the other's keys
    QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 2560x1440x24" "$bin/python" -m pytest -q -m gui "$@"
}
if [ $# -gt 0 ]; then
    gate "windows on a screen (Xvfb)"
    on_screen "$@"
    exit
fi
gate "windows on two screens (Xvfb): the frame and whole days; all other panels"
first=$(mktemp)
trap 'rm -f "$first"' EXIT
on_screen tests/widgets/frame tests/e2e/window >"$first" 2>&1 &
frame=$!
sleep 3 # xvfb-run looks for a free screen: one after the other
others=0
on_screen tests/widgets --ignore=tests/widgets/frame || others=$?
wait "$frame" || others=$?
cat "$first"
exit "$others"
