"""Scenes as display items: official glyphs of vehicles, people, marks and all else, to scale."""
