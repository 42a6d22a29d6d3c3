"""Collision diagrams: glyphs, legs, schematic view, what is not drawn and why."""
