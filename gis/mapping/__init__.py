"""The map as data: features, styles, layers, overlay shapes, tiles; what is drawn, not how."""
