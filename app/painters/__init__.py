"""Painters of display lists on paper: PDF, SVG, DXF, PNG."""
