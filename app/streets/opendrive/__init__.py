"""OpenDRIVE 1.8 from street geometry: what its roads, lanes and junctions are, and the file."""
