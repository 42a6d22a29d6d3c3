"""The map: canvas, layers, tools."""
