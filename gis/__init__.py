"""Pure domain of Daoan: geometry, streets, scenes, crashes, diagrams, analysis. No Qt, no files."""
