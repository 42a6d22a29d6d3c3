#!/usr/bin/env bash
# Installs the Debian packages that are missing for "run" (Qt on a screen) or "test" (that and Xvfb).
# Where it may not install, it says in one sentence what to type and exits 1. Other systems: nothing to do.
set -euo pipefail

python_packages=(python3 python3-venv)
qt_packages=(
    libglib2.0-0 libgl1 libegl1 libx11-6 libdbus-1-3 libfontconfig1 libfreetype6 libxkbcommon0 libexpat1
    libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
    libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0 libx11-xcb1 fontconfig-config
)
# gdal-bin: a second reader of our stores; dbus-daemon to python3-pyatspi: what a screen reader hears of
# the window; the rest: a server of the tests' own, with its command line
test_packages=(
    xvfb xauth gdal-bin dbus-daemon at-spi2-core python3-pyatspi
    postgresql postgresql-postgis postgresql-client openssl
)

wanted=("${qt_packages[@]}")
[ "${1:-run}" = test ] && wanted+=("${test_packages[@]}")
if [ ! -x .venv/bin/python ] && ! tools/find_python.sh >/dev/null 2>&1; then
    wanted+=("${python_packages[@]}")
fi
command -v dpkg-query >/dev/null || exit 0

installed() { # a package, or its renamed 64-bit-time twin (libglib2.0-0t64)
    local states
    states=$(dpkg-query -W -f '${Status}\n' "$1" "$1t64" 2>/dev/null || true)
    [[ $states == *"install ok installed"* ]]
}
missing=()
for package in "${wanted[@]}"; do installed "$package" || missing+=("$package"); done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        as_root=(sudo -n)
    else
        echo "Please install these packages first: sudo apt-get install ${missing[*]}" >&2
        exit 1
    fi
fi
echo "Installing system packages: ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
if ! { "${as_root[@]}" apt-get update -qq && "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -n 5 "$log" >&2
    echo "Could not install: ${missing[*]}. Please install these packages and try again." >&2
    exit 1
fi
