"""Pieces that every view uses: tables, words, letters, colours, the worker thread."""
