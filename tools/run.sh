#!/usr/bin/env bash
# Sets everything up, makes the demo store once and opens the window on it.
set -euo pipefail
cd "$(dirname "$0")/.."
demo=build/demo.gpkg

bash tools/setup.sh run
.venv/bin/python tools/compile_translations.py
if [ ! -f "$demo" ]; then
    mkdir -p build
    .venv/bin/python main.py demo --store "$demo"
fi
if [ "${1:-window}" = shot ]; then
    QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}" .venv/bin/python main.py window --store "$demo" --shot build/demo.png
    echo "Picture of the window: build/demo.png"
elif [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ "${QT_QPA_PLATFORM:-xcb}" != offscreen ]; then
    echo "Daoan is ready ($demo), but this machine has no screen."
    echo "Open it on a virtual one with 'apt-get install xvfb xauth && xvfb-run -a make run', or make a picture with 'make demo-shot'."
else
    exec .venv/bin/python main.py window --store "$demo"
fi
