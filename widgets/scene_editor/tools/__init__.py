"""Tools of the scene editor, one a file; no Qt."""
