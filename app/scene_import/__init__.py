"""Scene files in the interchange format into the store."""
