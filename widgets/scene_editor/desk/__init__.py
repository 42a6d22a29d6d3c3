"""The mode of the map in which a scene is drawn: where it begins, how it is kept, its end."""
