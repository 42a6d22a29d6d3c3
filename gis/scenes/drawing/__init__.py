"""Drawing accident scenes: pure edits, a scene before and a scene after."""
