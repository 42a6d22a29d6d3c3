"""The panel of cross-sections and its presets."""
