"""The report form beside the drawing: crash, parties, what is missing; estimates of speeds."""
