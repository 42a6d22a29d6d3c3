"""The embedded GeoPackage store, its schema, migrations, audit and repositories."""
