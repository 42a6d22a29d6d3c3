"""Hand edits of the street network, each a `StreetChange`: strokes, edits and presets."""
