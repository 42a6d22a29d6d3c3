"""The history of a scene: who changed it when, what was changed, how it looked then."""
