"""Drawing by hand with precision: snaps, constraints, arcs, edits of shapes; no window."""
