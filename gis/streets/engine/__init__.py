"""Junction areas, road bodies, lanes, kerbs and blocks from roads with cross-sections."""
