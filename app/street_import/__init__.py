"""Street files into the store: OSM, GeoPackage, Shapefile, GeoJSON."""
