#!/usr/bin/env bash
# Makes .venv as requirements.lock says; quick when nothing changed. Usage: tools/setup.sh [run|test]
set -euo pipefail
cd "$(dirname "$0")/.."

bash tools/system_packages.sh "${1:-run}"
wanted="$(cat requirements.lock tools/installer.lock | sha256sum | cut -d' ' -f1)"
if [ -x .venv/bin/python ] && [ "$(cat .venv/.synced 2>/dev/null)" = "$wanted" ]; then
    exit 0
fi
if [ ! -x .venv/bin/python ]; then
    if ! python=$(bash tools/find_python.sh); then
        echo "Daoan needs Python 3.11, 3.12 or 3.13 with its venv module (Debian: apt-get install python3 python3-venv)." >&2
        exit 1
    fi
    echo "Making .venv with $python"
    "$python" -m venv .venv
fi
echo "Installing what requirements.lock lists"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tools/installer.lock
# The system's certificates: an office network often has its own.
export UV_SYSTEM_CERTS=1 UV_PYTHON_DOWNLOADS=never
.venv/bin/uv pip sync --quiet --compile-bytecode --python .venv/bin/python requirements.lock
echo "$wanted" >.venv/.synced
