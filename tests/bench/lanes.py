"""How far the lanes of a network agree with the tags of the OSM file it was made from.

Usage: python tests/bench/lanes.py [FILE.osm...] [--json]
Without files: the areas of ../shared/data/streets/osm.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from app.street_import.importer import read_streets
from app.street_import.road_lines import centre_lines
from app.street_import.source_crs import metric_epsg, to_store
from gis.streets.network import build_network
from tests.helpers.lane_comparison import Comparison, compare_lanes

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "streets" / "osm"


def measure(file: Path) -> Comparison:
    source = read_streets(file)
    epsg = metric_epsg(source)
    lines, _ = centre_lines(source, to_store(source, epsg))
    return compare_lanes(file, build_network(lines).streets, epsg)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*", type=Path, default=sorted(SHARED.glob("*.osm")))
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args()
    if not said.files:
        sys.stdout.write("not run: ../shared/data/streets/osm is missing\n")
    for file in said.files:
        found = measure(file)
        figures = {
            "area": file.stem,
            "share": round(found.share(), 4),
            **found.counts(),
            "differing": [
                [claim.way, claim.what, claim.said, claim.found] for claim in found.differing()
            ],
        }
        line = json.dumps(figures, ensure_ascii=False) if said.json else str(figures)
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
