"""Cross-sections of roads by the tags of OpenStreetMap, with defaults where those are silent."""
