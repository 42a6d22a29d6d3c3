"""Run every benchmark of this folder and print one line of figures each.

The figures are copied into docs/benchmarks.md by hand, with the machine they come from.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
NOT_A_BENCHMARK = {"run_all.py", "canvas_rig.py"}
OF_A_CITY = {"canvas.py", "map_leaks.py"}
"""Of a made city: a GeoPackage with the layers building, road, lane, crash and camera."""


def main() -> int:
    """Run the benchmarks one after the other; 1 if one failed."""
    failed = 0
    for script in sorted(HERE.glob("*.py")):
        if script.name in NOT_A_BENCHMARK or script.name.startswith(("make_", "_")):
            continue
        city = sys.argv[1:2] if script.name in OF_A_CITY else []
        if script.name in OF_A_CITY and not city:
            sys.stdout.write(f"{script.stem}: not run; name a city: make bench CITY=city.gpkg\n")
            continue
        command = [sys.executable, str(script), *city, "--json"]
        done = subprocess.run(command, cwd=HERE.parents[1], capture_output=True, text=True)
        failed |= done.returncode != 0
        sys.stdout.write(f"{script.stem}: {(done.stdout or done.stderr).strip()}\n")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
