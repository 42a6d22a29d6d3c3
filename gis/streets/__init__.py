"""Street network: roads, junctions, names, and where a crash lies on them."""
