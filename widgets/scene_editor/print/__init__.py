"""Scenes onto paper: the dialog with its preview."""
