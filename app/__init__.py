"""Application of Daoan: store, use cases, feeds, paper and the command line. Headless."""
