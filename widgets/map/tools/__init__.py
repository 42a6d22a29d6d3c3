"""Tools of the map: one state machine in one file, without Qt."""
