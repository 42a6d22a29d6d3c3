"""Measuring a scene: tools on the map, the table, files of total stations."""
