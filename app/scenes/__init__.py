"""Accident scenes in an editor's hand: the document, its journal, its paper, its lists."""
