"""Drawing, correcting and dating streets on the map."""
