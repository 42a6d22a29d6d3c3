"""The list of scenes beside the map: found, filtered, opened, linked with crash records."""
