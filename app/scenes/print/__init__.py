"""The printed scene: the standard form with the drawing to scale, and its files."""
