"""The panel of junctions and what it does."""
