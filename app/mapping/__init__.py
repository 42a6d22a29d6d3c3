"""Use cases of the map: layers of a store and of foreign files, search, export, paper."""
