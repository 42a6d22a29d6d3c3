"""Tools of the street editor, each a state machine in a file of its own."""
