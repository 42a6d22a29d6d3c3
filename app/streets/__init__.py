"""Street geometry as use cases: made again from the stored roads, and written to files."""
