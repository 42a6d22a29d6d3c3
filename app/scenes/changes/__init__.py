"""What became of a scene, in words: its history, both sides of a conflict, what was corrected."""
